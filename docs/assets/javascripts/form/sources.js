/** What pickers propose: the terms of a closed list, the places of France and those of the network, the sheets. */

import { MOST, nearest, words } from "./nearest.js";
import { POINTS, Places } from "./place-source.js";
import { fileOf } from "../search/files.js";

/** @typedef {{value: string, label: string, detail: string, point?: [number, number] | null, isPlaced?: boolean}} Proposal `point`: longitude, latitude; of a commune, see `located` */
/** @typedef {{find: (typed: string) => Promise<{proposals: Proposal[], isNear: boolean}>, label: (value: string) => Promise<string>}} Source */

export class Lists {
  /**
   * @param {string} root absolute address of `proposer/` @param {{folder: string, files: number}} places where the lists of places are, which all editions share
   * @param {import("../search/engine.js").Engine} engine
   */
  constructor(root, places, engine) {
    this.root = root;
    this.places = places;
    this.engine = engine;
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
  }

  /** @param {string} path from `proposer/`, or absolute @param {(response: Response) => Promise<any>} read */
  get(path, read) {
    let answer = this.asked.get(path);
    if (!answer) {
      answer = fetch(new URL(path, this.root || document.baseURI)).then((response) => {
        if (response.ok) return read(response);
        // No place name begins like this.
        if (response.status === 404) return null;
        throw new Error(`${response.status} ${path}`);
      });
      this.asked.set(path, answer);
      answer.catch(() => this.asked.delete(path));
    }
    return answer;
  }

  /** The places that begin like this. @param {string} name @returns {Promise<string | undefined>} */
  async placeList(name) {
    const { folder, files } = this.places;
    return (await this.get(`${folder}${fileOf(name, files)}.json`, (response) => response.json()))?.[name];
  }

  /** @param {{kind: string, vocabulary: string}} question @param {() => string} own identifier of the sheet that is written @returns {Source} */
  source({ kind, vocabulary }, own) {
    if (kind === "terms") return new Terms(async () => (await this.get("listes.json", (response) => response.json()))[vocabulary]);
    if (kind === "places") return new Places((name) => (name.startsWith(POINTS) ? this.get(`${this.places.folder}${name}.txt`, (response) => response.text()) : this.placeList(name)));
    return new Sheets(this.engine, own);
  }
}

/** The places, for a search. @param {import("../search/search-index.js").SearchIndex} index */
export function placesOf({ placeLists }) {
  return new Lists("", placeLists, null).source({ kind: "places", vocabulary: "" }, () => "");
}

class Terms {
  constructor(get) {
    this.get = async () => (await get()).map(([value, label, detail, names]) => ({ value, label, detail, words: words(names) }));
  }

  async find(typed) {
    const terms = await this.get();
    const wanted = words(typed);
    const found = terms.filter((term) => wanted.every((word) => term.words.some((each) => each.startsWith(word))));
    // A label that begins like this comes first: « Jeunesse » before « Enfance, jeunesse, éducation ».
    const begins = (term) => Number(words(term.label).join(" ").startsWith(wanted.join(" ")));
    found.sort((one, other) => begins(other) - begins(one));
    if (found.length || !wanted.length) return { proposals: found, isNear: false };
    const shortest = [...terms].sort((one, other) => one.label.length - other.label.length);
    return { proposals: nearest(shortest, wanted, (term) => term.words, Math.min), isNear: true };
  }

  async label(value) {
    return (await this.get()).find((term) => term.value === value)?.label ?? value;
  }
}

class Sheets {
  constructor(engine, own) {
    Object.assign(this, { engine, own });
  }

  async find(typed) {
    const state = { text: typed, filters: new Map(), years: null, sort: "relevance" };
    const found = await this.engine.with(async (index) => {
      // A word that begins like this, or else one that is near.
      const { sheets: begun } = await this.engine.answer(state, { isTyping: true });
      const { sheets } = begun.length ? { sheets: begun } : await this.engine.answer(state);
      return Promise.all(sheets.slice(0, MOST).map((number) => index.sheet(number)));
    });
    const others = found.filter(({ id }) => id !== this.own());
    return { proposals: others.map(({ id, title }) => ({ value: id, label: title, detail: "" })), isNear: false };
  }

  async label(value) {
    return value;
  }
}
