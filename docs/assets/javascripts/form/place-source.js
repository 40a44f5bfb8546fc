/** The places of France and those of the network, as pickers propose them: lists by the beginning of names. */

import { MOST, MOST_NEAR, nearest, words } from "./nearest.js";
import { soundOf } from "./sounds.js";
import { fold } from "../ui/folding.js";

/** Letters from which on, and places that begin like this up to which, those that sound like what is typed follow. */
const LEAST_HEARD = 4;
const MOST_BEGUN = 5;
/** Beginnings of words that sound alike, as the lists of places are named: « Ambrun » is Embrun. */
const ALIKE = ["an am en em", "in im ai ei", "se ce", "si ci sy cy", "ca ka qu", "co ko", "ki qu", "ge je", "gi gy", "fi fo fa ph", "au ho ea os", "ro rh", "te th", "ti th", "li ly", "ni ny"].map((group) => group.split(" "));
/** What the files of the points of communes are named by, then the first figure of their codes. */
export const POINTS = "points-";
const ARTICLES = new Set(["la", "le", "les", "l"]);
/** What people begin the name of a place with, folded: the other half of `hooks/partage/reference/group_names.py`. */
const LINK = "(?:(?:de la|de l|des|du|de|d|les|le|la|l) )?";
const GROUP = `(?:communaute d agglo(?:meration)?|agglo(?:meration)?|ca|communaute de communes?|com ?com|cc|communaute urbaine|cu|metropole|intercommunalite|epci) ${LINK}`;
const KIND = new RegExp(`^(?:(?:${GROUP})+|(?:departement|dept?|dpt|dans(?= le \\d)|region|ville|commune) ${LINK})(?=.)`);
const ORDINAL = /^(\d{1,2})i?eme$/;

export class Places {
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
    const [value, named, , holder = "", codes = "", others = "", where = ""] = line.split("\t");
    // A commune of France is written « 05061 Gap ».
    const name = named || value.replace(/^\S+ /, "");
    const detail = [holder, codes.split(" ").slice(0, 2).join(" ")].filter(Boolean).join(" · ");
    const isCommune = /^\d[\dab]\d{3} /i.test(value);
    const point = where && !isCommune ? pointOf(where) : null;
    // What a commune has there is that it has no point.
    return { value, label: name, name, detail, point, isPlaced: Boolean(point) || (isCommune && !where), names: [fold(name), ...others.split(" ; ").map(fold)], others: others.split(" ; ").map(fold), words: words(`${name} ${codes} ${/^\d[\dab]\d{3} /i.exec(value)?.[0] ?? ""} ${others}`) };
  });
}
