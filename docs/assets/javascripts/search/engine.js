/** A state of the search → what is found, and what each filter would leave. Nothing here knows about the page. */

import { Outdated } from "./files.js";
import { SearchIndex } from "./search-index.js";
import { found, ranked } from "./matching.js";
import { byPlace, within } from "./nearby.js";
import { foldedWords, parsed } from "./query.js";

/**
 * @typedef {object} State
 * @property {string} text
 * @property {Map<string, string[]>} filters terms by facet: any of them, in every facet
 * @property {[number, number] | null} years from and to
 * @property {{place: string, most: number, label?: string, point?: [number, number] | null} | null} near at most so many kilometres from a place
 * @property {boolean} isMapped whether the answer is shown on a map too
 * @property {"relevance" | "recent" | "title"} sort
 */
/**
 * @typedef {object} Answer
 * @property {import("./query.js").Query} query
 * @property {import("./matching.js").Found[]} words
 * @property {number[]} sheets in their order
 * @property {number} whole how many sheets have all the words
 * @property {number[]} pages documents that are not sheets
 * @property {Set<string>} terms to mark
 * @property {number} unchecked sheets that may have an exact phrase, and were not read
 * @property {Awaited<ReturnType<typeof byPlace>> | null} around what the words name as a place, and how far sheets are from it
 * @property {Map<string, number[]>} barred by facet with a filter, the sheets that only this filter keeps out
 */

/** Sheets whose text is read at once to find an exact phrase. */
export const CHECKED = 40;
const MOST_PAGES = 30;
/** Part of the most that a word weighs, from which it says what a page is about. */
const TELLING = 0.4;

export class Engine {
  /** @param {string} root absolute address of the folder of the index */
  constructor(root) {
    this.root = root;
    /** @type {Promise<SearchIndex> | null} */
    this.opening = null;
  }

  /** @returns {Promise<SearchIndex>} */
  index() {
    this.opening ??= SearchIndex.open(this.root).catch((error) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  /** Open the index again when it is next needed: it names files that no longer exist. */
  forget() {
    this.opening = null;
  }

  /** Do `work` with the index; again with the new one if the site was published in the meantime. */
  async with(work) {
    try {
      return await work(await this.index());
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      this.forget();
      return work(await this.index());
    }
  }

  /** Whether an answer needs no request. @param {State} state */
  async isReady(state) {
    if (!this.opening) return false;
    const index = await this.index();
    return parsed(state.text, index.analysis).words.every((word) => word.terms.every((term) => index.isHere(term)));
  }

  /**
   * @param {State} state
   * @param {{isTyping?: boolean, checked?: number}} options
   * @returns {Promise<Answer>}
   */
  answer(state, options = {}) {
    return this.with((index) => answered(index, state, options));
  }

  /**
   * How many sheets each term of `facets` would leave with all the filters of the others.
   * @param {Answer} answer @param {string[]} facets @param {string[]} tops those of which the first level is enough
   * @returns {Promise<{list: import("./facet-list.js").FacetList, counts: Int32Array}[]>}
   */
  counts(answer, facets, tops = []) {
    return this.with((index) =>
      Promise.all(
        facets.map(async (facet) => {
          const barred = answer.barred.get(facet) ?? [];
          const list = await index.facet(facet, [...answer.sheets, ...barred], tops.includes(facet));
          return { list, counts: list.counts(answer.sheets, barred) };
        }),
      ),
    );
  }
}

/** @param {SearchIndex} index @param {State} state @returns {Promise<Answer>} */
async function answered(index, state, { isTyping = false, checked = CHECKED }) {
  const query = parsed(state.text, index.analysis);
  const last = isTyping && query.isOpen ? query.words.findLast((word) => !word.isOptional) : null;
  const [words, excluded] = await Promise.all([
    Promise.all(query.words.map((word) => found(word, word === last, index))),
    Promise.all(query.excluded.map((word) => found(word, false, index))),
  ]);
  const all = query.words.length ? ranked(words, excluded, index) : without(excluded, query, index);
  // A term whose text only mentions a word in passing does not answer it.
  const pages = all.pages.filter((number) => words.every(({ word, weights }) => word.isOptional || weights[number] >= TELLING * index.steps));
  let { sheets, whole } = all;
  let unchecked = 0;
  if (query.phrases.length || query.excludedPhrases.length) {
    ({ sheets, unchecked } = await withPhrases(index, sheets.slice(0, whole), query, checked));
    whole = sheets.length;
  }
  let barred;
  ({ sheets, whole, barred } = await filtered(index, sheets, whole, state));
  let around = null;
  if (state.sort === "relevance" && query.words.length) {
    around = await byPlace(sheets, whole, words, index, isTyping);
    sheets = around.sheets;
  }
  if (state.sort === "title") {
    const ranks = await index.titleRanks(sheets);
    sheets = [...sheets].sort((one, other) => ranks[one] - ranks[other]);
  } else if (state.sort === "recent") {
    sheets = [...sheets].sort((one, other) => one - other);
  }
  return {
    query,
    words,
    sheets,
    whole,
    pages: query.phrases.length ? [] : pages.slice(0, MOST_PAGES),
    terms: new Set(words.flatMap((word) => word.terms)),
    unchecked,
    around,
    barred,
  };
}

/** Every sheet but those with an excluded word; none if no word was typed that can be looked for. */
function without(excluded, query, index) {
  const sheets = [];
  const asksNothing = query.isWordless;
  for (let number = 0; number < index.sheets && !asksNothing; number++) {
    if (excluded.every(({ weights }) => !weights[number])) sheets.push(number);
  }
  return { sheets, whole: sheets.length, pages: [] };
}

/**
 * Keep the sheets that pass every filter.
 * @param {SearchIndex} index @param {number[]} sheets @param {number} whole how many have all the words, which come first
 * @param {State} state
 * @returns {Promise<{sheets: number[], whole: number, barred: Map<string, number[]>}>}
 */
async function filtered(index, sheets, whole, state) {
  const wanted = [...state.filters].filter(([, ids]) => ids.length);
  const passing = await Promise.all([
    ...wanted.map(async ([facet, ids]) => [facet, (await index.facet(facet, sheets)).having(sheets, ids)]),
    ...(state.years ? [ofYears(index, sheets, state.years)] : []),
    ...(state.near ? [nearTo(index, sheets, state.near)] : []),
  ]);
  const barred = new Map(passing.map(([facet]) => [facet, []]));
  if (!passing.length) return { sheets, whole, barred };
  const kept = [];
  let keptWhole = 0;
  sheets.forEach((sheet, at) => {
    const failing = passing.filter(([, those]) => !those[sheet]);
    if (!failing.length) {
      kept.push(sheet);
      if (at < whole) keptWhole++;
    } else if (failing.length === 1) barred.get(failing[0][0]).push(sheet);
  });
  return { sheets: kept, whole: keptWhole, barred };
}

/** @param {SearchIndex} index @param {number[]} sheets @param {[number, number]} years */
async function ofYears(index, sheets, [from, to]) {
  const list = await index.facet("year", sheets);
  return ["year", list.having(sheets, list.ids.filter((id) => Number(id) >= from && Number(id) <= to))];
}

/** @param {SearchIndex} index @param {number[]} sheets @param {NonNullable<State["near"]>} near */
async function nearTo(index, sheets, { point, most }) {
  const list = await index.facet("territory", sheets);
  return ["near", list.having(sheets, point ? await within(index, point, most) : [])];
}

/** Keep the sheets whose text has every phrase, and none that must not be there. */
async function withPhrases(index, sheets, query, checked) {
  const candidates = sheets.slice(0, checked);
  const texts = await Promise.all(
    candidates.map(async (number) => ` ${foldedWords((await Promise.all([index.text(number), index.values(number)])).join("\n"), index.analysis).join(" ")} `),
  );
  const kept = candidates.filter(
    (_, at) =>
      query.phrases.every((phrase) => texts[at].includes(` ${phrase} `)) &&
      !query.excludedPhrases.some((phrase) => texts[at].includes(` ${phrase} `)),
  );
  return { sheets: kept, unchecked: sheets.length - candidates.length };
}
