/** What is wrong with an answer, as `partage check` would find it, in the words of the form. */

import { fold } from "../ui/folding.js";
import { withPlainSpaces } from "../ui/characters.js";
import { isQuantity } from "./quantities.js";
import { isTold } from "./sheet-text.js";

/** Characters of a wrong answer that a sentence repeats. */
const SHOWN = 60;
/** ISO 8601, as `partage.sheets.partial_date`: of a moment, the day is kept. */
const DATE = /^([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:[Tt ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?(?:[Zz]|[+-][0-2][0-9](?::?[0-5][0-9])?))?)?)?)?$/;
const RANGE = /([0-9]{1,7}) ?(?:-|à|a|et) ?([0-9]{1,7})/i;
const MARKS = new Set(["non renseigne", "sans objet"]);
const MISSING = { choice: "choose", terms: "pick", sheets: "pick", places: "place", prose: "tell" };

/** @typedef {{key: string, label: string, example: string, level: string, kind: string, shortest: number, longest: number, most: number, mayStayOpen: boolean, inside: Question[]}} Question */
/** @typedef {{cause: string, values: Record<string, any>}} Refusal `cause` names a sentence, `form.wrong.<cause>` */

/**
 * What refuses `value`; null if it is valid.
 * @param {Question} question @param {any} value @param {boolean} isInside whether it is in an item of a list @returns {Refusal | null}
 */
export function refusal(question, value, isInside = false) {
  if (!isTold(value)) return question.level === "O" ? missing(question, isInside) : null;
  if (question.mayStayOpen && isMark(value)) return null;
  const count = question.most ? new Set([value].flat().map((each) => JSON.stringify(each))).size : 0;
  if (count > question.most) return because("many", { most: question.most, count });
  if (question.kind === "items") return value.map((item) => itemRefusal(question, item)).find(Boolean) ?? null;
  if (Array.isArray(value)) return lineRefusal(question, value);
  if (typeof value !== "string") return null;
  const length = [...value].length;
  if (length < question.shortest) return because("short", { least: question.shortest, count: length });
  if (question.longest && length > question.longest) return because("long", { most: question.longest, count: length });
  return wrong(question, value);
}

function because(cause, values = {}) {
  return { cause, values };
}

function missing({ kind, example }, isInside) {
  if (isInside) return because(kind === "choice" ? "choose" : kind === "sheets" ? "pick" : "fill");
  return because(MISSING[kind] ?? "write", { example });
}

function lineRefusal({ kind, longest }, lines) {
  if (kind !== "lines") return null;
  const mark = lines.find(isMark);
  if (mark) return because("mark", { value: mark });
  const long = longest ? lines.find((line) => [...line].length > longest) : "";
  return long ? because("long_line", { value: shown(long), most: longest }) : null;
}

function itemRefusal(question, item) {
  const of = (key) => question.inside.find((inside) => inside.key === key);
  for (const inside of question.inside) {
    const found = refusal(inside, item[inside.key], true);
    if (found) return { cause: "inside", values: { label: inside.label, refusal: found } };
  }
  // An actor needs no name where it has a type, and the other way round.
  if (of("nom") && of("type") && [item.nom, item.type].every((each) => !isTold(each) || isMark(each))) return because("nobody");
  if (of("debut") && of("fin") && isReversed(item.debut, item.fin)) return because("reversed", { start: item.debut, end: item.fin });
  return null;
}

function wrong({ kind, mayStayOpen }, value) {
  switch (kind) {
    case "date":
      return isDate(value) ? null : because("date", { value: shown(value) });
    case "count":
      return countRefusal(value);
    case "number":
      return /^\+?0*[1-9][0-9]*$/.test(value) ? null : because("number");
    case "url":
      return isWebAddress(value) ? null : because("url", { value: shown(value) });
    case "line":
    case "prose":
      return isMark(value) && !mayStayOpen ? because("mark", { value: shown(value) }) : null;
    default:
      return null;
  }
}

function countRefusal(value) {
  if (!isQuantity(value)) return because("count", { value: shown(value) });
  const line = withPlainSpaces(value).replace(/[‐‑‒–—−]/g, "-").replace(/(?<=\d)[ .'’](?=\d{3}(?!\d))/g, "");
  const [, low, high] = RANGE.exec(line) ?? [];
  return Number(high) < Number(low) ? because("count_reversed", { low, high }) : null;
}

/** Whether a value, or the only one of a list, says that there is no answer. @param {any} value */
export function isMark(value) {
  const alone = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof alone === "string" && MARKS.has(fold(alone));
}

function isDate(value) {
  const found = DATE.exec(value ?? "");
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  return !day || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day of a moment such as « 2024-05-01T10:00 »; any other text as it is. @param {string} written */
export function dayOf(written) {
  return DATE.test(written) ? written.slice(0, 10) : written;
}

function isWebAddress(value) {
  return /^https?:\/\/[^/\s<>"\\?#]+/i.test(value) && !/[\s<>"\\\p{Cc}]/u.test(value);
}

/** Whether the end is before the start, as far as both are known. @param {string} start @param {string} end */
export function isReversed(start, end) {
  const [from, to] = [start, end].map((date) => dayOf(date ?? ""));
  return isDate(from) && isDate(to) && to.slice(0, from.length) < from.slice(0, to.length);
}

/** @param {string} value */
export function shown(value) {
  const line = value.split(/\s+/).filter(Boolean).join(" ");
  const letters = [...line];
  return letters.length <= SHOWN ? line : `${letters.slice(0, SHOWN - 1).join("")}…`;
}
