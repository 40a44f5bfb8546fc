/** The last step: what is wrong, what is missing, the sheet as it will look, and the ways to send it. */

import { bodyOf } from "./editing.js";
import { preview } from "./preview.js";
import { SendingView } from "./sending-view.js";
import { isTold } from "./sheet-text.js";
import { element } from "../ui/element.js";

/**
 * @typedef {object} Parts
 * @property {import("./answers.js").Answer[]} answers
 * @property {import("./content.js").Section[]} sections
 * @property {import("./names.js").Names} names
 * @property {import("./writing.js").Writing} writing
 * @property {import("./review.js").Review} reviewer
 * @property {() => import("./newer.js").Choice[]} choices what is still to be chosen between the draft and the published sheet
 * @property {() => Promise<any>} follow brings the draft up to date
 */

export class LastStep {
  /**
   * @param {(name: string) => any} piece finds a part of the page @param {import("../ui/strings.js").Strings} strings
   * @param {any} data of the page @param {Parts} parts
   */
  constructor(piece, strings, data, parts) {
    Object.assign(this, { piece, strings, data, ...parts });
    this.sending = new SendingView(piece, strings, data.desk, () => this.sheet);
  }

  /** What is sent. */
  get sheet() {
    const title = this.answers.find(({ question }) => question.key === "titre").value;
    const { draft, text } = this.writing;
    return { title, id: draft.sheet?.id ?? this.names.of(title), text, isKnown: Boolean(draft.sheet) };
  }

  /** Fill the step; then once more, if the sheet was published again, or the name was taken meanwhile. */
  async show() {
    this.tell();
    const { sheet } = this.writing.draft;
    if (sheet) await this.follow();
    const isNewer = sheet ? this.writing.draft.sheet !== sheet : await this.names.learn();
    if (isNewer) this.tell();
  }

  async tell() {
    const wrong = this.answers.filter((answer) => answer.tell(true));
    const sentence = this.strings.say("form.wrong.newer");
    const open = this.choices().map(({ key, label }) => ({ question: { key, label }, problem: { textContent: sentence } }));
    this.reviewer.tell([...wrong, ...open], this.missing());
    this.sending.offer();
    const drawn = (this.drawn = {});
    const sections = await this.shown();
    const words = { untitled: this.strings.say("form.untitled"), open: this.strings.say("form.open") };
    if (this.drawn === drawn) this.piece("preview").replaceChildren(...preview(this.answers, sections, this.data.sections, words));
  }

  /** The sections of the text as their page shows them; as they are written, where that cannot be loaded. */
  async shown() {
    const body = bodyOf(this.writing.text).join("");
    try {
      const { shownSections } = await import("./markdown.js");
      return await shownSections(body, (description) => this.strings.say("form.picture", { description }));
    } catch {
      return [{ title: "", nodes: [element("p", {}, body)] }];
    }
  }

  /** Questions of a complete sheet that neither their field nor a section answers. */
  missing() {
    const told = new Set(this.sections.filter(({ box }) => box.value.trim()).map(({ id }) => id));
    return this.answers.filter(({ question, own }) => this.data.completing.includes(question.key) && !isTold(own) && !told.has(this.data.toldBy[question.key]));
  }
}
