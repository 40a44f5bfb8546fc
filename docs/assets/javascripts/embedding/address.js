/** The address of a page of the site → that of what a frame shows of the same sheets. */

import { addressOf, emptyState, stateOf } from "../search/state.js";

const ANY = "integrer/liste/";
/** Pages whose address says what is asked, as that of a search does. */
const ASKED = ["rechercher/", "integrer/", ANY];
const ALL = ["", "initiatives/"];

/**
 * From the root of the site; null where the address is no list of sheets of this site.
 * @param {string} written @param {string} root absolute @param {Map<string, string>} names facets by name in addresses
 * @param {string[]} core names of the facets whose terms have a page of their own
 * @returns {string | null}
 */
export function embedOf(written, root, names, core) {
  let address;
  try {
    address = new URL(written, root);
  } catch {
    return null;
  }
  if (!address.href.startsWith(root)) return null;
  const path = address.href.slice(root.length).split(/[?#]/)[0].replace(/index\.html$/, "");
  if (ALL.includes(path)) return ANY;
  const state = ASKED.includes(path) ? stateOf(address.search, names) : termOf(path, names);
  if (!state) return null;
  const [only, ...others] = [...state.filters].flatMap(([facet, ids]) => ids.map((id) => [facet, id]));
  const name = only && [...names].find(([, facet]) => facet === only[0])[0];
  const isTerm = only && !others.length && !state.text && !state.years && core.includes(name);
  return isTerm && isIdentifier(only[1]) ? `integrer/${name}/${only[1]}/` : ANY + addressOf(state, names);
}

/** What the page of a term asks for. @param {string} path @param {Map<string, string>} names */
function termOf(path, names) {
  const [name, id] = path.replace(/^integrer\//, "").split("/");
  if (!names.has(name) || !isIdentifier(id)) return null;
  return { ...emptyState(), filters: new Map([[names.get(name), [id]]]) };
}

/** @param {string | undefined} id */
function isIdentifier(id) {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id ?? "");
}
