/** What was found, as the page shows it: cards with the words marked, and a way on where there is nothing. */

import { card } from "./card.js";
import { extract, mark } from "./excerpt.js";
import { LONGEST } from "./typed.js";
import { element } from "../ui/element.js";
import { onceSeen } from "../ui/seen.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("../ui/strings.js").Strings} Strings */

/** Letters of a word that is told of. */
const LONGEST_SHOWN = 40;

/**
 * The cards of `numbers`, in their order.
 * @param {number[]} numbers @param {Set<string>} terms @param {SearchIndex} index @returns {Promise<Element[]>}
 */
export async function cards(numbers, terms, index) {
  const sheets = await Promise.all(numbers.map((number) => index.sheet(number)));
  const { root, shared } = document.querySelector("[data-shared]").dataset;
  return sheets.map(({ data }) => {
    const item = card(data, index.root.card_words, { root, shared });
    for (const part of terms.size ? item.querySelectorAll("h3 a, h3 + p + p") : []) mark(part, terms, index.analysis);
    return item;
  });
}

/** Keep room in a card for the passage that answers, so that nothing moves when its text is here. @param {Element} item */
export function keepRoom(item) {
  item.querySelector("h3 + p + p").after(element("p", { class: "card__extract" }));
}

/**
 * Put where it is seen, under each summary, the passage of the sheet that answers, once its text is loaded.
 * @param {Element[]} items cards of `numbers` @param {number[]} numbers @param {Set<string>} terms @param {SearchIndex} index
 */
export async function extracts(items, numbers, terms, index) {
  if (!terms.size) return;
  const rooms = items.map((item) => item.querySelector(".card__extract"));
  await onceSeen(rooms, async (passage) => {
    const found = await passageOf(numbers[rooms.indexOf(passage)], terms, index).catch((error) => {
      passage.remove();
      throw error;
    });
    if (!found) return passage.remove();
    passage.textContent = `${found.cutBefore ? "… " : ""}${found.text}${found.cutAfter ? " …" : ""}`;
    const { lang } = passage.previousElementSibling;
    if (lang) passage.lang = lang;
    mark(passage, terms, index.analysis);
  });
}

/** The passage of a sheet that answers, if any. @param {number} number @param {Set<string>} terms @param {SearchIndex} index */
async function passageOf(number, terms, index) {
  const text = await index.text(number);
  // The card shows the title and the summary, which come first.
  return extract(text.slice(text.indexOf("\n", text.indexOf("\n") + 1) + 1), terms, index.analysis) ?? extract(await index.values(number), terms, index.analysis);
}

/** Words that a remark repeats, and letters of each. */
const MOST_LISTED = 8;

/**
 * What the search understood, where that differs from what was typed.
 * @param {Answer} answer @param {Strings} strings @param {(text: string) => void} write puts another text in the box
 * @param {string} text as it was typed
 */
export function remarks(answer, strings, write, text) {
  const notes = [];
  const mended = answer.words.filter((found) => found.meant);
  if (mended.length) {
    const meant = mended.reduce((made, { word, meant: form }) => replaced(made, word.shown, form), text.slice(0, LONGEST));
    const button = element("button", { type: "button", class: "link", onclick: () => write(meant) }, meant);
    const [before, after] = strings.say("search.meant", { text: "\n" }).split("\n");
    notes.push(element("p", { class: "search__meant" }, before, button, after));
  }
  const unknown = answer.words.filter((found) => !found.sheets && !found.word.isOptional).map((found) => found.word.shown);
  if (unknown.length) notes.push(element("p", {}, strings.say("search.unknown", { words: listed(unknown, strings) })));
  if (answer.query.isWordless) {
    const { ignored } = answer.query;
    notes.push(element("p", {}, ignored.length ? strings.say("search.too_common", { words: listed(ignored, strings) }) : strings.say("search.wordless", { text: shortened(text) })));
  }
  return notes;
}

/** @param {string} text @param {string} word in lower case @param {string} other */
function replaced(text, word, other) {
  const at = text.normalize("NFC").toLowerCase().replace(/[’ʼ‘]/g, "'").indexOf(word);
  return at < 0 ? other : text.slice(0, at) + other + text.slice(at + word.length);
}

/** @param {string[]} items @param {Strings} strings */
function listed(items, strings) {
  const shown = items.slice(0, MOST_LISTED).map((item) => strings.say("search.quoted", { text: shortened(item) }));
  return shown.join(", ") + (items.length > MOST_LISTED ? "…" : "");
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/**
 * Where nothing was found: what was asked, the filters that could be removed, the nearest terms.
 * @param {Answer} answer @param {Strings} strings
 * @param {{label: string, count: number, remove: () => void}[]} filters
 * @param {{kind: string, label: string, address: string}[]} near @param {string} root
 */
export function nothing(answer, strings, filters, near, root) {
  const parts = [];
  const asked = answer.query.words.filter((word) => !word.isOptional).map((word) => word.shown);
  if (asked.length) parts.push(element("p", {}, strings.say("search.understood", { words: listed(asked, strings) })));
  const useful = filters.filter(({ count }) => count);
  if (useful.length) {
    const items = useful.map(({ label, count, remove }) => element("li", {}, element("button", { type: "button", class: "link", onclick: remove }, strings.say("search.remove_filter", { filter: label })), strings.labelled("", strings.counted("search.sheets", count))));
    parts.push(element("p", {}, strings.say("search.try_without")), element("ul", {}, ...items));
  }
  if (near.length) {
    const links = near.map(({ kind, label, address }) => element("li", {}, element("a", { class: "chip", href: root + address }, strings.labelled(strings.say(`search.kind.${kind}`), label))));
    parts.push(element("p", {}, strings.say("search.near")), element("ul", { class: "chips", role: "list" }, ...links));
  }
  return parts;
}
