/** What this device kept and cannot be read here: said, and given back as a file or erased, as the visitor decides. */

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
    // The button is gone: what is next to it takes the focus.
    piece("drafts").querySelector("summary").focus();
    erased();
  });
}
