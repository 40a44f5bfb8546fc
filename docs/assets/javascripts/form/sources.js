/** What pickers propose: the terms of a closed list, the places of France and those of the network, the sheets. */

import { fileOf } from "../search/files.js";
import { distance } from "../search/spelling.js";
import { soundOf } from "./sounds.js";
import { fold } from "../ui/folding.js";

/** @typedef {{value: string, label: string, detail: string, point?: [number, number] | null, isPlaced?: boolean}} Proposal `point`: longitude, latitude; of a commune, see `located` */
/** @typedef {{find: (typed: string) => Promise<{proposals: Proposal[], isNear: boolean}>, label: (value: string) => Promise<string>}} Source */

const MOST = 8;
const MOST_NEAR = 3;
/** Mistakes for each letter typed, in words that are still taken for others. */
const MOST_MISTAKES = 0.34;
const MOST_IN_A_WORD = 2;
/** What a word counts for that is only begun, in mistakes. */
const BEGUN = 0.1;
/** What a word counts for that only sounds like the other, for each letter typed. */
const SOUNDS = 0.05;
/** Letters from which on, and places that begin like this up to which, those that sound like what is typed follow. */
const LEAST_HEARD = 4;
const MOST_BEGUN = 5;
/** Beginnings of words that sound alike, as the lists of places are named: « Ambrun » is Embrun. */
const ALIKE = ["an am en em", "in im ai ei", "se ce", "si ci sy cy", "ca ka qu", "co ko", "ki qu", "ge je", "gi gy", "fi fo fa ph", "au ho ea os", "ro rh", "te th", "ti th", "li ly", "ni ny"].map((group) => group.split(" "));
/** What the files of the points of communes are named by, then the first figure of their codes. */
const POINTS = "points-";
const ARTICLES = new Set(["la", "le", "les", "l"]);
/** What people begin the name of a place with, folded: the other half of `hooks/partage/reference/group_names.py`. */
const LINK = "(?:(?:de la|de l|des|du|de|d|les|le|la|l) )?";
const GROUP = `(?:communaute d agglo(?:meration)?|agglo(?:meration)?|ca|communaute de communes?|com ?com|cc|communaute urbaine|cu|metropole|intercommunalite|epci) ${LINK}`;
const KIND = new RegExp(`^(?:(?:${GROUP})+|(?:departement|dept?|dpt|dans(?= le \\d)|region|ville|commune) ${LINK})(?=.)`);
const ORDINAL = /^(\d{1,2})i?eme$/;

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
    if (kind === "terms") return new Terms(() => this.get(`listes/${vocabulary}.json`, (response) => response.json()));
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

class Places {
  constructor(get) {
    this.get = get;
  }

  async find(typed) {
    const wanted = words(typed);
    const own = read(await this.get("propres"));
    const withoutKind = words(wanted.join(" ").replace(KIND, ""));
    const names = [...new Set([listOf(wanted), listOf(withoutKind)])].filter(Boolean);
    const official = [...new Map((await Promise.all(names.map((name) => this.get(name)))).flatMap(read).map((place) => [place.value, place])).values()];
    const whole = significant(wanted);
    const rest = significant(withoutKind);
    const holds = (place, typed) => typed.length > 0 && typed.every((word) => place.words.some((each) => each.startsWith(word)));
    // « Agglo du Pays de Gex » if there is one, or else what has that name and another kind.
    const bare = [...own, ...official].some((place) => holds(place, whole)) ? whole : rest;
    const matching = (place) => holds(place, bare);
    const rank = (place) => Number(place.words.filter((word) => !ARTICLES.has(word)).join(" ").startsWith(bare.join(" "))) + Number(place.name.length === bare.join(" ").length) + 3 * Number(place.others.includes(bare.join(" ")));
    const found = [...own, ...official].filter(matching).sort((one, other) => rank(other) - rank(one));
    const typedWhole = bare.join(" ");
    const isDone = found.length > MOST_BEGUN || typedWhole.length < LEAST_HEARD || found.some((place) => significant(words(place.name)).join(" ") === typedWhole || place.others.includes(typedWhole));
    if ((found.length && isDone) || !bare.length) return { proposals: found.slice(0, MOST * 2), isNear: false };
    const others = await Promise.all(soundingLike(listOf(wanted)).map((name) => this.get(name)));
    // « Gap » rather than « QPV du Haut-Gap ».
    const plainest = [...official, ...own, ...others.flatMap(read)].sort((one, other) => words(one.name).length - words(other.name).length);
    if (found.length) {
      // « toulouze » begins Toulouzette, and may be Toulouse.
      const heard = plainest.filter((place) => soundOf(significant(words(place.name)).slice(0, bare.length)) === soundOf(bare) && !found.includes(place));
      return { proposals: [...found, ...heard.slice(0, MOST_NEAR)], isNear: false };
    }
    return { proposals: nearest(plainest, bare, (place) => place.words.filter((word) => !ARTICLES.has(word)), Math.max), isNear: true };
  }

  async label(value) {
    // The identifier of a commune is its name and its code; a sheet writes them the other way round.
    const [, name, code] = /^(.+)-(\d[\dab]\d{3})$/.exec(value) ?? [];
    const lists = name ? [listOf(words(name))] : ["propres", "larges"];
    const texts = await Promise.all(lists.map((list) => this.get(list).catch(() => "")));
    const places = texts.flatMap(read);
    return places.find((place) => (code ? place.value.toLowerCase().startsWith(`${code} `) : place.value === value))?.label ?? value;
  }

  /** The place that is written `value`, « 05061 Gap » or an identifier, with where it is. @param {string} value */
  async placed(value) {
    const [, code, name] = /^(\d[\dAB]\d{3}) (.+)$/.exec(value) ?? [];
    const list = name ? listOf(words(name)) : "propres";
    const found = read((await this.get(list).catch(() => "")) ?? "").filter((place) => (code ? place.value.startsWith(`${code} `) : place.value === value));
    return this.located(found.find(({ isPlaced }) => isPlaced));
  }

  /** `place` with its point: those of communes are in files of their own. @param {any} place */
  async located(place) {
    if (!place || place.point) return place ?? null;
    const code = place.value.slice(0, 5);
    const line = ((await this.get(`${POINTS}${code[0]}`)) ?? "").split("\n").find((each) => each.startsWith(`${code}\t`));
    return line ? { ...place, point: pointOf(line.split("\t")[1]) } : null;
  }

  /** The most populated commune of exactly that name, if any. @param {string[]} typed folded words */
  async called(typed) {
    const list = listOf(typed);
    const places = list ? read((await this.get(list).catch(() => "")) ?? "") : [];
    return this.located(places.find(({ isPlaced, names }) => isPlaced && names.includes(typed.join(" "))));
  }
}

/** The list that a place is in: see `hooks/partage/reference/territory_lists.py`. @param {string[]} typed */
function listOf(typed) {
  const [first, ...rest] = typed.length > 1 && ARTICLES.has(typed[0]) ? typed.slice(1) : typed;
  if (/^(saint|sainte|st|ste)$/.test(first ?? "") && rest[0]) return `saint-${rest[0].slice(0, 2)}`;
  return (first ?? "").length >= 2 || rest.length ? first.slice(0, 2) : "";
}

/** Other lists where a misspelt place may be: its beginning sounds alike, or lacks a silent h. @param {string} list */
function soundingLike(list) {
  if (!/^[a-z]{2}$/.test(list)) return [];
  const others = ALIKE.filter((group) => group.includes(list)).flat();
  const isVowel = /[aeiouy]/.test(list[0]);
  return [...new Set([...others, ...(isVowel ? [`h${list[0]}`] : [])])].filter((each) => each !== list);
}

/** The words that tell a place from others. @param {string[]} typed */
function significant(typed) {
  return typed.filter((word) => !ARTICLES.has(word)).map((word) => ({ st: "saint", ste: "sainte" })[word] ?? word.replace(ORDINAL, "$1e"));
}

/** @param {string} written longitude and latitude @returns {[number, number]} */
function pointOf(written) {
  const [east, north] = written.split(" ").map(Number);
  return [east, north];
}

function read(text) {
  return (text ?? "").split("\n").filter(Boolean).map((line) => {
    const [value, name, , holder, codes, others, where] = line.split("\t");
    const detail = [holder, codes.split(" ").slice(0, 2).join(" ")].filter(Boolean).join(" · ");
    const isCommune = /^\d[\dab]\d{3} /i.test(value);
    const point = where && !isCommune ? pointOf(where) : null;
    // What a commune has there is that it has no point.
    return { value, label: name, name, detail, point, isPlaced: Boolean(point) || (isCommune && !where), names: [fold(name), ...others.split(" ; ").map(fold)], others: others.split(" ; ").map(fold), words: words(`${name} ${codes} ${/^\d[\dab]\d{3} /i.exec(value)?.[0] ?? ""} ${others}`) };
  });
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

/**
 * The proposals that the `wanted` words, misspelt, probably mean.
 * @param {(Proposal & {words: string[]})[]} proposals the likeliest first @param {string[]} wanted @param {(proposal: any) => string[]} wordsOf
 * @param {(...costs: number[]) => number} needed `Math.max` where each wanted word must be near one of theirs, `Math.min` where one is enough
 */
function nearest(proposals, wanted, wordsOf, needed) {
  // « Embrun » rather than « Ambronay », of which only the beginning was typed.
  const mistakes = (word, each) => Math.min(distance(word, each, MOST_IN_A_WORD), distance(word, each.slice(0, word.length), MOST_IN_A_WORD) + BEGUN);
  const cost = (word, each) => (soundOf([word]) === soundOf([each]) ? SOUNDS : mistakes(word, each) > MOST_IN_A_WORD + BEGUN ? 1 : mistakes(word, each) / word.length);
  const likely = proposals
    .map((proposal) => ({ proposal, costs: wanted.map((word) => Math.min(1, ...wordsOf(proposal).map((each) => cost(word, each)))) }))
    .filter(({ costs }) => needed(...costs) <= MOST_MISTAKES)
    .map(({ proposal, costs }) => ({ proposal, sum: costs.reduce((one, other) => one + other) }))
    .sort((one, other) => one.sum - other.sum)
    .map(({ proposal }) => proposal);
  // Namesakes count for one: « larange » may be Laragne, and there are three Lagrange.
  const names = new Set([...new Set(likely.map(({ label }) => label))].slice(0, MOST_NEAR));
  return likely.filter(({ label }) => names.has(label)).slice(0, MOST);
}

/** @param {string} text */
function words(text) {
  return fold(text).split(" ").filter(Boolean);
}
