/** When two spellings count as the same: the other half of `hooks/partage/text/folding.py`, held to the same results. */

const LIGATURES = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE", ß: "ss", ẞ: "ss" };

/** `text` without accents or ligatures; case and punctuation stay. @param {string} text */
export function bare(text) {
  return text.replace(/[œŒæÆßẞ]/g, (letter) => LIGATURES[letter]).normalize("NFKD").replace(/\p{M}/gu, "");
}

/** `text` without accents, case, ligatures or punctuation: words separated by one space. @param {string} text */
export function fold(text) {
  return bare(text).toLowerCase().replace(/[^0-9a-z]+/g, " ").trim();
}

/** `text` as an identifier, cut at a word; empty if nothing is left. @param {string} text @param {number} longest */
export function slug(text, longest) {
  const whole = fold(text).replaceAll(" ", "-");
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest);
  return whole[longest] === "-" ? cut : cut.slice(0, Math.max(0, cut.lastIndexOf("-"))) || cut;
}
