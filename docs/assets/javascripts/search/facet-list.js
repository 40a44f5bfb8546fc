/** A facet as `hooks/partage/search/facet_lists.py` writes it: filters and counts the sheets whose blocks were read. */

import { ascending } from "./encoding.js";

export class FacetList {
  /**
   * @param {{terms: [string, string, number, ...number[]][], named: number, block?: string, blocks?: string, holding?: number, whole?: number}} list
   * @param {number} size sheets of a block @param {(text: string) => number[]} decoded
   * @param {string} shared where the files are that all editions share
   */
  constructor(list, size, decoded, shared) {
    this.decoded = decoded;
    this.ids = list.terms.map(([id]) => id);
    this.labels = list.terms.map(([, label]) => label);
    this.parents = list.terms.map(([, , parent]) => parent);
    /** How many terms sheets name directly: they come before those that only hold others. */
    this.named = list.named;
    /** Of a list that stops at its first level: how many terms hold others, which come first, and how many there are in all. */
    this.holding = list.holding ?? 0;
    this.whole = list.whole ?? 0;
    /** @type {Map<string, number>} */
    this.positions = new Map(this.ids.map((id, position) => [id, position]));
    this.lines = list.terms.map((term, position) => this.line(position, term.slice(3)));
    this.size = size;
    /** Paths of the blocks that did not come with it. */
    this.paths = list.blocks ? list.blocks.split(" ").map((name) => `${shared}facettes/${name}.txt`) : [];
    /** The blocks that were read; `starts` says where the terms of each sheet begin in `terms`. @type {{starts: Int32Array, terms: Int32Array}[]} */
    this.blocks = [];
    if (list.block !== undefined) this.read(0, list.block);
  }

  /** @param {number} number of a block @param {string} text what its file says */
  read(number, text) {
    if (this.blocks[number]) return;
    const [counts, gaps] = text.split(" ").map((codes) => this.decoded(codes));
    const starts = new Int32Array(counts.length + 1);
    const terms = [];
    let at = 0;
    counts.forEach((count, sheet) => {
      const own = ascending(gaps.slice(at, (at += count)));
      // A sheet counts once under a family, however many of its terms it has.
      const all = own.length === 1 ? this.lines[own[0]] : new Set(own.flatMap((term) => this.lines[term]));
      terms.push(...all);
      starts[sheet + 1] = terms.length;
    });
    this.blocks[number] = { starts, terms: Int32Array.from(terms) };
  }

  /** A term, then its broader ones. @param {number} position @param {any[]} others @returns {number[]} */
  line(position, others) {
    const line = [];
    for (let term = position; term >= 0; term = this.parents[term]) line.push(term);
    return [...new Set([...line, ...others])];
  }

  /**
   * Which of `sheets` have one of `ids`, or a narrower term of one.
   * @param {number[]} sheets @param {Iterable<string>} ids @returns {Uint8Array} 1 at those that have
   */
  having(sheets, ids) {
    const wanted = new Uint8Array(this.ids.length);
    for (const id of ids) if (this.positions.has(id)) wanted[this.positions.get(id)] = 1;
    const have = new Uint8Array(this.blocks.length * this.size);
    this.each(sheets, (term, sheet) => (have[sheet] |= wanted[term]));
    return have;
  }

  /** How many of the sheets of some lists each term has. @param {...number[]} lists @returns {Int32Array} */
  counts(...lists) {
    const counts = new Int32Array(this.ids.length);
    for (const sheets of lists) this.each(sheets, (term) => counts[term]++);
    return counts;
  }

  /** @param {number[]} sheets @param {(term: number, sheet: number) => void} tell called with each term of each */
  each(sheets, tell) {
    for (const sheet of sheets) {
      const { starts, terms } = this.blocks[Math.floor(sheet / this.size)];
      const place = sheet % this.size;
      const end = starts[place + 1];
      for (let at = starts[place]; at < end; at++) tell(terms[at], sheet);
    }
  }
}
