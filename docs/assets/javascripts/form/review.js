/** The last step: what is wrong, what is missing, and the sheet as it will look. */

import { element } from "../ui/element.js";
import { preview } from "./preview.js";

/** @typedef {import("./answers.js").Answer} Answer */

/**
 * @param {(name: string) => any} piece finds a part of the page @param {import("../ui/strings.js").Strings} strings
 * @param {{answers: Answer[], missing: Answer[], body: string}} sheet @param {(key: string) => void} show leads to a question
 */
export function review(piece, strings, { answers, missing, body }, show) {
  const way = ({ question }) => element("button", { type: "button", class: "link", onclick: () => show(question.key) }, question.label);
  const wrong = answers.filter((answer) => answer.tell(true));
  piece("wrong").querySelector("ul").replaceChildren(...wrong.map((answer) => element("li", {}, way(answer), ` : ${answer.problem.textContent}`)));
  piece("wrong").hidden = !wrong.length;
  piece("send").hidden = wrong.length > 0;
  piece("preview").replaceChildren(...preview(answers, body, { untitled: strings.say("form.untitled"), open: strings.say("form.open") }));
  piece("missing").replaceChildren(...missing.map((answer) => element("li", {}, way(answer))));
}
