/** Values of a sheet → the text of its file: the other half of `hooks/partage/sheets/writer.py`. */

import { received } from "../ui/characters.js";

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

/** The lines of the front matter that give `value` to `key`. @param {string} key @param {any} value @returns {string[]} */
export function entry(key, value) {
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

/** `text` as the engine reads it, without the characters that no sheet may hold. @param {string} text */
export function readable(text) {
  return received(received(text).replace(UNREADABLE, ""));
}
