/** Where the visitor went in the form, in the history of the browser: Back leads to the question before, not out of the form. */

import { same } from "./same.js";

/** @typedef {{step: number, asked: number}} Place `asked`: position of the essential question that a phone asks */

export class Trail {
  /** @param {(place: Place) => void} show called when the visitor goes back or forward */
  constructor(show) {
    window.addEventListener("popstate", ({ state }) => state?.form && show(state.form));
  }

  /** Where the visitor was in this entry of the history, if anywhere. @returns {Place | null} */
  get here() {
    return history.state?.form ?? null;
  }

  /** @param {Place} place the visitor is there now, without having moved */
  start(place) {
    history.replaceState({ ...history.state, form: place }, "");
  }

  /** @param {Place} place where the visitor went */
  go(place) {
    if (same(place, this.here)) return;
    history.pushState({ form: place, from: this.here }, "");
  }

  /** Go back in the history if that leads to `place`; return whether it does. @param {Place} place */
  back(place) {
    if (!same(history.state?.from, place)) return false;
    history.back();
    return true;
  }
}
