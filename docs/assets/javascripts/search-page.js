/** `/rechercher/`: a box, filters and results, whose state is in the address. */

import { Engine } from "./search/engine.js";
import { FacetView } from "./search/facet-view.js";
import { Outdated, Unreachable } from "./search/files.js";
import { chips, filtersInForce, offerYears } from "./search/filters-view.js";
import { nearest } from "./search/near-terms.js";
import { cards, extracts, nothing, pages, remarks } from "./search/results-view.js";
import { addressOf, emptyState, isEmpty, stateOf } from "./search/state.js";
import { Words, made } from "./search/words.js";

const PAGE = 10;
/** Cards that are added at once. */
const PAUSE = 150;
/** Milliseconds without a key after which what is typed may cost a request. */
const WIDE = window.matchMedia("(min-width: 60em)");

class SearchPage extends HTMLElement {
  connectedCallback() {
    this.words = Words.of(this);
    this.root = this.dataset.root;
    this.engine = new Engine(new URL(`${this.root}recherche/`, document.baseURI).href);
    this.piece = (name) => this.querySelector(`[data-part="${name}"]`);
    this.box = this.querySelector("input[name='q']");
    this.sort = this.piece("sort");
    const details = [...this.querySelectorAll("details[data-facet]")];
    /** Facets by name in the address. */
    this.names = new Map(details.map((each) => [each.dataset.name, each.dataset.facet]));
    this.facets = details.map((each) => new FacetView(each, this.words, this));
    /** What is shown; null for what the page came with. @type {import("./search/engine.js").Answer | null} */
    this.answer = null;
    this.last = 0;
    this.listen();
    this.piece("search").hidden = false;
    this.piece("without").hidden = true;
    this.read(true);
    // On a phone the keyboard would hide the filters and the sheets.
    if (isEmpty(this.state) && WIDE.matches) this.box.focus({ preventScroll: true });
  }

  listen() {
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.commit({ ...this.state, text: this.box.value });
    });
    this.box.addEventListener("input", () => this.typed());
    this.sort.addEventListener("change", () => this.commit({ ...this.state, sort: this.sort.value }));
    for (const limit of ["from", "to"]) this.piece(limit).addEventListener("change", () => this.chooseYears());
    this.piece("more").addEventListener("click", () => this.showMore());
    this.piece("check").addEventListener("click", () => this.run({ checked: (this.checked += 40) }));
    for (const details of this.querySelectorAll("details")) details.addEventListener("toggle", () => this.opened(details));
    const fold = this.piece("fold");
    const unfold = () => (fold.open = WIDE.matches);
    WIDE.addEventListener("change", unfold);
    unfold();
    window.addEventListener("popstate", () => this.read());
    window.addEventListener("online", () => this.piece("problem").hidden || this.run());
  }

  /** Take the state of the address; the page comes with the sheets that there are when nothing is asked. */
  read(isFirst = false) {
    this.state = stateOf(location.search, this.names);
    if (this.box.value !== this.state.text) this.box.value = this.state.text;
    if (isFirst && isEmpty(this.state) && this.state.sort === "relevance") return;
    if (isFirst) this.clear();
    this.run();
  }

  /** What the page came with is no answer to what the address asks. */
  clear() {
    this.piece("cards").replaceChildren();
    this.piece("heading").textContent = "";
    for (const name of ["sort-row", "more"]) this.piece(name).hidden = true;
  }

  /** Terms that were folded are wanted now; those that the page came with are there. @param {HTMLDetailsElement} details */
  opened(details) {
    const facet = this.facets.find((each) => each.details === details);
    if (details.open && (this.answer || (facet && !facet.list.childElementCount) || details.querySelector(":scope > fieldset[data-part]"))) this.count();
  }

  /** A state that one may want to come back to. */
  commit(state) {
    this.state = state;
    const address = addressOf(state, this.names);
    if (address !== location.search) history.pushState(null, "", address || location.pathname);
    this.run();
  }

  async typed() {
    this.state = { ...this.state, text: this.box.value };
    // The visitor is searching: what every query needs need not wait for the last letter.
    this.engine.index().catch(() => {});
    const asked = ++this.last;
    if (!(await this.engine.isReady(this.state).catch(() => false))) await new Promise((done) => setTimeout(done, PAUSE));
    if (asked !== this.last) return;
    history.replaceState(null, "", addressOf(this.state, this.names) || location.pathname);
    this.run({ isTyping: true });
  }

  choose(facet, ids) {
    this.commit({ ...this.state, filters: new Map(this.state.filters).set(facet, ids) });
  }

  chooseYears() {
    const [from, to] = ["from", "to"].map((limit) => Number(this.piece(limit).value));
    this.commit({ ...this.state, years: from || to ? [Math.min(from, to || 9999), Math.max(to || 9999, from)] : null });
  }

  /** Look for what the state asks; an older look-up that ends later is forgotten. */
  async run({ isTyping = false, checked = 40, isAgain = false } = {}) {
    const asked = ++this.last;
    this.checked = checked;
    this.toggleAttribute("busy", true);
    try {
      const answer = await this.engine.answer(this.state, { isTyping, checked });
      const index = await this.engine.index();
      const shown = answer.sheets.slice(0, PAGE);
      const [first, others] = await Promise.all([cards(shown, answer.terms, index), this.isFiltered ? [] : pages(answer, index, this.words, this.root)]);
      if (asked !== this.last) return;
      await this.show(answer, index, first, others);
      this.piece("problem").hidden = true;
      // The results come first, whatever the network.
      await Promise.all([this.count(), extracts(first, shown, answer.terms, index)]);
    } catch (error) {
      if (asked !== this.last) return;
      if (!(error instanceof Outdated) || isAgain) return this.fail(error);
      // The site was published anew between two requests.
      this.engine.forget();
      await this.run({ isTyping, checked, isAgain: true });
    } finally {
      if (asked === this.last) this.toggleAttribute("busy", false);
    }
  }

  /** What was typed, without any filter. */
  get unfiltered() {
    return { ...emptyState(), text: this.state.text, sort: this.state.sort };
  }

  get isFiltered() {
    return Boolean(this.state.years) || [...this.state.filters.values()].some((ids) => ids.length);
  }

  async show(answer, index, first, others) {
    this.answer = answer;
    const list = this.piece("cards");
    list.replaceChildren(...first);
    this.shown = first.length;
    this.divide();
    this.piece("pages").replaceChildren(...others);
    this.piece("pages-found").hidden = !others.length;
    this.piece("remarks").replaceChildren(...remarks(answer, this.words, (text) => this.write(text), this.state.text));
    const inForce = await filtersInForce(this.state, index, this.words);
    if (this.answer !== answer) return;
    this.inForce = inForce;
    this.piece("chips").replaceChildren(...chips(this.inForce, this.words, (state) => this.remove(state), this.unfiltered));
    this.piece("chips").hidden = !this.inForce.length;
    await this.lead(answer, index);
    if (this.answer === answer) this.tell(answer);
  }

  /** Put `text` in the box, and look for it. */
  write(text) {
    this.box.value = text;
    this.box.focus();
    this.commit({ ...this.state, text });
  }

  /** Say how much was found, aloud too. */
  tell(answer) {
    const count = answer.sheets.length;
    const words = answer.unchecked ? this.words.counted("search.checked", count, { unchecked: this.words.number.format(answer.unchecked) }) : this.words.counted("search.found", count);
    this.piece("heading").textContent = words;
    const meant = answer.words.filter((found) => found.meant).map((found) => found.meant);
    this.piece("status").textContent = meant.length ? `${this.words.say("search.meant", { text: meant.join(" ") })} ${words}` : words;
    this.piece("sort-row").hidden = count < 2;
    this.piece("more").hidden = this.shown >= count;
    this.piece("check").hidden = !answer.unchecked;
    this.sort.value = this.state.sort;
  }

  /** Set apart the sheets that have only some of the words. */
  divide() {
    const { whole, sheets } = this.answer;
    const list = this.piece("cards");
    list.querySelector(".search__part")?.remove();
    if (this.state.sort === "relevance" && whole < sheets.length && whole < this.shown) {
      list.children[whole].before(made("li", { class: "search__part" }, made("h3", {}, this.words.counted(whole ? "search.part" : "search.only_part", sheets.length - whole))));
    }
  }

  async showMore() {
    if (!this.answer) await this.run();
    const { answer } = this;
    if (!answer) return;
    const index = await this.engine.index();
    try {
      const numbers = answer.sheets.slice(this.shown, this.shown + PAGE);
      const more = await cards(numbers, answer.terms, index);
      if (answer !== this.answer) return;
      this.piece("cards").append(...more);
      this.shown += more.length;
      this.divide();
      this.piece("more").hidden = this.shown >= answer.sheets.length;
      more[0]?.querySelector("a").focus();
      await extracts(more, numbers, answer.terms, index);
    } catch (error) {
      if (error instanceof Outdated) this.run();
      else this.fail(error);
    }
  }

  /** Count what each filter that is seen would leave. */
  async count() {
    const asked = this.last;
    for (const facet of this.facets) facet.tell(this.state.filters.get(facet.id) ?? []);
    const seen = this.facets.filter((facet) => facet.isOpen);
    const years = !this.piece("years").closest("details:not([open])");
    const wanted = [...seen.map((facet) => facet.id), ...(years ? ["year"] : [])];
    if (!wanted.length) return;
    try {
      const answer = this.answer ?? (await this.engine.answer(this.state));
      const counted = await this.engine.counts(answer, wanted);
      if (asked !== this.last) return;
      seen.forEach((facet, at) => facet.update(counted[at].list, counted[at].counts));
      if (years) offerYears(this.piece("from"), this.piece("to"), counted.at(-1).list, this.state.years);
    } catch (error) {
      if (asked === this.last) this.fail(error);
    }
  }

  /** The chip that was used goes away: the results take the focus. */
  remove(state) {
    this.commit(state);
    this.piece("heading").focus();
  }

  /** Where nothing was found, lead on. */
  async lead(answer, index) {
    const panel = this.piece("nothing");
    panel.hidden = answer.sheets.length > 0;
    if (!panel.hidden) {
      const removable = this.inForce.filter(({ isOnly }) => isOnly).map(({ facet, label, state }) => ({ label, count: answer.sheets.length + (answer.barred.get(facet)?.length ?? 0), remove: () => this.remove(state) }));
      const near = await nearest(answer.query.words.map((word) => word.folded), index, 6);
      if (this.answer !== answer) return;
      this.piece("way-out").replaceChildren(...nothing(answer, this.words, removable, near, this.root));
    }
  }

  /** @param {Error} error */
  fail(error) {
    const problem = this.piece("problem");
    problem.hidden = false;
    problem.textContent = this.words.say(error instanceof Unreachable ? "search.unreachable" : "search.broken");
    if (!(error instanceof Unreachable)) throw error;
  }
}

customElements.define("search-page", SearchPage);
