/** What was found, as the page shows it: cards with the words marked, other pages, and a way out where there is nothing. */

import { extract, mark } from "./excerpt.js";
import { made } from "./words.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./words.js").Words} Words */

const PAGES = 4;
/** Pages of terms and others that are shown above the sheets. */

/**
 * The cards of `numbers`, in their order.
 * @param {number[]} numbers @param {Set<string>} terms @param {Index} index @returns {Promise<Element[]>}
 */
export async function cards(numbers, terms, index) {
  const sheets = await Promise.all(numbers.map((number) => index.sheet(number)));
  return sheets.map(({ card }) => {
    const template = document.createElement("template");
    // Our own HTML, escaped where it was made: the card that every list of the site has.
    template.innerHTML = card;
    const item = made("li", {}, template.content);
    for (const part of terms.size ? item.querySelectorAll(".card__title a, .card__summary") : []) mark(part, terms, index.analysis);
    return item;
  });
}

/**
 * Put under each summary the passage of its sheet that answers, once its text is here.
 * @param {Element[]} items cards of `numbers` @param {number[]} numbers @param {Set<string>} terms @param {Index} index
 */
export async function extracts(items, numbers, terms, index) {
  if (!terms.size) return;
  await Promise.all(
    items.map(async (item, at) => {
      const text = await index.text(numbers[at]);
      const summary = item.querySelector(".card__summary");
      // The card shows the title and the summary, which come first.
      const found = extract(text.slice(text.indexOf("\n", text.indexOf("\n") + 1) + 1), terms, index.analysis);
      if (!found || !summary) return;
      const passage = made("p", { class: "card__extract" }, `${found.cutBefore ? "… " : ""}${found.text}${found.cutAfter ? " …" : ""}`);
      if (summary.lang) passage.lang = summary.lang;
      mark(passage, terms, index.analysis);
      summary.after(passage);
    }),
  );
}

/**
 * The pages of terms and others that have the words.
 * @param {Answer} answer @param {Index} index @param {Words} words @param {string} root of the site, relative to the page
 */
export async function pages(answer, index, words, root) {
  const found = await Promise.all(answer.pages.slice(0, PAGES).map((number) => index.page(number)));
  const items = found.map((page) => {
    const kind = words.say(`search.kind.${page.kind}`);
    const link = made("a", { href: root + page.address }, page.label);
    mark(link, answer.terms, index.analysis);
    const item = made("li", {}, made("span", { class: "pages-found__kind" }, kind), " ", link);
    if (page.count) item.append(" ", made("span", { class: "count" }, words.number.format(page.count), made("span", { class: "unseen" }, ` ${words.counted("search.unit", page.count)}`)));
    return item;
  });
  return items;
}

/**
 * What was understood of what was typed, where it is not what was typed.
 * @param {Answer} answer @param {Words} words @param {(text: string) => void} write puts another text in the box
 * @param {string} text as it was typed
 */
export function remarks(answer, words, write, text) {
  const notes = [];
  const mended = answer.words.filter((found) => found.meant);
  if (mended.length) {
    const meant = mended.reduce((made, { word, meant: form }) => replaced(made, word.shown, form), text);
    const button = made("button", { type: "button", class: "link", onclick: () => write(meant) }, meant);
    const [before, after] = words.say("search.meant", { text: "\n" }).split("\n");
    notes.push(made("p", { class: "search__meant" }, before, button, after));
  }
  const unknown = answer.words.filter((found) => !found.documents && !found.word.isOptional).map((found) => found.word.shown);
  if (unknown.length) notes.push(made("p", {}, words.say("search.unknown", { words: listed(unknown, words) })));
  if (answer.query.ignored.length && !answer.query.words.length) notes.push(made("p", {}, words.say("search.too_common", { words: listed(answer.query.ignored, words) })));
  return notes;
}

/** @param {string} text @param {string} word in lower case @param {string} other */
function replaced(text, word, other) {
  const at = text.normalize("NFC").toLowerCase().replace(/[’ʼ‘]/g, "'").indexOf(word);
  return at < 0 ? other : text.slice(0, at) + other + text.slice(at + word.length);
}

/** @param {string[]} items @param {Words} words */
export function listed(items, words) {
  return items.map((item) => words.say("search.quoted", { text: item })).join(", ");
}

/**
 * Where nothing was found: what was asked, each filter that could go, the nearest terms.
 * @param {Answer} answer @param {Words} words
 * @param {{label: string, count: number, remove: () => void}[]} filters
 * @param {{kind: string, label: string, address: string}[]} near @param {string} root
 */
export function nothing(answer, words, filters, near, root) {
  const parts = [];
  const asked = answer.query.words.filter((word) => !word.isOptional).map((word) => word.shown);
  if (asked.length) parts.push(made("p", {}, words.say("search.understood", { words: listed(asked, words) })));
  const useful = filters.filter(({ count }) => count);
  if (useful.length) {
    const items = useful.map(({ label, count, remove }) => made("li", {}, made("button", { type: "button", class: "link", onclick: remove }, words.say("search.remove_filter", { filter: label })), ` : ${words.counted("search.sheets", count)}`));
    parts.push(made("p", {}, words.say("search.try_without")), made("ul", {}, ...items));
  }
  if (near.length) {
    const links = near.map(({ kind, label, address }) => made("li", {}, made("a", { class: "chip", href: root + address }, `${words.say(`search.kind.${kind}`)} : ${label}`)));
    parts.push(made("p", {}, words.say("search.near")), made("ul", { class: "chips", role: "list" }, ...links));
  }
  return parts;
}
