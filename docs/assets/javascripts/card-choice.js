/**
 * Cards that can be chosen for comparing: a button on each card of the page, and a bar that leads to the comparison. The
 * choice follows the visitor from page to page, in this tab alone.
 */

import { addressOf, MOST } from "./comparison/choice.js";
import { isIdentifier } from "./sheets/identifier.js";
import { element } from "./ui/element.js";
import { SAID } from "./ui/said.js";
import { Strings } from "./ui/strings.js";

const KEPT = "compare";

class CardChoice extends HTMLElement {
  connectedCallback() {
    this.strings = new Strings(SAID[document.documentElement.lang]);
    this.link = element("a", { class: "button" }, this.strings.say("choice.compare"));
    this.said = element("span", { role: "status" });
    const clear = element("button", { type: "button", class: "link", onclick: () => this.keep([]) }, this.strings.say("choice.clear"));
    this.append(this.said, this.link, clear);
    const main = document.querySelector("main");
    main.addEventListener("click", ({ target }) => this.pressed(target.closest(".card__choose")));
    // Cards of a search come and go.
    new MutationObserver(() => this.offer()).observe(main, { childList: true, subtree: true });
    window.addEventListener("pageshow", () => this.offer());
    this.offer();
  }

  /** The sheets that were chosen, in order. @returns {string[]} */
  get chosen() {
    try {
      return (sessionStorage.getItem(KEPT) ?? "").split(",").filter(isIdentifier).slice(0, MOST);
    } catch {
      return this.unkept ?? [];
    }
  }

  /** @param {string[]} ids */
  keep(ids) {
    this.unkept = ids;
    try {
      sessionStorage.setItem(KEPT, ids.join(","));
    } catch {
      // Nothing is stored: the choice holds for this page.
    }
    this.offer();
  }

  /** @param {HTMLElement | null} button */
  pressed(button) {
    if (!button) return;
    const { chosen } = this;
    this.keep(chosen.includes(button.value) ? chosen.filter((id) => id !== button.value) : [...chosen, button.value]);
  }

  /** Put a button on each card that has none, and show what is chosen. */
  offer() {
    const { chosen } = this;
    for (const card of document.querySelectorAll("main .card:not(:has(.card__choose))")) {
      const link = card.querySelector("h3 a");
      const id = new URL(link.href).pathname.split("/").at(-2);
      card.append(element("button", { type: "button", class: "card__choose", value: id, "aria-label": this.strings.say("choice.one", { title: link.textContent }) }, this.strings.say("choice.compare")));
    }
    for (const button of document.querySelectorAll(".card__choose")) {
      const isChosen = chosen.includes(button.value);
      if (button.getAttribute("aria-pressed") !== String(isChosen)) button.setAttribute("aria-pressed", String(isChosen));
      button.disabled = !isChosen && chosen.length >= MOST;
    }
    this.hidden = !chosen.length;
    this.link.href = new URL(`${this.dataset.root}comparer/${addressOf(chosen)}`, document.baseURI).href;
    const words = chosen.length ? this.strings.counted("choice.chosen", chosen.length) : "";
    if (this.said.textContent !== words) this.said.textContent = words;
  }
}

if (!customElements.get("card-choice")) customElements.define("card-choice", CardChoice);
