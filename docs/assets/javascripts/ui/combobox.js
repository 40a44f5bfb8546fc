/**
 * A box that proposes options while one types: the editable combobox of the ARIA Authoring Practices. The focus stays in
 * the box; arrows point at an option, Enter chooses it, Escape closes the list.
 */

import { element } from "./element.js";

/** @typedef {{options: HTMLElement[], said: string}} Proposals what the list shows, and what a screen reader says of it */
/**
 * @typedef {object} Settings
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list where the options go
 * @property {HTMLElement} status a live region
 * @property {string} label names the list
 * @property {(typed: string) => Promise<Proposals>} find
 * @property {() => Proposals} failed what is proposed when `find` throws
 * @property {(option: HTMLElement) => void} choose
 * @property {HTMLElement} [around] the list closes once the focus leaves it; where absent, the list stays open
 * @property {number} [pause] milliseconds without a key after which what was typed is looked for
 * @property {boolean} [takesOnly] whether Enter chooses the only option, and never sends the form
 */

/** Milliseconds that a click on an option may come after the focus has left. */
const GRACE = 100;
let lists = 0;

/** @param {Record<string, any>} attributes @param {...(Node | string)} children */
export function option(attributes, ...children) {
  return element("li", { role: "option", "aria-selected": "false", ...attributes }, ...children);
}

/** A sentence in the place of options. @param {string} sentence @param {string} [name] class @returns {Proposals} */
export function sentenceOnly(sentence, name = "") {
  return { options: [element("li", { role: "option", "aria-disabled": "true", class: name || false }, sentence)], said: sentence };
}

export class Combobox {
  /** @param {Settings} settings */
  constructor({ input, list, status, label, find, failed, choose, around, pause = 0, takesOnly = false }) {
    Object.assign(this, { input, list, status, find, failed, choose, around, pause, takesOnly });
    /** Number of the last question: an older answer that comes later is dropped. */
    this.last = 0;
    /** @type {HTMLElement | null} */
    this.pointed = null;
    list.id = `propositions-${++lists}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", label);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.propose(this.pause));
    input.addEventListener("keydown", (event) => this.key(event));
    // A press on an option must not take the focus away before the option is chosen.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => this.take(target.closest("[role=option]")));
    around?.addEventListener("focusout", () => setTimeout(() => around.contains(document.activeElement) || this.close(), GRACE));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Those that can be chosen. @returns {HTMLElement[]} */
  get options() {
    return this.isOpen ? [...this.list.querySelectorAll("[role=option]:not([aria-disabled])")] : [];
  }

  /** Show what answers the text of the box. @param {number} pause */
  async propose(pause = 0) {
    const asked = ++this.last;
    const typed = this.input.value.trim();
    if (!typed) return this.close();
    if (pause) await new Promise((done) => setTimeout(done, pause));
    if (asked !== this.last) return;
    const proposals = await this.find(typed).catch(this.failed);
    if (asked === this.last) this.show(proposals);
  }

  /** @param {Proposals} proposals */
  show({ options, said }) {
    options.forEach((each, at) => (each.id = `${this.list.id}-${at}`));
    this.list.replaceChildren(...options);
    this.open(options.length > 0);
    this.status.textContent = said;
  }

  close() {
    this.last++;
    this.open(false);
  }

  /** @param {boolean} isOpen */
  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.point(null);
  }

  /** @param {HTMLElement | null} option */
  point(option) {
    this.pointed?.setAttribute("aria-selected", "false");
    this.pointed = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { options } = this;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const meant = this.pointed ?? (this.takesOnly && options.length === 1 ? options[0] : null);
    if (step && options.length) {
      event.preventDefault();
      // Before the first option and after the last one is the box itself.
      const next = (options.indexOf(this.pointed) + 1 + step + options.length + 1) % (options.length + 1);
      this.point(next ? options[next - 1] : null);
    } else if (step && this.input.value.trim()) {
      event.preventDefault();
      this.propose();
    } else if (event.key === "Enter" && (meant || this.takesOnly)) {
      event.preventDefault();
      this.take(meant);
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  /** @param {HTMLElement | null} option */
  take(option) {
    if (option && !option.hasAttribute("aria-disabled")) this.choose(option);
  }
}
