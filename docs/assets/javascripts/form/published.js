/** A published sheet that a draft completes: what it said when the draft was begun, and the file that the answers make of it. */

import { toldIn } from "./body-chunks.js";
import { bodyOf, edited, isSheet } from "./editing.js";
import { same } from "./same.js";
import { fileOf } from "../search/files.js";

/** @typedef {import("./merge.js").Content} Content */
/** @typedef {{id: string, text: string, values: Record<string, any>}} PublishedSheet its file, and its front matter as read */
/** @typedef {{keys: string[], sections: string[][]}} Model */

/** @param {string} address @returns {Promise<any>} */
async function json(address) {
  const response = await fetch(address, { cache: "no-cache" });
  return response.ok ? response.json() : {};
}

/**
 * The sheet that is published now; null if none can be read.
 * @param {string} folder absolute address of the files of sheets @param {string} id @returns {Promise<PublishedSheet | null>}
 */
export async function fetchPublished(folder, id) {
  try {
    const { fichiers } = await json(`${folder}index.json`);
    const { fiches } = await json(`${folder}${fileOf(id, fichiers)}.json`);
    const { fichier: text, valeurs: values } = fiches.find((sheet) => sheet.id === id) ?? {};
    return typeof text === "string" && isSheet(text) ? { id, text, values } : null;
  } catch {
    return null;
  }
}

/** What is told in its guided sections, without empty ones. @param {PublishedSheet} sheet @param {Model} model @returns {Record<string, string>} */
export function sectionsOf(sheet, { sections }) {
  return Object.fromEntries(Object.entries(toldIn(bodyOf(sheet.text), sections)).filter(([, text]) => text));
}

/**
 * Its file with what the answers changed, and nothing else.
 * @param {PublishedSheet} sheet @param {Content} before the answers that it gave when the form was filled with it
 * @param {Content} now the answers of the form @param {Model} model
 */
export function completed(sheet, before, now, model) {
  const changes = changed(before.values, now.values, (key) => asWritten(sheet.values[key], before.values[key], now.values[key]));
  return edited(sheet.text, sheet.values, changes, changed(before.told, now.told, (id) => now.told[id]), model);
}

/** The keys that both say otherwise, each with its new value; an empty one where it is gone. */
function changed(before, now, value) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((key) => !same(before[key], now[key]));
  return Object.fromEntries(keys.map((key) => [key, value(key) ?? ""]));
}

/** `now` with the parts that did not change as the file writes them: the form may write them another way. */
function asWritten(written, before, now) {
  if (same(before, now)) return written;
  if (Array.isArray(written) && Array.isArray(before) && Array.isArray(now) && written.length === before.length) {
    return now.map((item, at) => {
      const had = before.findIndex((each) => same(each, item));
      return had >= 0 ? written[had] : asWritten(written[at], before[at], item);
    });
  }
  if ([written, before, now].every((each) => typeof each === "object" && each !== null && !Array.isArray(each))) {
    return Object.fromEntries(Object.entries(now).map(([key, value]) => [key, asWritten(written[key], before[key], value)]));
  }
  return now;
}
