/** « À moins de 30 km de Gap » : a place is typed, as in the form; the position of the visitor is never asked. */

import { placesOf } from "../form/sources.js";
import { Combobox, option, sentenceOnly } from "../ui/combobox.js";
import { element } from "../ui/element.js";

/** @typedef {import("./engine.js").State} State */

export class NearFilter {
  /**
   * @param {HTMLElement} holder @param {import("../ui/strings.js").Strings} strings
   * @param {import("./engine.js").Engine} engine
   * @param {(near: State["near"]) => void} choose
   */
  constructor(holder, strings, engine, choose) {
    Object.assign(this, { strings, choose });
    this.input = holder.querySelector("input");
    this.within = holder.querySelector("select");
    this.engine = engine;
    const list = element("ul", { class: "picker__list", hidden: true });
    const status = element("p", { class: "unseen", role: "status" });
    holder.querySelector(".picker").append(list, status);
    this.combobox = new Combobox({
      input: this.input,
      list,
      status,
      label: holder.querySelector("legend").textContent,
      find: (typed) => this.find(typed),
      failed: () => sentenceOnly(strings.say("search.unreachable"), "picker__none"),
      choose: ({ dataset }) => this.take(dataset.value, dataset.label),
      around: this.input,
      takesOnly: true,
    });
    this.within.addEventListener("change", () => this.near && this.choose({ ...this.near, most: this.most }));
    // A form around would send what is typed.
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.holder = holder;
    // Typed while this program was on its way.
    if (this.input.value) this.combobox.propose(0);
  }

  /** @returns {Promise<ReturnType<typeof placesOf>>} */
  async places() {
    this.listed ??= placesOf(await this.engine.index());
    return this.listed;
  }

  get most() {
    return Number(this.within.value);
  }

  /** @param {string} typed */
  async find(typed) {
    const found = (await (await this.places()).find(typed)).proposals.filter(({ isPlaced }) => isPlaced);
    if (!found.length) return sentenceOnly(this.strings.say("search.around.none"), "picker__none");
    const options = found.map(({ value, label, detail }) => option({ class: "picker__option", "data-value": value, "data-label": label }, element("strong", {}, label), detail ? element("small", {}, detail) : ""));
    return { options, said: this.strings.counted("search.around.count", options.length) };
  }

  /** @param {string} value @param {string} label */
  take(value, label) {
    this.combobox.close();
    this.input.value = label;
    this.choose({ place: value, most: this.most });
  }

  /** Show what is asked, and find where it is. @param {State} state */
  async locate({ near }) {
    this.near = near;
    if (!near) {
      this.input.value = "";
      return;
    }
    this.holder.open = true;
    if (![...this.within.options].some(({ value }) => Number(value) === near.most)) this.within.append(element("option", { value: near.most }, this.strings.say("search.around.km", { number: near.most })));
    this.within.value = String(near.most);
    if (near.point === undefined) {
      const found = await (await this.places()).placed(near.place);
      Object.assign(near, { point: found?.point ?? null, label: found?.label ?? near.place });
    }
    this.input.value = near.label;
  }
}
