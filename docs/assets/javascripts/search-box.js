/**
 * The box of the header, and that of the home page: suggests terms, then sheets, while one types. It is a plain form without this script; the
 * engine of the search is loaded only when one turns to the box.
 */

import { typedText } from "./search/typed.js";
import { Combobox, option } from "./ui/combobox.js";
import { element } from "./ui/element.js";
import { Strings } from "./ui/strings.js";

const PAUSE = 120;
const TERMS = 5;
const SHEETS = 4;

class SearchBox extends HTMLElement {
  connectedCallback() {
    // Its words come with the index, but for those that are needed before it; these are sent once a page, with the box of the header.
    const { suggestions, unreachable } = document.querySelector("search-box[data-unreachable]").dataset;
    this.root = this.dataset.root;
    const input = this.querySelector("input");
    const list = element("ul", { class: "search-box__list", hidden: true });
    const status = element("p", { class: "unseen", role: "status" });
    input.after(list, status);
    input.addEventListener("focus", () => navigator.connection?.saveData || this.prepare());
    new Combobox({
      input,
      list,
      status,
      label: suggestions,
      find: (typed) => this.find(typedText(typed)),
      // Enter still leads to the search page, which says more.
      failed: () => ({ options: [], said: unreachable }),
      choose: ({ dataset }) => location.assign(new URL(dataset.href, document.baseURI)),
      around: this,
      pause: PAUSE,
    });
    if (this.dataset.unreachable) document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  /** Load the engine, once: a visitor who turns to the box is about to search. */
  prepare() {
    this.engine ??= Promise.all([import("./search/engine.js"), import("./search/near-terms.js")]).then(([{ Engine }, { suggested }]) => {
      const engine = new Engine(new URL(`${this.root}recherche/`, document.baseURI).href);
      engine.index().catch(() => {});
      return { engine, suggested };
    });
    this.engine.catch(() => (this.engine = null));
    return this.engine;
  }

  /** Terms first, then sheets, then the way to all of them. @param {string} text @returns {Promise<import("./ui/combobox.js").Proposals>} */
  async find(text) {
    const { engine, suggested } = await this.prepare();
    const options = await engine.with(async (index) => {
      this.strings ??= new Strings(index.root.words);
      const terms = await suggested(text, index, TERMS);
      const { sheets, whole } = await engine.answer({ text, filters: new Map(), years: null, sort: "relevance" }, { isTyping: true });
      const found = await Promise.all(sheets.slice(0, Math.min(SHEETS, whole)).map((number) => index.sheet(number)));
      return [
        ...terms.map(({ kind, label, address, count }) => this.option(address, kind, label, count)),
        ...found.map(({ title, address }) => this.option(address, "sheet", title)),
      ];
    });
    const all = this.option(`rechercher/?q=${encodeURIComponent(text)}`, "", this.strings.say("search.all_results", { text }));
    return { options: [...options, all], said: this.strings.counted("search.suggested", options.length) };
  }

  /** @param {string} address from the root @param {string} kind @param {string} label @param {number} [count] of sheets */
  option(address, kind, label, count) {
    return option(
      { class: "search-box__option", "data-href": this.root + address },
      ...(kind ? [element("span", { class: "search-box__kind" }, this.strings.labelled(this.strings.table.kinds[kind], ""))] : []),
      label,
      ...(count ? [" ", element("span", { class: "count" }, String(count))] : []),
    );
  }

  /** Ctrl or ⌘ and K: a letter alone would be met by those who speak to their computer. @param {KeyboardEvent} event */
  shortcut(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const box = [...document.querySelectorAll("main input[name='q'], search-box input")].find((each) => each.getClientRects().length);
    event.preventDefault();
    if (box) box.focus();
    else location.assign(new URL(`${this.root}rechercher/`, document.baseURI));
  }
}

customElements.define("search-box", SearchBox);
