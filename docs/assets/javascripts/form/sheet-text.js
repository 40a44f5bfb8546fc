/** Values of a sheet → the text of its file: the other half of `hooks/partage/sheets/writer.py`. */

import { received } from "../ui/characters.js";
import { fold } from "../ui/folding.js";

// A longer value is quoted: mail programs cut long lines.
const PLAIN = /^(?:[0-9A-Za-zÀ-ÖØ-öø-ÿŒœ][0-9A-Za-zÀ-ÖØ-öø-ÿŒœ_’'()/,. -]{0,38}[0-9A-Za-zÀ-ÖØ-öø-ÿŒœ_)]|[0-9A-Za-zÀ-ÖØ-öø-ÿŒœ])$/u;
const READ_OTHERWISE = /^(?:[0-9.+-].*|true|false|yes|no|on|off|y|n|null|.* {2}.*)$/iu;
// As `UNREADABLE` of `hooks/partage/text/strict_yaml.py`; half a pair is no character.
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\p{Cs}]/gu;

/**
 * @param {Record<string, any>} values by front-matter key @param {string} body Markdown
 * @param {string[]} keys of the front matter, in their order
 */
export function sheetText(values, body, keys) {
  const lines = ["---", ...keys.filter((key) => isTold(values[key])).flatMap((key) => entry(key, values[key])), "---", ""];
  const text = readable(body).trim();
  return lines.join("\n") + (text ? `\n${text}\n` : "");
}

/** Whether a value says something. @param {any} value */
export function isTold(value) {
  if (typeof value === "string") return value !== "";
  return value !== undefined && value !== null && Object.keys(value).length > 0;
}

function entry(key, value) {
  if (typeof value === "string") return [`${key}: ${scalar(value)}`];
  if (!Array.isArray(value)) return [`${key}:`, ...told(value).map(([inner, each]) => `  ${inner}: ${scalar(each)}`)];
  return [`${key}:`, ...value.flatMap((item) => (typeof item === "string" ? [`  - ${scalar(item)}`] : told(item).map(([inner, each], rank) => `${rank ? "    " : "  - "}${inner}: ${inline(each)}`)))];
}

function told(mapping) {
  return Object.entries(mapping).filter(([, value]) => isTold(value));
}

function inline(value) {
  return typeof value === "string" ? scalar(value) : `[${value.map(quoted).join(", ")}]`;
}

/** @param {string} text */
function scalar(text) {
  return PLAIN.test(text) && !READ_OTHERWISE.test(text) ? text : quoted(text);
}

/** Every JSON string is a YAML one. */
function quoted(text) {
  return JSON.stringify(readable(text));
}

/** `text` without the characters that no sheet may hold, and with one kind of line end: pasted texts mix several. */
function readable(text) {
  return received(received(text).replace(UNREADABLE, ""));
}

/** @typedef {{title: string, id: string, text: string}} Section `id` is empty for a heading of the author's own */

/**
 * Split a Markdown text at its second-level headings; what comes before the first has no title.
 * @param {string} body @param {[string, string][]} guided id and title of the guided sections @returns {Section[]}
 */
export function sectionsOf(body, guided) {
  const ids = new Map(guided.map(([id, title]) => [fold(title), id]));
  const sections = [{ title: "", id: "", text: "" }];
  let fence = "";
  for (const line of body.split("\n")) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? "";
    // A heading inside a code block is not one.
    if (mark && (!fence || mark.startsWith(fence))) fence = fence ? "" : mark;
    const title = fence ? null : /^##[ \t]+(.*?)[ \t#]*$/.exec(line)?.[1];
    if (title) sections.push({ title, id: unused(ids.get(fold(title.split("(")[0])), sections), text: "" });
    else sections.at(-1).text += `${line}\n`;
  }
  return sections.map((section) => ({ ...section, text: section.text.trim() })).filter((section) => section.title || section.text);
}

/**
 * The Markdown of the sections: those that the sheet had stay in place, new ones follow in the guided order.
 * @param {Section[]} before @param {Record<string, string>} told text of guided sections @param {[string, string][]} guided
 */
export function bodyText(before, told, guided) {
  const had = new Set(before.map((section) => section.id).filter(Boolean));
  const kept = before.map((section) => (section.id ? { ...section, text: (told[section.id] ?? "").trim() } : section));
  const added = guided.filter(([id]) => !had.has(id)).map(([id, title]) => ({ id, title, text: (told[id] ?? "").trim() }));
  return [...kept, ...added]
    .filter((section) => section.text || (section.title && !section.id))
    .map((section) => (section.title ? `## ${section.title}\n\n${section.text}` : section.text).trim())
    .join("\n\n");
}

/** Where two headings name one guided section, the second stays the author's own. */
function unused(id, sections) {
  return id && !sections.some((section) => section.id === id) ? id : "";
}
