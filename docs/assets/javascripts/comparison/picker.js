/** The form that adds a sheet: the sheets related to those that are shown, then those that the search finds. */

import { made } from "../search/words.js";
import { isIdentifier } from "../sheets/reading.js";

const PAUSE = 200;
const MOST = 6;
const RELATED = 4;

export class Picker {
  /**
   * @param {HTMLElement & {piece: (name: string) => any}} page @param {import("../search/words.js").Words} words
   * @param {string} root absolute address of the edition @param {(id: string) => void} add
   */
  constructor(page, words, root, add) {
    Object.assign(this, { page, words, root, add });
    this.form = page.piece("picker");
    this.input = this.form.querySelector("input");
    this.list = page.piece("found");
    this.last = 0;
    this.chosen = new Set();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    this.input.addEventListener("input", () => this.typed());
  }

  focus() {
    this.input.focus();
  }

  /** @param {import("../sheets/reading.js").Read[]} sheets that are shown @param {boolean} isOpen whether one more may come */
  show(sheets, isOpen) {
    this.chosen = new Set(sheets.map(({ id }) => id));
    this.last++;
    this.input.value = "";
    this.list.hidden = true;
    this.form.hidden = !isOpen;
    const near = new Map(sheets.flatMap((sheet) => this.related(sheet)));
    const items = [...near].slice(0, RELATED).map(([id, title]) => this.item(id, title));
    const part = this.page.piece("near");
    part.hidden = !items.length;
    part.replaceChildren(...(items.length ? [made("p", {}, this.words.say("compare.near")), made("ul", { class: "comparison__found", role: "list" }, ...items)] : []));
  }

  /** The sheets that the page of `sheet` leads to, by identifier. @returns {[string, string][]} */
  related({ article, address }) {
    return [...article.querySelectorAll(".related a[href]")].flatMap((link) => {
      const { href } = new URL(link.getAttribute("href"), address);
      const id = href.startsWith(`${this.root}initiatives/`) ? href.slice(`${this.root}initiatives/`.length).replace(/\/$/, "") : "";
      return isIdentifier(id) && !this.chosen.has(id) ? [[id, link.textContent.trim()]] : [];
    });
  }

  async typed() {
    const asked = ++this.last;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (asked === this.last) this.search();
  }

  async search() {
    const asked = ++this.last;
    const text = this.input.value.trim();
    if (!text) {
      this.list.hidden = true;
      return;
    }
    try {
      const found = await this.found(text);
      if (asked !== this.last) return;
      this.list.replaceChildren(...(found.length ? found.map(({ id, title }) => this.item(id, title)) : [made("li", {}, this.words.say("compare.nothing"))]));
      this.say(found.length ? this.words.counted("compare.found", found.length) : this.words.say("compare.nothing"));
    } catch {
      if (asked !== this.last) return;
      this.list.replaceChildren(made("li", {}, this.words.say("compare.search_failed")));
      this.say(this.words.say("compare.search_failed"));
    }
    this.list.hidden = false;
  }

  /** @param {string} text @returns {Promise<{id: string, title: string}[]>} */
  async found(text) {
    // The engine is worth its weight for those who search.
    this.engine ??= import("../search/engine.js").then(({ Engine }) => new Engine(`${this.root}recherche/`));
    this.engine.catch(() => (this.engine = null));
    const engine = await this.engine;
    return engine.with(async (index) => {
      const { sheets } = await engine.answer({ text, filters: new Map(), years: null, sort: "relevance" }, { isTyping: true });
      const shown = await Promise.all(sheets.slice(0, MOST + this.chosen.size).map((number) => index.sheet(number)));
      return shown.filter(({ id }) => !this.chosen.has(id)).slice(0, MOST);
    });
  }

  /** @param {string} id @param {string} title */
  item(id, title) {
    const [before, after] = this.words.say("compare.add_one", { title: "\n" }).split("\n");
    const hidden = made("span", { class: "unseen" }, before);
    return made("li", {}, made("button", { type: "button", class: "chip", onclick: () => this.add(id) }, hidden, title, after));
  }

  /** @param {string} words */
  say(words) {
    this.page.piece("status").textContent = words;
  }
}
