/** The index as `hooks/partage/search/index_files.py` writes it: which file holds what, and how to read it. */

import { Analysis, prepare } from "./analysis.js";
import { ascending, decoder } from "./encoding.js";
import { FacetList } from "./facet-list.js";
import { Files, fileOf } from "./files.js";
import { told } from "./told.js";

/** Shards that are read for the words that begin with what is typed. */
const MOST_SHARDS = 3;
/** A term, by its identifier and its name in the first edition. */
const MARKED = /\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002/g;

/** @typedef {{numbers: number[], weights: number[]}} Posting */
/** @typedef {{kind: string, label: string, address: string, count: number}} Page */

export class SearchIndex {
  /** @param {string} root absolute address of the folder of the index */
  static async open(root) {
    const files = new Files(root);
    const asked = files.json("index.json");
    prepare();
    const index = await asked;
    files.hold(index.shared, index.held);
    return new SearchIndex(files, index);
  }

  /** @param {Files} files @param {any} root */
  constructor(files, root) {
    this.files = files;
    this.sheets = root.sheets;
    this.documents = root.documents;
    /** Where the files are that all editions share. @type {string} */
    this.shared = root.shared;
    /** The most that a term weighs in a document. */
    this.steps = root.steps;
    this.analysis = new Analysis(root.analysis);
    this.decoded = decoder(root.encoding);
    const shards = root.shards ? root.shards.split(" ") : [];
    /** From which term on each shard is. @type {string[]} */
    this.firsts = shards.filter((_, at) => at % 2 === 0);
    this.shards = shards.filter((_, at) => at % 2 === 1).map((name) => `${this.shared}mots/${name}.txt`);
    const marks = new Set(this.analysis.languages.map(({ mark }) => mark));
    /** Whether a term is of a language of this edition: the others have words here too. @param {string} term */
    this.isOurs = (term) => marks.has(/[^\p{L}\p{N}]?$/u.exec(term)[0]);
    this.root = root;
    /** @type {Map<string, Posting | null>} */
    this.postings = new Map();
  }

  /** The position of the shard where `term` is, if it is anywhere. @param {string} term */
  shardOf(term) {
    let low = 0;
    let high = this.firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Whether `term` can be looked up without asking the network. @param {string} term */
  isHere(term) {
    return this.postings.has(term) || this.files.here.has(this.shards[this.shardOf(term)]);
  }

  /** @param {string} term @returns {Promise<Posting | null>} */
  async posting(term) {
    if (!this.postings.has(term) && this.shards.length) {
      const shard = await this.files.text(this.shards[this.shardOf(term)]);
      this.postings.set(term, this.read(shard, shard.indexOf(`\n${term} `)));
    }
    return this.postings.get(term) ?? null;
  }

  /**
   * The terms that begin with `prefix`, except itself, the most frequent first; only some for a vague prefix.
   * @param {string} prefix @param {number} most
   * @returns {Promise<string[]>}
   */
  async beginning(prefix, most) {
    const first = this.shardOf(prefix);
    let last = first;
    while (last + 1 < this.firsts.length && this.firsts[last + 1].startsWith(prefix)) last++;
    const paths = this.shards.slice(first, Math.min(last + 1, first + MOST_SHARDS));
    const found = [];
    for (const shard of await Promise.all(paths.map((path) => this.files.text(path)))) {
      for (let at = shard.indexOf(`\n${prefix}`); at >= 0; at = shard.indexOf(`\n${prefix}`, at + 1)) {
        const space = shard.indexOf(" ", at);
        const term = shard.slice(at + 1, space);
        // A frequent term has a long line.
        if (term !== prefix && this.isOurs(term)) found.push({ term, length: shard.indexOf("\n", space) - space });
      }
    }
    found.sort((one, other) => other.length - one.length);
    return found.slice(0, most).map(({ term }) => term);
  }

  /**
   * The facet `id`, with the terms of `sheets`.
   * @param {string} id @param {number[]} sheets @param {boolean} isTop whether the terms that no other holds are enough
   * @returns {Promise<FacetList>}
   */
  async facet(id, sheets = [], isTop = false) {
    const name = (isTop && this.root.tops[id]) || this.root.facets[id];
    const file = await this.files.once(`${this.shared}facettes/${name}.txt`, async (response) => facetFile(await response.text()));
    file.list ??= new FacetList(file, this.root.block, this.decoded, this.shared);
    if (file.list.paths.length) await this.blocks(file.list.paths, sheets, (number, text) => file.list.read(number, text));
    return file.list;
  }

  /** Whether the page of a territory has as many of the words as its name has. @param {{weights: Uint8Array}[]} found */
  mayNamePlace(found) {
    const { first, words } = this.root.territories;
    this.namesNeeded ??= this.decoded(words);
    return this.namesNeeded.some((needed, at) => found.filter(({ weights }) => weights[first + at]).length >= needed);
  }

  /** Longitude and latitude of the communes and districts that have sheets, by identifier. @returns {Promise<Record<string, [number, number]>>} */
  points() {
    return this.files.json(`${this.shared}lieux/${this.root.places}.json`);
  }

  /** The rank by title of each of `sheets`. @param {number[]} sheets @returns {Promise<number[]>} with holes */
  async titleRanks(sheets) {
    const ranks = [];
    const paths = this.root.titles.split(" ").map((name) => `${this.shared}titres/${name}.txt`);
    await this.blocks(paths, sheets, (number, text) => this.decoded(text).forEach((rank, at) => (ranks[number * this.root.block + at] = rank)));
    return ranks;
  }

  /**
   * Read the blocks that hold `sheets`: each column of values, one per sheet, is cut into blocks.
   * @param {string[]} paths of all blocks @param {number[]} sheets @param {(number: number, text: string) => void} read
   */
  async blocks(paths, sheets, read) {
    const wanted = new Set(sheets.map((sheet) => Math.floor(sheet / this.root.block)));
    await Promise.all(Array.from(wanted, async (number) => read(number, await this.files.text(paths[number]))));
  }

  /** The usual forms of the words of a length, by order of frequency from the highest. @param {number} length @returns {Promise<string[][]>} */
  async spellings(length) {
    const { spellings } = this.root;
    const name = spellings[Object.keys(spellings).findLast((shortest) => Number(shortest) <= length)];
    if (!name) return [];
    const text = await this.files.text(`${this.shared}orthographe/${name}.txt`);
    return text.split("\n").map((line) => spelled(line).filter((form) => Math.min(form.length, this.longestSpelling) === length));
  }

  /** The greatest length of `spellings`: longer words are filed under it. */
  get longestSpelling() {
    return this.root.longest_spelling;
  }

  /** @returns {Promise<[string, string, string, number, ...string[]][]>} facet, label, address, sheets, other names */
  suggestedTerms() {
    return this.files.json(`${this.shared}termes/${this.root.terms}.json`);
  }

  /** @param {number} number of a sheet @returns {Promise<{id: string, title: string, address: string, data: any[]}>} */
  async sheet(number) {
    const { cards, cards_block: size } = this.root;
    const block = await this.files.json(`${this.shared}cartes/${cards}/${Math.floor(number / size)}.json`);
    const data = block[number % size];
    return { id: data[0], title: data[1], address: `initiatives/${data[0]}/`, data };
  }

  /** What people wrote in a sheet: its title, its summary, then a paragraph a line. @param {number} number @returns {Promise<string>} */
  async text(number) {
    const { title, data } = await this.sheet(number);
    return [title, data[2].replace(/\s+/gu, " "), ...(await this.told(number))].join("\n");
  }

  /** The values of its fields in the words of the edition, a field a line. @param {number} number @returns {Promise<string>} */
  async values(number) {
    const [lines, { fields, terms }] = await Promise.all([this.fields(number), this.files.json(`${this.shared}libelles/${this.root.labels}.json`)]);
    const { "text.colon": colon, "text.semicolon": semicolon } = this.root.words;
    const named = (value) => value.replace(MARKED, (_, id, name) => terms[id] ?? name);
    const told = lines.split("\n").map((line) => line.split("\t"));
    return told.map(([field, ...values]) => fields[field] + colon + inOne(values.map(named), semicolon)).join("\n");
  }

  /** The paragraphs of its text, from its page: a sheet is published once. @param {number} number @returns {Promise<string[]>} */
  async told(number) {
    const { address } = await this.sheet(number);
    return this.files.once(`../${address}`, async (response) => told(await response.text()));
  }

  /** Its fields, as filed. @param {number} number @returns {Promise<string>} */
  async fields(number) {
    const { id } = await this.sheet(number);
    return (await this.files.json(`${this.shared}champs/${fileOf(id, this.root.fields_files)}.json`))[id];
  }

  /** Where the lists of places are, and in how many files. @returns {{folder: string, files: number}} */
  get placeLists() {
    const { folder, files } = this.root.place_lists;
    return { folder: new URL(folder, this.files.root).href, files };
  }

  /** @param {number} number of a document that is not a sheet @returns {Promise<Page | null>} null where only another edition has it */
  async page(number) {
    const { pages, pages_block: size } = this.root;
    const at = number - this.sheets;
    const block = await this.files.json(`pages/${pages}/${Math.floor(at / size)}.json`);
    if (!block[at % size]) return null;
    const [kind, label, address, count] = block[at % size];
    return { kind, label, address, count };
  }

  /** @param {string} shard @param {number} at where the line of a term begins, or -1 @returns {Posting | null} */
  read(shard, at) {
    if (at < 0) return null;
    const gaps = shard.indexOf(" ", at) + 1;
    const weights = shard.indexOf(" ", gaps) + 1;
    return {
      numbers: ascending(this.decoded(shard, gaps, weights - 1)),
      weights: this.decoded(shard, weights, shard.indexOf("\n", weights)),
    };
  }
}

/** A facet as it is filed: its terms, then, unless they are elsewhere, those of the sheets. @param {string} text */
function facetFile(text) {
  const [list, block] = text.split("\n");
  return { ...JSON.parse(list), block };
}

/** The words of a line, where a capital says how many letters are those of the word before. @param {string} line @returns {string[]} */
function spelled(line) {
  let before = "";
  return Array.from(line.matchAll(/([A-Z])([^A-Z]*)/gu), ([, shared, rest]) => (before = before.slice(0, shared.charCodeAt(0) - 65) + rest));
}

/** Values side by side, apart as words are or, where one is a sentence, as sentences are. @param {string[]} values @param {string} semicolon */
function inOne(values, semicolon) {
  return values.reduce((said, value) => said + (/[.!?…]$/u.test(said) ? " " : semicolon) + value);
}
