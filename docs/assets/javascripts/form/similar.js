/** Sheets whose title shares words with the one being typed: the initiative may already have a sheet. */

import { element } from "../ui/element.js";

/** Milliseconds without a key after which titles are compared. */
const PAUSE = 350;
/** Characters from which a title says enough. */
const SHORTEST = 8;
const MOST = 3;

export class SimilarTitles {
  /**
   * @param {HTMLElement} panel with a list @param {import("../search/engine.js").Engine} engine
   * @param {string} root absolute address of the edition @param {() => string} title the one in the box now
   */
  constructor(panel, engine, root, title) {
    Object.assign(this, { panel, engine, root, title });
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.compare(this.title()), PAUSE);
  }

  /** @param {string} title */
  async compare(title) {
    if (title.length < SHORTEST) return (this.panel.hidden = true);
    const state = { text: title, filters: new Map(), years: null, sort: "relevance" };
    const similar = async (index) => {
      const { sheets, words } = await this.engine.answer(state);
      return Promise.all(sheets.slice(0, words.length > 1 ? MOST : 0).map((number) => index.sheet(number)));
    };
    const found = await this.engine.with(similar).catch(() => []);
    if (title !== this.title()) return;
    this.panel.querySelector("ul").replaceChildren(...found.map((sheet) => element("li", {}, element("a", { href: this.root + sheet.address, target: "_blank", rel: "noopener" }, sheet.title))));
    this.panel.hidden = !found.length;
  }
}
