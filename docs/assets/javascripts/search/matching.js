/** Words → the documents that have them, the best first. */

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Query} Query */
/**
 * @typedef {object} Found
 * @property {Word} word
 * @property {Uint8Array} weights of each document, 0 where the word is not
 * @property {number} documents how many have it
 * @property {string[]} terms those that were looked for
 * @property {string} meant the known word that was looked for instead; empty where it is the one that was typed
 */

import { corrected } from "./spelling.js";

/** With so many documents that have all the words, those with only some are left out. */
const ENOUGH = 10;
/** Weight of a word that only begins with what was typed. */
const BEGINNING = 0.6;
const MOST_BEGINNING = 24;
const SHORTEST_BEGINNING = 2;

/**
 * Look a word up: its own terms; while it is typed, those that begin with it; where there is none, what was meant.
 * @param {Word} word @param {boolean} isOpen @param {SearchIndex} index @returns {Promise<Found>}
 */
export async function found(word, isOpen, index) {
  const own = await added(word.terms.map((term) => [term, 1]), index);
  if (word.isOptional) return { word, ...own, terms: word.terms, meant: "" };
  if (!own.documents && word.parts.length) return { word, ...(await together(word.parts, index)), terms: word.parts, meant: "" };
  const begins = word.folded.length >= SHORTEST_BEGINNING && (isOpen || (!own.documents && word.folded.length >= 4));
  const longer = begins ? (await index.beginning(word.folded, MOST_BEGINNING)).filter((term) => !word.terms.includes(term)) : [];
  // A whole word goes first: what was typed may be its plural.
  const pairs = [...word.terms.map((term) => [term, 1]), ...longer.map((term) => [term, BEGINNING])];
  const all = longer.length ? await added(pairs, index) : own;
  const terms = pairs.map(([term]) => term);
  if (all.documents) return { word, ...all, terms, meant: await usual(word, index) };
  if (word.folded.length < 3 || /^\d/.test(word.folded)) return { word, ...all, terms, meant: "" };
  const form = await corrected(word.folded, index);
  if (!form) return { word, ...all, terms, meant: "" };
  const known = index.analysis.termsOfChunk(form);
  const isCompletion = isOpen && index.analysis.fold(form).startsWith(word.folded);
  return { word, ...(await added(known.map((term) => [term, 1]), index)), terms: known, meant: isCompletion ? "" : form };
}

/**
 * The usual form of a word that was found though it is misspelt: « habitents » ends like a verb, and no verb takes an s
 * there.
 * @param {Word} word @param {SearchIndex} index
 */
async function usual(word, index) {
  if (!word.folded.endsWith("ents")) return "";
  const form = await corrected(word.folded, index);
  const known = form ? index.analysis.fold(form) : "";
  return known !== word.folded && known.length === word.folded.length && word.terms.includes(index.analysis.stem(known)) ? form : "";
}

/** @param {[string, number][]} pairs a term and its factor @param {SearchIndex} index */
async function added(pairs, index) {
  const weights = new Uint8Array(index.documents);
  let documents = 0;
  const postings = await Promise.all(pairs.map(([term]) => index.posting(term)));
  postings.forEach((posting, rank) => {
    const factor = pairs[rank][1];
    for (let at = 0; at < (posting?.numbers.length ?? 0); at++) {
      const number = posting.numbers[at];
      const weight = Math.ceil(posting.weights[at] * factor);
      if (!weights[number]) documents++;
      if (weight > weights[number]) weights[number] = weight;
    }
  });
  return { weights, documents };
}

/** The documents that have all of `terms`. @param {string[]} terms @param {SearchIndex} index */
async function together(terms, index) {
  const parts = await Promise.all(terms.map((term) => added([[term, 1]], index)));
  const weights = parts[0].weights.map((_, number) => Math.min(...parts.map((part) => part.weights[number])));
  return { weights, documents: weights.reduce((count, weight) => count + (weight ? 1 : 0), 0) };
}

/**
 * Rank the documents that have all the words, then, if those are few, the ones that have the most telling words.
 * @param {Found[]} words @param {Found[]} excluded @param {SearchIndex} index
 * @returns {{numbers: number[], whole: number}} `whole`: how many of them have all the words
 */
export function ranked(words, excluded, index) {
  const scores = new Float64Array(index.documents);
  const matched = new Uint8Array(index.documents);
  const told = new Float64Array(index.documents);
  const needed = words.filter(({ word }) => !word.isOptional).length;
  let total = 0;
  for (const { word, weights, documents } of words) {
    // BM25's inverse document frequency, which is never negative.
    const rarity = Math.log(1 + (index.documents - documents + 0.5) / (documents + 0.5));
    const counts = word.isOptional ? 0 : 1;
    total += documents ? rarity * counts : 0;
    for (let number = 0; number < weights.length; number++) {
      if (weights[number]) {
        scores[number] += rarity * weights[number];
        told[number] += rarity * counts;
        matched[number] += counts;
      }
    }
  }
  for (const { weights } of excluded) weights.forEach((weight, number) => weight && (matched[number] = 0));
  const whole = numbersWhere(matched, (count) => count === needed);
  const byScore = (one, other) => scores[other] - scores[one] || one - other;
  whole.sort(byScore);
  if (whole.filter((number) => number < index.sheets).length >= ENOUGH || needed < 2) return { numbers: whole, whole: whole.length };
  const some = numbersWhere(matched, (count, number) => count > 0 && count < needed && told[number] >= total / 2);
  some.sort(byScore);
  return { numbers: [...whole, ...some], whole: whole.length };
}

/** @param {Uint8Array} values @param {(value: number, number: number) => boolean} wanted */
function numbersWhere(values, wanted) {
  const numbers = [];
  for (let number = 0; number < values.length; number++) if (wanted(values[number], number)) numbers.push(number);
  return numbers;
}
