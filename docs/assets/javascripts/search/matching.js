/** Words → the documents that have them, the best first. */

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Query} Query */
/**
 * @typedef {object} Found
 * @property {Word} word
 * @property {Uint8Array} weights of each document, 0 where the word is not
 * @property {number[]} numbers of those that have it
 * @property {number} documents how many they are
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
/** Up to it, whole numbers are exact, with room for rounding. */
const EXACT = 2 ** 52;

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
  const numbers = [];
  let sheets = 0;
  const postings = await Promise.all(pairs.map(([term]) => index.posting(term)));
  postings.forEach((posting, rank) => {
    const factor = pairs[rank][1];
    for (let at = 0; at < (posting?.numbers.length ?? 0); at++) {
      const number = posting.numbers[at];
      const weight = Math.ceil(posting.weights[at] * factor);
      if (!weights[number]) {
        numbers.push(number);
        if (number < index.sheets) sheets++;
      }
      if (weight > weights[number]) weights[number] = weight;
    }
  });
  return { weights, numbers, documents: numbers.length, sheets };
}

/** The documents that have all of `words`. @param {string[][]} words the terms of each @param {SearchIndex} index */
async function together(words, index) {
  const parts = await Promise.all(words.map((terms) => added(terms.map((term) => [term, 1]), index)));
  const weights = parts[0].weights.map((_, number) => Math.min(...parts.map((part) => part.weights[number])));
  const numbers = parts[0].numbers.filter((number) => weights[number]);
  return { weights, numbers, documents: numbers.length, sheets: numbers.filter((number) => number < index.sheets).length };
}

/**
 * Rank the sheets that have all the words, then, if those are few, the ones that have the most telling words; and the
 * other documents that have all of them.
 * @param {Found[]} words @param {Found[]} excluded @param {SearchIndex} index
 * @returns {{sheets: number[], whole: number, pages: number[]}} `whole`: how many of the sheets have all the words
 */
export function ranked(words, excluded, index) {
  // BM25's inverse document frequency, which is never negative.
  const rarities = words.map(({ documents }) => Math.log(1 + (index.documents - documents + 0.5) / (documents + 0.5)));
  const inOrder = (numbers) => sorted(numbers, words, rarities, index.documents);
  const isKept = (number) => excluded.every(({ weights }) => !weights[number]);
  const needed = words.filter(({ word }) => !word.isOptional);
  // The word that fewest have says which documents are looked at: most words are in thousands of them.
  const rarest = needed.reduce((one, other) => (other.documents < one.documents ? other : one));
  const isAlone = needed.length < 2 && !excluded.length;
  const whole = isAlone ? rarest.numbers : rarest.numbers.filter((number) => needed.every(({ weights }) => weights[number]) && isKept(number));
  const sheets = inOrder(whole.filter((number) => number < index.sheets));
  const pages = inOrder(whole.filter((number) => number >= index.sheets));
  if (sheets.length >= ENOUGH || needed.length < 2) return { sheets, whole: sheets.length, pages };
  // A word that no sheet has, be it in the definition of a term, is not what tells sheets apart.
  const total = words.reduce((sum, { word, sheets: having }, at) => sum + (having && !word.isOptional ? rarities[at] : 0), 0);
  // A word that says nothing in one language tells sheets apart in another: « car » and “car”.
  const told = (number) => words.reduce((sum, { word, weights }, at) => sum + (weights[number] && (word.isIdle || !word.isOptional) ? rarities[at] : 0), 0);
  const isSome = (number) => number < index.sheets && needed.some(({ weights }) => !weights[number]) && told(number) >= total / 2 && isKept(number);
  const some = [...new Set(needed.flatMap(({ numbers }) => numbers))].filter(isSome);
  return { sheets: [...sheets, ...inOrder(some)], whole: sheets.length, pages };
}

/**
 * `numbers` by score, from the highest, then by themselves: both in one number, which is sorted without calling anything.
 * @param {number[]} numbers @param {Found[]} words @param {number[]} rarities of the words @param {number} documents
 */
function sorted(numbers, words, rarities, documents) {
  const scores = Float64Array.from(numbers, (number) => {
    let score = 0;
    for (let word = 0; word < words.length; word++) score += rarities[word] * words[word].weights[number];
    return score;
  });
  const steps = Math.floor(EXACT / documents / (1 + scores.reduce((one, other) => Math.max(one, other), 0)));
  const keys = scores.map((score, at) => numbers[at] - Math.round(score * steps) * documents);
  return Array.from(keys.sort(), (key) => ((key % documents) + documents) % documents);
}
