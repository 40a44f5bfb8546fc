/** What a visitor typed → words to look for, exact phrases, and what to exclude. */

import { received } from "../ui/characters.js";
import { LONGEST } from "./typed.js";

/** @typedef {import("./analysis.js").Analysis} Analysis */
/**
 * @typedef {object} Word
 * @property {string} shown as it was typed
 * @property {string} folded without accents, as far as it was typed
 * @property {string[]} terms any of them is the word
 * @property {string[][]} parts words that together are the word, where it is nowhere in one piece: the terms of each
 * @property {boolean} isOptional whether sheets without it are as good an answer, only not the first
 * @property {boolean} isIdle whether it says nothing in one of the languages: “the” may be « thé »
 */
/**
 * @typedef {object} Query
 * @property {Word[]} words
 * @property {string[]} phrases folded words, separated by spaces
 * @property {Word[]} excluded
 * @property {string[]} excludedPhrases
 * @property {string[]} ignored words that nearly every text has
 * @property {boolean} isWordless whether something was typed, and no word of it can be looked for
 * @property {boolean} isOpen whether the last word may still be typed
 */

/** Words that a compound may have. */
const LONGEST_COMPOUND = 3;
const PART = /(?<![^\s])(?<minus>-)?(?:"(?<straight>[^"]*)"|«(?<french>[^»]*)»|“(?<english>[^”]*)”)|\S+/gu;

/** @param {string} typed @param {Analysis} analysis @returns {Query} */
export function parsed(typed, analysis) {
  const query = { words: [], phrases: [], excluded: [], excludedPhrases: [], ignored: [], isWordless: false, isOpen: false };
  const text = received(typed.slice(0, LONGEST)).normalize("NFC");
  /** Runs of words side by side: a prefix and what follows may be one word. */
  let loose = [];
  let isLast = false;
  const gather = () => {
    query.words.push(...wordsOf(loose.join(" "), analysis, query.ignored));
    loose = [];
  };
  for (const { 0: part, groups } of text.matchAll(PART)) {
    const quoted = groups.straight ?? groups.french ?? groups.english;
    if (quoted !== undefined) {
      gather();
      const phrase = foldedWords(quoted, analysis).join(" ");
      if (!phrase) continue;
      (groups.minus ? query.excludedPhrases : query.phrases).push(phrase);
      // The index says which sheets have the words; only their text says whether they follow each other.
      if (!groups.minus) query.words.push(...wordsOf(quoted, analysis, []));
    } else if (/^-[\p{L}\p{N}]/u.test(part)) {
      const words = wordsOf(part.slice(1), analysis, []);
      // A compound is excluded as a whole, not word by word.
      const whole = words.filter((word) => word.isOptional);
      query.excluded.push(...(whole.length ? whole : words));
      isLast = false;
    } else {
      loose.push(part);
      isLast = true;
    }
  }
  // « habitants relais » is written with a hyphen by those who know it.
  if (loose.length > 1 && loose.length <= LONGEST_COMPOUND && !query.words.length && !loose.some((word) => /['’-]/.test(word))) {
    query.words.push(optional(loose.join(" "), foldedWords(loose.join(" "), analysis).join(""), analysis));
  }
  query.isOpen = isLast && loose.length > 0 && /[\p{L}\p{N}]$/u.test(text);
  gather();
  query.words = once(withoutIdle(query.words));
  const asked = [...query.words, ...query.excluded, ...query.phrases, ...query.excludedPhrases];
  query.isWordless = !asked.length && text.trim() !== "";
  return query;
}

/** @param {string} text @param {Analysis} analysis @param {string[]} ignored gathers the stop words @returns {Word[]} */
function wordsOf(text, analysis, ignored) {
  const words = [];
  for (const { chunk } of analysis.runs(text)) {
    const { words: parts, joined, compound } = analysis.partsOf(chunk);
    for (const folded of parts) {
      const isIdle = analysis.speaking(folded).length < analysis.languages.length;
      const word = { shown: shownAs(folded, chunk, analysis), folded, terms: analysis.stems(folded), parts: [], isOptional: isIdle, isIdle };
      const before = words.at(-1);
      // « co-construction » and « péri scolaire » are words that others write in one.
      if (before && analysis.prefixes.has(before.folded)) words.splice(-1, 1, inOne(before, word, analysis));
      else words.push(word);
    }
    if (!joined.length && compound) words.push(optional(chunk, compound, analysis));
  }
  ignored.push(...words.filter((word) => !word.terms.length).map((word) => word.shown));
  return words.filter((word) => word.terms.length);
}

/**
 * Words that say nothing in one language only bring sheets to the front, unless nothing else was typed; compounds of
 * stop words are none.
 * @param {Word[]} words @returns {Word[]}
 */
function withoutIdle(words) {
  if (words.some((word) => !word.isOptional)) return words;
  return words.filter((word) => word.isIdle).map((word) => ({ ...word, isOptional: false }));
}

/** @param {Word} one @param {Word} other @param {Analysis} analysis @returns {Word} */
function inOne(one, other, analysis) {
  const folded = one.folded + other.folded;
  return { shown: `${one.shown}-${other.shown}`, folded, terms: analysis.stems(folded), parts: [one.terms, other.terms], isOptional: false, isIdle: false };
}

/** A word that brings the documents that have it to the front. */
function optional(shown, folded, analysis) {
  return { shown, folded, terms: analysis.stems(folded), parts: [], isOptional: true, isIdle: false };
}

/** The part of a chunk that a folded word was, with its accents. */
function shownAs(folded, chunk, analysis) {
  return chunk.split(/['-]/).find((part) => analysis.fold(part) === folded) ?? chunk;
}

/** @param {Word[]} words @returns {Word[]} */
function once(words) {
  const seen = new Set();
  // Required words come before optional ones.
  const ordered = [...words].sort((one, other) => one.isOptional - other.isOptional);
  return ordered.filter((word) => !seen.has(word.terms[0]) && seen.add(word.terms[0]));
}

/**
 * The words of a text as exact phrases compare them: without case, accents or punctuation.
 * @param {string} text @param {Analysis} analysis @returns {string[]}
 */
export function foldedWords(text, analysis) {
  return analysis.runs(text.normalize("NFC")).flatMap(({ chunk }) => chunk.replaceAll(".", "").split(/['-]/).map((part) => analysis.fold(part)));
}
