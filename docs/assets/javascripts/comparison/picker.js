/** The form that adds a sheet: the sheets related to those that are shown, then those that the search finds. */

import { Combobox, option, sentenceOnly } from "../ui/combobox.js";
import { element } from "../ui/element.js";
import { isIdentifier } from "../sheets/identifier.js";

const PAUSE = 200;
const MOST = 6;
const RELATED = 4;

export class Picker {
  /**
   * @param {(name: string) => any} piece finds a part of the page @param {import("../ui/strings.js").Strings} strings
   * @param {string} root absolute address of the edition @param {(id: string) => void} add
   */
  constructor(piece, strings, root, add) {
    Object.assign(this, { piece, strings, root, add });
    this.form = piece("picker");
    this.input = this.form.querySelector("input");
    this.chosen = new Set();
    this.combobox = new Combobox({
      input: this.input,
      list: piece("found"),
      status: piece("status"),
      label: this.form.getAttribute("aria-label"),
      find: (typed) => this.find(typed),
      failed: () => sentenceOnly(strings.say("compare.search_failed")),
      choose: ({ dataset }) => this.choose(dataset.sheet),
      pause: PAUSE,
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.combobox.propose();
    });
  }

  focus() {
    this.input.focus();
  }

  /** @param {string} id */
  choose(id) {
    this.input.value = "";
    this.add(id);
  }

  /** @param {import("../sheets/fetch-sheet.js").FetchedSheet[]} sheets that are shown @param {boolean} isOpen whether one more may come */
  show(sheets, isOpen) {
    this.chosen = new Set(sheets.map(({ id }) => id));
    // Sheets may arrive while one already types: what is in the box stays, and is looked for among the others.
    this.combobox.propose();
    this.form.hidden = !isOpen;
    const near = new Map(sheets.flatMap((sheet) => this.related(sheet)));
    const items = [...near].slice(0, RELATED).map(([id, title]) => element("li", {}, element("button", { type: "button", class: "chip", onclick: () => this.choose(id) }, ...this.named(title))));
    const part = this.piece("near");
    part.hidden = !items.length;
    part.replaceChildren(...(items.length ? [element("p", {}, this.strings.say("compare.near")), element("ul", { class: "comparison__found", role: "list" }, ...items)] : []));
  }

  /** The sheets that the page of a sheet links to as related, by identifier. @returns {[string, string][]} */
  related({ article, address }) {
    return [...article.querySelectorAll(".related a[href]")].flatMap((link) => {
      const { href } = new URL(link.getAttribute("href"), address);
      const id = href.startsWith(`${this.root}initiatives/`) ? href.slice(`${this.root}initiatives/`.length).replace(/\/$/, "") : "";
      return isIdentifier(id) && !this.chosen.has(id) ? [[id, link.textContent.trim()]] : [];
    });
  }

  /** @param {string} typed @returns {Promise<import("../ui/combobox.js").Proposals>} */
  async find(typed) {
    const found = await this.sheets(typed);
    if (!found.length) return sentenceOnly(this.strings.say("compare.nothing"));
    const options = found.map(({ id, title }) => option({ "data-sheet": id }, element("span", { class: "chip" }, ...this.named(title))));
    return { options, said: this.strings.counted("compare.found", options.length) };
  }

  /** @param {string} text @returns {Promise<{id: string, title: string}[]>} */
  async sheets(text) {
    // Only those who search pay for the engine.
    this.engine ??= import("../search/engine.js").then(({ Engine }) => new Engine(`${this.root}recherche/`));
    this.engine.catch(() => (this.engine = null));
    const engine = await this.engine;
    return engine.with(async (index) => {
      const { sheets } = await engine.answer({ text, filters: new Map(), years: null, sort: "relevance" }, { isTyping: true });
      const shown = await Promise.all(sheets.slice(0, MOST + this.chosen.size).map((number) => index.sheet(number)));
      return shown.filter(({ id }) => !this.chosen.has(id)).slice(0, MOST);
    });
  }

  /** A title, after words that only a screen reader says. @param {string} title @returns {(Node | string)[]} */
  named(title) {
    const [before, after] = this.strings.say("compare.add_one", { title: "\n" }).split("\n");
    return [element("span", { class: "unseen" }, before), title, after];
  }
}
