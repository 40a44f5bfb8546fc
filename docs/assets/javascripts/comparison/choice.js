/** The sheets to compare ↔ the address of the page. */

import { isIdentifier } from "../sheets/reading.js";

/** Sheets side by side on a page that is still read. */
export const MOST = 3;

const NAME = "fiches";
const SHOWN = 60;
/** Characters of a wrong identifier that are shown. */

/**
 * What the address asks for; what cannot be a sheet is told apart, and never used.
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
