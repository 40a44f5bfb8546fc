/** Two changes of one sheet made one, field by field: by two tabs, or by a draft and by what was published meanwhile. */

import { same } from "./same.js";

/** @typedef {{values: Record<string, any>, told: Record<string, string>}} Content answers by key, texts by section; what is empty is absent */
/** @typedef {{content: Content, taken: string[], refused: Content}} Merged `taken`: keys and sections that only they changed; `refused`: what they say where both changed one text */

/**
 * `mine` with what changed from `base` to `theirs`. Lists take both changes; where both changed one text, mine stays.
 * @param {Content} base @param {Content} mine @param {Content} theirs @returns {Merged}
 */
export function merged(base, mine, theirs) {
  const values = eachKey(base.values, mine.values, theirs.values);
  const told = eachKey(base.told, mine.told, theirs.told);
  return {
    content: { values: values.now, told: told.now },
    taken: [...values.taken, ...told.taken],
    refused: { values: values.refused, told: told.refused },
  };
}

/** Whether nothing is refused. @param {Content} refused */
export function isAgreed({ values, told }) {
  return !Object.keys(values).length && !Object.keys(told).length;
}

function eachKey(base, mine, theirs) {
  const result = { now: {}, taken: [], refused: {} };
  for (const key of new Set([base, mine, theirs].flatMap(Object.keys))) {
    const { now, isRefused } = one(base[key], mine[key], theirs[key]);
    if (now !== undefined) result.now[key] = now;
    if (isRefused) result.refused[key] = theirs[key] ?? "";
    if (!same(mine[key], theirs[key]) && same(mine[key], base[key])) result.taken.push(key);
  }
  return result;
}

function one(base, mine, theirs) {
  if (same(mine, theirs) || same(theirs, base)) return { now: mine };
  if (same(mine, base)) return { now: theirs };
  if (Array.isArray(mine) && Array.isArray(theirs)) return { now: both(Array.isArray(base) ? base : [], mine, theirs) };
  if (!isMapping(mine) || !isMapping(theirs)) return { now: mine, isRefused: true };
  const { now, refused } = eachKey(isMapping(base) ? base : {}, mine, theirs);
  return { now, isRefused: Object.keys(refused).length > 0 };
}

/** Their items without those that I took away, then those that I added. */
function both(base, mine, theirs) {
  const has = (list, item) => list.some((each) => same(each, item));
  const kept = theirs.filter((item) => has(mine, item) || !has(base, item));
  return [...kept, ...mine.filter((item) => !has(base, item) && !has(theirs, item))];
}

function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
