/** What the boxes of the form say, read and filled all at once. */

import { readable, isTold } from "./sheet-text.js";
import { same } from "./same.js";

/** @typedef {import("./merge.js").Content} Content */
/** @typedef {{id: string, element: HTMLElement, box: HTMLTextAreaElement}} Section a guided section, told in one box */

export class Boxes {
  /** @param {import("./answers.js").Answer[]} answers @param {Section[]} sections */
  constructor(answers, sections) {
    Object.assign(this, { answers, sections });
  }

  /** What they say; what is empty is absent. @returns {Content} */
  get content() {
    const values = this.answers.map(({ question, value }) => [question.key, value]);
    const told = this.sections.map(({ id, box }) => [id, readable(box.value).trim()]);
    return { values: ofTold(values), told: ofTold(told) };
  }

  /** Have them say this; those that say so already stay as they are, with the cursor where it was. @param {Content} content */
  fill({ values, told }) {
    const now = this.content;
    for (const answer of this.answers) {
      const { key } = answer.question;
      if (!same(now.values[key], values[key])) answer.fill(values[key]);
    }
    for (const { id, box } of this.sections) if (now.told[id] !== told[id]) box.value = told[id] ?? "";
  }

  /** The part of a draft that they can say. @param {Content} draft @returns {Content} */
  partOf({ values, told }) {
    const asked = new Set(this.answers.map(({ question }) => question.key));
    return { values: ofTold(Object.entries(values).filter(([key]) => asked.has(key))), told: ofTold(Object.entries(told)) };
  }

  /** What a question or a section is called. @param {string} key */
  label(key) {
    const answer = this.answers.find(({ question }) => question.key === key);
    return answer?.question.label ?? this.sections.find(({ id }) => id === key)?.element.closest(".group").querySelector("summary").textContent ?? key;
  }
}

/** @param {[string, any][]} entries */
function ofTold(entries) {
  return Object.fromEntries(entries.filter(([, value]) => isTold(value)));
}

/** @param {Content} content */
export function isEmpty({ values, told }) {
  return !Object.keys(values).length && !Object.keys(told).length;
}
