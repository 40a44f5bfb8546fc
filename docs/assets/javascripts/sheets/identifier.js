/** What an address may call a sheet. */

/** `file_names.py` holds file names to the same rule. */
const IDENTIFIER = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 80;

/** @param {string} text */
export function isIdentifier(text) {
  return text.length <= LONGEST && IDENTIFIER.test(text);
}
