/** The search engine, loaded once it is asked something. */

export class LaterEngine {
  /** @param {string} address of the folder of the index */
  constructor(address) {
    this.address = address;
  }

  /** @returns {Promise<import("../search/engine.js").Engine>} */
  get loaded() {
    this.loading ??= import("../search/engine.js").then(({ Engine }) => new Engine(this.address));
    this.loading.catch(() => (this.loading = null));
    return this.loading;
  }

  /** @param {(index: any) => Promise<any>} ask */
  async with(ask) {
    return (await this.loaded).with(ask);
  }

  async answer(...asked) {
    return (await this.loaded).answer(...asked);
  }
}
