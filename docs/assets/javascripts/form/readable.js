/** Whether what the device stored is a draft that this form can show: it may be damaged, or foreign. */

import { isSheet } from "./editing.js";

/** @typedef {import("./checks.js").Question} Question */

/** Characters of a text: more than a sheet may have. */
const LONGEST = 200_000;
/** Values of a list: more than any question takes, yet few enough to be shown. */
const MOST = 300;
/** Characters of a file: the check takes 256 KiB. */
const LARGEST_FILE = 262_144;
const LISTS = new Set(["terms", "places", "sheets", "lines"]);

/**
 * Answers to questions that are no longer asked are accepted: they are kept, but not shown.
 * @param {any} draft @param {Question[]} questions
 */
export function isDraft(draft, questions) {
  if (!isMapping(draft) || !isText(draft.id) || !draft.id || !isMapping(draft.values) || !isMapping(draft.told)) return false;
  if (!(draft.title === undefined || isText(draft.title)) || !(draft.saved === undefined || Number.isFinite(draft.saved))) return false;
  if (!Object.values(draft.told).every(isText)) return false;
  if (!(draft.place === undefined || isPlace(draft.place)) || !(draft.refused === undefined || isRefused(draft.refused, questions))) return false;
  if (!(draft.sheet === null || draft.sheet === undefined || isPublished(draft.sheet))) return false;
  return questions.every((question) => !Object.hasOwn(draft.values, question.key) || isAnswer(draft.values[question.key], question));
}

/** The published sheet that the draft completes. */
function isPublished(sheet) {
  return isMapping(sheet) && isText(sheet.id) && isMapping(sheet.values) && (isFile(sheet.text) || areSections(sheet.sections));
}

function isFile(text) {
  return typeof text === "string" && text.length <= LARGEST_FILE && isSheet(text);
}

/** The text of a sheet as former versions of this form kept it. */
function areSections(sections) {
  const isSection = (section) => isMapping(section) && [section.title, section.id, section.text].every(isText);
  return Array.isArray(sections) && sections.length <= MOST && sections.every(isSection);
}

function isPlace(place) {
  return isMapping(place) && [place.step, place.asked].every(Number.isInteger) && isText(place.key);
}

function isRefused(refused, questions) {
  if (!isMapping(refused) || !isMapping(refused.values) || !isMapping(refused.told) || !Object.values(refused.told).every(isText)) return false;
  return Object.entries(refused.values).every(([key, value]) => questions.some((question) => question.key === key && isAnswer(value, question)));
}

/** @param {any} value @param {Question} question */
function isAnswer(value, question) {
  if (isText(value)) return true;
  if (question.kind === "levels") return isMapping(value) && Object.values(value).every(isText);
  if (!Array.isArray(value) || value.length > MOST) return false;
  if (question.kind === "items") return value.every((item) => isText(item) || isItem(item, question.inside));
  // A single value may be stored as a list.
  if (question.kind === "lines") return value.every((each) => isText(each) || isNews(each));
  return LISTS.has(question.kind) ? value.every(isText) : value.length === 1 && isText(value[0]);
}

/** A line that a sheet writes as a date and a text. @param {any} line */
function isNews(line) {
  return isMapping(line) && Object.entries(line).every(([key, value]) => ["date", "texte"].includes(key) && isText(value));
}

/** @param {any} item @param {Question[]} inside */
function isItem(item, inside) {
  const known = new Map(inside.map((question) => [question.key, question]));
  return isMapping(item) && Object.entries(item).every(([key, value]) => known.has(key) && isAnswer(value, known.get(key)));
}

function isText(value) {
  return typeof value === "string" && value.length <= LONGEST;
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
