/** `/rechercher/`: a box, filters and results, whose state is in the address. */

import { Asked } from "./search/asked.js";
import { CHECKED, Engine } from "./search/engine.js";
import { FacetView } from "./search/facet-view.js";
import { Outdated, Unreachable } from "./search/files.js";
import { chips, filtersInForce, offerYears } from "./search/filters-view.js";
import { MapView } from "./search/map-view.js";
import { Near } from "./search/near.js";
import { PagesFound } from "./search/pages-found.js";
import { notHere } from "./search/place.js";
import { FIRST, ResultsList } from "./search/results-list.js";
import { cards, nothing, remarks } from "./search/results-view.js";
import { Address, addressOf, emptyState, isEmpty, stateOf } from "./search/state.js";
import { partsOf } from "./ui/element.js";
import { Strings } from "./ui/strings.js";

/** Milliseconds without a key after which what is typed may cost a request. */
const PAUSE = 150;
const WIDE = window.matchMedia("(min-width: 60em)");

class SearchPage extends HTMLElement {
  connectedCallback() {
    this.strings = Strings.of(this);
    this.root = this.dataset.root;
    this.engine = new Engine(new URL(`${this.root}recherche/`, document.baseURI).href);
    this.piece = partsOf(this);
    this.box = this.querySelector("input[name='q']");
    const details = [...this.querySelectorAll("details[data-facet]")];
    /** Facets by name in the address. */
    this.names = new Map(details.map((each) => [each.dataset.name, each.dataset.facet]));
    this.firstTerms = Number(this.dataset.terms);
    this.facets = details.map((each) => new FacetView(each, this.strings, this));
    this.results = new ResultsList(this.piece, this.strings, Number(this.dataset.cards));
    this.near = new Near(this.piece("near"), this.strings, this.engine, (near) => this.commit({ ...this.state, near }));
    this.map = new MapView(this.piece, this.strings, this.root, this.engine, this.names, () => this.commit({ ...this.state, isMapped: !this.state.isMapped }));
    this.others = new PagesFound(this.piece, this.strings, this.root);
    this.address = new Address();
    this.last = 0;
    this.asked = new Asked(this.piece, this.strings);
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
    this.piece("sort").addEventListener("change", ({ target }) => this.commit({ ...this.state, sort: target.value }));
    for (const limit of ["from", "to"]) this.piece(limit).addEventListener("change", () => this.chooseYears());
    this.piece("more").addEventListener("click", () => this.showMore());
    this.piece("check").addEventListener("click", () => this.run({ checked: (this.checked += CHECKED) }));
    for (const details of this.querySelectorAll("details")) details.addEventListener("toggle", () => this.opened(details));
    const fold = this.piece("fold");
    this.piece("see").addEventListener("click", () => {
      fold.open = false;
      this.piece("heading").focus();
      this.piece("heading").scrollIntoView();
    });
    const unfold = () => (fold.open = WIDE.matches);
    WIDE.addEventListener("change", unfold);
    unfold();
    window.addEventListener("popstate", () => this.read());
    window.addEventListener("online", () => this.piece("problem").hidden || this.run());
  }

  /** Take the state from the address; the page already shows the sheets for an empty search. */
  read(isFirst = false) {
    this.address.forget();
    this.state = stateOf(location.search, this.names);
    if (this.box.value !== this.state.text) this.box.value = this.state.text;
    if (isFirst) {
      const asksNothing = isEmpty(this.state) && !this.state.isMapped && this.state.sort === "relevance";
      document.documentElement.toggleAttribute("data-asked", !isEmpty(this.state));
      this.toggleAttribute("unanswered", !asksNothing);
      if (asksNothing) return;
      this.results.clear();
      for (const { details } of this.facets) details.toggleAttribute("data-uncounted", true);
    }
    this.run();
  }

  /** Load the terms of a facet that was unfolded, unless the page came with them. @param {HTMLDetailsElement} details */
  opened(details) {
    const facet = this.facets.find((each) => each.details === details);
    if (details.open && (this.answer || (facet && !facet.list.childElementCount) || details.querySelector(":scope > fieldset[data-part]"))) this.count();
  }

  /** Take on a state that the visitor may want to come back to. */
  commit(state) {
    this.state = state;
    this.address.put("pushState", addressOf(state, this.names));
    this.run();
  }

  async typed() {
    this.state = { ...this.state, text: this.box.value };
    // The visitor is searching: what every query needs is loaded before the last letter.
    const opening = this.engine.index().catch(() => {});
    const asked = ++this.last;
    await opening;
    if (asked !== this.last) return;
    if (!(await this.engine.isReady(this.state).catch(() => false))) await new Promise((done) => setTimeout(done, PAUSE));
    if (asked !== this.last) return;
    this.address.put("replaceState", addressOf(this.state, this.names));
    this.run({ isTyping: true });
  }

  choose(facet, ids) {
    this.commit({ ...this.state, filters: new Map(this.state.filters).set(facet, ids) });
  }

  chooseYears() {
    const [from, to] = ["from", "to"].map((limit) => Number(this.piece(limit).value));
    this.commit({ ...this.state, years: from || to ? [Math.min(from, to || 9999), Math.max(to || 9999, from)] : null });
  }

  /** Search for what the state asks; an older search that ends later is dropped. */
  async run({ isTyping = false, checked = CHECKED, isAgain = false, most = FIRST } = {}) {
    const asked = ++this.last;
    this.checked = checked;
    this.toggleAttribute("busy", true);
    try {
      await this.near.locate(this.state);
      const answer = await this.engine.answer(this.state, { isTyping, checked });
      const index = await this.engine.index();
      const shown = answer.sheets.slice(0, most);
      const [first, others, place] = await Promise.all([cards(shown, answer.terms, index), this.isFiltered ? [] : this.others.before(answer, index), notHere(answer, index, this.strings, this.root)]);
      if (asked !== this.last) return;
      await this.show(answer, index, first, others, place);
      this.piece("problem").hidden = true;
      // The results come first, however slow the network.
      const isCurrent = () => this.answer === answer;
      await Promise.all([this.count(), this.map.show(answer, this.state, isCurrent), this.results.complete(first, index), this.isFiltered || this.others.after(answer, index, first, isCurrent)]);
    } catch (error) {
      if (asked !== this.last) return;
      if (!(error instanceof Outdated) || isAgain) return this.fail(error);
      // The site was published anew between two requests.
      this.engine.forget();
      await this.run({ isTyping, checked, isAgain: true, most });
    } finally {
      if (asked === this.last) this.toggleAttribute("busy", false);
    }
  }

  /** What is shown; null for what the page came with. */
  get answer() {
    return this.results.answer;
  }

  /** What was typed, without any filter. */
  get unfiltered() {
    return { ...emptyState(), text: this.state.text, sort: this.state.sort };
  }

  get isFiltered() {
    return Boolean(this.state.years || this.state.near) || [...this.state.filters.values()].some((ids) => ids.length);
  }

  async show(answer, index, first, others, place) {
    this.results.show(answer, first, this.state.sort);
    for (const facet of this.facets) facet.outdate();
    this.others.show(others);
    this.piece("remarks").replaceChildren(...place, ...remarks(answer, this.strings, (text) => this.write(text), this.state.text));
    const inForce = await filtersInForce(this.state, index, this.strings);
    if (this.answer !== answer) return;
    this.inForce = inForce;
    this.piece("chips").replaceChildren(...chips(this.inForce, this.strings, (state) => this.remove(state), this.unfiltered));
    this.piece("chips").hidden = !this.inForce.length;
    await this.lead(answer, index);
    if (this.answer !== answer) return;
    this.results.tell();
    this.toggleAttribute("unanswered", false);
    this.address.write();
    this.asked.tell(this.state.text, this.inForce.map(({ label }) => label), answer.sheets.length);
  }

  /** Put `text` in the box and search for it. */
  write(text) {
    this.box.value = text;
    this.box.focus();
    this.commit({ ...this.state, text });
  }

  async showMore() {
    if (!this.answer) await this.run({ most: this.results.size });
    try {
      if (this.answer) await this.results.grow(await this.engine.index());
    } catch (error) {
      if (error instanceof Outdated) this.run();
      else this.fail(error);
    }
  }

  /** Count the sheets that each visible filter would leave. */
  async count() {
    const asked = this.last;
    for (const facet of this.facets) facet.tell(this.state.filters.get(facet.id) ?? []);
    const seen = this.facets.filter((facet) => facet.isSeen);
    const years = !this.piece("years").closest("details:not([open])");
    const wanted = [...seen.map((facet) => facet.id), ...(years ? ["year"] : [])];
    if (!wanted.length) return;
    try {
      const answer = this.answer ?? (await this.engine.answer(this.state));
      const counted = await this.engine.counts(answer, wanted, seen.filter((facet) => facet.isTop).map((facet) => facet.id));
      if (asked !== this.last) return;
      seen.forEach((facet, at) => facet.update(counted[at].list, counted[at].counts));
      if (years) offerYears(this.piece("from"), this.piece("to"), counted.at(-1).list, this.state.years);
    } catch (error) {
      if (asked === this.last) this.fail(error);
    }
  }

  /** The chip that was pressed goes away: the results take the focus. */
  remove(state) {
    this.commit(state);
    this.piece("heading").focus();
  }

  /** Where nothing was found, offer ways on. */
  async lead(answer, index) {
    const panel = this.piece("nothing");
    const isNeeded = !answer.sheets.length;
    if (isNeeded) {
      const removable = this.inForce.filter(({ isOnly }) => isOnly).map(({ facet, label, state }) => ({ label, count: answer.sheets.length + (answer.barred.get(facet)?.length ?? 0), remove: () => this.remove(state) }));
      // Needed where nothing was found, and only there.
      const terms = await import("./search/near-terms.js").catch(() => null);
      const near = (await terms?.nearest(answer.query.words.map((word) => word.folded), index, 6)) ?? [];
      if (this.answer !== answer) return;
      this.piece("way-out").replaceChildren(...nothing(answer, this.strings, removable, near, this.root));
    }
    panel.hidden = !isNeeded;
  }

  /** @param {Error} error */
  fail(error) {
    const problem = this.piece("problem");
    problem.hidden = false;
    problem.textContent = this.strings.say(error instanceof Unreachable ? "search.unreachable" : "search.broken");
    if (!(error instanceof Unreachable)) throw error;
  }
}

customElements.define("search-page", SearchPage);
