/** The sheet as its page will say it, to be read again. */

import { element } from "../ui/element.js";
import { fold } from "../ui/folding.js";
import { dateInWords } from "./date-words.js";
import { isTold } from "./sheet-text.js";

/** Characters of a paragraph that are shown: browsers take seconds to wrap 100,000 letters without a space. */
const LONGEST = 10_000;

/** @typedef {import("./answers.js").Answer} Answer */

/**
 * @param {Answer[]} answers @param {import("./markdown.js").Shown[]} written the sections of the text
 * @param {string[][]} guided id and titles of the guided sections
 * @param {{untitled: string, open: string}} words for a sheet without a title, and for an answer left open
 * @returns {Element[]}
 */
export function preview(answers, written, guided, { untitled, open }) {
  const text = (key) => answers.find(({ question }) => question.key === key)?.value ?? "";
  const told = answers.filter((answer) => !["titre", "resume"].includes(answer.question.key) && isTold(answer.own));
  const ids = new Set(guided.map(([id]) => id));
  const sectionOf = (answer) => answer.element.closest(".group")?.dataset.group ?? "";
  const facts = told.filter((answer) => !ids.has(sectionOf(answer)));
  return [
    element("p", { class: "form__preview-title" }, cut(text("titre")) || untitled),
    element("p", { class: "lead" }, cut(text("resume"))),
    element("dl", { class: "facts facts--inline" }, ...facts.map((answer) => element("div", {}, element("dt", {}, answer.question.label), ...shown(answer).map((line) => element("dd", {}, line === "non-renseigne" ? open : cut(line)))))),
    ...sections(written, guided, (id) => told.filter((answer) => sectionOf(answer) === id)),
  ];
}

/** The author's sections in their order; those that only answers fill go where they belong. */
function sections(written, guided, answersOf) {
  const rank = (title) => guided.findIndex(([, ...titles]) => titles.some((each) => fold(each) === fold(title.split("(")[0])));
  const met = new Set();
  const made = written.map(({ title, nodes }) => {
    const place = title ? rank(title) : -1;
    const own = place >= 0 && !met.has(place) ? answersOf(guided[place][0]) : [];
    met.add(place);
    return { place, title, nodes: [element("div", { class: "form__told" }, ...nodes), ...own.flatMap(block)], isEmpty: !nodes.some((node) => node.textContent.trim()) && !own.length };
  });
  guided.forEach(([id, title], place) => {
    const own = met.has(place) ? [] : answersOf(id);
    if (!own.length) return;
    const later = made.findIndex((each) => each.place > place);
    made.splice(later < 0 ? made.length : later, 0, { place, title, nodes: own.flatMap(block), isEmpty: false });
  });
  return made.filter(({ isEmpty }) => !isEmpty).flatMap(({ title, nodes }) => [...(title ? [element("h3", {}, title)] : []), ...nodes]);
}

/** @param {Answer} answer */
function block(answer) {
  const isProse = answer.question.kind === "prose";
  const paragraphs = isProse ? answer.value.split("\n\n").filter((each) => each.trim()).map((each) => element("p", {}, cut(each.trim()))) : [element("ul", {}, ...shown(answer).map((line) => element("li", {}, cut(line))))];
  return [element("h4", {}, answer.question.label), ...paragraphs];
}

/** An answer as readable lines. @param {Answer} answer @returns {string[]} */
function shown(answer) {
  const { kind } = answer.question;
  if (answer.picker) return [...answer.picker.chosen.values()];
  if (kind === "date") return [dateInWords(answer.value)];
  if (kind === "choice") return [answer.box.selectedOptions[0]?.textContent ?? ""];
  if (kind === "levels") return [...answer.element.querySelectorAll("select")].filter((select) => select.value).map((select) => `${select.previousElementSibling.textContent} – ${select.selectedOptions[0].textContent}`);
  if (kind === "items") return answer.items.map((item) => item.answers.filter((each) => isTold(each.value)).flatMap(shown).join(" — ")).filter(Boolean);
  return [answer.value].flat();
}

/** @param {string} text */
function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
