/** A booklet: the pages of its sheets are fetched and put after its contents, so that no sheet is rendered twice. */

import { inWords } from "./ui/dates.js";
import { element, partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";
import { adopt, lowerHeadings } from "./sheets/adopt.js";
import { fetchSheet } from "./sheets/fetch-sheet.js";

/** Pages that are asked for at the same time. */
const AT_ONCE = 4;

class SheetBooklet extends HTMLElement {
  connectedCallback() {
    this.strings = Strings.of(this);
    this.piece = partsOf(this);
    this.entries = [...this.querySelectorAll("[data-sheet]")];
    this.root = new URL(this.dataset.root, location.href.split(/[?#]/)[0]).href;
    /** Sheets that are here, by identifier. @type {Map<string, Element>} */
    this.sheets = new Map();
    this.piece("without").hidden = true;
    this.piece("print").addEventListener("click", () => window.print());
    this.piece("again").addEventListener("click", () => this.gather());
    this.gather();
  }

  /** Fetch the sheets that are missing, a few at a time, and bind them. */
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
      const { article, address, lang } = await fetchSheet(id, this.root);
      const sheet = lowerHeadings(adopt(article, address, `${id}--`));
      sheet.id = `fiche-${id}`;
      if (lang) sheet.dataset.lang = lang;
      this.sheets.set(id, sheet);
      this.tell();
    } catch {
      // The others are worth printing; `bind` names those that are missing.
    }
  }

  tell() {
    const [done, total] = [this.sheets.size, this.entries.length];
    this.piece("progress").max = total;
    this.piece("progress").value = done;
    this.piece("status").textContent = this.strings.say("booklet.gathering", { done, total });
  }

  /** Put the sheets in the order of the contents, which now lead to them. */
  bind() {
    const pages = this.querySelector(".booklet__sheets") ?? element("div", { class: "booklet__sheets" });
    pages.replaceChildren(...this.entries.flatMap(({ dataset }) => this.sheets.get(dataset.sheet) ?? []));
    this.append(pages);
    for (const entry of this.entries) {
      if (this.sheets.has(entry.dataset.sheet)) entry.querySelector("a").setAttribute("href", `#fiche-${entry.dataset.sheet}`);
    }
    const missing = this.entries.filter(({ dataset }) => !this.sheets.has(dataset.sheet));
    this.piece("progress").hidden = true;
    this.piece("problem").hidden = this.piece("again").hidden = !missing.length;
    this.piece("problem").textContent = missing.length ? this.strings.say("booklet.missing", { titles: missing.map((entry) => entry.querySelector("a").textContent).join(this.strings.say("text.semicolon")) }) : "";
    this.piece("status").textContent = missing.length ? "" : this.strings.counted("booklet.ready", this.sheets.size);
    this.piece("print").hidden = !this.sheets.size;
    this.piece("date").textContent = this.strings.say("booklet.date", { date: inWords(new Date(), { dateStyle: "long" }) });
  }
}

customElements.define("sheet-booklet", SheetBooklet);
