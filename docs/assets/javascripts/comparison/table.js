/** Sheets that were read → the table that sets them side by side. */

import { made } from "../search/words.js";
import { copied } from "../sheets/moving.js";

/** @typedef {import("../sheets/reading.js").Read} Read */
/** @typedef {{name: string, label: string, told: string}} Row */

/**
 * A region that takes the focus, since it may scroll, with a row for each point that a sheet tells.
 * The roles are written: on a phone the cells are laid out otherwise, and some browsers would forget the table.
 * @param {Read[]} sheets @param {{title: string, rows: Row[]}[]} groups
 * @param {import("../search/words.js").Words} words @param {(id: string) => void} remove
 */
export function table(sheets, groups, words, remove) {
  const head = made("tr", { role: "row" }, made("th", { role: "columnheader", scope: "col", class: "comparison__corner" }, made("span", { class: "unseen" }, words.say("compare.point"))), ...sheets.map((sheet) => columnHead(sheet, words, remove)));
  const whole = made(
    "table",
    { role: "table", class: `comparison__table comparison__table--${sheets.length}` },
    made("caption", { class: "unseen" }, words.say("compare.caption")),
    made("thead", { role: "rowgroup" }, head),
    ...groups.flatMap((group) => body(group, sheets, words)),
  );
  return made("div", { class: "comparison", role: "region", tabindex: "0", "aria-label": words.say("compare.scroll") }, whole);
}

/** @param {Read} sheet */
function columnHead(sheet, words, remove) {
  const link = made("a", { href: pathOf(sheet), lang: sheet.lang || false }, sheet.title);
  const button = made("button", { type: "button", class: "link", "aria-label": words.say("compare.remove_one", { title: sheet.title }), onclick: () => remove(sheet.id) }, words.say("compare.remove"));
  return made("th", { role: "columnheader", scope: "col" }, link, " ", button);
}

/** Links of the site itself keep no host. @param {Read} sheet */
function pathOf(sheet) {
  return new URL(sheet.address).pathname;
}

/** The rows of a group that a sheet at least tells; nothing where none does. */
function body(group, sheets, words) {
  const rows = group.rows.map((row) => line(row, sheets, words)).filter(Boolean);
  if (!rows.length) return [];
  const title = made("tr", { role: "row", class: "comparison__group" }, made("th", { role: "rowheader", scope: "rowgroup", colspan: sheets.length + 1, "aria-colspan": sheets.length + 1 }, group.title));
  return [made("tbody", { role: "rowgroup" }, title, ...rows)];
}

/** @param {Row} row @param {Read[]} sheets */
function line(row, sheets, words) {
  const told = sheets.map((sheet) => parts(sheet, row));
  if (!told.some((each) => each.length)) return null;
  const cells = sheets.map((sheet, at) => made("td", { role: "cell" }, ...(told[at].length ? told[at] : [elsewhere(sheet, row, words)])));
  return made("tr", { role: "row" }, made("th", { role: "rowheader", scope: "row" }, named(row, sheets)), ...cells);
}

/** What the sheets call it themselves, which is shorter than the name of the question. @param {Row} row @param {Read[]} sheets */
function named(row, sheets) {
  const heads = sheets.map(({ article }) => article.querySelector(`[data-row="${row.name}"] > :is(dt, h3)`)?.textContent.trim());
  return heads.find(Boolean) ?? row.label;
}

/** What `sheet` tells of `row`: the values of a fact, or a block without its heading. @returns {Node[]} */
function parts(sheet, { name }) {
  return [...sheet.article.querySelectorAll(`[data-row="${name}"]`)].flatMap((part) => {
    const copy = copied(part, sheet.address, `${sheet.id}--`);
    const values = [...copy.children].filter((child) => child.localName === "dd");
    if (values.length) return values.map((value) => inside(value, sheet));
    for (const heading of copy.querySelectorAll("h2, h3, h4")) heading.remove();
    return [inside(copy, sheet)];
  });
}

/** @param {Element} part @param {Read} sheet */
function inside(part, { lang }) {
  const holder = made("div", { class: "comparison__value", lang: part.lang || false });
  holder.append(...part.childNodes);
  return holder;
}

/** Where a sheet tells in a text of its own what others tell point by point, lead there. */
function elsewhere(sheet, { told }, words) {
  const text = told && sheet.article.querySelector(`[data-told="${told}"]`);
  const heading = text && text.previousElementSibling;
  if (!heading?.id) return made("p", { class: "comparison__untold" }, words.say("compare.untold"));
  return made("p", { class: "comparison__untold" }, made("a", { href: `${pathOf(sheet)}#${heading.id}` }, words.say("compare.in_text")));
}
