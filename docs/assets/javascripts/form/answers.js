/** The questions of the page: reading each answer, and putting one back. */

import { isMark, refusal } from "./checks.js";
import { dateInWords } from "./date-words.js";
import { dayOf } from "./dates.js";
import { Picker } from "./picker.js";
import { onOneLine, received } from "../ui/characters.js";
import { isTold } from "./sheet-text.js";

/** @typedef {import("./checks.js").Question} Question */
/** @typedef {{lists: import("./sources.js").Lists, strings: import("../ui/strings.js").Strings, own: () => string, announce: (sentence: string) => void, onChange: (answer: Answer) => void}} Context `own`: identifier of the sheet that is written */

const PICKED = new Set(["terms", "places", "sheets"]);
let items = 0;

export class Answer {
  /** @param {HTMLElement} element @param {Question} question @param {Context} context @param {boolean} isInside whether it is in an item of a list */
  constructor(element, question, context, isInside = false) {
    Object.assign(this, { element, question, context, isInside });
    this.problem = element.querySelector(":scope > .question__refusal");
    this.box = element.querySelector("input, textarea, select");
    this.counter = element.querySelector(":scope > .question__count");
    if (PICKED.has(question.kind)) {
      const isMany = !(isInside && question.kind === "sheets");
      this.picker = new Picker(element.querySelector("[data-part=picker]"), { source: context.lists.source(question, context.own), isMany, strings: context.strings, onChange: () => this.changed() });
    } else if (question.kind === "items") {
      this.items = [];
      this.list = element.querySelector(".items");
      element.querySelector("[data-part=add]").addEventListener("click", () => this.add({}, true));
    } else {
      element.addEventListener("input", () => this.changed());
      // A date is three boxes: it is checked when the focus leaves all of them.
      element.addEventListener("focusout", (event) => element.contains(event.relatedTarget) || (this.tell() && context.announce(this.problem.textContent)));
    }
  }

  changed() {
    // While one types, a refusal may go away; only a text that is too long brings one.
    if (this.problem && !this.problem.hidden) this.tell();
    else if (this.question.longest && refusal(this.question, this.value)?.cause === "long") this.tell();
    this.count();
    this.context.onChange(this);
  }

  count() {
    if (!this.counter) return;
    const count = [...String(this.value)].length;
    this.counter.textContent = count ? this.context.strings.say("form.characters", { count, most: this.question.longest }) : "";
  }

  /** Show what is wrong, and return whether anything is. An empty answer is wrong only with `isWhole`. */
  tell(isWhole = false) {
    if (!this.problem) return false;
    const sentence = this.pending() || this.wrong(isWhole);
    this.problem.textContent = sentence;
    this.problem.hidden = !sentence;
    this.box?.setAttribute("aria-invalid", String(Boolean(sentence)));
    return Boolean(sentence);
  }

  wrong(isWhole) {
    if (!isTold(this.value) && !isWhole) return "";
    // Another answer may make this one wrong: an end before its start.
    const found = refusal(this.question, this.value) ?? this.also?.();
    return found ? this.sentence(found) : "";
  }

  /** @param {import("./checks.js").Refusal} found @returns {string} */
  sentence({ cause, values }) {
    const inner = values.refusal ? { sentence: this.sentence(values.refusal) } : {};
    return this.context.strings.say(`form.wrong.${cause}`, { ...values, ...inner });
  }

  /** What was typed but not chosen would be lost without warning. */
  pending() {
    const typed = this.picker?.input.value.trim();
    return typed ? this.context.strings.say("form.pick.pending", { text: typed }) : "";
  }

  /** The answer; until there is one, the marker that the sheet has instead, such as « sans-objet ». */
  get value() {
    const own = this.own;
    return isTold(own) ? own : this.mark || own;
  }

  get own() {
    const { kind } = this.question;
    if (this.picker) return this.isInside && kind === "sheets" ? (this.picker.value[0] ?? "") : this.picker.value;
    if (kind === "items") return this.items.map((item) => Object.fromEntries(item.answers.map((answer) => [answer.question.key, answer.value]).filter(([, value]) => isTold(value)))).filter(isTold);
    if (kind === "lines") return received(this.box.value).split("\n").map((line) => line.trim()).filter(Boolean);
    if (kind === "levels") return Object.fromEntries([...this.element.querySelectorAll("select")].map((select) => [select.dataset.phase, select.value]).filter(([, level]) => level));
    if (kind === "date") return this.date;
    return this.box.tagName === "TEXTAREA" ? received(this.box.value).trim() : onOneLine(this.box.value);
  }

  /** What the boxes say; while they say the day of the moment that the sheet gives, that moment. */
  get date() {
    const [year, month, day] = ["year", "month", "day"].map((part) => this.element.querySelector(`[data-part=${part}]`).value.trim());
    const date = [year, month && month.padStart(2, "0"), month && day && day.padStart(2, "0")].filter(Boolean).join("-");
    return this.moment && date === dayOf(this.moment) ? this.moment : date;
  }

  /** Put an answer back, in any form that a sheet may write it. @param {any} written */
  fill(written) {
    const { kind, inside, level } = this.question;
    this.mark = level !== "O" && isMark(written) ? written : "";
    const value = this.mark ? undefined : written;
    const list = value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value];
    if (this.picker) this.picker.fill(list);
    else if (kind === "items") {
      for (const item of this.items) item.element.remove();
      this.items = [];
      for (const item of list) this.add(typeof item === "string" ? { [inside[0].key]: item } : item, false);
    } else if (kind === "lines") this.box.value = list.map(asLine).join("\n");
    else if (kind === "levels") for (const select of this.element.querySelectorAll("select")) choose(select, value?.[select.dataset.phase] ?? "");
    else if (kind === "date") {
      const date = dayOf(list[0] ?? "");
      this.moment = date === list[0] ? "" : list[0];
      const parts = /^\d{4}(-\d{2}){0,2}$/.test(date) ? date.split("-") : [date];
      ["year", "month", "day"].forEach((part, at) => (this.element.querySelector(`[data-part=${part}]`).value = parts[at] ?? ""));
    } else if (kind === "choice") choose(this.box, list[0] ?? "");
    else this.box.value = list[0] ?? "";
    this.clear();
    this.count();
  }

  /** Say no more what was wrong. */
  clear() {
    if (this.problem) this.problem.hidden = true;
    this.box?.removeAttribute("aria-invalid");
  }

  /** What `value` would be as an answer here, in words. @param {any} value @returns {string} */
  inWords(value) {
    const words = (each) => (typeof each === "string" ? each : Object.values(each).flat().join(" "));
    const { kind } = this.question;
    const name = (each) => (kind === "choice" ? [...this.box.options].find((option) => option.value === each)?.textContent : kind === "date" ? dateInWords(each) : "");
    return [value].flat().map((each) => name(each) || words(each)).join(" ; ");
  }

  /** @param {Record<string, any>} values @param {boolean} isNew whether a visitor asked for it */
  add(values, isNew) {
    const number = ++items;
    const template = this.element.querySelector(":scope > template");
    const element = template.content.firstElementChild.cloneNode(true);
    for (const named of element.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const name of ["id", "for", "aria-describedby"]) {
        if (named.hasAttribute(name)) named.setAttribute(name, named.getAttribute(name).replaceAll("N-", `i${number}-`));
      }
    }
    const answers = this.question.inside.map((question) => new Answer(element.querySelector(`[data-key="${question.key}"]`), question, { ...this.context, onChange: () => this.changed() }, true));
    for (const answer of answers) if (values[answer.question.key] !== undefined) answer.fill(values[answer.question.key]);
    const item = { element, answers };
    element.querySelector("[data-part=remove]").addEventListener("click", () => {
      this.items = this.items.filter((each) => each !== item);
      element.remove();
      this.changed();
      this.element.querySelector("[data-part=add]").focus();
    });
    this.items.push(item);
    this.list.append(element);
    if (isNew) element.querySelector("input, textarea, select").focus();
  }
}

/** News of a promise, written as a date and a text, on one line. @param {any} item */
function asLine(item) {
  return typeof item === "string" ? item : [item.date, item.texte].filter(Boolean).join(" : ").replace(/\s+/g, " ");
}

/** Choose `value`, even where the list does not have it as written: by its label. */
function choose(select, value) {
  select.value = value;
  if (value && select.value !== value) {
    select.append(new Option(value, value));
    select.value = value;
  }
}
