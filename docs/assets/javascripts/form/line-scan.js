/**
 * The lines of a front matter, without parsing it: where fields and list items begin and end, and which are comments.
 * The other half of `hooks/partage/sheets/line_scan.py`, held to the same results.
 */

import { withPlainSpaces } from "../ui/characters.js";

const PREFIX = /( *)((?:- +)*)(?:("[^"\\]+"[ \t]*|'[^']+'[ \t]*|[^\s"'#:[\]{}-][^:"'#]*):(?=\s|$))?\s*/y;
const BLOCK = /[|>][+-]?[0-9]?[+-]?[ \t]*(?:#.*)?$/y;
const CLOSINGS = { '"': /(?:[^"\\]|\\.)*("?)/sy, "'": /(?:[^']|'')*('?)/sy };

/**
 * @typedef {object} Line
 * @property {number} indent spaces before its text; -1 for a line that is empty, a comment, or goes on with a text
 * @property {string} key the field that begins here; empty where none does, and after a dash
 * @property {boolean} isItem whether a dash begins here
 * @property {number} comment where the comment and the spaces before it begin; -1 without one
 * @property {boolean} isInside whether the line begins inside a text or a list in brackets
 */
/** @typedef {{key: string, start: number, end: number, indent: number}} Span the lines of one field or item, from `start` up to `end` */

/** @param {string[]} lines without their line ends @returns {Line[]} */
export function scan(lines) {
  const found = [];
  let open = { quote: "", depth: 0 };
  let block = -1;
  let isSet = false;
  for (const text of lines.map(withPlainMargin)) {
    const line = { indent: text.length - text.replace(/^ +/, "").length, key: "", isItem: false, comment: -1, isInside: false };
    const rest = text.slice(line.indent);
    found.push(line);
    if (block >= 0 && (!rest.trim() || line.indent >= block)) {
      // The first line says how far right the text is; a comment may follow further left.
      if (rest.trim() && !isSet) [block, isSet] = [line.indent, true];
      Object.assign(line, { indent: -1, isInside: true });
      continue;
    }
    block = -1;
    let at = 0;
    if (open.quote || open.depth) Object.assign(line, { indent: -1, isInside: true });
    else if (!rest.trim() || rest[0] === "#") {
      Object.assign(line, { indent: -1, comment: rest.trim() ? 0 : -1 });
      continue;
    } else {
      const [whole, before, dashes, name] = matchAt(PREFIX, text, 0);
      at = whole.length;
      line.isItem = /^-(?=[ \t]|$)/.test(rest);
      line.key = line.isItem ? "" : (name ?? "").trim().replace(/^["']|["']$/g, "");
      if (matchAt(BLOCK, text, at)) {
        // The text of a block is further right than its field, or than its dash.
        block = 1 + (name ? before.length + dashes.length : line.indent + Math.max(dashes.trimEnd().length - 1, 0));
        isSet = /^[|>][+-]?[0-9]/.test(text.slice(at));
        const header = text.indexOf("#", at);
        line.comment = header >= 0 ? text.slice(0, header).trimEnd().length : -1;
        continue;
      }
      if (!`"'[{`.includes(text[at] ?? " ")) {
        const from = Math.max(at - 1, 0);
        const comment = text.slice(from).search(/(?:^|[ \t])#/);
        line.comment = comment >= 0 ? text.slice(0, from + comment).replace(/[ \t]+$/, "").length : -1;
        continue;
      }
    }
    open = inside(text, at, open);
    line.comment = open.comment;
  }
  return found;
}

/** Read quotes and brackets of `text` from `at`: where its comment begins, and what is left open. */
function inside(text, at, { quote, depth }) {
  let mayQuote = true;
  while (at < text.length) {
    if (quote) {
      const [whole, closing] = matchAt(CLOSINGS[quote], text, at);
      at += whole.length;
      if (!closing) return { comment: -1, quote, depth };
      quote = "";
      mayQuote = false;
      continue;
    }
    const letter = text[at];
    if (letter === "#" && (at === 0 || " \t".includes(text[at - 1]))) return { comment: text.slice(0, at).trimEnd().length, quote: "", depth };
    if (`"'`.includes(letter) && mayQuote) quote = letter;
    depth += Number("[{".includes(letter)) - Number("]}".includes(letter));
    mayQuote = "[{,:".includes(letter) || (mayQuote && " \t".includes(letter));
    at++;
  }
  return { comment: -1, quote, depth: Math.max(depth, 0) };
}

/** The fields of a mapping with one field a line, or the items of a list with one dash a line; null for anything else. @param {string[]} lines @param {boolean} areItems @returns {Span[] | null} */
export function spans(lines, areItems) {
  const scanned = scan(lines);
  const indent = scanned.find((line) => line.indent >= 0)?.indent ?? -1;
  const starts = [];
  for (const [number, line] of scanned.entries()) {
    if (line.indent < 0 || line.indent > indent) continue;
    if (line.indent < indent) return null;
    if (areItems ? line.isItem : line.key) starts.push(number);
    // A list may be as far left as its field.
    else if (areItems || !starts.length || !line.isItem) return null;
  }
  const found = starts.map((start, rank) => {
    let end = starts[rank + 1] ?? lines.length;
    while (end > start + 1 && scanned[end - 1].indent < 0 && !scanned[end - 1].isInside) end--;
    // Empty lines after a block of text are as good as between two fields.
    while (end > start + 1 && !lines[end - 1].trim()) end--;
    return { key: scanned[start].key, start, end, indent };
  });
  return found.length ? found : null;
}

/** A no-break space is read as an ordinary one there. */
function withPlainMargin(line) {
  return line.replace(/^[\s-]*/, withPlainSpaces);
}

function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
