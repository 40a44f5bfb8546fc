/** `/integrer/liste/`: in a frame of another site, the first cards of the search that the address asks for. */

import { Engine } from "./search/engine.js";
import { filtersInForce } from "./search/filters-view.js";
import { cards } from "./search/results-view.js";
import { addressOf, stateOf } from "./search/state.js";
import { element, partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";

class EmbeddedList extends HTMLElement {
  async connectedCallback() {
    this.piece = partsOf(document);
    this.strings = new Strings(JSON.parse(this.piece("words").textContent));
    const names = new Map(Object.entries(JSON.parse(this.piece("names").textContent)));
    const root = new URL(this.dataset.root, location.href.split(/[?#]/)[0]).href;
    const state = stateOf(location.search, names);
    this.piece("all").href = `${root}rechercher/${addressOf(state, names)}`;
    try {
      await this.show(new Engine(`${root}recherche/`), state, root);
    } catch {
      this.piece("status").textContent = this.strings.say("search.unreachable");
    }
  }

  /** @param {Engine} engine @param {import("./search/engine.js").State} state @param {string} root absolute */
  async show(engine, state, root) {
    const answer = await engine.answer(state);
    const index = await engine.index();
    const [found, filters] = await Promise.all([cards(answer.sheets.slice(0, Number(this.dataset.most)), answer.terms, index), filtersInForce(state, index, this.strings)]);
    const asked = [...(state.text.trim() ? [this.strings.say("search.quoted", { text: state.text.trim() })] : []), ...filters.map(({ label }) => label)].join(" · ");
    if (asked) this.piece("heading").textContent = asked;
    if (asked) document.title = `${asked} – ${document.querySelector("header a").textContent}`;
    for (const item of found) this.fit(item);
    this.piece("cards").replaceChildren(...found);
    if (found.length) this.piece("all").textContent = this.strings.counted("embed.all", answer.sheets.length);
    else this.piece("status").textContent = this.strings.say("embed.none");
  }

  /** Make a card of the search one of a frame. @param {Element} item */
  fit(item) {
    item.querySelector("ul").remove();
    const summary = item.querySelector("h3 + p + p");
    const title = item.querySelector("h3");
    title.replaceWith(element("h2", {}, ...title.childNodes));
    const longest = Number(this.dataset.longest);
    if (summary.textContent.length > longest) summary.textContent = `${summary.textContent.slice(0, longest).replace(/\s+\S*$/u, "")} […]`;
  }
}

customElements.define("embedded-list", EmbeddedList);
