/** A place that is asked for, where no sheet that answers is: said, with the nearest, rather than left to be found out. */

import { element } from "../ui/element.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/** Where more sheets have all the words, some are there, and nothing is looked up. */
const FEW = 10;
/** Near sheets that are named. */
const NAMED = 2;

/**
 * « Rien à Gap même ; à 60 km : … », if the words name a place, and none of the sheets that have all of the words is
 * there.
 * @param {Answer} answer @param {SearchIndex} index @param {import("../ui/strings.js").Strings} strings
 * @param {string} root of the site, relative to the page
 * @returns {Promise<HTMLElement[]>}
 */
export async function notHere(answer, index, strings, root) {
  const { around } = answer;
  if (!around?.place || answer.whole > FEW) return [];
  const whole = answer.sheets.slice(0, answer.whole);
  if (whole.some((sheet) => around.here[sheet])) return [];
  // A name of several words may need an article, which nobody wrote down.
  const key = around.place.label.includes(" ") ? "search.not_here_long" : "search.not_here";
  const near = [...around.far].filter(([sheet]) => !around.here[sheet]).sort((one, other) => one[1] - other[1]).slice(0, NAMED);
  const read = await Promise.all(near.map(async ([number, far]) => ({ steps: inSteps(far), ...(await index.sheet(number)) })));
  /** By distance, which is said once. @type {Map<number, HTMLElement[]>} */
  const byDistance = new Map();
  for (const { steps, address, title } of read) byDistance.set(steps, [...(byDistance.get(steps) ?? []), element("a", { href: root + address }, title)]);
  const links = [...byDistance].map(([number, there]) => element("span", {}, strings.labelled(strings.say("near.far", { number }), ""), ...there.flatMap((link, at) => (at ? [", ", link] : [link]))));
  const said = strings.say(key, { place: around.place.label });
  const rest = links.length ? links.flatMap((link) => [strings.say("text.semicolon"), link]) : [answer.sheets.length ? ` ${strings.say("search.elsewhere")}` : ""];
  return [element("p", { class: "search__not-here" }, links.length ? said.replace(/\s*[.…:]\s*$/u, "") : said, ...rest)];
}

/** By fives from 20 on, as `far_in_words` of `rendering/neighbourhood.py`. @param {number} far */
function inSteps(far) {
  const step = far >= 20 ? 5 : 1;
  return Math.max(1, Math.round(far / step) * step);
}
