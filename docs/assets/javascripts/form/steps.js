/** The three steps of the form; on a phone, the first one asks the essential questions one at a time. */

import { PHONE } from "./phone.js";

/** @typedef {import("./answers.js").Answer} Answer */

const REVIEW = 3;

export class Steps {
  /**
   * @param {HTMLElement} form @param {(name: string) => any} piece finds a part of the page
   * @param {import("../ui/strings.js").Strings} strings
   * @param {Answer[]} essential the answers of the first step @param {() => void} review fills the last step
   */
  constructor(form, piece, strings, essential, review) {
    Object.assign(this, { form, piece, strings, essential, review });
    /** Position of the question that a phone asks. */
    this.asked = 0;
    for (const button of form.querySelectorAll(".steps__step")) button.addEventListener("click", () => this.go(Number(button.dataset.step)));
    for (const button of form.querySelectorAll("[data-goto]")) button.addEventListener("click", () => this.go(Number(button.dataset.goto)));
    piece("next").addEventListener("click", () => this.next());
    piece("previous").addEventListener("click", () => this.ask(this.asked - 1) ?? this.essential[this.asked].box.focus());
    PHONE.addEventListener("change", () => this.ask(this.asked));
  }

  /** @param {number} step @param {boolean} isMove whether the visitor asked for it, and the focus goes along */
  go(step, isMove = true) {
    for (const element of this.form.querySelectorAll("form[data-step], section[data-step]")) element.hidden = Number(element.dataset.step) !== step;
    for (const button of this.form.querySelectorAll(".steps__step")) {
      if (Number(button.dataset.step) === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    this.ask(0);
    if (step === REVIEW) this.review();
    if (isMove) {
      this.form.querySelector(`#etape-${step}`).focus();
      this.form.scrollIntoView({ block: "start" });
    }
  }

  /** Ask one question of the essential, where the screen is small. @param {number} number from 0 */
  ask(number) {
    this.asked = number;
    const key = this.essential[number]?.question.key;
    this.essential.forEach((answer, at) => (answer.element.hidden = PHONE.matches && at !== number));
    this.piece("no-lead").hidden = PHONE.matches && key !== "porteur";
    if (PHONE.matches && key !== "titre") this.piece("similar").hidden = true;
    this.piece("previous").hidden = !(PHONE.matches && number > 0);
    this.piece("position").textContent = PHONE.matches ? this.strings.say("form.question", { number: number + 1, count: this.essential.length }) : "";
  }

  next() {
    const shown = PHONE.matches ? [this.essential[this.asked]] : this.essential;
    const wrong = shown.filter((answer) => answer.tell(true));
    if (wrong.length) return wrong[0].box.focus();
    if (!PHONE.matches || this.asked === this.essential.length - 1) return this.go(2);
    this.ask(this.asked + 1);
    this.essential[this.asked].box.focus();
  }

  /** Show where an answer or a section is given. @param {HTMLElement} element @param {Answer | undefined} answer */
  reveal(element, answer) {
    this.go(element.closest("[data-step='1']") ? 1 : 2, false);
    const group = element.closest("details");
    if (group) group.open = true;
    if (this.essential.includes(answer)) this.ask(this.essential.indexOf(answer));
    element.scrollIntoView({ block: "center" });
    element.querySelector("input, textarea, select, button").focus();
  }
}
