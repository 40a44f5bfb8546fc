/** The territories of the compared sheets at one scale: their figures are those of their own pages, in other frames. */

import { element } from "../ui/element.js";
import { adopt } from "../sheets/adopt.js";

/** As in `hooks/partage/rendering/same_scale.py`, which draws them. */
const UNITS = 240;
const RADIUS = 100;
const MARGIN = 1.06;
const BARS = [1, 2, 5, 10, 20, 50, 100, 200];
const IN_WORDS = 10;

/** @typedef {import("../sheets/fetch-sheet.js").FetchedSheet} FetchedSheet */
/** @typedef {import("../ui/strings.js").Strings} Strings */

/**
 * The section that sets the first territory of each sheet side by side; nothing where they are fewer than two.
 * @param {FetchedSheet[]} sheets @param {Strings} strings @returns {Promise<HTMLElement | null>}
 */
export async function sameScale(sheets, strings) {
  const links = sheets.map(({ article, address }) => [article.querySelector("[data-row='territories'] a")?.getAttribute("href"), address]);
  const addresses = [...new Set(links.filter(([href]) => href).map(([href, address]) => new URL(href, address).href))];
  const found = (await Promise.all(addresses.map((address) => told(address, strings).catch(() => null)))).filter(Boolean);
  const figures = once(found.map(({ figure }) => figure).filter(Boolean));
  const unknown = found.flatMap(({ unknown }) => (unknown ? [unknown] : []));
  if (figures.length < 2) return null;
  const bar = framed(figures);
  return element(
    "section",
    { class: "same-scale", "aria-labelledby": "meme-echelle" },
    element("h2", { id: "meme-echelle" }, strings.say("scale.title")),
    ...unknown,
    element("ul", { class: "same-scale__ratios" }, ...ratios(figures, strings).map((ratio) => element("li", {}, ratio))),
    element("div", { class: "same-scale__pair" }, ...figures),
    element("p", { class: "same-scale__note" }, [...(bar ? [strings.say("scale.bar", { number: bar })] : []), strings.say("scale.note")].join(" ")),
  );
}

/** What the page of a territory says of its extent: its figure, or that of what surrounds it, which is then said. */
async function told(address, strings, inside = "") {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const section = page.querySelector(".same-scale");
  const figure = section?.querySelector("figure");
  const unknown = section?.querySelector(".same-scale__unknown");
  if (figure) {
    const copy = adopt(figure, address, "");
    const { pathname } = new URL(address);
    const name = element("a", { href: pathname }, copy.dataset.label);
    copy.querySelector("figcaption strong").replaceChildren(name);
    if (inside) copy.querySelector("figcaption").prepend(strings.say("scale.inside", { place: inside }), " ");
    return { figure: copy, unknown: null };
  }
  const around = unknown?.querySelector("a");
  if (!around || inside) return null;
  const holder = await told(new URL(around.getAttribute("href"), address).href, strings, page.querySelector("h1").textContent.trim());
  return { figure: holder?.figure, unknown: adopt(unknown, address, "") };
}

/** @param {HTMLElement[]} figures two sheets may be of one territory */
function once(figures) {
  return figures.filter((figure, at) => figures.findIndex((other) => other.dataset.label === figure.dataset.label) === at);
}

/** Give every figure a frame of the same size on the ground, and return how long the bar is. @param {HTMLElement[]} figures */
function framed(figures) {
  const drawn = figures.filter((figure) => figure.querySelector(".land"));
  const widest = Math.max(0, ...drawn.map(({ dataset }) => Number(dataset.km)));
  const bar = BARS.findLast((each) => each <= widest / 2) ?? BARS[0];
  for (const figure of drawn) {
    const kilometres = Number(figure.dataset.km);
    const half = (UNITS / 2) * MARGIN * (widest / kilometres);
    frame(figure.querySelector(".same-scale__land"), half);
    figure.querySelector(".bar").setAttribute("d", `M${-0.94 * half} ${0.94 * half}h${(bar * UNITS) / kilometres}`);
  }
  const most = Math.max(...figures.map(({ dataset }) => Number(dataset.people)));
  for (const figure of figures) {
    const disc = figure.querySelector(".same-scale__people");
    if (disc) frame(disc, RADIUS * MARGIN * Math.sqrt(most / Number(figure.dataset.people)));
  }
  return drawn.length ? bar : 0;
}

/** @param {Element} svg @param {number} half */
function frame(svg, half) {
  svg.setAttribute("viewBox", `${-half} ${-half} ${2 * half} ${2 * half}`);
}

/** The first two in words, as their pages would say it. @param {HTMLElement[]} figures @param {Strings} strings */
function ratios([one, other], strings) {
  return ["square", "people"].filter((key) => Number(one.dataset[key]) && Number(other.dataset[key])).map((key) => {
    const ratio = inWords([one, other].map(({ dataset }) => [dataset.label, Number(dataset[key])]), strings);
    return strings.say(key === "square" ? "scale.surface" : "scale.people", { ratio });
  });
}

/** @param {[string, number][]} pair @param {Strings} strings */
function inWords(pair, strings) {
  const [[less, small], [more, great]] = [...pair].sort((one, other) => one[1] - other[1]);
  const ratio = great / small;
  const whole = Math.round(ratio);
  if (ratio < 1.1) return strings.say("scale.as_much", { one: pair[0][0], other: pair[1][0] });
  const key = ratio < 1.35 ? "scale.little_more" : ratio < 1.75 ? "scale.half_more" : whole <= IN_WORDS ? `scale.times.${whole}` : "scale.times";
  const step = 10 ** Math.max(0, String(whole).length - 2);
  return strings.say(key, { more, less, number: strings.number.format(Math.round(ratio / step) * step) });
}
