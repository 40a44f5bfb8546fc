/** `/proposer/`: a sheet in three steps, kept on the device while it is written, sent when the visitor decides so. */

import { Answer } from "./form/answers.js";
import { offerAside } from "./form/aside.js";
import { isReversed } from "./form/checks.js";
import { Drafts } from "./form/drafts.js";
import { preview } from "./form/preview.js";
import { isDraft } from "./form/readable.js";
import { bodyText, isTold, sectionsOf, sheetText, slug } from "./form/sheet-text.js";
import { SendingView } from "./form/sending-view.js";
import { Lists } from "./form/sources.js";
import { Engine } from "./search/engine.js";
import { Words, made } from "./search/words.js";
import { isIdentifier } from "./sheets/reading.js";

const PHONE = window.matchMedia("(max-width: 44.98em)");
const PAUSE = 350;
const MOST_DRAFTS = 100;
const LONGEST_TITLE = 120;
/** What is shown of the title of a draft, and of drafts. */

class SheetForm extends HTMLElement {
  connectedCallback() {
    this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    this.words = new Words(this.data.words, document.documentElement.lang);
    const base = new URL(this.dataset.root, document.baseURI).href;
    this.base = base;
    this.engine = new Engine(`${base}recherche/`);
    this.piece = (name) => this.querySelector(`[data-part="${name}"]`);
    const context = { lists: new Lists(`${base}proposer/`, this.engine), words: this.words, onChange: (answer) => this.changed(answer) };
    this.answers = this.data.questions.map((question) => new Answer(this.querySelector(`.question[data-id="c-${question.key}"]`), question, context));
    this.essential = this.answers.filter((answer) => answer.question.level === "O");
    this.sections = [...this.querySelectorAll("[data-section]")].map((element) => ({ id: element.dataset.section, element, box: element.querySelector("textarea") }));
    this.drafts = new Drafts((draft) => isDraft(draft, this.data.questions));
    this.sending = new SendingView(this.piece, this.words, this.data.desk, () => this.sheet);
    const [start, end] = ["debut", "fin"].map((key) => this.answer(key));
    end.also = () => (isReversed(start.value, end.value) ? this.data.refusals.reversed.replace("{end}", () => end.value).replace("{start}", () => start.value) : "");
    this.listen();
    this.piece("form").hidden = false;
    this.piece("without").hidden = true;
    this.piece("shared").checked = this.drafts.isShared;
    offerAside(this.piece, this.drafts, () => this.note("form.erased"));
    this.begin();
  }

  listen() {
    for (const { box } of this.sections) box.addEventListener("input", () => this.changed());
    for (const form of this.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of this.querySelectorAll(".steps__step")) button.addEventListener("click", () => this.go(Number(button.dataset.step)));
    for (const button of this.querySelectorAll("[data-goto]")) button.addEventListener("click", () => this.go(Number(button.dataset.goto)));
    this.piece("next").addEventListener("click", () => this.next());
    this.piece("previous").addEventListener("click", () => this.ask(this.asked - 1) ?? this.essential[this.asked].box.focus());
    window.addEventListener("pagehide", () => this.flush());
    this.piece("no-lead").addEventListener("click", () => this.answer("porteur").fill("non-renseigne") ?? this.changed());
    this.piece("shared").addEventListener("change", ({ target }) => this.drafts.share(target.checked, this.draft.id) ?? this.keep());
    this.piece("new").addEventListener("click", () => this.turn(this.blank(), false));
    this.piece("erase").addEventListener("click", () => this.erase());
    PHONE.addEventListener("change", () => this.ask(this.asked));
  }

  answer(key) {
    return this.answers.find((answer) => answer.question.key === key);
  }

  blank() {
    return { id: crypto.randomUUID?.() ?? String(Date.now()), title: "", saved: 0, values: {}, told: {}, sheet: null };
  }

  /** The sheet that the address asks for, the latest draft, or a blank one. */
  async begin() {
    const parameters = new URLSearchParams(location.search);
    const id = parameters.get("fiche");
    const kept = this.drafts.all.find((draft) => (id ? draft.sheet?.id === id : !draft.sheet));
    this.open(kept ?? this.blank(), Boolean(kept));
    if (id && !kept) await this.complete(id);
    const key = parameters.get("question");
    if (key) this.show(key);
  }

  /** Take what a sheet says already. @param {string} id */
  async complete(id) {
    const form = this.piece("form");
    // What was typed meanwhile would be written over.
    form.inert = true;
    const read = (response) => (response.ok ? response.json() : null);
    const found = isIdentifier(id) ? await fetch(`${this.base}proposer/fiches/${id}.json`).then(read).catch(() => null) : null;
    form.inert = false;
    const { values, body } = found ?? {};
    if (typeof body !== "string" || !isDraft({ ...this.blank(), values }, this.data.questions)) return this.note("form.unreachable");
    const sections = sectionsOf(body, this.data.sections);
    const told = Object.fromEntries(sections.filter((section) => section.id).map((section) => [section.id, section.text]));
    this.open({ ...this.blank(), values, told, sheet: { id, sections, values } }, false);
    this.note("form.completing", { title: this.answer("titre").value });
  }

  /** @param {import("./form/drafts.js").Draft} draft @param {boolean} isKept whether it was left here before */
  open(draft, isKept) {
    this.draft = draft;
    for (const answer of this.answers) answer.fill(draft.values[answer.question.key]);
    for (const { id, box } of this.sections) box.value = draft.told[id] ?? "";
    for (const group of this.querySelectorAll(".group")) group.open = false;
    this.piece("similar").hidden = true;
    this.go(1, false);
    this.list();
    this.piece("kept").textContent = isKept ? this.words.say("form.restored") : "";
  }

  /** Bring a question before the eyes. @param {string} key */
  show(key) {
    const answer = this.answer(key);
    const element = answer?.element ?? this.sections.find(({ id }) => id === key)?.element;
    if (!element) return;
    this.go(element.closest("[data-step='1']") ? 1 : 2, false);
    const group = element.closest("details");
    if (group) group.open = true;
    if (answer?.question.level === "O") this.ask(this.essential.indexOf(answer));
    element.scrollIntoView({ block: "center" });
    element.querySelector("input, textarea, select, button").focus();
  }

  /** Say it once: the same sentence is not read aloud at each letter. */
  note(key, values) {
    const sentence = this.words.say(key, values);
    if (this.piece("kept").textContent !== sentence) this.piece("kept").textContent = sentence;
  }

  /** Go to another draft, where the visitor asked for it. */
  turn(draft, isKept) {
    this.flush();
    this.open(draft, isKept);
    this.querySelector("#etape-1").focus();
  }

  // Keeping

  changed(answer) {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.flush(), 200);
    if (answer?.question.key === "titre") {
      clearTimeout(this.comparing);
      this.comparing = setTimeout(() => this.compare(answer.value), PAUSE);
    }
    if (answer && ["debut", "fin"].includes(answer.question.key)) this.answer("fin").tell();
  }

  /** Keep now what waits for a pause. */
  flush() {
    if (!this.keeping) return;
    clearTimeout(this.keeping);
    this.keeping = 0;
    this.keep();
  }

  keep() {
    const values = Object.fromEntries(renewed(this.draft.values, this.given).filter(([, value]) => isTold(value)));
    const told = Object.fromEntries(renewed(this.draft.told, this.sections.map(({ id, box }) => [id, box.value])).filter(([, text]) => text.trim()));
    this.draft = { ...this.draft, title: values.titre ?? "", values, told };
    this.note(this.drafts.keep(this.draft) ? "form.kept" : "form.not_kept");
    this.list();
  }

  erase() {
    clearTimeout(this.keeping);
    this.keeping = 0;
    this.drafts.erase(this.draft.id);
    this.open(this.blank(), false);
    this.note("form.erased");
  }

  list() {
    const items = this.drafts.all.slice(0, MOST_DRAFTS).map((draft) => made("li", {}, made("button", { type: "button", class: "link", "aria-current": draft.id === this.draft.id ? "true" : false, onclick: () => this.turn(draft, true) }, draft.title?.slice(0, LONGEST_TITLE) || this.words.say("form.untitled"))));
    this.piece("draft-list").replaceChildren(...items);
  }

  // Steps

  /** @param {number} step @param {boolean} isMove whether the visitor asked for it, and the focus goes along */
  go(step, isMove = true) {
    for (const element of this.querySelectorAll("form[data-step], section[data-step]")) element.hidden = Number(element.dataset.step) !== step;
    for (const button of this.querySelectorAll(".steps__step")) {
      if (Number(button.dataset.step) === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    this.ask(0);
    if (step === 3) this.review();
    if (isMove) {
      this.querySelector(`#etape-${step}`).focus();
      this.scrollIntoView({ block: "start" });
    }
  }

  /** On a phone, one question of the essential at a time. @param {number} number from 0 */
  ask(number) {
    this.asked = number;
    this.essential.forEach((answer, at) => (answer.element.hidden = PHONE.matches && at !== number));
    this.piece("no-lead").hidden = PHONE.matches && this.essential[number]?.question.key !== "porteur";
    if (PHONE.matches && this.essential[number]?.question.key !== "titre") this.piece("similar").hidden = true;
    this.piece("previous").hidden = !(PHONE.matches && number > 0);
    this.piece("position").textContent = PHONE.matches ? this.words.say("form.question", { number: number + 1, count: this.essential.length }) : "";
  }

  next() {
    const shown = PHONE.matches ? [this.essential[this.asked]] : this.essential;
    const wrong = shown.filter((answer) => answer.tell(true));
    if (wrong.length) return wrong[0].box.focus();
    if (!PHONE.matches || this.asked === this.essential.length - 1) return this.go(2);
    this.ask(this.asked + 1);
    this.essential[this.asked].box.focus();
  }

  /** Sheets whose title has the same words. @param {string} title */
  async compare(title) {
    const list = this.piece("similar");
    if (title.length < 8) return (list.hidden = true);
    const state = { text: title, filters: new Map(), years: null, sort: "relevance" };
    const similar = async (index) => {
      const { sheets, words } = await this.engine.answer(state);
      return Promise.all(sheets.slice(0, words.length > 1 ? 3 : 0).map((number) => index.sheet(number)));
    };
    const proposals = await this.engine.with(similar).catch(() => []);
    if (title !== this.answer("titre").value) return;
    list.querySelector("ul").replaceChildren(...proposals.map((sheet) => made("li", {}, made("a", { href: this.base + sheet.address, target: "_blank", rel: "noopener" }, sheet.title))));
    list.hidden = !proposals.length;
  }

  // Reviewing and sending

  /** What is answered now, by key. @returns {[string, any][]} */
  get given() {
    return this.answers.map((answer) => [answer.question.key, answer.value]);
  }

  get body() {
    const told = Object.fromEntries(this.sections.map(({ id, box }) => [id, box.value.replace(/\r\n?/g, "\n")]));
    return bodyText(this.draft.sheet?.sections ?? [], told, this.data.sections);
  }

  get text() {
    return sheetText(Object.fromEntries(renewed(this.draft.sheet?.values ?? {}, this.given)), this.body, this.data.keys);
  }

  get name() {
    return this.draft.sheet?.id ?? (slug(this.answer("titre").value) || "fiche");
  }

  /** What is sent. */
  get sheet() {
    return { title: this.answer("titre").value, id: this.name, text: this.text, isKnown: Boolean(this.draft.sheet) };
  }

  review() {
    const wrong = this.answers.filter((answer) => answer.tell(true));
    const items = wrong.map((answer) => made("li", {}, made("button", { type: "button", class: "link", onclick: () => this.show(answer.question.key) }, answer.question.label), ` : ${answer.problem.textContent}`));
    this.piece("wrong").querySelector("ul").replaceChildren(...items);
    this.piece("wrong").hidden = !wrong.length;
    this.piece("send").hidden = wrong.length > 0;
    this.piece("preview").replaceChildren(...preview(this.answers, this.body, { untitled: this.words.say("form.untitled"), open: this.words.say("form.open") }));
    this.piece("missing").replaceChildren(...this.missing().map((answer) => made("li", {}, made("button", { type: "button", class: "link", onclick: () => this.show(answer.question.key) }, answer.question.label))));
    this.sending.offer();
  }

  /** Questions of a complete sheet that neither the field nor its section answers. */
  missing() {
    const told = new Set(this.sections.filter(({ box }) => box.value.trim()).map(({ id }) => id));
    return this.answers.filter(({ question, own }) => this.data.completing.includes(question.key) && !isTold(own) && !told.has(this.data.toldBy[question.key]));
  }

}

/** What was told before and is not asked for here stays as it was. @param {Record<string, any>} before @param {[string, any][]} given */
function renewed(before, given) {
  const asked = new Set(given.map(([key]) => key));
  return [...Object.entries(before).filter(([key]) => !asked.has(key)), ...given];
}

customElements.define("sheet-form", SheetForm);
