/** The button that shows where the sheets of an answer are, and the map under it, which is loaded once it is asked for. */

import { addressOf } from "./state.js";

/** @typedef {import("./engine.js").State} State */

export class MapView {
  /**
   * @param {(name: string) => HTMLElement} piece @param {import("../ui/strings.js").Strings} strings @param {string} root of the site
   * @param {import("./engine.js").Engine} engine @param {Map<string, string>} names facets by name in the address @param {() => void} toggle
   */
  constructor(piece, strings, root, engine, names, toggle) {
    Object.assign(this, { strings, root, engine, names });
    this.button = piece("map-button");
    this.holder = piece("map");
    this.button.addEventListener("click", toggle);
  }

  /** @param {import("./engine.js").Answer} answer @param {State} state @param {() => boolean} isCurrent */
  async show(answer, state, isCurrent) {
    // Its place stays, so that nothing moves.
    this.button.classList.toggle("is-idle", !answer.sheets.length && !state.isMapped);
    this.button.textContent = this.strings.say(state.isMapped ? "map.answer_hide" : "map.answer");
    this.button.setAttribute("aria-expanded", String(state.isMapped));
    if (state.isMapped) {
      const { answerMap } = await import("./answer-map.js");
      const [counted] = await this.engine.counts({ ...answer, barred: new Map() }, ["territory"]);
      const within = (id) => addressOf({ ...state, filters: new Map(state.filters).set("territory", [id]) }, this.names);
      const drawn = await answerMap(counted, this.root, this.strings, within);
      if (!isCurrent()) return;
      this.holder.replaceChildren(...drawn);
    }
    this.holder.hidden = !state.isMapped;
  }
}
