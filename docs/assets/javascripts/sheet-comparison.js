/** `/comparer/`: two or three sheets side by side; the address holds which ones. */

import { choiceOf, addressOf, MOST } from "./comparison/choice.js";
import { Picker } from "./comparison/picker.js";
import { table } from "./comparison/table.js";
import { inWords } from "./ui/dates.js";
import { element, partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";
import { Missing, fetchSheet } from "./sheets/fetch-sheet.js";
import { keepAsked } from "./ui/editions.js";

class SheetComparison extends HTMLElement {
  connectedCallback() {
    this.strings = Strings.of(this);
    this.piece = partsOf(this);
    this.groups = JSON.parse(this.piece("groups").textContent);
    this.root = new URL(this.dataset.root, location.href.split(/[?#]/)[0]).href;
    /** Sheets that were fetched, by the identifier that was asked for. @type {Map<string, import("./sheets/fetch-sheet.js").FetchedSheet>} */
    this.known = new Map();
    this.last = 0;
    this.picker = new Picker(this.piece, this.strings, this.root, (id) => this.add(id));
    this.piece("print").addEventListener("click", () => window.print());
    window.addEventListener("popstate", () => this.read());
    this.piece("without").hidden = true;
    this.piece("empty").hidden = choiceOf(location.search).ids.length > 0;
    this.read();
  }

  /** Show what the address asks for. */
  async read() {
    const asked = ++this.last;
    const choice = choiceOf(location.search);
    const problems = choice.wrong.map((id) => this.strings.say("compare.wrong", { id, example: "jardin-partage" }));
    if (choice.others.length) problems.push(this.strings.say("compare.too_many", { ids: choice.others.join(", ") }));
    this.toggleAttribute("busy", true);
    const found = await Promise.all(choice.ids.map((id) => this.sheet(id, problems)));
    if (asked !== this.last) return;
    const sheets = found.filter((sheet, at) => sheet && found.findIndex((other) => other?.id === sheet.id) === at);
    this.show(sheets, problems);
    this.toggleAttribute("busy", false);
  }

  /** @param {string} id @param {string[]} problems gathers what goes wrong */
  async sheet(id, problems) {
    try {
      if (!this.known.has(id)) this.known.set(id, await fetchSheet(id, this.root));
      return this.known.get(id);
    } catch (error) {
      problems.push(this.strings.say(error instanceof Missing ? "compare.missing" : "compare.unreachable", { id }));
      return null;
    }
  }

  /** @param {import("./sheets/fetch-sheet.js").FetchedSheet[]} sheets @param {string[]} problems */
  show(sheets, problems) {
    this.sheets = sheets;
    this.piece("problems").replaceChildren(...problems.map((text) => element("p", {}, text)));
    this.piece("problems").hidden = !problems.length;
    this.piece("empty").hidden = sheets.length > 0;
    this.piece("paper").hidden = !sheets.length;
    this.piece("paper").textContent = this.strings.say("compare.paper", { address: location.href, date: inWords(new Date(), { dateStyle: "long" }) });
    keepAsked();
    this.piece("table").hidden = this.piece("tools").hidden = !sheets.length;
    this.piece("table").replaceChildren(...(sheets.length ? [table(sheets, this.groups, this.strings, (id) => this.remove(id))] : []));
    this.drawScale(sheets);
    this.picker.show(sheets, sheets.length < MOST);
    const titles = sheets.map(({ title }) => this.strings.say("compare.quoted", { title })).join(", ");
    this.piece("status").textContent = sheets.length ? this.strings.counted("compare.shown", sheets.length, { titles }) : this.strings.say("compare.empty");
  }

  /** Under the table, once the pages of the territories are read. @param {import("./sheets/fetch-sheet.js").FetchedSheet[]} sheets */
  async drawScale(sheets) {
    const piece = this.piece("scale");
    piece.hidden = true;
    piece.replaceChildren();
    if (sheets.length < 2) return;
    const drawing = await import("./comparison/scale.js").catch(() => null);
    const section = await drawing?.sameScale(sheets, this.strings);
    if (!section || sheets !== this.sheets) return;
    piece.replaceChildren(section);
    piece.hidden = false;
  }

  /** @param {string[]} ids */
  async commit(ids) {
    history.pushState(null, "", addressOf(ids) || location.pathname);
    await this.read();
  }

  /** The control that was used goes away: the focus moves on. @param {string} id */
  async add(id) {
    await this.commit([...this.sheets.map((sheet) => sheet.id), id]);
    this.moveFocus();
  }

  /** @param {string} id */
  async remove(id) {
    await this.commit(this.sheets.map((sheet) => sheet.id).filter((other) => other !== id));
    this.moveFocus();
  }

  moveFocus() {
    const region = this.querySelector(".comparison");
    if (this.sheets.length > 1) region.focus();
    else this.picker.focus();
  }
}

customElements.define("sheet-comparison", SheetComparison);
