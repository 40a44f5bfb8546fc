/** How far sheets are from a place: those that name it come first, then the near ones. Nobody asks where the visitor is. */

import { foldedWords } from "./query.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./facet-list.js").FacetList} FacetList */
/** @typedef {[number, number]} Point longitude and latitude */
/** @typedef {{id: string, label: string, parts: string[], point: Point | null}} Place */

/** Kilometres of a radius of the Earth, as in `hooks/partage/maps/distance.py`. */
const RADIUS = 6371;
/** Farther, a place says nothing of another. */
const FARTHEST = 100;
/** Words of the name of a commune. */
const LONGEST_NAME = 4;

/** Kilometres as the crow flies. @param {Point} one @param {Point} other */
function distance([x, y], [u, v]) {
  const radians = Math.PI / 180;
  const half = Math.sin(((v - y) * radians) / 2) ** 2 + Math.cos(y * radians) * Math.cos(v * radians) * Math.sin(((u - x) * radians) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** The territories at most so many kilometres away. @param {SearchIndex} index @param {Point} point @param {number} most */
export async function within(index, point, most) {
  const points = await index.points();
  return Object.keys(points).filter((id) => distance(points[id], point) <= most);
}

/**
 * The place with sheets that the words name, the one with the longest name; what else was typed is in `others`.
 * @param {import("./matching.js").Found[]} found @param {SearchIndex} index
 * @returns {Promise<{place: Place, others: import("./query.js").Word[]} | null>}
 */
async function placeIn(found, index) {
  const words = found.map(({ word }) => word);
  const told = words.filter((word) => !word.isOptional);
  // The names of all places are long to load, and few questions name one.
  if (!told.length || !index.mayNamePlace(found)) return null;
  const list = await index.facet("territory");
  list.parts ??= list.labels.map((label) => foldedWords(label, index.analysis));
  const typed = new Set(words.map((word) => word.folded));
  let best = -1;
  list.parts.forEach((parts, at) => {
    if (parts.length > (list.parts[best]?.length ?? 0) && parts.every((part) => typed.has(part))) best = at;
  });
  if (best < 0) return null;
  const place = { id: list.ids[best], label: list.labels[best], parts: list.parts[best], point: (await index.points())[list.ids[best]] ?? null };
  return { place, others: told.filter((word) => !place.parts.includes(word.folded)) };
}

/** A commune where no sheet is, if a word that no sheet has is in its name. @param {import("./matching.js").Found[]} found @param {SearchIndex} index @returns {ReturnType<typeof placeIn>} */
async function placeWithout(found, index) {
  const told = found.filter(({ word }) => !word.isOptional);
  if (told.every(({ documents }) => documents)) return null;
  const { placesOf } = await import("../form/sources.js");
  const places = placesOf(index);
  for (let length = Math.min(LONGEST_NAME, told.length); length; length--) {
    for (let from = 0; from + length <= told.length; from++) {
      const span = told.slice(from, from + length);
      const found = span.every(({ documents }) => documents) ? null : await places.called(span.map(({ word }) => word.folded));
      if (found) return { place: { id: "", label: found.label, parts: [], point: found.point }, others: told.filter((each) => !span.includes(each)).map(({ word }) => word) };
    }
  }
  return null;
}

/**
 * `sheets` in the order of a search that names a place: those of the place, then the near ones, then the others; of the
 * sheets without all the words, those that lack the place alone.
 * @param {number[]} sheets @param {number} whole how many have all the words, which come first
 * @param {import("./matching.js").Found[]} found @param {SearchIndex} index
 * @param {boolean} isTyping whether a word may only be begun
 * @returns {Promise<{sheets: number[], place: Place | null, here: Uint8Array, far: Map<number, number>, others: number}>}
 */
export async function byPlace(sheets, whole, found, index, isTyping) {
  const named = (await placeIn(found, index)) ?? (isTyping ? null : await placeWithout(found, index));
  const nothing = { sheets, place: named?.place ?? null, here: new Uint8Array(0), far: new Map(), others: named?.others.length ?? 0 };
  if (!named) return nothing;
  const isWhole = new Set(sheets.slice(0, whole));
  const rest = found.filter(({ word }) => named.others.includes(word));
  const answers = (sheet) => isWhole.has(sheet) || rest.every(({ weights }) => weights[sheet]);
  // What answers the other words and does not speak of the place at all may be near it.
  const pool = named.place.point ? Array.from({ length: index.sheets }, (_, sheet) => sheet).filter(answers) : [];
  const all = [...new Set([...sheets, ...pool])];
  const list = await index.facet("territory", all);
  const here = list.having(all, [named.place.id]);
  if (!named.place.point) return { ...nothing, here };
  const far = await distances(all, list, named.place.point, index);
  const rank = (sheet) => {
    if (here[sheet]) return isWhole.has(sheet) ? -2 : -1;
    return answers(sheet) && far.get(sheet) <= FARTHEST ? far.get(sheet) : FARTHEST + 1;
  };
  // What has all the words stays before what has not.
  const ordered = [...sheets].sort((one, other) => Number(isWhole.has(other)) - Number(isWhole.has(one)) || rank(one) - rank(other));
  return { ...nothing, sheets: ordered, here, far: new Map([...far].filter(([sheet, each]) => each <= FARTHEST && answers(sheet))) };
}

/** How far the nearest territory of each sheet is, if any has a point. @param {number[]} sheets @param {FacetList} list @param {Point} point @param {SearchIndex} index @returns {Promise<Map<number, number>>} */
async function distances(sheets, list, point, index) {
  const points = await index.points();
  /** By term: each is measured once. */
  const measured = new Float64Array(list.ids.length).fill(-1);
  const far = new Map();
  list.each(sheets, (term, sheet) => {
    if (measured[term] < 0) measured[term] = points[list.ids[term]] ? distance(points[list.ids[term]], point) : Infinity;
    if (measured[term] < (far.get(sheet) ?? Infinity)) far.set(sheet, measured[term]);
  });
  return far;
}
