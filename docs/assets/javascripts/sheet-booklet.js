/** A booklet: the pages of its sheets are read and put after its contents, so that nothing is made twice. */

import { Words, made } from "./search/words.js";
import { copied, lowered } from "./sheets/moving.js";
import { sheetOf } from "./sheets/reading.js";

const AT_ONCE = 4;
/** Pages that are asked for at the same time. */

class SheetBooklet extends HTMLElement {
  connectedCallback() {
    this.words = Words.of(this);
    this.piece = (name) => this.querySelector(`[data-part="${name}"]`);
    this.entries = [...this.querySelectorAll("[data-sheet]")];
    this.root = new URL(this.dataset.root, location.href.split(/[?#]/)[0]).href;
    /** Sheets that are here, by identifier. @type {Map<string, Element>} */
    this.sheets = new Map();
    this.piece("without").hidden = true;
    this.piece("print").addEventListener("click", () => window.print());
    this.piece("again").addEventListener("click", () => this.gather());
    this.gather();
  }

  /** Read the sheets that are not here yet, a few at a time, and bind them. */
  async gather() {
    const waiting = this.entries.filter(({ dataset }) => !this.sheets.has(dataset.sheet));
    this.piece("problem").hidden = this.piece("again").hidden = true;
    this.piece("progress").hidden = false;
    this.toggleAttribute("busy", true);
    this.tell();
    const next = async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) await this.take(entry);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    this.bind();
    this.toggleAttribute("busy", false);
  }

  /** @param {HTMLElement} entry of the contents */
  async take(entry) {
    const { sheet: id } = entry.dataset;
    try {
      const { article, address, lang } = await sheetOf(id, this.root);
      const sheet = lowered(copied(article, address, `${id}--`));
      sheet.id = `fiche-${id}`;
      if (lang) sheet.dataset.lang = lang;
      this.sheets.set(id, sheet);
      this.tell();
    } catch {
      // The others are worth printing; what is missing is said at the end.
    }
  }

  tell() {
    const [done, total] = [this.sheets.size, this.entries.length];
    this.piece("progress").value = done;
    this.piece("status").textContent = this.words.say("booklet.gathering", { done, total });
  }

  /** Put the sheets in the order of the contents, which now lead to them. */
  bind() {
    const pages = this.querySelector(".booklet__sheets") ?? made("div", { class: "booklet__sheets" });
    pages.replaceChildren(...this.entries.flatMap(({ dataset }) => this.sheets.get(dataset.sheet) ?? []));
    this.append(pages);
    for (const entry of this.entries) {
      if (this.sheets.has(entry.dataset.sheet)) entry.querySelector("a").setAttribute("href", `#fiche-${entry.dataset.sheet}`);
    }
    const missing = this.entries.filter(({ dataset }) => !this.sheets.has(dataset.sheet));
    this.piece("progress").hidden = true;
    this.piece("problem").hidden = this.piece("again").hidden = !missing.length;
    this.piece("problem").textContent = missing.length ? this.words.say("booklet.missing", { titles: missing.map((entry) => entry.querySelector("a").textContent).join(" ; ") }) : "";
    this.piece("status").textContent = missing.length ? "" : this.words.counted("booklet.ready", this.sheets.size);
    this.piece("print").hidden = !this.sheets.size;
    const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    this.piece("date").textContent = this.words.say("booklet.date", { date });
  }
}

customElements.define("sheet-booklet", SheetBooklet);
