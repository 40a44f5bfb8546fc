/** What a visitor typed, cut to the length that is searched. */

import { wellFormed } from "../ui/strings.js";

/** Characters that are searched: each word may cost a request. */
export const LONGEST = 300;

/** `text` as a URL may hold it. @param {string} text */
export function typedText(text) {
  return wellFormed(text.trim().slice(0, LONGEST));
}
