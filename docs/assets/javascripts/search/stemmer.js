/** Rules → stems: the other half of `hooks/partage/text/stemming.py`, whose rules come with the index. */

/** @typedef {{other: string, least: number}} Rule */

export class Stemmer {
  /** @param {{phases: string[], families: string, kept: string, stop: string}} specification */
  constructor({ phases, families, kept, stop }) {
    this.stop = new Set(listed(stop));
    this.kept = new Set(listed(kept));
    /** @type {Map<string, string>} */
    this.families = new Map();
    for (const family of families.split(",")) {
      const forms = listed(family);
      for (const form of forms) this.families.set(form, forms[0]);
    }
    this.phases = phases.map((rules) => {
      /** @type {Map<string, Rule>} */
      const byEnding = new Map();
      for (const [ending, other, least] of listed(rules).map((rule) => rule.split(":"))) byEnding.set(ending, { other, least: Number(least ?? 0) });
      const lengths = [...new Set(Array.from(byEnding.keys(), (ending) => ending.length))].sort((one, other) => other - one);
      return { byEnding, lengths };
    });
  }

  /** @param {string} word folded */
  stem(word) {
    if (this.stop.has(word) || !/^\p{L}/u.test(word)) return word;
    let stemmed = word;
    for (const phase of this.phases) {
      if (this.kept.has(stemmed)) break;
      const family = this.families.get(stemmed);
      if (family) {
        stemmed = family;
        break;
      }
      stemmed = replaced(stemmed, phase);
    }
    return this.stop.has(stemmed) ? word : stemmed;
  }

  /**
   * The stems of the words that `typed`, which is cut inside an ending, may become: « médiatri » → « médiateur ».
   * @param {string} typed @returns {string[]}
   */
  beginning(typed) {
    const stems = new Set();
    for (const { byEnding } of this.phases) {
      for (const ending of byEnding.keys()) {
        for (let length = ending.length - 1; length > 1; length--) {
          if (typed.endsWith(ending.slice(0, length))) stems.add(this.stem(typed + ending.slice(length)));
        }
      }
    }
    return [...stems];
  }
}

/** @param {string} word @param {{byEnding: Map<string, Rule>, lengths: number[]}} phase */
function replaced(word, { byEnding, lengths }) {
  for (const length of lengths) {
    const rule = length <= word.length ? byEnding.get(word.slice(word.length - length)) : null;
    if (rule && word.length - length >= rule.least) return word.slice(0, word.length - length) + rule.other;
  }
  return word;
}

/** @param {string} text @returns {string[]} */
export function listed(text) {
  return text ? text.split(" ") : [];
}
