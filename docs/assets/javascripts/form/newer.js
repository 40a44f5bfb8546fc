/** The published sheet has changed since the draft was begun: what was brought up to date, and what the visitor has to choose. */

import { element } from "../ui/element.js";
import { shown } from "./checks.js";

/** @typedef {{key: string, label: string, text: string}} Choice what the published sheet says of a question now, in words */

/**
 * @param {HTMLElement} panel @param {import("../ui/strings.js").Strings} strings @param {string[]} taken labels of what is up to date
 * @param {Choice[]} choices @param {(key: string, isTheirs: boolean) => void} choose @param {() => void} done
 */
export function tellNewer(panel, strings, taken, choices, choose, done) {
  const say = (key, values) => strings.say(`form.newer.${key}`, values);
  const button = (key, isTheirs, { label, key: of }) => element("button", { type: "button", class: "button button--second", "aria-label": `${say(key)} (${label})`, onclick: () => choose(of, isTheirs) }, say(key));
  panel.hidden = !taken.length && !choices.length;
  panel.replaceChildren(
    element("h2", { tabindex: "-1" }, say("title")),
    element("p", {}, say("kept"), taken.length ? ` ${say("taken", { labels: taken.join(", ") })}` : ""),
    element("ul", { role: "list" }, ...choices.map((choice) => {
      const text = choice.text ? say("published", { text: shown(choice.text) }) : say("empty");
      return element("li", { "data-key": choice.key }, element("p", {}, element("strong", {}, choice.label), ` — ${text}`), element("p", {}, button("mine", false, choice), " ", button("theirs", true, choice)));
    })),
    choices.length ? "" : element("p", {}, element("button", { type: "button", class: "link", onclick: done }, say("done"))),
  );
}
