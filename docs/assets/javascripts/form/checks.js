/** What is wrong with an answer, worded as by `partage check`: the sentences come with the page. */

import { fold } from "../ui/folding.js";
import { fill } from "../ui/strings.js";
import { isQuantity } from "./quantities.js";
import { isTold } from "./sheet-text.js";

/** Characters of a wrong answer that a sentence repeats. */
const SHOWN = 60;
const DATE = /^([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$/;
const MARKS = new Set(["non renseigne", "sans objet"]);

/** @typedef {{key: string, label: string, level: string, kind: string, shortest: number, longest: number, most: number, refusals: Record<string, string>, inside: Question[]}} Question */

/**
 * The sentence that refuses `value`; empty if it is valid.
 * @param {Question} question @param {any} value @returns {string}
 */
export function refusal(question, value) {
  const { refusals } = question;
  if (!isTold(value)) return question.level === "O" ? refusals.missing : "";
  if (question.level !== "O" && isMark(value)) return "";
  if (question.most && value.length > question.most) return fill(refusals.many, { count: value.length });
  if (question.kind === "items") return value.map((item) => itemRefusal(question, item)).find(Boolean) ?? "";
  if (typeof value !== "string") return "";
  if (refusals.wrong && !isRight(question.kind, value)) return fill(refusals.wrong, { value: shown(value) });
  const length = [...value].length;
  if (length < question.shortest) return refusals.short;
  if (question.longest && length > question.longest) return refusals.long;
  return "";
}

function itemRefusal(question, item) {
  for (const inside of question.inside) {
    const sentence = refusal(inside, item[inside.key]);
    if (sentence) return sentence;
  }
  return "";
}

function isRight(kind, value) {
  switch (kind) {
    case "date":
      return isDate(value);
    case "count":
      return isQuantity(value);
    case "number":
      return /^[1-9][0-9]*$/.test(value);
    case "url":
      return isWebAddress(value);
    default:
      return !isMark(value);
  }
}

/** Whether a value, or the only one of a list, says that there is no answer. @param {any} value */
export function isMark(value) {
  const alone = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof alone === "string" && MARKS.has(fold(alone));
}

function isDate(value) {
  const found = DATE.exec(value);
  if (!found) return false;
  const [, year, month, day] = found.map(Number);
  return !day || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isWebAddress(value) {
  return /^https?:\/\/[^/\s<>"\\]+/i.test(value) && !/[\s<>"\\]/.test(value);
}

/** Whether the end is before the start, as far as both are known. @param {string} start @param {string} end */
export function isReversed(start, end) {
  return isDate(start) && isDate(end) && end.slice(0, start.length) < start.slice(0, end.length);
}

function shown(value) {
  const line = value.split(/\s+/).filter(Boolean).join(" ");
  const letters = [...line];
  return letters.length <= SHOWN ? line : `${letters.slice(0, SHOWN - 1).join("")}…`;
}
