/** The card of a sheet, from the data that all editions share: the markup of `templates/card.html.jinja`. */

import { element } from "../ui/element.js";

/**
 * @param {any[]} data as `rendering/card_data.py` says it @param {any} words of the edition, with the index
 * @param {{root: string, shared: string}} ways to the root of the edition, to that of the first one
 */
export function card([id, title, summary, place, years, stage, themes, language, picture], words, { root, shared }) {
  const carried = themes.split(" ").filter((theme) => words.themes[theme]);
  const [, icon, colour] = words.themes[carried[0]] ?? [];
  const lang = language === words.language ? null : language;
  const [name, placeId] = [place].flat();
  const facts = [words.places[placeId] ?? name, years, words.stages[stage] ?? ""].filter(Boolean);
  return element(
    "li",
    { class: ["card", `colour-${colour}`, icon ? `icon-${icon}` : ""].join(" ").trimEnd() },
    ...(picture ? [element("img", { src: shared + picture[0], width: picture[1], height: picture[2], alt: "", loading: "lazy" })] : []),
    element("h3", {}, element("a", { href: `${root}initiatives/${id}/`, lang }, title)),
    element("p", {}, facts.join(" · ")),
    element("p", { lang }, summary),
    element("ul", {}, ...carried.map((theme) => element("li", {}, element("a", { href: `${root}themes/${theme}/` }, words.themes[theme][0])))),
  );
}
