/** A facet by sheet, as `hooks/partage/search/facet_lists.py` writes it: filters and counts, whatever was found. */

import { decoded } from "./codes.js";

export class FacetList {
  /** @param {{terms: [string, string, number, ...number[]][], named: number, sheets: string}} list @param {number} sheets */
  constructor(list, sheets) {
    this.ids = list.terms.map(([id]) => id);
    this.labels = list.terms.map(([, label]) => label);
    this.parents = list.terms.map(([, , parent]) => parent);
    /** Terms that sheets name themselves: they come before those that only hold others. */
    this.named = list.named;
    /** @type {Map<string, number>} */
    this.positions = new Map(this.ids.map((id, position) => [id, position]));
    const lines = list.terms.map((term, position) => this.line(position, term.slice(3)));
    /** Where the terms of each sheet begin in `terms`. */
    this.starts = new Int32Array(sheets + 1);
    const terms = [];
    list.sheets.split(" ").slice(0, sheets).forEach((codes, sheet) => {
      const own = decoded(codes);
      // A sheet counts once under a family, however many of its terms it has.
      const all = own.length === 1 ? lines[own[0]] : new Set(own.flatMap((term) => lines[term]));
      terms.push(...all);
      this.starts[sheet + 1] = terms.length;
    });
    this.terms = Int32Array.from(terms);
  }

  /** A term, then what is broader. @param {number} position @param {any[]} others @returns {number[]} */
  line(position, others) {
    const line = [];
    for (let term = position; term >= 0; term = this.parents[term]) line.push(term);
    return [...new Set([...line, ...others])];
  }

  /** Whether each sheet has one of `ids`, or a narrower term of one. @param {Iterable<string>} ids @returns {Uint8Array} */
  having(ids) {
    const wanted = new Uint8Array(this.ids.length);
    for (const id of ids) if (this.positions.has(id)) wanted[this.positions.get(id)] = 1;
    const has = new Uint8Array(this.starts.length - 1);
    for (let sheet = 0; sheet < has.length; sheet++) {
      for (let at = this.starts[sheet]; at < this.starts[sheet + 1]; at++) {
        if (wanted[this.terms[at]]) {
          has[sheet] = 1;
          break;
        }
      }
    }
    return has;
  }

  /** How many of the sheets of some lists each term has. @param {...Iterable<number>} lists @returns {Int32Array} */
  counts(...lists) {
    const counts = new Int32Array(this.ids.length);
    for (const sheets of lists) {
      for (const sheet of sheets) {
        for (let at = this.starts[sheet]; at < this.starts[sheet + 1]; at++) counts[this.terms[at]]++;
      }
    }
    return counts;
  }
}
