/** Terms whose names answer what is being typed: suggestions, and ways on where nothing was found. */

import { foldedWords } from "./query.js";
import { distance } from "./spelling.js";

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** Mistakes for each letter of a word: more, and the names have nothing to do with it. */
const MOST_MISTAKES = 0.25;

/** @typedef {{kind: string, label: string, address: string, count: number}} Suggested */

/**
 * The terms with a name in which every typed word begins a word, the most used first.
 * @param {string} text @param {SearchIndex} index @param {number} most @returns {Promise<Suggested[]>}
 */
export async function suggested(text, index, most) {
  const typed = foldedWords(text, index.analysis).filter(Boolean);
  const telling = typed.filter((word) => index.analysis.stems(word).length);
  const wanted = telling.length ? telling : typed;
  if (!wanted.length) return [];
  const found = [];
  for (const [kind, label, address, count, ...others] of await index.suggestedTerms()) {
    const value = Math.max(...[label, ...others].map((name, at) => worth(foldedWords(name, index.analysis), wanted) - (at ? 1 : 0)));
    if (value > 0) found.push({ kind, label, address, count, value });
  }
  found.sort((one, other) => other.value - one.value || other.count - one.count);
  return found.slice(0, most);
}

/** How well the words of a name answer: 0 where a typed word begins none of them. */
function worth(name, typed) {
  if (!typed.every((word) => name.some((part) => part.startsWith(word)))) return 0;
  return 2 + (name[0].startsWith(typed[0]) ? 2 : 0) + (name.length === typed.length ? 1 : 0);
}

/**
 * The terms with a name that is spelt like one of `words`, or has one of them.
 * @param {string[]} words folded @param {SearchIndex} index @param {number} most @returns {Promise<Suggested[]>}
 */
export async function nearest(words, index, most) {
  const found = [];
  for (const [kind, label, address, count, ...others] of await index.suggestedTerms()) {
    const parts = [label, ...others].flatMap((name) => foldedWords(name, index.analysis));
    const costs = words.flatMap((word) => parts.filter((part) => part.length > 2).map((part) => (word.length > 3 && part.startsWith(word.slice(0, 5)) ? 0.5 : distance(word, part, 3)) / word.length));
    const cost = Math.min(...costs);
    if (cost <= MOST_MISTAKES) found.push({ kind, label, address, count, cost });
  }
  found.sort((one, other) => one.cost - other.cost || other.count - one.count);
  return found.slice(0, most);
}
