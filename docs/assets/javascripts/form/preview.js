/** The sheet about as it will look, to be proofread. */

import { isTold } from "./sheet-text.js";
import { element } from "../ui/element.js";

/** Characters of a paragraph that are shown: browsers take seconds to wrap 100,000 letters without a space. */
const LONGEST = 10_000;

/**
 * @param {import("./answers.js").Answer[]} answers @param {string} body Markdown
 * @param {{untitled: string, open: string}} words for a sheet without a title, and for an answer left open
 * @returns {Element[]}
 */
export function preview(answers, body, { untitled, open }) {
  const values = new Map(answers.map((answer) => [answer.question.key, answer]));
  const text = (key) => values.get(key)?.value ?? "";
  const facts = answers.filter((answer) => !["titre", "resume"].includes(answer.question.key) && isTold(answer.own));
  return [
    element("p", { class: "form__preview-title" }, cut(text("titre")) || untitled),
    element("p", { class: "lead" }, cut(text("resume"))),
    element("dl", { class: "facts facts--inline" }, ...facts.map((answer) => element("div", {}, element("dt", {}, answer.question.label), ...shown(answer).map((line) => element("dd", {}, line === "non-renseigne" ? open : cut(line)))))),
    ...paragraphs(body),
  ];
}

/** An answer as readable lines. @param {import("./answers.js").Answer} answer @returns {string[]} */
function shown(answer) {
  const { kind } = answer.question;
  if (answer.picker) return [...answer.picker.chosen.values()];
  if (kind === "choice") return [answer.box.selectedOptions[0]?.textContent ?? ""];
  if (kind === "levels") return [...answer.element.querySelectorAll("select")].filter((select) => select.value).map((select) => `${select.previousElementSibling.textContent} : ${select.selectedOptions[0].textContent}`);
  if (kind === "items") return answer.items.map((item) => item.answers.filter((each) => isTold(each.value)).flatMap(shown).join(" — ")).filter(Boolean);
  return [answer.value].flat();
}

function paragraphs(body) {
  return body.split(/\n{2,}/).filter(Boolean).map(cut).map((block) => {
    if (block.startsWith("## ")) return element("h3", {}, block.slice(3));
    const lines = block.split("\n");
    if (lines.every((line) => /^[-*] /.test(line))) return element("ul", {}, ...lines.map((line) => element("li", {}, line.slice(2))));
    return element("p", {}, block);
  });
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
