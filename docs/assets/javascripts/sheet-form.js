/** `/proposer/`: a sheet in three steps, kept on the device while it is written, sent when the visitor decides. */

import { Answer } from "./form/answers.js";
import { offerAside } from "./form/aside.js";
import { isReversed } from "./form/checks.js";
import { Drafts } from "./form/drafts.js";
import { isDraft } from "./form/readable.js";
import { review } from "./form/review.js";
import { SendingView } from "./form/sending-view.js";
import { bodyText, isTold, sectionsOf, sheetText } from "./form/sheet-text.js";
import { SimilarTitles } from "./form/similar.js";
import { Lists } from "./form/sources.js";
import { Steps } from "./form/steps.js";
import { Engine } from "./search/engine.js";
import { isIdentifier } from "./sheets/fetch-sheet.js";
import { element, partsOf } from "./ui/element.js";
import { slug } from "./ui/folding.js";
import { Strings, fill } from "./ui/strings.js";

const MOST_DRAFTS = 100;
/** Characters of a draft's title that are shown. */
const LONGEST_TITLE = 120;
/** Characters of a file's name. */
const LONGEST_NAME = 60;

class SheetForm extends HTMLElement {
  connectedCallback() {
    this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    this.strings = new Strings(this.data.words);
    const base = new URL(this.dataset.root, document.baseURI).href;
    this.base = base;
    this.engine = new Engine(`${base}recherche/`);
    this.piece = partsOf(this);
    const context = { lists: new Lists(`${base}proposer/`, this.engine), strings: this.strings, onChange: (answer) => this.changed(answer) };
    this.answers = this.data.questions.map((question) => new Answer(this.querySelector(`.question[data-id="c-${question.key}"]`), question, context));
    this.sections = [...this.querySelectorAll("[data-section]")].map((place) => ({ id: place.dataset.section, element: place, box: place.querySelector("textarea") }));
    this.drafts = new Drafts((draft) => isDraft(draft, this.data.questions));
    const essential = this.answers.filter((answer) => answer.question.level === "O");
    this.steps = new Steps(this, this.piece, this.strings, essential, () => this.review());
    this.similar = new SimilarTitles(this.piece("similar"), this.engine, base, () => this.answer("titre").value);
    this.sending = new SendingView(this.piece, this.strings, this.data.desk, () => this.sheet);
    const [start, end] = ["debut", "fin"].map((key) => this.answer(key));
    end.also = () => (isReversed(start.value, end.value) ? fill(this.data.refusals.reversed, { start: start.value, end: end.value }) : "");
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
    window.addEventListener("pagehide", () => this.flush());
    this.piece("no-lead").addEventListener("click", () => this.answer("porteur").fill("non-renseigne") ?? this.changed());
    this.piece("shared").addEventListener("change", ({ target }) => this.drafts.share(target.checked, this.draft.id) ?? this.keep());
    this.piece("new").addEventListener("click", () => this.turn(this.blank(), false));
    this.piece("erase").addEventListener("click", () => this.erase());
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

  /** Load what a published sheet already says. @param {string} id */
  async complete(id) {
    const form = this.piece("form");
    // Anything typed in the meantime would be overwritten.
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
    this.steps.go(1, false);
    this.list();
    this.piece("kept").textContent = isKept ? this.strings.say("form.restored") : "";
  }

  /** Show a question. @param {string} key */
  show(key) {
    const answer = this.answer(key);
    const place = answer?.element ?? this.sections.find(({ id }) => id === key)?.element;
    if (place) this.steps.reveal(place, answer);
  }

  /** Say it once: a screen reader must not repeat the same sentence at each letter. */
  note(key, values) {
    const sentence = this.strings.say(key, values);
    if (this.piece("kept").textContent !== sentence) this.piece("kept").textContent = sentence;
  }

  /** Go to another draft, as the visitor asked. */
  turn(draft, isKept) {
    this.flush();
    this.open(draft, isKept);
    this.querySelector("#etape-1").focus();
  }

  // Keeping

  changed(answer) {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.flush(), 200);
    if (answer?.question.key === "titre") this.similar.typed();
    if (answer && ["debut", "fin"].includes(answer.question.key)) this.answer("fin").tell();
  }

  /** Keep at once what waits for a pause. */
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
    const items = this.drafts.all.slice(0, MOST_DRAFTS).map((draft) => element("li", {}, element("button", { type: "button", class: "link", "aria-current": draft.id === this.draft.id ? "true" : false, onclick: () => this.turn(draft, true) }, draft.title?.slice(0, LONGEST_TITLE) || this.strings.say("form.untitled"))));
    this.piece("draft-list").replaceChildren(...items);
  }

  // Reviewing and sending

  /** The current answers, by key. @returns {[string, any][]} */
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
    return this.draft.sheet?.id ?? (slug(this.answer("titre").value, LONGEST_NAME) || "fiche");
  }

  /** What is sent. */
  get sheet() {
    return { title: this.answer("titre").value, id: this.name, text: this.text, isKnown: Boolean(this.draft.sheet) };
  }

  review() {
    review(this.piece, this.strings, { answers: this.answers, missing: this.missing(), body: this.body }, (key) => this.show(key));
    this.sending.offer();
  }

  /** Questions of a complete sheet that neither their field nor a section answers. */
  missing() {
    const told = new Set(this.sections.filter(({ box }) => box.value.trim()).map(({ id }) => id));
    return this.answers.filter(({ question, own }) => this.data.completing.includes(question.key) && !isTold(own) && !told.has(this.data.toldBy[question.key]));
  }
}

/** `before` with the answers `given` here; what this form does not ask for stays. @param {Record<string, any>} before @param {[string, any][]} given */
function renewed(before, given) {
  const asked = new Set(given.map(([key]) => key));
  return [...Object.entries(before).filter(([key]) => !asked.has(key)), ...given];
}

customElements.define("sheet-form", SheetForm);
