/** Where the sheets of an answer are: discs by département, and the same in a list; each narrows the search. */

import { element } from "../ui/element.js";

const SVG = "http://www.w3.org/2000/svg";
/** As in `hooks/partage/rendering/territory_map.py`. */
const LARGEST = 26;
const SMALLEST = 6;
const FEW = 6;
let known = null;

/**
 * @param {{list: import("./facet-list.js").FacetList, counts: Int32Array}} counted sheets of each territory
 * @param {string} root of the site, relative to the page @param {import("../ui/strings.js").Strings} strings
 * @param {(territory: string) => string} address of the same search, in a territory
 */
export async function answerMap({ list, counts }, root, strings, address) {
  known ??= fetch(`${root}carte/carte.json`).then((response) => response.json());
  const [map] = await Promise.all([known.catch(() => (known = null)), styled()]);
  if (!map) return [];
  const rows = Object.entries(map.places).map(([id, [x, y, label]]) => ({ id, x, y, label, count: counts[list.positions.get(id)] ?? 0 })).filter(({ count }) => count);
  rows.sort((one, other) => other.count - one.count);
  if (!rows.length) return [element("p", {}, strings.say("map.nowhere"))];
  const most = Math.max(FEW, rows[0].count);
  const said = (count) => strings.counted("search.sheets", count);
  const discs = rows.map(({ id, x, y, label, count }) => drawn("a", { href: address(id) }, drawn("title", {}, strings.labelled(label, said(count))), drawn("circle", { cx: x, cy: y, r: Math.max(SMALLEST, LARGEST * Math.sqrt(count / most)).toFixed(1) })));
  const drawing = drawn("svg", { class: "territory-map__drawing", viewBox: `0 0 ${map.box.join(" ")}`, role: "group", "aria-label": strings.say("map.label") }, drawn("use", { href: `${root}${map.ground}#fond` }), ...discs);
  const items = rows.map(({ id, label, count }) => element("li", {}, element("a", { href: address(id) }, label), " ", element("span", { class: "count" }, said(count))));
  const note = element("p", { class: "territory-map__note" }, `${strings.say("map.surface")} ${strings.say("map.twice")} `, element("strong", {}, strings.say("map.untold")), ` ${strings.say("map.sources")}`);
  return [element("div", { class: "territory-map" }, element("div", { class: "territory-map__picture" }, drawing, note), element("div", { class: "territory-map__list" }, element("ul", { role: "list" }, ...items)))];
}

/** Have the stylesheet of what is read, which the page of the search comes without. @returns {Promise<any>} */
async function styled() {
  const [first, other] = ["site", "read"].map((name) => document.querySelector(`link[rel="stylesheet"][href$="/${name}.css"]`));
  if (other) return;
  const link = element("link", { rel: "stylesheet", href: first.getAttribute("href").replace(/site\.css$/, "read.css") });
  const arrived = new Promise((done) => ["load", "error"].forEach((event) => link.addEventListener(event, done)));
  first.after(link);
  await arrived;
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}
