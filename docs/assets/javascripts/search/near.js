/** The filter by a typed place, whose program is loaded for those alone who look for one. */

/** @typedef {import("./near-filter.js").NearFilter} NearFilter */

export class Near {
  /** @param {HTMLElement} holder @param {...any} rest what `NearFilter` is made of */
  constructor(holder, ...rest) {
    /** @type {Promise<NearFilter> | null} */
    this.filter = null;
    this.load = () => (this.filter ??= import("./near-filter.js").then(({ NearFilter }) => new NearFilter(holder, ...rest)));
    holder.addEventListener("focusin", () => this.load(), { once: true });
  }

  /** Find where the place of `state` is, if it has one. @param {import("./engine.js").State} state */
  async locate(state) {
    if (this.filter || state.near) await (await this.load()).locate(state);
  }
}
