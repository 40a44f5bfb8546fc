/** The page of a term becomes a booklet: its title is the cover, its cards are the contents, in the frame that `/recueil/` holds. */

import "./sheet-booklet.js";
import { element, partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";

/** Lines of contents that stand under the cover, as `rendering/booklet.py` says. */
const SHORT = 12;

/** @param {HTMLElement} link to the booklet, which says the way to the root of the edition */
async function compose(link) {
  const root = link.dataset.booklet;
  const article = document.querySelector("article.md-content__inner");
  const { template, style } = await frame(new URL(`${root}recueil/`, location.href));
  const booklet = document.importNode(template.content.querySelector("sheet-booklet"), true);
  const strings = Strings.of(booklet);
  const piece = partsOf(booklet);
  const total = Number(article.querySelector(".found h2 .count").textContent.replace(/\D/g, ""));
  const [each, page] = [Number(template.dataset.each), Number(template.dataset.page)];
  const count = Math.ceil(total / each);
  const [folder, , here = "1"] = location.pathname.split(/(page\/(\d+)\/)$/);
  const before = (Number(here) - 1) * page;
  const asked = Number(new URLSearchParams(location.search).get("recueil"));
  const cards = [...article.querySelectorAll(".found .cards .card")];
  // A volume of another page is not to be had here: the first one that is.
  const isHere = Number.isInteger(asked) && (asked - 1) * each >= before && (asked - 1) * each < before + cards.length;
  const number = isHere ? asked : before / each + 1;
  const first = (number - 1) * each;
  const bound = cards.slice(first - before, first - before + each);

  booklet.dataset.root = root;
  booklet.querySelector("ol").append(...bound.map(line));
  booklet.querySelector("ol").start = first + 1;
  booklet.querySelector(".booklet__contents").classList.toggle("booklet__contents--short", bound.length <= SHORT);
  booklet.querySelector(".kicker").textContent = strings.say("booklet.kicker", { kind: link.dataset.kind });
  booklet.querySelector(".kicker").after(article.querySelector("h1"), ...article.querySelectorAll(":scope > .lead"));
  booklet.querySelector(".booklet__cover").append(article.querySelector(".imprint"));
  piece("total").textContent = strings.counted("count.initiatives", total);
  if (count > 1) {
    piece("volume").textContent = strings.say("booklet.volume", { number, count, first: first + 1, last: first + bound.length });
    booklet.querySelector(".booklet__contents").before(volumes(template, { folder, count, number, each, page, strings }));
  }
  const crumbs = document.querySelector(".crumbs");
  const own = crumbs.querySelector("li:last-child").cloneNode(true);
  const back = own.querySelector("a");
  back.href = location.pathname;
  back.textContent = booklet.querySelector("h1").textContent;
  crumbs.querySelector("ol").append(own);
  document.title = strings.say("booklet.title", { label: document.title });
  article.replaceChildren(style, crumbs, booklet);
}

/** The frame of a booklet, once its looks are there. @param {URL} address */
async function frame(address) {
  const response = await fetch(address);
  const template = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("template[data-each]");
  const href = new URL(template.content.querySelector("link").getAttribute("href"), address);
  const style = element("link", { rel: "stylesheet", href });
  await new Promise((loaded) => {
    style.addEventListener("load", loaded);
    style.addEventListener("error", loaded);
    document.head.append(style);
  });
  return { template, style };
}

/** The line of the contents for a card. @param {Element} card */
function line(card) {
  const link = card.querySelector("h3 a");
  return element("li", { "data-sheet": new URL(link.href).pathname.split("/").at(-2) }, link, " ", element("small", {}, card.querySelector("h3 + p").textContent));
}

/** The ways to all volumes: each is on the page of the list that has its cards. */
function volumes(template, { folder, count, number, each, page, strings }) {
  const nav = document.importNode(template.content.querySelector(".booklet__volumes"), true);
  for (let volume = 1; volume <= count; volume++) {
    const there = Math.ceil((volume * each) / page);
    const deeper = there > 1 ? `page/${there}/` : "";
    const href = `${folder}${deeper}?recueil=${volume}`;
    nav.firstElementChild.append(element("li", {}, element("a", { class: "chip", href, "aria-current": volume === number && "page" }, strings.say("booklet.volume_short", { number: volume }))));
  }
  return nav;
}

const link = document.querySelector("[data-booklet]");
// Without the frame, the page stays that of the term, which lists its sheets.
if (link) compose(link).catch(() => {});
