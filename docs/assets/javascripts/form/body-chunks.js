/**
 * The text of a sheet cut at its second-level headings, as written: one section changes, the others stay as they are.
 * The other half of `hooks/partage/sheets/body_chunks.py`, held to the same results.
 */

import { fold } from "../ui/folding.js";
import { readable } from "./sheet-text.js";

/** @typedef {{id: string, heading: string[], lines: string[]}} Chunk `id` is that of a guided section, empty elsewhere */

/**
 * Cut `lines`, which have their line ends: all lines of all chunks in order are the same lines again.
 * @param {string[]} lines @param {string[][]} guided id and titles of the guided sections, that of new ones first @returns {Chunk[]}
 */
function chunks(lines, guided) {
  const ids = new Map(guided.flatMap(([id, ...titles]) => titles.map((title) => [fold(title), id])));
  const found = [{ id: "", heading: [], lines: [] }];
  let fence = "";
  for (const line of lines) {
    const bare = line.replace(/[\r\n]+$/, "");
    const mark = /^ {0,3}(```+|~~~+)/.exec(bare)?.[1] ?? "";
    // A heading inside a code block is not one.
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? "" : mark;
    const title = fence ? null : /^##[ \t]+(.*?)[ \t#]*$/.exec(bare)?.[1];
    if (!title) {
      found.at(-1).lines.push(line);
      continue;
    }
    const id = ids.get(fold(title.split("(")[0])) ?? "";
    // Where two headings name one guided section, the second stays the author's own.
    found.push({ id: found.some((each) => each.id === id) ? "" : id, heading: [line], lines: [] });
  }
  return found;
}

/** What is told in each guided section of the body `lines`. @param {string[]} lines @param {string[][]} guided @returns {Record<string, string>} */
export function toldIn(lines, guided) {
  const known = chunks(lines, guided).filter(({ id }) => id);
  return Object.fromEntries(known.map((chunk) => [chunk.id, chunk.lines.map((line) => line.replace(/[\r\n]+$/, "")).join("\n").trim()]));
}

/**
 * `lines` with the texts `told` in guided sections; a section without a text goes, a new one comes after those
 * before it in the guided order, or before those after it.
 * @param {string[]} lines @param {Record<string, string>} told @param {string[][]} guided @param {string} end of new lines
 */
export function withSections(lines, told, guided, end) {
  const found = chunks(lines, guided);
  const text = (id) => readable(told[id] ?? "").trim();
  for (const chunk of found.filter(({ id }) => id && Object.hasOwn(told, id))) {
    chunk.lines = text(chunk.id) ? around(chunk.lines, text(chunk.id), end, chunk === found.at(-1)) : [];
    if (!text(chunk.id)) chunk.heading = [];
  }
  const known = new Set(found.map(({ id }) => id));
  const ranks = new Map(guided.map(([id], rank) => [id, rank]));
  for (const [id, title] of guided) {
    if (known.has(id) || !text(id)) continue;
    const at = placeOf(ranks.get(id), found.map((each) => ranks.get(each.id) ?? -1));
    separated(found.slice(0, at), end);
    const after = at < found.length ? [end] : [];
    found.splice(at, 0, { id, heading: [`## ${title}${end}`], lines: [end, ...text(id).split("\n").map((line) => line + end), ...after] });
  }
  return found.flatMap(({ heading, lines: own }) => [...heading, ...own]);
}

/** @param {number} wanted @param {number[]} ranks of the chunks, -1 for those that are not guided */
function placeOf(wanted, ranks) {
  const before = ranks.findLastIndex((rank) => rank >= 0 && rank < wanted);
  const after = ranks.findIndex((rank) => rank > wanted);
  return before >= 0 ? before + 1 : after >= 0 ? after : ranks.length;
}

/** `text` in the place of what `lines` hold, with the empty lines around as they were. */
function around(lines, text, end, isLast) {
  const made = text.split("\n").map((line) => line + end);
  const first = lines.findIndex((line) => line.trim());
  if (first < 0) return [...(lines.length ? lines : [end]), ...made, ...(isLast ? [] : [end])];
  const last = lines.findLastIndex((line) => line.trim());
  if (!/[\r\n]$/.test(lines[last])) made[made.length - 1] = made.at(-1).slice(0, -end.length);
  return [...lines.slice(0, first), ...made, ...lines.slice(last + 1)];
}

/** End the last line of `before`, and leave an empty one after it. @param {Chunk[]} before */
function separated(before, end) {
  const last = before.findLast(({ heading, lines }) => heading.length || lines.length);
  if (!last) return before[0].lines.push(end);
  const part = last.lines.length ? last.lines : last.heading;
  if (!/[\r\n]$/.test(part.at(-1))) part[part.length - 1] += end;
  if (part.at(-1).trim()) last.lines.push(end);
}
