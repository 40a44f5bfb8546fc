/** What is wrong with an answer, as `partage check` would find it, in the words of the form. */

import { fold } from "../ui/folding.js";
import { withPlainSpaces } from "../ui/characters.js";
import { isDate, isReversed } from "./dates.js";
import { badlyWritten, misfit, toldBy } from "./grammars.js";
import { isQuantity } from "./quantities.js";
import { isTold } from "./sheet-text.js";

/** Characters of a wrong answer that a sentence repeats. */
const SHOWN = 60;
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

function lineRefusal(question, lines) {
  const { kind, longest } = question;
  if (kind !== "lines") return null;
  const odd = lines.find((line) => badlyWritten(question, line));
  if (odd) return because(badlyWritten(question, odd), { value: shown(odd) });
  const mark = lines.find((line) => isMark(toldBy(question, line)));
  if (mark) return because("mark", { value: mark });
  const long = longest ? lines.find((line) => [...toldBy(question, line)].length > longest) : "";
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
  if (of("echeance") && isReversed(item.date, item.echeance)) return because("due", { made: item.date, due: item.echeance });
  return of("repete") ? misfit(of, Object.fromEntries(Object.entries(item).filter(([, value]) => !isMark(value)))) : null;
}

function wrong(question, value) {
  const { kind, mayStayOpen } = question;
  if (kind === "date" && !isDate(value)) return because("date", { value: shown(value) });
  const badly = badlyWritten(question, value);
  if (badly) return because(badly, { value: shown(value) });
  switch (kind) {
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

function isWebAddress(value) {
  return /^https?:\/\/[^/\s<>"\\?#]+/i.test(value) && !/[\s<>"\\\p{Cc}]/u.test(value);
}

/** @param {string} value */
export function shown(value) {
  const line = value.split(/\s+/).filter(Boolean).join(" ");
  const letters = [...line];
  return letters.length <= SHOWN ? line : `${letters.slice(0, SHOWN - 1).join("")}…`;
}
