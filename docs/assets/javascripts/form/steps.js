/** The three steps of the form; on a phone, the first one asks the essential questions one at a time. */

import { PHONE } from "./phone.js";
import { Trail } from "./trail.js";

/** @typedef {import("./answers.js").Answer} Answer */

const REVIEW = 3;

export class Steps {
  /**
   * @param {HTMLElement} form @param {(name: string) => any} piece finds a part of the page
   * @param {import("../ui/strings.js").Strings} strings
   * @param {Answer[]} essential the answers of the first step @param {(wrong: Answer[]) => void} refuse tells what keeps the visitor in the first step
   * @param {() => void} review fills the last step @param {() => void} moved called when the visitor is somewhere else
   */
  constructor(form, piece, strings, essential, { refuse, review, moved }) {
    Object.assign(this, { form, piece, strings, essential, refuse, review, moved });
    this.step = 1;
    /** Position of the question that a phone asks. */
    this.asked = 0;
    this.trail = new Trail((place) => this.show(place, true));
    for (const button of form.querySelectorAll(".steps__step")) button.addEventListener("click", () => this.to({ step: Number(button.dataset.step), asked: 0 }));
    for (const button of form.querySelectorAll("[data-goto]")) button.addEventListener("click", () => this.to({ step: Number(button.dataset.goto), asked: PHONE.matches && button.dataset.goto === "1" ? essential.length - 1 : 0 }));
    piece("next").addEventListener("click", () => this.next());
    piece("previous").addEventListener("click", () => this.to({ step: 1, asked: this.asked - 1 }));
    PHONE.addEventListener("change", () => this.ask(this.asked));
  }

  /** @returns {import("./trail.js").Place} */
  get place() {
    return { step: this.step, asked: this.asked };
  }

  /** Go somewhere as the visitor asked: by the history if it was there just before. @param {import("./trail.js").Place} place */
  to(place) {
    if (this.trail.back(place)) return;
    this.show(place, true);
    this.trail.go(this.place);
  }

  /** @param {import("./trail.js").Place} place @param {boolean} isMove */
  show({ step: wanted, asked }, isMove) {
    const step = wanted >= 1 && wanted <= REVIEW ? wanted : 1;
    const isQuestion = PHONE.matches && step === 1 && this.step === 1;
    this.go(step, isMove && !isQuestion);
    this.ask(Math.max(0, Math.min(asked, this.essential.length - 1)));
    if (isMove && isQuestion) this.essential[this.asked].box.focus();
  }

  /** @param {number} step @param {boolean} isMove whether the visitor asked for it, and the focus goes along */
  go(step, isMove) {
    this.step = step;
    this.refuse([]);
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
    this.piece("previous").hidden = !(PHONE.matches && number > 0);
    this.moved();
    this.piece("position").textContent = PHONE.matches ? this.strings.say("form.question", { number: number + 1, count: this.essential.length }) : "";
  }

  next() {
    const shown = PHONE.matches ? [this.essential[this.asked]] : this.essential;
    const wrong = shown.filter((answer) => answer.tell(true));
    this.refuse(wrong);
    if (wrong.length) return wrong[0].box.focus();
    const isLast = !PHONE.matches || this.asked === this.essential.length - 1;
    this.show(isLast ? { step: 2, asked: 0 } : { step: 1, asked: this.asked + 1 }, true);
    this.trail.go(this.place);
  }

  /** Show where an answer or a section is given. @param {HTMLElement} element @param {Answer | undefined} answer @param {{isMove: boolean, isFocused: boolean}} how whether Back leads away from it, and whether it takes the focus */
  reveal(element, answer, { isMove, isFocused }) {
    this.go(element.closest("[data-step='1']") ? 1 : 2, false);
    const group = element.closest("details");
    if (group) group.open = true;
    if (this.essential.includes(answer)) this.ask(this.essential.indexOf(answer));
    element.scrollIntoView({ block: "center" });
    if (isMove) this.trail.go(this.place);
    if (isFocused) element.querySelector("input, textarea, select, button").focus();
  }
}
