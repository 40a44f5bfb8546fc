/** The sheets to compare ↔ the address of the page. */

import { isIdentifier } from "../sheets/identifier.js";

/** Sheets side by side on a page that is still read. */
export const MOST = 3;

const NAME = "fiches";
/** Characters of a wrong identifier that are shown. */
const SHOWN = 60;

/**
 * The sheets that the address asks for; what cannot be an identifier is set apart, and never used.
 * @param {string} search as in `location.search`
 * @returns {{ids: string[], others: string[], wrong: string[]}}
 */
export function choiceOf(search) {
  const asked = new URLSearchParams(search).getAll(NAME).flatMap((value) => value.split(","));
  const each = [...new Set(asked.map((id) => id.trim()).filter(Boolean))];
  const right = each.filter(isIdentifier);
  const wrong = each.filter((id) => !isIdentifier(id)).slice(0, MOST).map((id) => (id.length > SHOWN ? `${id.slice(0, SHOWN)}…` : id));
  return { ids: right.slice(0, MOST), others: right.slice(MOST, 3 * MOST), wrong };
}

/** @param {string[]} ids @returns {string} empty, or from the question mark */
export function addressOf(ids) {
  return ids.length ? `?${NAME}=${ids.join(",")}` : "";
}
