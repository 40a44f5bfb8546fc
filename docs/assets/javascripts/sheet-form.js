/** `/proposer/`: a sheet in three steps, kept on the device while it is written, sent when the visitor decides. */

import { Answer } from "./form/answers.js";
import { offerAside } from "./form/aside.js";
import { Boxes } from "./form/content.js";
import { useZone } from "./form/dates.js";
import { Drafts } from "./form/drafts.js";
import { entitle } from "./form/heading.js";
import { LastStep } from "./form/last-step.js";
import { Names } from "./form/names.js";
import { tellNewer } from "./form/newer.js";
import { givenBy, says } from "./form/given.js";
import { fetchPublished, sectionsOf } from "./form/published.js";
import { keyOf, showRead } from "./form/places.js";
import { isDraft } from "./form/readable.js";
import { relate, related } from "./form/relations.js";
import { Review } from "./form/review.js";
import { SimilarTitles } from "./form/similar.js";
import { LaterEngine } from "./form/later-engine.js";
import { Lists } from "./form/sources.js";
import { Steps } from "./form/steps.js";
import { Writing, blank } from "./form/writing.js";
import { isIdentifier } from "./sheets/identifier.js";
import { element, partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";

const MOST_DRAFTS = 100;
/** Characters of a draft's title that are shown. */
const LONGEST_TITLE = 120;

class SheetForm extends HTMLElement {
  connectedCallback() {
    this.data = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    useZone(this.data.zone);
    this.strings = new Strings(this.data.words);
    const base = new URL(this.dataset.root, document.baseURI).href;
    this.base = base;
    this.engine = new LaterEngine(`${base}recherche/`);
    this.piece = partsOf(this);
    const lists = new Lists(`${base}proposer/`, { ...this.data.places, folder: base + this.data.places.folder }, this.engine);
    this.reviewer = new Review(this.piece, this.strings, (key) => this.show(key));
    const own = () => this.writing?.draft.sheet?.id ?? "";
    const context = { lists, strings: this.strings, own, announce: (sentence) => this.reviewer.announce(sentence), onChange: (answer) => this.changed(answer) };
    this.answers = this.data.questions.map((question) => new Answer(this.querySelector(`.question[data-id="c-${question.key}"]`), question, context));
    this.sections = [...this.querySelectorAll("[data-section]")].map((place) => ({ id: place.dataset.section, element: place, box: place.querySelector("textarea") }));
    this.drafts = new Drafts((draft) => isDraft(draft, this.data.questions));
    this.boxes = new Boxes(this.answers, this.sections);
    this.writing = new Writing(this.boxes, this.drafts, this.data, base + this.data.sheets);
    relate((key) => this.answer(key), this.answers, own);
    const essential = this.answers.filter((answer) => answer.question.level === "O");
    this.steps = new Steps(this, this.piece, this.strings, essential, { refuse: (wrong) => this.reviewer.refuse(wrong), review: () => this.last.show(), moved: () => (this.left = "") });
    this.similar = new SimilarTitles(this.piece("similar"), this.engine, base, () => this.answer("titre").value);
    this.names = new Names(this.piece("name"), lists, this.data.reserved, this.strings);
    this.last = new LastStep(this.piece, this.strings, this.data, { answers: this.answers, sections: this.sections, names: this.names, writing: this.writing, reviewer: this.reviewer, choices: () => this.choices, follow: () => this.follow() });
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
    this.addEventListener("focusin", ({ target }) => (this.left = keyOf(target) || this.left));
    // What is pasted is shown as it will be read.
    this.addEventListener("focusout", ({ target }) => showRead(target));
    window.addEventListener("pagehide", () => (this.keeping ? this.keep() : this.writing.leave(this.place)));
    this.drafts.listen(() => this.sync());
    this.piece("no-lead").addEventListener("click", () => this.answer("porteur").fill("non-renseigne") ?? this.changed());
    this.piece("shared").addEventListener("change", ({ target }) => this.drafts.share(target.checked, this.writing.draft.id) ?? this.keep());
    this.piece("new").addEventListener("click", () => this.turn(blank()));
    this.piece("erase").addEventListener("click", () => this.erase());
  }

  /** Where the visitor is. @returns {import("./form/drafts.js").Draft["place"]} */
  get place() {
    return { ...this.steps.place, key: this.left ?? "" };
  }

  /** @param {string} key @returns {Answer} */
  answer(key) {
    return this.answers.find((answer) => answer.question.key === key);
  }

  /** The sheet that the address asks for, the latest draft, or a blank one; where the visitor was. */
  async begin() {
    const parameters = new URLSearchParams(location.search);
    const id = parameters.get("fiche");
    const key = parameters.get("question");
    const given = id ? {} : givenBy(parameters, this.data.questions);
    const kept = this.drafts.all.find((draft) => (id ? draft.sheet?.id === id : !draft.sheet && says(draft, given)));
    this.open(kept ?? { ...blank(), values: given }, Boolean(kept));
    if (id) await (kept ? this.follow() : this.complete(id));
    const { here } = this.steps.trail;
    const isStory = here?.step === 2;
    if (key && (!here || isStory)) this.show(key, false);
    else if (kept && (!here || (isStory && kept.place?.step === 2))) this.resume(kept.place);
    else if (here) this.steps.show(here, false);
    this.steps.trail.start(this.steps.place);
  }

  /** Load what a published sheet already says. @param {string} id */
  async complete(id) {
    const form = this.piece("form");
    // Anything typed in the meantime would be overwritten.
    form.inert = true;
    const sheet = isIdentifier(id) ? await fetchPublished(this.writing.sheets, id) : null;
    form.inert = false;
    const draft = sheet && { ...blank(), values: sheet.values, told: sectionsOf(sheet, this.data), sheet };
    if (!draft || !isDraft(draft, this.data.questions)) return this.note("form.unreachable");
    this.open(draft, false);
    this.note("form.completing", { title: this.answer("titre").value });
  }

  /** Bring the draft up to date with the sheet that it completes, and say so. */
  async follow() {
    const taken = await this.writing.follow();
    if (!taken) return this.note("form.sheet_unreachable");
    this.taken = [...new Set([...this.taken, ...taken])];
    this.tellNewer();
    if (taken.length || this.choices.length) this.keep();
  }

  /** @param {import("./form/drafts.js").Draft} draft @param {boolean} isKept whether it was left here before */
  open(draft, isKept) {
    this.writing.begin(draft);
    entitle(this.strings, Boolean(draft.sheet));
    for (const answer of this.answers) answer.clear();
    for (const group of this.querySelectorAll(".group")) group.open = false;
    for (const panel of ["similar", "name"]) this.piece(panel).hidden = true;
    this.steps.go(1, false);
    /** What was brought up to date, by key or section. @type {string[]} */
    this.taken = [];
    this.tellNewer();
    this.list();
    if (!draft.sheet) this.names.compare(() => this.answer("titre").value);
    this.piece("kept").textContent = isKept ? this.strings.say("form.restored") : "";
  }

  /** Go where the draft was left, without taking the focus. @param {import("./form/drafts.js").Draft["place"]} place */
  resume(place) {
    if (!place) return;
    if (place.step === 2 && place.key) this.show(place.key, false, false);
    else this.steps.show(place, false);
  }

  /** Show a question. @param {string} key @param {boolean} isMove whether Back leads away from it @param {boolean} isFocused */
  show(key, isMove = true, isFocused = true) {
    const answer = this.answer(key);
    const place = answer?.element ?? this.sections.find(({ id }) => id === key)?.element;
    if (!place) return;
    this.steps.reveal(place, answer, { isMove, isFocused });
    this.left = key;
  }

  /** Say it once: a screen reader must not repeat the same sentence at each letter. */
  note(key, values) {
    const sentence = this.strings.say(key, values);
    if (this.piece("kept").textContent !== sentence) this.piece("kept").textContent = sentence;
  }

  /** Go to another draft, as the visitor asked. @param {import("./form/drafts.js").Draft} draft */
  turn(draft) {
    this.flush();
    this.open(draft, Boolean(draft.saved));
    this.resume(draft.place);
    this.querySelector(`#etape-${this.steps.step}`).focus();
    if (draft.sheet) this.follow();
  }

  // Keeping

  changed(answer) {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.flush(), 200);
    const key = answer?.question.key;
    if (key === "titre") this.similar.typed();
    if (key === "titre" && !this.writing.draft.sheet) this.names.typed(() => this.answer("titre").value);
    for (const other of related(key)) this.answer(other).tell();
  }

  /** Keep at once what waits for a pause. */
  flush() {
    if (this.keeping) this.keep();
  }

  keep() {
    clearTimeout(this.keeping);
    this.keeping = 0;
    const isKept = this.writing.keep(this.place);
    if (isKept !== null) this.note(isKept ? "form.kept" : "form.not_kept");
    this.list();
  }

  /** Take what another tab wrote in this draft. */
  sync() {
    if (this.drafts.isErased(this.writing.draft.id)) {
      this.open(blank(), false);
      return this.note("form.elsewhere_erased");
    }
    const isNewer = this.writing.sync();
    if (isNewer && this.writing.isAhead) this.keep();
    if (isNewer) this.note("form.elsewhere");
    if (isNewer) this.tellNewer();
    this.list();
  }

  erase() {
    clearTimeout(this.keeping);
    this.keeping = 0;
    this.drafts.erase(this.writing.draft.id);
    this.open(blank(), false);
    this.note("form.erased");
  }

  list() {
    const items = this.drafts.all.slice(0, MOST_DRAFTS).map((draft) => element("li", {}, element("button", { type: "button", class: "link", "aria-current": draft.id === this.writing.draft.id ? "true" : false, onclick: () => this.turn(draft) }, draft.title?.slice(0, LONGEST_TITLE) || this.strings.say("form.untitled"))));
    this.piece("draft-list").replaceChildren(...items);
  }

  /** What the published sheet says of texts that the visitor also changed. @returns {import("./form/newer.js").Choice[]} */
  get choices() {
    const { values, told } = this.writing.refused;
    const words = ([key, value]) => ({ key, label: this.boxes.label(key), text: this.answer(key)?.inWords(value) ?? value });
    return [...Object.entries(values), ...Object.entries(told)].map(words);
  }

  tellNewer() {
    const next = () => (this.piece("newer").querySelector("button") ?? this.querySelector(`#etape-${this.steps.step}`)).focus();
    const choose = (key, isTheirs) => {
      this.writing.settle(key, isTheirs);
      this.tellNewer();
      this.keep();
      if (this.steps.step === 3) this.last.tell();
      next();
    };
    const done = () => {
      this.taken = [];
      this.tellNewer();
      next();
    };
    tellNewer(this.piece("newer"), this.strings, this.taken.map((key) => this.boxes.label(key)), this.choices, choose, done);
  }
}

customElements.define("sheet-form", SheetForm);
