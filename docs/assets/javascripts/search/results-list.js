/** The cards of what was found: their number, the first ones, and more on request. */

import { element } from "../ui/element.js";
import { onceSeen } from "../ui/seen.js";
import { cards, extracts, keepRoom } from "./results-view.js";

/** @typedef {import("./engine.js").Answer} Answer */

/** Cards of an answer that come at once, more than a screen holds: each costs a request, and those under them may never be seen. */
export const FIRST = window.matchMedia("(max-width: 44.98em)").matches ? 3 : 5;

export class ResultsList {
  /**
   * @param {(name: string) => any} piece finds a part of the page @param {import("../ui/strings.js").Strings} strings
   * @param {number} size cards that are added at once
   */
  constructor(piece, strings, size) {
    Object.assign(this, { piece, strings, size });
    /** What is shown; null for what the page came with. @type {Answer | null} */
    this.answer = null;
    this.shown = 0;
    this.sort = "";
  }

  /** Remove what the page came with: it does not answer what the address asks. */
  clear() {
    this.piece("cards").replaceChildren();
    this.piece("more").hidden = true;
  }

  /** @param {Answer} answer @param {Element[]} first its first cards @param {string} sort */
  show(answer, first, sort) {
    Object.assign(this, { answer, sort, shown: first.length });
    if (answer.terms.size) first.forEach(keepRoom);
    this.piece("cards").replaceChildren(...first);
    this.divide();
  }

  /** Show how much was found; a screen reader says it too. */
  tell() {
    const { sheets, unchecked, words } = this.answer;
    const count = sheets.length;
    const said = unchecked ? this.strings.counted("search.checked", count, { unchecked: this.strings.number.format(unchecked) }) : this.strings.counted("search.found", count);
    this.piece("heading").textContent = said;
    const meant = words.filter((found) => found.meant).map((found) => found.meant);
    this.piece("status").textContent = meant.length ? `${this.strings.say("search.meant", { text: meant.join(" ") })} ${said}` : said;
    // Its place stays, so that nothing moves.
    this.piece("sort-row").classList.toggle("is-idle", count < 2);
    this.piece("more").hidden = this.shown >= count;
    this.piece("check").hidden = !unchecked;
    // Without words, no sheet is more relevant than another.
    const [relevance] = this.piece("sort").options;
    relevance.hidden = !words.length;
    this.piece("sort").value = relevance.hidden && this.sort === relevance.value ? "recent" : this.sort;
  }

  /** Separate the sheets that have only some of the words. */
  divide() {
    const { whole, sheets } = this.answer;
    const list = this.piece("cards");
    list.querySelector(".search__part")?.remove();
    if (this.sort === "relevance" && whole < sheets.length && whole < this.shown) {
      const title = this.strings.counted(whole ? "search.part" : "search.only_part", sheets.length - whole);
      list.children[whole].before(element("li", { class: "search__part" }, element("h3", {}, title)));
    }
  }

  /**
   * Put the extracts under the first cards, and the others of the page after them, all once they are seen.
   * @param {Element[]} first @param {import("./search-index.js").SearchIndex} index
   */
  async complete(first, index) {
    const { answer } = this;
    const others = async () => this.shown === FIRST && answer === this.answer && (await this.add(this.size - FIRST, index));
    await extracts(first, answer.sheets.slice(0, first.length), answer.terms, index);
    if (first.length === FIRST) await onceSeen(first.slice(-1), others);
  }

  /** Add the next cards; the focus goes to the first of them. @param {import("./search-index.js").SearchIndex} index */
  async grow(index) {
    await this.add(this.size, index, (card) => card.querySelector("a").focus());
  }

  /**
   * @param {number} count @param {import("./search-index.js").SearchIndex} index
   * @param {(card: Element) => void} [turnTo] called with the first that was added
   */
  async add(count, index, turnTo) {
    const { answer, shown } = this;
    const numbers = answer.sheets.slice(shown, shown + count);
    const more = await cards(numbers, answer.terms, index);
    if (answer !== this.answer || shown !== this.shown) return;
    if (answer.terms.size) more.forEach(keepRoom);
    this.piece("cards").append(...more);
    this.shown += more.length;
    this.divide();
    this.piece("more").hidden = this.shown >= answer.sheets.length;
    if (more.length) turnTo?.(more[0]);
    await extracts(more, numbers, answer.terms, index);
  }
}
