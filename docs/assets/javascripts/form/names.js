/** The name that the file of a new sheet takes, which is its address for ever: one that no other sheet has. */

import { element } from "../ui/element.js";
import { slug } from "../ui/folding.js";

/** Characters of a name, and of one with a number. */
const LONGEST = 60;
/** Milliseconds without a key after which a name is looked for. */
const PAUSE = 350;

export class Names {
  /**
   * @param {HTMLElement} panel with a paragraph and a link @param {import("./sources.js").Lists} lists
   * @param {string[]} reserved names that the site keeps for itself @param {import("../ui/strings.js").Strings} strings
   */
  constructor(panel, lists, reserved, strings) {
    Object.assign(this, { panel, lists, reserved: new Set(reserved), strings });
    /** @type {Set<string>} */
    this.taken = new Set();
  }

  /** Learn which names are taken; without network, none is known. Return whether that is new. */
  async learn() {
    const before = this.taken.size;
    const known = await this.lists.get("noms.txt", (response) => response.text()).catch(() => "");
    this.taken = new Set((known ?? "").split("\n").filter(Boolean));
    return this.taken.size !== before;
  }

  /** The name of a sheet with this title. @param {string} title */
  of(title) {
    const plain = slug(title, LONGEST) || "fiche";
    let name = plain;
    for (let number = 2; this.taken.has(name) || this.reserved.has(name); number++) name = `${plain}-${number}`;
    return name;
  }

  /** Compare `title` once the visitor has stopped typing. @param {() => string} title */
  typed(title) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.compare(title), PAUSE);
  }

  /** Say whether the name that the title gives is free. @param {() => string} title */
  async compare(title) {
    if (title()) await this.learn();
    const name = slug(title(), LONGEST);
    const isTaken = this.taken.has(name);
    this.panel.hidden = !name || !(isTaken || this.reserved.has(name));
    if (this.panel.hidden) return;
    const sentence = this.strings.say(isTaken ? "form.name.taken" : "form.name.reserved", { name: this.of(title()) });
    const way = element("a", { href: `?fiche=${name}` }, this.strings.say("form.name.complete"));
    this.panel.replaceChildren(element("p", {}, sentence), ...(isTaken ? [element("p", {}, way)] : []));
  }
}
