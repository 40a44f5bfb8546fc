/** What one answer makes wrong in another: an end before its start, a sheet that names itself. */

import { isReversed } from "./dates.js";

/** @typedef {import("./answers.js").Answer} Answer */

/**
 * Tell the answers what the others say.
 * @param {(key: string) => Answer | undefined} answer finds an answer @param {Answer[]} answers @param {() => string} own identifier of the sheet that is written
 */
export function relate(answer, answers, own) {
  const value = (key) => answer(key)?.value ?? "";
  const alike = {
    fin: () => (isReversed(value("debut"), value("fin")) ? { cause: "reversed", values: { start: value("debut"), end: value("fin") } } : null),
    atteste_en: () => (isReversed(value("atteste_en"), value("fin")) ? { cause: "attested", values: { attested: value("atteste_en"), end: value("fin") } } : null),
  };
  for (const [key, also] of Object.entries(alike)) if (answer(key)) answer(key).also = also;
  for (const each of answers.filter(({ question }) => namesSheets(question))) each.also = () => (names(each.value, own()) ? { cause: "itself", values: {} } : null);
}

/** The answers that may be wrong, or right again, once `key` changes. @param {string} key */
export function related(key) {
  return { debut: ["fin"], fin: ["fin", "atteste_en"] }[key] ?? [];
}

function namesSheets({ kind, inside }) {
  return kind === "sheets" || inside.some((each) => each.kind === "sheets");
}

function names(value, own) {
  if (!own) return false;
  const text = (each) => typeof each === "string" && each.trim().replace(/\.md$/, "") === own;
  return [value].flat().some((each) => text(each) || (each && typeof each === "object" && Object.values(each).some(text)));
}
