/** The card of a sheet, from the data that all editions share: the markup of `templates/card.html.jinja`. */

import { element } from "../ui/element.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {any[]} data as `rendering/card_data.py` says it @param {any} words of the edition, with the index
 * @param {{root: string, shared: string, icons: string}} ways to the root of the edition, to that of the first one, to the drawing of all icons
 */
export function card([id, title, summary, place, years, stage, themes, language, picture], words, { root, shared, icons }) {
  const carried = themes.split(" ").filter((theme) => words.themes[theme]);
  const [, icon, colour] = words.themes[carried[0]] ?? [];
  const lang = language === words.language ? null : language;
  const [name, placeId] = [place].flat();
  const facts = [words.places[placeId] ?? name, years, words.stages[stage] ?? ""].filter(Boolean);
  return element(
    "article",
    { class: `card colour-${colour}` },
    ...(picture ? [element("img", { src: shared + picture[0], width: picture[1], height: picture[2], alt: "", loading: "lazy" })] : icon ? [drawn(`${icons}#${icon}`)] : []),
    element("h3", {}, element("a", { href: `${root}initiatives/${id}/`, lang }, title)),
    element("p", {}, facts.join(" · ")),
    element("p", { lang }, summary),
    element("ul", {}, ...carried.map((theme) => element("li", {}, element("a", { href: `${root}themes/${theme}/` }, words.themes[theme][0])))),
  );
}

/** @param {string} address of an icon */
function drawn(address) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", address);
  drawing.append(use);
  return drawing;
}
