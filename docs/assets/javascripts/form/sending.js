/** Where a sheet may go: the addresses that carry it, as `hooks/partage/catalogue/forges.py` declares them. */

import { wellFormed } from "../search/words.js";

/** @typedef {{kind: string, address: string, branch: string, email: string, forge: {name: string, new: string, edit: string, request: string} | null, longestAddress: number, longestMail: number}} Desk */

/**
 * Fill a pattern; the text is left out where the address would be too long.
 * @param {string} pattern @param {Record<string, string>} values @param {number} longest bytes
 * @returns {{href: string, isWhole: boolean}} `isWhole`: whether the text is in it
 */
export function address(pattern, values, longest) {
  const fill = (text) => pattern.replace(/\{(\w+)\}/g, (_, name) => (name === "address" ? values.address : encoded(name === "text" ? text : values[name])));
  const whole = fill(values.text);
  if (pattern.includes("{text}") && whole.length <= longest) return { href: whole, isWhole: true };
  return { href: fill(""), isWhole: false };
}

/** @param {Desk} desk @param {{id: string, title: string, text: string, isKnown: boolean}} sheet `isKnown`: whether it exists */
export function forgeLinks(desk, sheet) {
  const values = { address: desk.address, branch: desk.branch, id: sheet.id, title: sheet.title, text: sheet.text };
  return {
    file: address(sheet.isKnown ? desk.forge.edit : desk.forge.new, values, desk.longestAddress),
    request: address(desk.forge.request, values, desk.longestAddress),
  };
}

/**
 * A mail with the text; without it, with what to do, where it is too long.
 * @param {Desk} desk @param {string} subject @param {string} text @param {string} instructions
 */
export function mail(desk, subject, text, instructions) {
  const href = (body) => `mailto:${encodeURIComponent(desk.email).replace("%40", "@")}?subject=${encoded(subject)}&body=${encoded(body.replace(/\n/g, "\r\n"))}`;
  const whole = href(text);
  return whole.length <= desk.longestMail ? { href: whole, isWhole: true } : { href: href(instructions), isWhole: false };
}

/** @param {string} text */
function encoded(text) {
  return encodeURIComponent(wellFormed(text));
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without that permission, or on a page that is not secure.
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
