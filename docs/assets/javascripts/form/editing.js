/**
 * One answer of a sheet changed, and nothing else: same bytes elsewhere, comments kept.
 * The other half of `hooks/partage/sheets/editing.py`, held to the same results.
 */

import { withSections } from "./body-chunks.js";
import { scan, spans } from "./line-scan.js";
import { same } from "./same.js";
import { entry, isTold, sheetText } from "./sheet-text.js";

const FENCE = /^\ufeff?-{3,}\s*$/;

/**
 * The file `text` with `changes` by key, and with what is `told` in guided sections, by their identifier.
 * @param {string} text @param {Record<string, any>} written its front matter as read @param {Record<string, any>} changes
 * @param {Record<string, string>} told @param {{keys: string[], sections: string[][]}} model
 */
export function edited(text, written, changes, told, { keys, sections }) {
  if (!Object.keys(changes).length && !Object.keys(told).length) return text;
  const lines = linesOf(text);
  const end = /[\r\n]*$/.exec(lines[0])[0] || "\n";
  const [first, last] = fences(lines);
  const head = lines.slice(first + 1, last).map(bare);
  const now = { ...written, ...changes };
  const made = mapping(head, written, now, keys, true) ?? sheetText(now, "", keys).split("\n").slice(1, -2);
  const front = same(made, head) ? lines.slice(first + 1, last) : made.map((line) => line + end);
  const body = withSections(lines.slice(last + 1), told, sections, end);
  const fence = /[\r\n]$/.test(lines[last]) || !body.length ? lines[last] : lines[last] + end;
  return [...lines.slice(0, first + 1), ...front, fence, ...body].join("");
}

/** The lines of the body of the file `text`. @param {string} text */
export function bodyOf(text) {
  const lines = linesOf(text);
  return lines.slice(fences(lines)[1] + 1);
}

/** Whether `text` has fields between two lines of dashes. @param {string} text */
export function isSheet(text) {
  return fences(linesOf(text)).length > 1;
}

function linesOf(text) {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function fences(lines) {
  return lines.flatMap((line, number) => (FENCE.test(line) ? [number] : [])).slice(0, 2);
}

function bare(line) {
  return line.replace(/[\r\n]+$/, "");
}

/** The `lines` of the mapping `old` changed into `now`; null where they cannot be changed one by one. */
function mapping(lines, old, now, order, isRoot = false) {
  const found = spans(lines, false);
  if (!found || !same(found.map(({ key }) => key), Object.keys(old))) return null;
  const [{ indent }] = found;
  const blocks = blocksOf(lines, found);
  const names = found.map(({ key }) => key);
  for (const [at, name] of names.entries()) {
    if (same(now[name], old[name])) continue;
    const [own, follows] = blocks[at];
    blocks[at] = [field(own, name, old[name], now[name], indent, isRoot), isTold(now[name]) ? follows : atMargin(follows, indent)];
  }
  for (const name of order) {
    if (Object.hasOwn(old, name) || !isTold(now[name])) continue;
    const rank = names.findLastIndex((each) => order.includes(each) && order.indexOf(each) < order.indexOf(name));
    // What follows a field, such as the comment of the next one, follows the new field.
    const follows = rank >= 0 ? blocks[rank].pop() : [];
    if (rank >= 0) blocks[rank].push([]);
    blocks.splice(rank + 1, 0, [indented(fresh(name, now[name], isRoot), indent), follows]);
    names.splice(rank + 1, 0, name);
  }
  return [...lines.slice(0, found[0].start), ...blocks.flat(2)];
}

/** The lines of each span, and those between it and the next one. */
function blocksOf(lines, found) {
  return found.map(({ start, end }, rank) => [lines.slice(start, end), lines.slice(end, found[rank + 1]?.start ?? lines.length)]);
}

function field(lines, key, old, wanted, indent, isRoot) {
  const now = Array.isArray(wanted) ? wanted.filter(isTold) : wanted;
  if (!isTold(now)) return wholeComments(lines, indent);
  if (onlyOpens(lines[0])) {
    const inner = areLists(old, now) ? sequence(lines.slice(1), old, now) : areMappings(old, now) ? mapping(lines.slice(1), old, now, Object.keys(now)) : null;
    if (inner) return [lines[0], ...inner];
  }
  return commented(lines, indented(fresh(key, now, isRoot), indent), indent);
}

function sequence(lines, old, now) {
  const found = spans(lines, true);
  if (!found || found.length !== old.length) return null;
  const [{ indent }] = found;
  const blocks = blocksOf(lines, found);
  const made = lines.slice(0, found[0].start);
  let gap = [];
  for (const [before, after] of aligned(old, now)) {
    if (before === null) {
      // A new item comes before what separates the former one from the next.
      made.push(...indented(itemLines(now[after]), indent));
      continue;
    }
    const [own, follows] = blocks[before];
    made.push(...gap, ...(after === null ? wholeComments(own, indent) : same(old[before], now[after]) ? own : item(own, old[before], now[after], indent)));
    gap = after === null ? atMargin(follows, indent) : follows;
  }
  return [...made, ...gap];
}

/** Pair the items of both lists: equal ones (longest common subsequence), then those between them in order. @returns {[number | null, number | null][]} */
function aligned(old, now) {
  const longest = Array.from({ length: old.length + 1 }, () => new Array(now.length + 1).fill(0));
  const isSame = old.map((one) => now.map((other) => same(one, other)));
  for (let one = old.length - 1; one >= 0; one--) {
    for (let other = now.length - 1; other >= 0; other--) longest[one][other] = isSame[one][other] ? longest[one + 1][other + 1] + 1 : Math.max(longest[one + 1][other], longest[one][other + 1]);
  }
  const pairs = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < now.length) {
    const [gone, come] = [[], []];
    while ((one < old.length || other < now.length) && !isSame[one]?.[other]) {
      if (other === now.length || (one < old.length && longest[one + 1][other] >= longest[one][other + 1])) gone.push(one++);
      else come.push(other++);
    }
    for (let rank = 0; rank < Math.max(gone.length, come.length); rank++) pairs.push([gone[rank] ?? null, come[rank] ?? null]);
    if (one < old.length && other < now.length) pairs.push([one++, other++]);
  }
  return pairs;
}

/** One item changed: key by key where it is a mapping. */
function item(lines, old, now, indent) {
  if (areMappings(old, now) && lines[0].trim() !== "-") {
    const made = mapping([`${" ".repeat(indent)} ${lines[0].slice(indent + 1)}`, ...lines.slice(1)], old, now, Object.keys(now));
    const first = made ? scan(made).findIndex((line) => line.indent >= 0) : -1;
    if (first >= 0) return [...made.slice(0, first), `${made[first].slice(0, indent)}-${made[first].slice(indent + 1)}`, ...made.slice(first + 1)];
  }
  return commented(lines, indented(itemLines(now), indent), indent);
}

/** Inside an item, a list is in brackets. */
function fresh(key, value, isRoot) {
  return isRoot ? entry(key, value) : entry("x", [{ [key]: value }]).slice(1).map((line) => line.slice(4));
}

function itemLines(value) {
  return entry("x", [value]).slice(1).map((line) => line.slice(2));
}

function indented(lines, indent) {
  return lines.map((line) => " ".repeat(indent) + line);
}

/** The `fresh` lines in the place of `lines`, with the comments that these had. */
function commented(lines, [first, ...rest], indent) {
  const at = scan(lines).map(({ comment }) => comment);
  const ending = at.findIndex((comment) => comment > 0);
  return [...wholeComments(lines, indent), first + (ending >= 0 ? lines[ending].slice(at[ending]) : ""), ...rest];
}

function wholeComments(lines, indent) {
  const scanned = scan(lines);
  return atMargin(lines.filter((_, at) => scanned[at].comment === 0), indent);
}

/** Comments and empty lines where a text that ends just before does not take them for its own. */
function atMargin(comments, indent) {
  return comments.map((line) => (line.trim() ? " ".repeat(indent) + line.trimStart() : line));
}

/** Whether a field has its value on the lines below. */
function onlyOpens(line) {
  const [{ comment }] = scan([line]);
  return (comment < 0 ? line : line.slice(0, comment)).trimEnd().endsWith(":");
}

function areLists(one, other) {
  return Array.isArray(one) && Array.isArray(other);
}

function areMappings(one, other) {
  return [one, other].every((each) => typeof each === "object" && each !== null && !Array.isArray(each));
}
