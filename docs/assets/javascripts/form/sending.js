/** Where a sheet may go: the addresses that carry it, as `hooks/partage/catalogue/forges.py` declares them. */

import { fill, wellFormed } from "../ui/strings.js";

/** @typedef {{kind: string, address: string, branch: string, email: string, forge: {name: string, new: string, edit: string, request: string} | null, longestAddress: number, longestMail: number}} Desk */

/**
 * Fill a URL pattern; the text is left out where the URL would be too long.
 * @param {string} pattern @param {Record<string, string>} values @param {number} longest bytes
 * @returns {{href: string, isWhole: boolean}} `isWhole`: whether the text is in it
 */
function address(pattern, values, longest) {
  const parts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, name === "address" ? value : encoded(value)]));
  const whole = fill(pattern, parts);
  if (pattern.includes("{text}") && whole.length <= longest) return { href: whole, isWhole: true };
  return { href: fill(pattern, { ...parts, text: "" }), isWhole: false };
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
 * A mail with the text, or with instructions where the text is too long.
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
    // The permission is missing, or the page is not secure.
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
