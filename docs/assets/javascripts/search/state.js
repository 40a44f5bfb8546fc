/** The state of a search ↔ the address of the page, so that it can be shared and returned to. */

import { wellFormed } from "../ui/strings.js";
import { LONGEST, typedText } from "./typed.js";

/** @typedef {import("./engine.js").State} State */

const TEXT = "q";
const FROM = "de";
const TO = "a";
const NEAR = "pres";
const WITHIN = "rayon";
/** Kilometres where the address does not say how many, and the most. */
const USUAL = 30;
const FARTHEST = 500;
const VIEW = "vue";
const MAPPED = "carte";
const SORT = "tri";
/** Terms of a facet that an address may ask for: each becomes a button. */
const MOST = 50;
/** Milliseconds after which an answer takes long. */
const LONG = 150;
/** Values of the address by sort; the first one is not written. */
const SORTS = new Map([["pertinence", "relevance"], ["recentes", "recent"], ["titre", "title"]]);

/** @returns {State} */
export function emptyState() {
  return { text: "", filters: new Map(), years: null, near: null, isMapped: false, sort: "relevance" };
}

/** @param {string} search as in `location.search` @param {Map<string, string>} facets by name in the address @returns {State} */
export function stateOf(search, facets) {
  const parameters = new URLSearchParams(search);
  const state = emptyState();
  state.text = (parameters.get(TEXT) ?? "").slice(0, LONGEST);
  for (const [name, facet] of facets) {
    const ids = parameters.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
    if (ids.length) state.filters.set(facet, [...new Set(ids)].slice(0, MOST));
  }
  const [from, to] = [FROM, TO].map((name) => Number.parseInt(parameters.get(name) ?? "", 10));
  if (from || to) state.years = [from || 0, to || 9999];
  const place = (parameters.get(NEAR) ?? "").slice(0, LONGEST).trim();
  const most = Number.parseInt(parameters.get(WITHIN) ?? "", 10) || USUAL;
  if (place) state.near = { place, most: Math.min(Math.max(most, 1), FARTHEST) };
  state.isMapped = parameters.get(VIEW) === MAPPED;
  state.sort = SORTS.get(parameters.get(SORT)) ?? "relevance";
  return state;
}

/** @param {State} state @param {Map<string, string>} facets by name in the address @returns {string} empty, or from the question mark */
export function addressOf(state, facets) {
  const parts = [];
  const text = typedText(state.text);
  if (text) parts.push([TEXT, text]);
  for (const [name, facet] of facets) {
    const ids = state.filters.get(facet) ?? [];
    if (ids.length) parts.push([name, ids.join(",")]);
  }
  if (state.years?.[0]) parts.push([FROM, state.years[0]]);
  if (state.years && state.years[1] < 9999) parts.push([TO, state.years[1]]);
  if (state.near) parts.push([NEAR, state.near.place]);
  if (state.near && state.near.most !== USUAL) parts.push([WITHIN, state.near.most]);
  if (state.isMapped) parts.push([VIEW, MAPPED]);
  const sort = [...SORTS].find(([, value]) => value === state.sort);
  if (sort && state.sort !== "relevance") parts.push([SORT, sort[0]]);
  // Commas read better unescaped.
  const asked = parts.map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value))).replaceAll("%2C", ",").replaceAll("%20", "+")}`);
  return asked.length ? `?${asked.join("&")}` : "";
}

/** Whether anything is asked. @param {State} state */
export function isEmpty(state) {
  return !state.text.trim() && !state.years && !state.near && [...state.filters.values()].every((ids) => !ids.length);
}

/** The address of the page, written once its answer is shown, or takes long: a browser takes milliseconds for it. */
export class Address {
  /** @param {"pushState" | "replaceState"} how @param {string} address as `addressOf` says it */
  put(how, address) {
    this.write();
    this.pending = [how, address];
    setTimeout(() => this.write(), LONG);
  }

  write() {
    const [how, address] = this.pending ?? [];
    this.forget();
    if (how && address !== location.search) history[how](null, "", address || location.pathname);
  }

  /** What was not written is no longer where the visitor is. */
  forget() {
    this.pending = null;
  }
}
