/** The filters in force, as buttons that remove them, and the choice of years. */

import { element } from "../ui/element.js";

/** @typedef {import("./engine.js").State} State */
/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */
/** @typedef {import("../ui/strings.js").Strings} Strings */
/**
 * @typedef {object} Filter
 * @property {string} facet
 * @property {string} label
 * @property {State} state the state without it
 * @property {boolean} isOnly whether its facet has no other
 */

/** @param {State} state @param {SearchIndex} index @param {Strings} strings @returns {Promise<Filter[]>} */
export async function filtersInForce(state, index, strings) {
  const filters = [];
  for (const [facet, ids] of state.filters) {
    const list = ids.length ? await index.facet(facet) : null;
    for (const id of ids) {
      const label = strings.labelled(strings.say(`search.kind.${facet}`), list.labels[list.positions.get(id)] ?? id);
      const others = ids.filter((each) => each !== id);
      filters.push({ facet, label, state: { ...state, filters: new Map(state.filters).set(facet, others) }, isOnly: !others.length });
    }
  }
  if (state.years) {
    const [from, to] = state.years;
    const label = strings.say("search.years", { from: from || "…", to: to < 9999 ? to : "…" });
    filters.push({ facet: "year", label, state: { ...state, years: null }, isOnly: true });
  }
  if (state.near) {
    const label = strings.say("search.around.chip", { number: state.near.most, place: state.near.label ?? state.near.place });
    filters.push({ facet: "near", label, state: { ...state, near: null }, isOnly: true });
  }
  return filters;
}

/** @param {Filter[]} filters @param {Strings} strings @param {(state: State) => void} remove @param {State} cleared */
export function chips(filters, strings, remove, cleared) {
  const items = filters.map(({ label, state }) => {
    const cross = element("span", { "aria-hidden": "true" }, "×");
    const name = strings.say("search.remove_filter", { filter: label });
    return element("li", {}, element("button", { type: "button", class: "chip", "aria-label": name, onclick: () => remove(state) }, `${label} `, cross));
  });
  if (items.length > 1) items.push(element("li", {}, element("button", { type: "button", class: "link", onclick: () => remove(cleared) }, strings.say("search.clear"))));
  return items;
}

/**
 * Offer the years that sheets have, and show the chosen ones.
 * @param {HTMLSelectElement} from @param {HTMLSelectElement} to
 * @param {import("./facet-list.js").FacetList} list @param {State["years"]} chosen
 */
export function offerYears(from, to, list, chosen) {
  const years = list.ids.map(Number).sort((one, other) => one - other);
  [from, to].forEach((select, at) => {
    if (select.options.length === 1) select.append(...years.map((year) => element("option", { value: year }, String(year))));
    select.value = chosen && years.includes(chosen[at]) ? String(chosen[at]) : "";
  });
}
