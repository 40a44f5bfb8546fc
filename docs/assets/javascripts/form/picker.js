/** A box that proposes while one types, and keeps what is chosen as chips (ARIA combobox with a list box). */

import { made } from "../search/words.js";

/** @typedef {import("./sources.js").Source} Source */

let pickers = 0;

export class Picker {
  /**
   * @param {HTMLElement} element with an input and a list of chips
   * @param {{source: Source, isMany: boolean, words: import("../search/words.js").Words, onChange: () => void}} options
   */
  constructor(element, { source, isMany, words, onChange }) {
    Object.assign(this, { element, source, isMany, words, onChange });
    this.input = element.querySelector("input");
    this.chips = element.querySelector(".picker__chosen");
    /** @type {Map<string, string>} labels by value, in the order of choice */
    this.chosen = new Map();
    const id = `choix-${++pickers}`;
    this.list = made("ul", { id, role: "listbox", class: "picker__list", hidden: true, "aria-label": element.closest(".question")?.querySelector(".question__label")?.textContent });
    this.status = made("p", { class: "unseen", role: "status" });
    element.append(this.list, this.status);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) this.input.setAttribute(name, value);
    this.last = 0;
    this.input.addEventListener("input", () => this.propose());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 100));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  get value() {
    return [...this.chosen.keys()];
  }

  /** @param {string[]} values */
  async fill(values) {
    this.input.value = "";
    this.chosen = new Map(values.map((value) => [value, value]));
    this.draw();
    for (const value of values) {
      const label = await this.source.label(value).catch(() => value);
      if (this.chosen.has(value)) this.chosen.set(value, label);
    }
    this.draw();
  }

  async propose() {
    const asked = ++this.last;
    const typed = this.input.value.trim();
    if (!typed) return this.close();
    try {
      const { proposals, isNear } = await this.source.find(typed);
      if (asked === this.last) this.show(proposals.filter(({ value }) => !this.chosen.has(value)), isNear);
    } catch {
      if (asked === this.last) this.say(this.words.say("form.unreachable"));
    }
  }

  /** @param {import("./sources.js").Proposal[]} proposals @param {boolean} isNear whether they are only spelt alike */
  show(proposals, isNear) {
    if (!proposals.length) return this.say(this.words.say("form.pick.nothing"));
    const options = proposals.map(({ value, label, detail }, at) => {
      const name = isNear ? this.words.say("form.pick.near", { label }) : label;
      return made("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", class: "picker__option", "data-value": value, "data-label": label }, made("strong", {}, name), detail ? made("small", {}, detail) : "");
    });
    this.list.replaceChildren(...options);
    this.open(true);
    this.status.textContent = this.words.counted("form.pick.count", options.length);
  }

  say(sentence) {
    this.list.replaceChildren(made("li", { class: "picker__none", role: "option", "aria-disabled": "true" }, sentence));
    this.open(true);
    this.status.textContent = sentence;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.point(null);
  }

  close() {
    this.last++;
    this.open(false);
  }

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
    const options = this.list.hidden ? [] : [...this.list.querySelectorAll(".picker__option")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      const at = options.indexOf(this.pointed);
      this.point(options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length]);
    } else if (event.key === "Enter") {
      // Enter sends no form: with one proposal it is the one that is meant.
      event.preventDefault();
      this.choose(this.pointed ?? (options.length === 1 ? options[0] : null));
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value && this.chosen.size) {
      this.remove([...this.chosen.keys()].at(-1));
    }
  }

  choose(option) {
    if (!option?.dataset.value) return;
    if (!this.isMany) this.chosen.clear();
    this.chosen.set(option.dataset.value, option.dataset.label);
    this.input.value = "";
    this.close();
    this.draw();
    this.status.textContent = option.dataset.label;
    this.onChange();
    this.input.focus();
  }

  remove(value) {
    this.status.textContent = this.words.say("form.pick.removed", { label: this.chosen.get(value) });
    this.chosen.delete(value);
    this.draw();
    this.onChange();
    this.input.focus();
  }

  draw() {
    this.chips.replaceChildren(
      ...[...this.chosen].map(([value, label]) => {
        const name = this.words.say("form.pick.remove", { label });
        return made("li", {}, made("button", { type: "button", class: "chip", "aria-label": name, onclick: () => this.remove(value) }, `${label} `, made("span", { "aria-hidden": "true" }, "×")));
      }),
    );
  }
}
