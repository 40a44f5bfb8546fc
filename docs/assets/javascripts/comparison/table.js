/** Fetched sheets → the table that sets them side by side. */

import { element } from "../ui/element.js";
import { adopt } from "../sheets/adopt.js";

/** @typedef {import("../sheets/fetch-sheet.js").FetchedSheet} FetchedSheet */
/** @typedef {{name: string, label: string, told: string}} Row */

/**
 * A region that takes the focus, since it may scroll, with a row for each point that a sheet answers. Roles are explicit:
 * a phone lays the cells out differently, and some browsers would then no longer expose a table.
 * @param {FetchedSheet[]} sheets @param {{title: string, rows: Row[]}[]} groups
 * @param {import("../ui/strings.js").Strings} strings @param {(id: string) => void} remove
 */
export function table(sheets, groups, strings, remove) {
  const head = element("tr", { role: "row" }, element("th", { role: "columnheader", scope: "col", class: "comparison__corner" }, element("span", { class: "unseen" }, strings.say("compare.point"))), ...sheets.map((sheet) => columnHead(sheet, strings, remove)));
  const whole = element(
    "table",
    { role: "table", class: `comparison__table comparison__table--${sheets.length}` },
    element("caption", { class: "unseen" }, strings.say("compare.caption")),
    element("thead", { role: "rowgroup" }, head),
    ...groups.flatMap((group) => body(group, sheets, strings)),
    addresses(sheets, strings),
  );
  return element("div", { class: "comparison", role: "region", tabindex: "0", "aria-label": strings.say("compare.scroll") }, whole);
}

/** @param {FetchedSheet} sheet */
function columnHead(sheet, strings, remove) {
  const link = element("a", { href: pathOf(sheet), lang: sheet.lang || false }, sheet.title);
  const button = element("button", { type: "button", class: "link", "aria-label": strings.say("compare.remove_one", { title: sheet.title }), onclick: () => remove(sheet.id) }, strings.say("compare.remove"));
  return element("th", { role: "columnheader", scope: "col" }, link, " ", button);
}

/** Links within the site have no host. @param {FetchedSheet} sheet */
function pathOf(sheet) {
  return new URL(sheet.address).pathname;
}

/** On paper alone: where each sheet is, and its code. @param {FetchedSheet[]} sheets */
function addresses(sheets, strings) {
  const cells = sheets.map((sheet) => {
    const imprint = sheet.article.querySelector(".imprint");
    return element("td", { role: "cell" }, ...(imprint ? [adopt(imprint, sheet.address, `${sheet.id}--`)] : []));
  });
  return element("tbody", { role: "rowgroup", class: "comparison__addresses" }, element("tr", { role: "row" }, element("th", { role: "rowheader", scope: "row" }, strings.say("compare.addresses")), ...cells));
}

/** The rows of a group that at least one sheet answers, if any. */
function body(group, sheets, strings) {
  const rows = group.rows.map((row) => line(row, sheets, strings)).filter(Boolean);
  if (!rows.length) return [];
  const title = element("tr", { role: "row", class: "comparison__group" }, element("th", { role: "rowheader", scope: "rowgroup", colspan: sheets.length + 1, "aria-colspan": sheets.length + 1 }, group.title));
  return [element("tbody", { role: "rowgroup" }, title, ...rows)];
}

/** @param {Row} row @param {FetchedSheet[]} sheets */
function line(row, sheets, strings) {
  const told = sheets.map((sheet) => parts(sheet, row));
  if (!told.some((each) => each.length)) return null;
  const cells = sheets.map((sheet, at) => element("td", { role: "cell" }, ...(told[at].length ? told[at] : [elsewhere(sheet, row, strings)])));
  return element("tr", { role: "row" }, element("th", { role: "rowheader", scope: "row" }, named(row, sheets)), ...cells);
}

/**
 * The heading in the sheets themselves, which is shorter than the question; the question, where sheets speak another language.
 * @param {Row} row @param {FetchedSheet[]} sheets
 */
function named(row, sheets) {
  const heads = sheets.map(({ article }) => article.querySelector(`[data-row="${row.name}"] > :is(dt, h3)`));
  return heads.find((head) => head && languageOf(head) === document.documentElement.lang)?.textContent.trim() || row.label;
}

/** @param {Element} part */
function languageOf(part) {
  return part.closest("[lang]").lang;
}

/** What `sheet` tells of `row`: the values of a fact, or a block without its heading. @returns {Node[]} */
function parts(sheet, { name }) {
  return [...sheet.article.querySelectorAll(`[data-row="${name}"]`)].flatMap((part) => {
    const copy = adopt(part, sheet.address, `${sheet.id}--`);
    const values = [...copy.children].filter((child) => child.localName === "dd");
    if (values.length) return values.map((value) => inside(value, value.lang));
    for (const heading of copy.querySelectorAll("h2, h3, h4")) heading.remove();
    return [inside(copy, languageOf(part))];
  });
}

/** @param {Element} part @param {string} language of its words, empty if it is that of the page */
function inside(part, language) {
  const isOther = language && language !== document.documentElement.lang;
  const holder = element("div", { class: "comparison__value", lang: isOther ? language : false });
  holder.append(...part.childNodes);
  return holder;
}

/** Where a sheet answers in its text rather than point by point, link to that text. */
function elsewhere(sheet, { told }, strings) {
  const text = told && sheet.article.querySelector(`[data-told="${told}"]`);
  const heading = text && text.previousElementSibling;
  if (!heading?.id) return element("p", { class: "comparison__untold" }, strings.say("compare.untold"));
  return element("p", { class: "comparison__untold" }, element("a", { href: `${pathOf(sheet)}#${heading.id}` }, strings.say("compare.in_text")));
}
