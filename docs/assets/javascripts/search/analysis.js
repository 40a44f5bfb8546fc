/**
 * French text → the terms that it is found by: the other half of `hooks/partage/text/french.py`, whose lists come
 * with the index. `tests/text/french.json` holds both to the same results.
 */

import { FrenchStemmer } from "../../vendor/snowball-3.0.1/french-stemmer.js";
import { bare } from "../ui/folding.js";

const SOFT_HYPHEN = "\u00ad";
// « 10 000 » is one word, with any space or an apostrophe between thousands.
const GROUPED = "(?<!\\d['.,]|[\\p{L}\\p{N}])[1-9]\\d{0,2}(?:[ '\\u00a0\\u2009\\u202f]\\d{3})+(?![\\p{L}\\p{N}])";
const PART = `(?:${GROUPED}|[\\p{L}\\p{N}]+)`;
const CHUNK = new RegExp(`(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,}(?:\\p{L}(?![\\p{L}\\p{N}]))?|${PART}(?:['-]${PART})*`, "gu");
const THOUSANDS = new RegExp(GROUPED, "gu");

/** @typedef {{chunk: string, start: number, end: number}} Run */

export class Analysis {
  /** @param {object} specification what `specification` of french.py returns */
  constructor(specification) {
    this.plain = new Map(Object.entries(specification.plain));
    this.special = new RegExp(`[${[...this.plain.keys()].join("")}]`, "g");
    this.ordinal = new RegExp(`^(\\d{1,2})(?:${specification.ordinals.join("|")})$`);
    this.elisions = new Set(specification.elisions);
    this.prefixes = new Set(specification.prefixes);
    this.same = new Map(Object.entries(specification.same));
    this.stop = new Set(specification.stop);
    this.unchanged = new Set([...specification.stop, ...specification.unchanged]);
    this.endings = Object.entries(specification.endings);
    this.kept = new Set(specification.kept);
    this.shortest = specification.shortest;
    this.longest = specification.longest;
    this.stemmer = new FrenchStemmer();
    /** @type {Map<string, string[]>} */
    this.known = new Map();
  }

  /**
   * Find the runs of `text` that hold its words, with their places in it.
   * @param {string} text in its composed form (NFC)
   * @returns {Run[]}
   */
  runs(text) {
    const lower = text.toLowerCase();
    const plain = lower.replace(this.special, (letter) => this.plain.get(letter));
    const places = lower.length !== text.length || text.includes(SOFT_HYPHEN) ? placesIn(text) : null;
    return Array.from(plain.matchAll(CHUNK), ({ 0: found, index }) => ({
      chunk: /\d[ '\u00a0\u2009\u202f]\d/.test(found) ? found.replace(THOUSANDS, (number) => number.replace(/\D/g, "")) : found,
      start: places?.[index] ?? index,
      end: (places?.[index + found.length - 1] ?? index + found.length - 1) + 1,
    }));
  }

  /** @param {string} text @returns {string[]} */
  terms(text) {
    const found = this.runs(text.normalize("NFC")).flatMap((run) => this.termsOfChunk(run.chunk));
    return found.filter((term) => !this.stop.has(term));
  }

  /** The terms of a chunk, stop words among them. @param {string} chunk @returns {string[]} */
  termsOfChunk(chunk) {
    let terms = this.known.get(chunk);
    if (!terms) {
      const { words, joined, compound } = this.wordsOfChunk(chunk);
      const all = [...words, ...joined.map((pair) => pair.join("")), ...compound];
      terms = [...new Set(all)].filter(Boolean).map((word) => this.stem(word));
      this.known.set(chunk, terms);
    }
    return terms;
  }

  /**
   * Cut a chunk into its folded words; `joined` are the pairs that may be written in one word, `compound` the whole of
   * those that hyphens hold together.
   * @param {string} chunk
   * @returns {{words: string[], joined: string[][], compound: string[]}}
   */
  wordsOfChunk(chunk) {
    if (chunk.includes(".")) return { words: [this.fold(chunk.replaceAll(".", ""))], joined: [], compound: [] };
    const parts = chunk.split(/['-]/).map((part) => this.fold(part));
    return {
      words: parts.filter((part) => (part.length > 1 || /^\d$/.test(part)) && !this.elisions.has(part)),
      joined: parts.slice(0, -1).map((part, at) => [part, parts[at + 1]]).filter(([part]) => this.prefixes.has(part)),
      compound: chunk.includes("-") && !chunk.includes("'") ? [parts.join("")] : [],
    };
  }

  /** @param {string} word in lower case */
  fold(word) {
    // Some letters are written out in several words.
    return bare(word).replaceAll(" ", "");
  }

  /** What the forms of a folded word have in common. @param {string} folded */
  stem(folded) {
    const word = (this.same.get(folded) ?? folded).slice(0, this.longest);
    if (/^\d/.test(word)) {
      const ordinal = this.ordinal.exec(word);
      return ordinal ? `${ordinal[1]}e` : word;
    }
    if (this.unchanged.has(word)) return word;
    const shorter = this.shortened(this.stemmer.stemWord(word));
    if (shorter.length >= this.shortest) return shorter;
    return word.length > this.shortest - 1 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  }

  /** @param {string} stemmed */
  shortened(stemmed) {
    if (stemmed.endsWith("ux")) return stemmed.slice(0, -1);
    if (stemmed.endsWith("ement") || this.kept.has(stemmed)) return stemmed;
    const ending = this.endings.find(([each, least]) => stemmed.endsWith(each) && stemmed.length >= least + each.length);
    return ending ? stemmed.slice(0, -ending[0].length) : stemmed;
  }
}

/** Where each letter of the text in lower case, without soft hyphens, is in `text`: some letters become two. */
function placesIn(text) {
  const places = [];
  let at = 0;
  for (const letter of text) {
    if (letter !== SOFT_HYPHEN) for (let unit = 0; unit < letter.toLowerCase().length; unit++) places.push(at);
    at += letter.length;
  }
  return places;
}
