/** What is wrong before the sheet goes: said once for all answers, with the way to each; and what is still missing. */

import { element } from "../ui/element.js";

/** @typedef {import("./answers.js").Answer} Answer */

export class Review {
  /**
   * @param {(name: string) => any} piece finds a part of the page @param {import("../ui/strings.js").Strings} strings
   * @param {(key: string) => void} show leads to a question
   */
  constructor(piece, strings, show) {
    Object.assign(this, { piece, strings, show });
  }

  /** Say what keeps the visitor in the first step. @param {Answer[]} wrong */
  refuse(wrong) {
    // One is said by its question.
    this.fill(this.piece("refused"), wrong.length > 1 ? wrong : []);
    if (wrong.length === 1) this.announce(wrong[0].problem.textContent);
  }

  /** Show what is wrong and what is missing in the last step. @param {Answer[]} wrong @param {Answer[]} missing */
  tell(wrong, missing) {
    this.fill(this.piece("wrong"), wrong);
    this.piece("send").hidden = wrong.length > 0;
    this.piece("missing").replaceChildren(...missing.map((answer) => element("li", {}, this.way(answer))));
  }

  /** @param {HTMLElement} panel @param {Answer[]} wrong */
  fill(panel, wrong) {
    panel.hidden = !wrong.length;
    if (!wrong.length) return;
    const count = this.strings.counted("form.wrong.summary", wrong.length);
    panel.querySelector("p").textContent = count;
    panel.querySelector("ul").replaceChildren(...wrong.map((answer) => element("li", {}, this.way(answer), ` — ${answer.problem.textContent}`)));
    this.announce(`${count} ${wrong.map(({ question }) => question.label).join(", ")}`);
  }

  way({ question }) {
    return element("button", { type: "button", class: "link", onclick: () => this.show(question.key) }, question.label);
  }

  /** Have a screen reader say it, once. @param {string} sentence */
  announce(sentence) {
    this.piece("announced").textContent = sentence;
  }
}
