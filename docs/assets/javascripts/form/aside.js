/** Drafts on this device that the form cannot read: the visitor is told, and saves them as a file or erases them. */

import { download } from "./sending.js";

/**
 * @param {(name: string) => HTMLElement} piece finds a part of the page
 * @param {import("./drafts.js").Drafts} drafts @param {() => void} erased called once it was erased
 */
export function offerAside(piece, drafts, erased) {
  piece("aside").hidden = !drafts.unreadable;
  piece("aside-save").addEventListener("click", () => download("brouillons.json", drafts.unreadable));
  piece("aside-erase").addEventListener("click", () => {
    drafts.eraseAside();
    piece("aside").hidden = true;
    // The button is gone: its neighbour takes the focus.
    piece("drafts").querySelector("summary").focus();
    erased();
  });
}
