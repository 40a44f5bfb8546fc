/** Words → the documents that have them, the best first. */

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Query} Query */
/**
 * @typedef {object} Found
 * @property {Word} word
 * @property {Uint8Array} weights of each document, 0 where the word is not
 * @property {number} documents how many have it
 * @property {number} sheets how many of them are sheets
 * @property {string[]} terms those that were looked for
 * @property {string} meant the known word that was looked for instead; empty where it is the one that was typed
 */


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
  if (!own.documents && word.parts.length) return { word, ...(await together(word.parts, index)), terms: word.parts.flat(), meant: "" };
  const begins = word.folded.length >= SHORTEST_BEGINNING && (isOpen || (!own.documents && word.folded.length >= 4));
  const longer = begins ? await beginning(word, isOpen, index) : [];
  // A whole word goes first: what was typed may be its plural.
  const pairs = [...word.terms.map((term) => [term, 1]), ...longer.map((term) => [term, BEGINNING])];
  const all = longer.length ? await added(pairs, index) : own;
  const terms = pairs.map(([term]) => term);
  if (all.documents) return (await noVerb(word, index)) ?? { word, ...all, terms, meant: "" };
  if (word.folded.length < 3 || /^\d/.test(word.folded)) return { word, ...all, terms, meant: "" };
  const form = await corrected(word, index);
  if (!form) return { word, ...all, terms, meant: "" };
  const known = index.analysis.termsOfChunk(form);
  const isCompletion = isOpen && index.analysis.fold(form).startsWith(word.folded);
  return { word, ...(await added(known.map((term) => [term, 1]), index)), terms: known, meant: isCompletion ? "" : form };
}

/** The terms, except its own, of words that begin like `word`. @param {Word} word @param {boolean} isOpen @param {SearchIndex} index */
async function beginning(word, isOpen, index) {
  const found = await index.beginning(word.folded, MOST_BEGINNING);
  // The stem of a feminine begins otherwise: « médiatri » is « médiateur ».
  const terms = found.length || !isOpen ? found : index.analysis.languages.flatMap((language) => language.beginning(word.folded));
  return terms.filter((term) => !word.terms.includes(term));
}

/** Loaded when a word is unknown, as few are; without it, nothing is corrected. @param {Word} word @param {SearchIndex} index */
async function corrected({ folded }, index) {
  const spelling = await import("./spelling.js").catch(() => null);
  return spelling?.corrected(folded, index) ?? null;
}

/**
 * What was meant by a word that was found as a verb, though no verb takes an s there: « habitents » for « habitants ».
 * @param {Word} word @param {SearchIndex} index @returns {Promise<Found | null>}
 */
async function noVerb(word, index) {
  if (!word.folded.endsWith("ents")) return null;
  const form = await corrected(word, index);
  if (!form || index.analysis.fold(form) !== word.folded.replace(/ents$/, "ants")) return null;
  const terms = index.analysis.termsOfChunk(form);
  return { word, ...(await added(terms.map((term) => [term, 1]), index)), terms, meant: form };
}

/** @param {[string, number][]} pairs a term and its factor @param {SearchIndex} index */
async function added(pairs, index) {
  const weights = new Uint8Array(index.documents);
  let documents = 0;
  let sheets = 0;
  const postings = await Promise.all(pairs.map(([term]) => index.posting(term)));
  postings.forEach((posting, rank) => {
    const factor = pairs[rank][1];
    for (let at = 0; at < (posting?.numbers.length ?? 0); at++) {
      const number = posting.numbers[at];
      const weight = Math.ceil(posting.weights[at] * factor);
      if (!weights[number]) {
        documents++;
        if (number < index.sheets) sheets++;
      }
      if (weight > weights[number]) weights[number] = weight;
    }
  });
  return { weights, documents, sheets };
}

/** The documents that have all of `words`. @param {string[][]} words the terms of each @param {SearchIndex} index */
async function together(words, index) {
  const parts = await Promise.all(words.map((terms) => added(terms.map((term) => [term, 1]), index)));
  const weights = parts[0].weights.map((_, number) => Math.min(...parts.map((part) => part.weights[number])));
  const having = numbersWhere(weights, Boolean);
  return { weights, documents: having.length, sheets: having.filter((number) => number < index.sheets).length };
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
  for (const { word, weights, documents, sheets } of words) {
    // BM25's inverse document frequency, which is never negative.
    const rarity = Math.log(1 + (index.documents - documents + 0.5) / (documents + 0.5));
    const counts = word.isOptional ? 0 : 1;
    // A word that no sheet has, be it in the definition of a term, is not what tells sheets apart.
    total += sheets ? rarity * counts : 0;
    for (let number = 0; number < weights.length; number++) {
      if (weights[number]) {
        scores[number] += rarity * weights[number];
        // A word that says nothing in one language tells sheets apart in another: « car » and “car”.
        told[number] += word.isIdle ? rarity : rarity * counts;
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
