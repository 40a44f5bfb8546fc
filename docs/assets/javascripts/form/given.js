/** Answers that the address gives, such as `?themes=sante&territoires=gap-05061`: a link asks for a sheet on that theme, there. */

import { isIdentifier } from "../sheets/identifier.js";
import { same } from "./same.js";

const CHOSEN = new Set(["choice", "terms", "places"]);

/**
 * Only terms of a list and places can be given: nobody else's words are put into a visitor's sheet.
 * @param {URLSearchParams} parameters @param {import("./checks.js").Question[]} questions @returns {Record<string, string[]>}
 */
export function givenBy(parameters, questions) {
  const asked = questions.filter(({ key, kind }) => CHOSEN.has(kind) && parameters.has(key));
  const given = asked.map(({ key, kind, most }) => {
    const ids = parameters.get(key).split(",").filter((id) => isIdentifier(id) && (kind !== "choice" || isOffered(key, id)));
    return [key, [...new Set(ids)].slice(0, most || 1)];
  });
  return Object.fromEntries(given.filter(([, ids]) => ids.length));
}

/** Whether the list of a question has `id`: a choice would else take it as written. @param {string} key @param {string} id */
function isOffered(key, id) {
  return [...(document.getElementById(`c-${key}`)?.options ?? [])].some(({ value }) => value === id);
}

/** Whether a draft already says what was given. @param {import("./drafts.js").Draft} draft @param {Record<string, string[]>} given */
export function says({ values }, given) {
  return Object.entries(given).every(([key, ids]) => same([values[key] ?? []].flat(), ids));
}
