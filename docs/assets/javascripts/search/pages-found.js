/** The pages of terms and others that have the words: above the sheets, or after them on a phone, for those who get there. */

import { mark } from "./excerpt.js";
import { element } from "../ui/element.js";
import { onceSeen } from "../ui/seen.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/** Pages that are shown. */
const MOST = 4;
/** Where they come after the sheets, as in `search.css`. */
const NARROW = window.matchMedia("(max-width: 44.98em)");

export class PagesFound {
  /**
   * @param {(name: string) => HTMLElement} piece @param {import("../ui/strings.js").Strings} strings
   * @param {string} root of the site, relative to the page
   */
  constructor(piece, strings, root) {
    Object.assign(this, { strings, root });
    this.section = piece("pages-found");
    // Where it is above the sheets.
    this.place = document.createComment("");
    this.section.before(this.place);
    this.list = piece("pages");
  }

  /** Those that come before the sheets of an answer, if any is shown. @param {Answer} answer @param {SearchIndex} index */
  async before(answer, index) {
    if (NARROW.matches && answer.sheets.length) return [];
    // A window may have become wide since.
    if (this.place.nextSibling !== this.section) this.place.after(this.section);
    return this.items(answer, index);
  }

  /**
   * Load and show those that come after the sheets, once the last of those that are shown is seen.
   * @param {Answer} answer @param {SearchIndex} index @param {Element[]} cards @param {() => boolean} isCurrent
   */
  async after(answer, index, cards, isCurrent) {
    if (!NARROW.matches || !cards.length) return;
    await onceSeen(cards.slice(-1), async () => {
      const items = await this.items(answer, index);
      if (!isCurrent()) return;
      // Read after the sheets too.
      this.section.parentElement.append(this.section);
      this.show(items);
    });
  }

  /** @param {Element[]} items */
  show(items) {
    this.list.replaceChildren(...items);
    this.section.hidden = !items.length;
  }

  /** @param {Answer} answer @param {SearchIndex} index @returns {Promise<Element[]>} */
  async items(answer, index) {
    const found = await Promise.all(answer.pages.slice(0, MOST).map((number) => index.page(number)));
    return found.filter(Boolean).map((page) => {
      const kind = this.strings.say(`search.kind.${page.kind}`);
      const link = element("a", { href: this.root + page.address }, page.label);
      mark(link, answer.terms, index.analysis);
      const item = element("li", {}, element("span", { class: "pages-found__kind" }, kind), " ", link);
      if (page.count) item.append(" ", element("span", { class: "count" }, this.strings.number.format(page.count), element("span", { class: "unseen" }, ` ${this.strings.counted("search.unit", page.count)}`)));
      return item;
    });
  }
}
