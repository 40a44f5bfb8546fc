/** A place that is asked for, where no sheet that answers is: said, rather than left to be found out. */

import { foldedWords } from "./query.js";
import { element } from "../ui/element.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/** Where more sheets have all the words, some are there, and nothing is looked up. */
const FEW = 10;

/**
 * « Rien à Marseille même », if the words name a place and something else, and none of the sheets that have all of the
 * words is there.
 * @param {Answer} answer @param {SearchIndex} index @param {import("../ui/strings.js").Strings} strings
 * @returns {Promise<HTMLElement[]>}
 */
export async function notHere(answer, index, strings) {
  if (answer.query.words.filter((word) => !word.isOptional).length < 2 || answer.whole > FEW) return [];
  const place = await named(answer.query.words, index);
  if (!place) return [];
  const whole = answer.sheets.filter((_, at) => at < answer.whole);
  const list = await index.facet("territory", whole);
  if (list.having(whole, [place.id]).size) return [];
  // A name of several words may need an article, which nobody wrote down.
  const key = place.label.includes(" ") ? "search.not_here_long" : "search.not_here";
  return [element("p", { class: "search__not-here" }, strings.say(key, { place: place.label }), " ", answer.sheets.length ? strings.say("search.elsewhere") : "")];
}

/**
 * The place with the longest name that the words hold, if they hold more than that.
 * @param {import("./query.js").Word[]} words @param {SearchIndex} index
 */
async function named(words, index) {
  const list = await index.facet("territory");
  const typed = new Set(words.map((word) => word.folded));
  const told = new Set(words.filter((word) => !word.isOptional).map((word) => word.folded));
  return list.labels
    .map((label, at) => ({ id: list.ids[at], label, parts: foldedWords(label, index.analysis) }))
    .filter(({ parts }) => parts.every((part) => typed.has(part)) && parts.filter((part) => told.has(part)).length < told.size)
    .sort((one, other) => other.parts.length - one.parts.length)[0];
}
