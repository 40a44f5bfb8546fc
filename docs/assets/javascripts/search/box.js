/** What the search box suggests while one types: terms, then sheets. The engine of the search is loaded once the box has the focus. */

import { Combobox, option } from "../ui/combobox.js";
import { element } from "../ui/element.js";
import { SAID } from "../ui/said.js";
import { Strings } from "../ui/strings.js";
import { typedText } from "./typed.js";

const PAUSE = 120;
const TERMS = 5;
const SHEETS = 4;

export class Suggesting {
  /** @param {HTMLElement & {root: string}} box @param {HTMLInputElement} input */
  constructor(box, input) {
    // Its words come with the index, but for those that are needed before it.
    const { "search.suggestions": suggestions, "search.unreachable": unreachable } = SAID[document.documentElement.lang];
    this.root = box.root;
    const list = element("ul", { class: "search-box__list", hidden: true });
    const status = element("p", { class: "unseen", role: "status" });
    input.after(list, status);
    const prepare = () => navigator.connection?.saveData || this.prepare();
    input.addEventListener("focus", prepare);
    const combobox = new Combobox({
      input,
      list,
      status,
      label: suggestions,
      find: (typed) => this.find(typedText(typed)),
      // Enter still leads to the search page, which says more.
      failed: () => ({ options: [], said: unreachable }),
      choose: ({ dataset }) => location.assign(new URL(dataset.href, document.baseURI)),
      around: box,
      pause: PAUSE,
    });
    // What happened while this program was on its way.
    if (document.activeElement === input) prepare();
    if (document.activeElement === input && input.value) combobox.propose(PAUSE);
  }

  /** Load the engine, once: a visitor who turns to the box is about to search. */
  prepare() {
    this.engine ??= Promise.all([import("./engine.js"), import("./near-terms.js")]).then(([{ Engine }, { suggested }]) => {
      const engine = new Engine(new URL(`${this.root}recherche/`, document.baseURI).href);
      engine.index().catch(() => {});
      return { engine, suggested };
    });
    this.engine.catch(() => (this.engine = null));
    return this.engine;
  }

  /** Terms first, then sheets, then the way to all of them. @param {string} text @returns {Promise<import("../ui/combobox.js").Proposals>} */
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
}
