/**
 * What the characters that nobody sees mean in what is typed and pasted: the other half of
 * `hooks/partage/text/characters.py`, whose table comes with the page.
 */

let lineEnd = /\r\n?/g;
let ignored = /(?!)/g;
let spaces = /(?!)/g;

/** Take the table of the page. @param {{lineEnds: string, ignored: string, spaces: string}} table */
export function learn(table) {
  lineEnd = new RegExp(`\\r\\n?|[${table.lineEnds}]`, "g");
  ignored = new RegExp(`[${table.ignored}]`, "g");
  spaces = new RegExp(`[${table.spaces}]`, "g");
}

/** What a person wrote as the engine reads it. @param {string} text */
export function received(text) {
  return text.replace(lineEnd, "\n").replace(ignored, "").normalize("NFC");
}

/** The same for a field of one line. @param {string} text */
export function onOneLine(text) {
  return received(text).trim().replace(/[^\S\n]*\n\s*/g, " ");
}

/** `text` with ordinary spaces: for what is compared or counted, never for prose. @param {string} text */
export function withPlainSpaces(text) {
  return text.replace(spaces, " ");
}
