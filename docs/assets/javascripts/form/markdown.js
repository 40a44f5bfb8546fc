/** Markdown as the page of a sheet shows it: what `hooks/partage/sheets/body` makes of a text, to be read again before it is sent. */

import { element } from "../ui/element.js";
import { givenBack, setAside } from "./inline-html.js";

/** Code, which keeps what looks like a comment; or a comment. */
const COMMENT = /^ {0,3}(```+|~~~+)[^]*?(?:^ {0,3}\1|$(?![^]))|(?<!`)(`+)(?!`)[^]*?[^`]\2(?!`)|<!--[^]*?-->/gm;
/** What no address written in a sentence holds: from there on, the sentence goes on. */
const SENTENCE = /[\p{Zs}«»‹›“”„…]/u;
const QUOTED = /[’‘–—]+$/u;
const AFTER = /[.,;:!?*_~'"’‘–—]+$/u;
const LOWEST = 6;

/** @typedef {{title: string, nodes: Node[]}} Shown a second-level heading and what is under it; without a title, what precedes them all */

/**
 * The parts of a Markdown text. Headings are one level lower than on the page of the sheet, whose title is above them.
 * @param {string} text @param {(description: string) => string} pictureOf says what picture is there @returns {Promise<Shown[]>}
 */
export async function shownSections(text, pictureOf) {
  const { micromark, gfm, gfmHtml } = await import("../../vendor/micromark-4.0.3/micromark.js");
  const aside = setAside(withoutComments(text));
  const html = givenBack(micromark(aside.text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }), aside.tags);
  // An inert document: nothing in it loads or runs.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  tidy(body, pictureOf);
  const sections = [{ title: "", nodes: [] }];
  for (const node of [...body.childNodes]) {
    if (node.nodeName === "H3") sections.push({ title: node.textContent.trim(), nodes: [] });
    else sections.at(-1).nodes.push(node);
  }
  return sections;
}

/** A comment is a note of the authors; its lines stay, empty. */
function withoutComments(text) {
  if (!text.includes("<!--")) return text;
  return text.replace(COMMENT, (found) => (found.startsWith("<!--") ? found.replace(/[^\n]/g, "") : found));
}

function tidy(body, pictureOf) {
  for (const label of body.querySelectorAll("section[data-footnotes] > h2")) label.remove();
  for (const box of body.querySelectorAll("input")) box.replaceWith(box.checked ? "☑" : "☐");
  for (const picture of body.querySelectorAll("img")) picture.replaceWith(element("em", {}, pictureOf(picture.alt)));
  levels(body.querySelectorAll("h1, h2, h3, h4, h5, h6"));
  for (const link of body.querySelectorAll("a")) tidyLink(link);
  for (const named of body.querySelectorAll("[id], [aria-describedby]")) for (const name of ["id", "aria-describedby"]) named.removeAttribute(name);
  for (const block of body.querySelectorAll("pre")) block.tabIndex = 0;
  for (const cell of body.querySelectorAll("[align]")) {
    cell.className = `at-${cell.getAttribute("align")}`;
    cell.removeAttribute("align");
  }
}

/** A page has one title: `#` counts as `##`, and no level is skipped. @param {Iterable<Element>} headings */
function levels(headings) {
  const above = [];
  for (const heading of headings) {
    if (!heading.textContent.trim()) {
      heading.remove();
      continue;
    }
    const written = Math.max(Number(heading.nodeName[1]), 2);
    while (above.length && above.at(-1) >= written) above.pop();
    above.push(written);
    const lower = element(`h${Math.min(2 + above.length, LOWEST)}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

/** @param {HTMLAnchorElement} link */
function tidyLink(link) {
  const address = link.getAttribute("href") ?? "";
  if (!link.childNodes.length) return link.replaceWith(`[](${address})`);
  if (/^(https?:\/\/|www\.)/i.test(link.textContent) && link.textContent === link.innerHTML.replaceAll("&amp;", "&")) endInFrench(link);
  if (/^https?:/i.test(address)) Object.assign(link, { target: "_blank", rel: "noopener" });
  // The form must stay: what leads elsewhere in this site is shown, and not followed.
  else link.removeAttribute("href");
}

/** An address written in a sentence ends before the space, quotation mark or ellipsis that follows it. @param {HTMLAnchorElement} link */
function endInFrench(link) {
  const shown = link.textContent;
  const end = shown.search(SENTENCE);
  let kept = end >= 0 ? shown.slice(0, end) : shown.replace(QUOTED, "");
  if (kept === shown) return;
  kept = kept.replace(AFTER, "");
  const count = (letter) => kept.split(letter).length;
  while (kept.endsWith(")") && count(")") > count("(")) kept = kept.slice(0, -1).replace(AFTER, "");
  if (!kept.replace(/^https?:\/\//i, "")) return link.replaceWith(shown);
  link.after(shown.slice(kept.length));
  link.textContent = kept;
  link.href = /^https?:/i.test(kept) ? kept : `http://${kept}`;
}
