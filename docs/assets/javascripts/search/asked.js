/** What was asked, in the title of the page, on paper, in the links to other languages and on the button that shows the sheets. */

import { keepAsked } from "../ui/editions.js";

export class Asked {
  /** @param {(name: string) => HTMLElement} piece @param {import("../ui/strings.js").Strings} strings */
  constructor(piece, strings) {
    Object.assign(this, { piece, strings });
    this.title = document.title;
    this.site = document.querySelector("meta[property='og:site_name']").content;
  }

  /** @param {string} text as it was typed @param {string[]} filters in words @param {number} found */
  tell(text, filters, found) {
    const asked = [...(text.trim() ? [this.strings.say("search.quoted", { text: text.trim() })] : []), ...filters].join(" · ");
    document.title = asked ? `${this.strings.labelled(asked, this.strings.counted("search.found", found))} - ${this.site}` : this.title;
    this.piece("asked").textContent = this.strings.labelled(this.title.replace(` - ${this.site}`, ""), asked);
    this.piece("asked").hidden = !asked;
    this.piece("see").textContent = this.strings.counted("search.see", found);
    document.documentElement.toggleAttribute("data-asked", Boolean(asked));
    keepAsked();
  }
}
