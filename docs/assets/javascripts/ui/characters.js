/** What the characters that nobody sees mean: the other half of `hooks/partage/text/characters.py`, whose test compares both. */

const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const IGNORED = /[\u00ad\u180e\u200b\u2060\ufeff]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** `text` as a person meant it: one kind of line end, composed letters, nothing that has neither width nor meaning. @param {string} text */
export function received(text) {
  return text.replace(LINE_ENDS, "\n").replace(IGNORED, "").normalize("NFC");
}

/** The same for a field of one line. @param {string} text */
export function onOneLine(text) {
  return received(text).trim().replace(/[^\S\n]*\n\s*/g, " ");
}

/** `text` with ordinary spaces: for what is compared or counted, never for prose. @param {string} text */
export function withPlainSpaces(text) {
  return text.replace(SPACES, " ");
}
