/** A combobox whose choices are kept as chips: the terms, places and sheets that answer a question. */

import { Combobox, option, sentenceOnly } from "../ui/combobox.js";
import { element } from "../ui/element.js";

/** @typedef {import("./sources.js").Source} Source */

export class Picker {
  /**
   * @param {HTMLElement} holder with an input and a list of chips
   * @param {{source: Source, isMany: boolean, strings: import("../ui/strings.js").Strings, onChange: () => void}} options
   */
  constructor(holder, { source, isMany, strings, onChange }) {
    Object.assign(this, { source, isMany, strings, onChange });
    this.input = holder.querySelector("input");
    this.chips = holder.querySelector(".picker__chosen");
    /** @type {Map<string, string>} labels by value, in the order of choice */
    this.chosen = new Map();
    const list = element("ul", { class: "picker__list", hidden: true });
    this.status = element("p", { class: "unseen", role: "status" });
    holder.append(list, this.status);
    this.combobox = new Combobox({
      input: this.input,
      list,
      status: this.status,
      label: holder.closest(".question")?.querySelector(".question__label")?.textContent ?? "",
      find: (typed) => this.find(typed),
      failed: () => sentenceOnly(strings.say("form.unreachable"), "picker__none"),
      choose: ({ dataset }) => this.choose(dataset.value, dataset.label),
      around: this.input,
      takesOnly: true,
    });
    this.input.addEventListener("keydown", ({ key }) => {
      if (key === "Backspace" && !this.input.value && this.chosen.size) this.remove([...this.chosen.keys()].at(-1));
    });
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

  /** @param {string} typed @returns {Promise<import("../ui/combobox.js").Proposals>} */
  async find(typed) {
    const { proposals, isNear } = await this.source.find(typed);
    const others = proposals.filter(({ value }) => !this.chosen.has(value));
    if (!others.length) return sentenceOnly(this.strings.say("form.pick.nothing"), "picker__none");
    const options = others.map(({ value, label, detail }) => {
      const name = isNear ? this.strings.say("form.pick.near", { label }) : label;
      return option({ class: "picker__option", "data-value": value, "data-label": label }, element("strong", {}, name), detail ? element("small", {}, detail) : "");
    });
    return { options, said: this.strings.counted("form.pick.count", options.length) };
  }

  /** @param {string} value @param {string} label */
  choose(value, label) {
    if (!this.isMany) this.chosen.clear();
    this.chosen.set(value, label);
    this.input.value = "";
    this.combobox.close();
    this.changed(label);
  }

  /** @param {string} value */
  remove(value) {
    const label = this.chosen.get(value);
    this.chosen.delete(value);
    this.changed(this.strings.say("form.pick.removed", { label }));
  }

  /** @param {string} said */
  changed(said) {
    this.status.textContent = said;
    this.draw();
    this.onChange();
    this.input.focus();
  }

  draw() {
    this.chips.replaceChildren(
      ...[...this.chosen].map(([value, label]) => {
        const name = this.strings.say("form.pick.remove", { label });
        return element("li", {}, element("button", { type: "button", class: "chip", "aria-label": name, onclick: () => this.remove(value) }, `${label} `, element("span", { "aria-hidden": "true" }, "×")));
      }),
    );
  }
}
