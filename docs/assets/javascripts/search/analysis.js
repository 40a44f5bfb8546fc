/**
 * Text → the terms that it is found by: the other half of `hooks/partage/text/analysis.py` and `words.py`, whose rules
 * come with the index. `tests/text/french.json` and `english.json` hold both to the same results.
 */

import { bare } from "../ui/folding.js";
import { listed, Stemmer } from "./stemmer.js";

const SOFT_HYPHEN = "\u00ad";
const SIGN = "[\\p{L}\\p{N}]";
/** Thousands: « 10 000 », « 10.000 », “10,000”. */
const THOUSANDS = `(?<!${SIGN}|_|[.,])[0-9]{1,3}(?:[ \\u00a0\\u2009\\u202f.,][0-9]{3}){1,5}(?!${SIGN}|_)`;
/** What inclusive writing adds to a masculine: « ·rice·s », « .e.s », « (ne)s », « -e-s », « /trice ». */
const ENDING = "(?:[dt]?rices?|i?[eè]res?|euses?|[nlt]?es?|i?ves?|ales?|elles?|i?ennes?|onnes?|esses?|[cs]ses?|ches?|ques?|ines?|ices?|fes?|aux|x|s)";
const INCLUSIVE = `(?:[·•‧∙⋅]${ENDING}(?:[·•‧∙⋅]s)?|\\.${ENDING}(?:\\.s)?|\\(${ENDING}\\)s?|-${ENDING}-s|-e|(?:/${ENDING})+)(?!${SIGN})`;
const DOTTED = "(?:\\p{L}\\.){2,}";
/** What holds words together, unless an acronym or a number follows: « l’A.L.S.H. », « d’1 200 ». */
const LINK = `['-](?!${DOTTED}|${THOUSANDS})`;
/** A number; an acronym with full stops (C.L.A.S.); or words joined by apostrophes and hyphens. */
const CHUNK = new RegExp(
  `(?<number>${THOUSANDS})|(?<!${SIGN})${DOTTED}(?:\\p{L}(?!${SIGN}))?` +
    `|(?<words>${SIGN}+(?:${LINK}${SIGN}+)*?)(?:(?<=\\p{L}{2})${INCLUSIVE}|(?!${SIGN}|${LINK}${SIGN}))`,
  "gu",
);

/** @typedef {{chunk: string, start: number, end: number}} Run */

/** Have the browser compile what cuts texts while something else is on its way: once for texts of Latin-1 alone, once for others. */
export function prepare() {
  for (const text of ["de l'eau", "de l’eau"]) Array.from(text.matchAll(CHUNK));
}

/** The words of one language. */
class Language {
  /** @param {any} specification what `Analysis.specification` of analysis.py returns @param {number} longest */
  constructor(specification, longest) {
    this.elided = new Set(listed(specification.elided));
    this.same = new Map(Object.entries(specification.same));
    this.ordinal = specification.ordinals ? new RegExp(`^([0-9]{1,2})(?:${specification.ordinals})$`) : null;
    this.stemmer = new Stemmer(specification);
    this.stop = this.stemmer.stop;
    this.longest = longest;
    this.mark = specification.mark;
  }

  /** What the forms of a folded word have in common. @param {string} folded */
  stem(folded) {
    const word = (this.same.get(folded) ?? folded).slice(0, this.longest);
    const ordinal = this.ordinal?.exec(word);
    return (ordinal ? `${ordinal[1]}e` : this.stemmer.stem(word)) + this.mark;
  }

  /** What the words that `typed` may become would have in common. @param {string} typed folded, cut inside an ending */
  beginning(typed) {
    return this.stemmer.beginning(typed).map((stem) => stem + this.mark);
  }
}

export class Analysis {
  /** @param {any} specification what `specification` of analysis.py returns */
  constructor(specification) {
    this.plain = new Map(Object.entries(specification.plain));
    this.special = new RegExp(`[${[...this.plain.keys()].join("")}]`, "g");
    this.prefixes = new Set(specification.prefixes);
    /** Those of what can be found. @type {Record<string, Language>} */
    this.byTag = Object.fromEntries(Object.entries(specification.languages).map(([tag, each]) => [tag, new Language(each, specification.longest)]));
    this.languages = Object.values(this.byTag);
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
    return Array.from(plain.matchAll(CHUNK), ({ 0: found, index, groups }) => ({
      chunk: groups.number ? found.replace(/[^0-9]/g, "") : groups.words ?? found,
      start: places?.[index] ?? index,
      end: (places?.[index + found.length - 1] ?? index + found.length - 1) + 1,
    }));
  }

  /** The terms of a text, in one language, without its stop words. @param {string} text @param {string} tag @returns {string[]} */
  terms(text, tag) {
    const language = this.byTag[tag];
    const found = this.runs(text.normalize("NFC")).flatMap((run) => this.inLanguage(run.chunk, language));
    return found.filter((term) => !language.stop.has(language.mark ? term.slice(0, -language.mark.length) : term));
  }

  /** The terms of a chunk in every language, stop words among them. @param {string} chunk @returns {string[]} */
  termsOfChunk(chunk) {
    let terms = this.known.get(chunk);
    if (!terms) {
      terms = [...new Set(this.languages.flatMap((language) => this.inLanguage(chunk, language)))];
      this.known.set(chunk, terms);
    }
    return terms;
  }

  /** @param {string} chunk @param {Language} language @returns {string[]} */
  inLanguage(chunk, language) {
    const { words, joined, compound } = this.partsOf(chunk);
    const own = words.filter((word) => !language.elided.has(word));
    return [...new Set([...own, ...joined.map((pair) => pair.join("")), compound])].filter(Boolean).map((word) => language.stem(word));
  }

  /**
   * Cut a chunk into its folded words; `joined` are the pairs that may be written in one word, `compound` the whole of
   * those that hyphens hold together.
   * @param {string} chunk
   * @returns {{words: string[], joined: string[][], compound: string}}
   */
  partsOf(chunk) {
    if (chunk.includes(".")) return { words: [this.fold(chunk.replaceAll(".", ""))], joined: [], compound: "" };
    const parts = chunk.split(/['-]/).map((part) => this.fold(part));
    return {
      words: parts.filter((part) => part.length > 1 || /^\d$/.test(part)),
      joined: parts.slice(0, -1).map((part, at) => [part, parts[at + 1]]).filter(([part]) => this.prefixes.has(part)),
      compound: chunk.includes("-") && !chunk.includes("'") ? parts.join("") : "",
    };
  }

  /** @param {string} word in lower case */
  fold(word) {
    // Some letters are written out in several words.
    return bare(word).replaceAll(" ", "");
  }

  /** The stems of a folded word, in each language where it says something. @param {string} folded @returns {string[]} */
  stems(folded) {
    return [...new Set(this.speaking(folded).map((language) => language.stem(folded)))];
  }

  /** The languages where a folded word says something. @param {string} folded */
  speaking(folded) {
    return this.languages.filter((language) => !language.stop.has(folded) && !language.elided.has(folded));
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
