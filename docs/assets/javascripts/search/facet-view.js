/**
 * The filters of one facet: checkboxes for its terms, each with the number of sheets that it would leave. The page comes
 * with those of all sheets; they are drawn again after a search, or when more of them are wanted.
 */

import { element } from "../ui/element.js";
import { fold } from "../ui/folding.js";
import { isSeen } from "../ui/seen.js";

/** @typedef {import("./facet-list.js").FacetList} FacetList */
/** @typedef {import("../ui/strings.js").Strings} Strings */

/** Terms from which they can be searched. */
const MANY = 25;
const MOST = 200;

export class FacetView {
  /**
   * @param {HTMLDetailsElement} details with `data-facet`, perhaps `data-tree`
   * @param {Strings} strings
   * @param {{choose: (facet: string, ids: string[]) => void, count: () => void, firstTerms: number}} page
   * `count` loads the terms; `firstTerms` of them are shown before all are asked for
   */
  constructor(details, strings, page) {
    this.details = details;
    this.id = details.dataset.facet;
    this.isTree = "tree" in details.dataset;
    this.strings = strings;
    this.page = page;
    this.isWhole = false;
    this.wanted = "";
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {Set<string>} */
    this.opened = new Set();
    /** @type {FacetList | null} */
    this.facets = null;
    /** Whether its numbers are those of another answer. */
    this.isStale = false;
    /** Whether the first level has one term, which is therefore unfolded. */
    this.isStep = false;
    this.list = details.querySelector("ul");
    this.more = details.querySelector(".facet__more");
    this.finder = details.querySelector(".facet__finder");
    this.number = details.querySelector("summary .count");
    this.list.addEventListener("change", ({ target }) => this.choose(target.value, target.checked));
    // `toggle` does not bubble, but can be captured.
    this.list.addEventListener("toggle", ({ target }) => this.branch(target), true);
    this.more.addEventListener("click", () => this.whole());
    this.finder.addEventListener("input", () => this.find());
    new IntersectionObserver(() => this.isStale && this.isSeen && page.count()).observe(details);
  }

  get isOpen() {
    return !this.list.closest("details:not([open])");
  }

  /** Whether its numbers are wanted now. */
  get isSeen() {
    return this.isOpen && isSeen(this.details);
  }

  /** Whether only the first level of its tree is shown. */
  get isTop() {
    return this.isTree && !this.opened.size && !this.chosen.size && !this.wanted && !this.isStep;
  }

  /** Its numbers are no longer true: they are not shown until they are counted again. */
  outdate() {
    this.isStale = true;
    this.isStep = false;
    this.details.toggleAttribute("data-stale", true);
  }

  choose(id, isChosen) {
    const chosen = new Set(this.chosen);
    chosen[isChosen ? "add" : "delete"](id);
    this.page.choose(this.id, [...chosen]);
  }

  /** @param {HTMLDetailsElement} branch that was opened or closed */
  branch(branch) {
    const { term } = branch.dataset;
    if (branch.open === this.opened.has(term)) return;
    this.opened[branch.open ? "add" : "delete"](term);
    if (branch.open && !branch.querySelector("li")) this.drawOrCount();
  }

  async whole() {
    this.isWhole = true;
    const first = this.list.querySelectorAll("input").length;
    await this.drawOrCount();
    // The button is gone: the first new term takes the focus.
    this.list.querySelectorAll("input")[first]?.focus();
  }

  find() {
    this.wanted = fold(this.finder.value);
    this.drawOrCount();
  }

  /** Draw what is known, or have counted what is not. */
  drawOrCount() {
    return this.facets && !this.facets.whole ? this.draw() : this.page.count();
  }

  /** Show how many of its terms are chosen. @param {string[]} chosen */
  tell(chosen) {
    this.chosen = new Set(chosen);
    this.number.hidden = !chosen.length;
    this.number.textContent = String(chosen.length);
  }

  /** @param {FacetList} list @param {Int32Array} counts */
  update(list, counts) {
    this.facets = list;
    this.counts = counts;
    const shown = counts.filter(Boolean).length;
    this.isStep = list.holding > 0 && shown === 1;
    // What it shows is not true yet: its places are counted a level lower.
    if (this.isStep) return this.page.count();
    this.isStale = false;
    for (const name of ["data-stale", "data-uncounted"]) this.details.removeAttribute(name);
    this.draw();
  }

  draw() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.id : "";
    const { ids } = this.facets;
    const shown = ids.map((_, position) => position).filter((position) => this.counts[position] || this.chosen.has(ids[position]));
    this.finder.hidden = Math.max(shown.length, this.facets.whole) <= MANY && !this.wanted;
    const items = this.isTree && !this.wanted ? this.tree(shown) : this.flat(shown);
    this.list.replaceChildren(...(items.length ? items : [element("li", { class: "help" }, this.strings.say("search.no_term"))]));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** By count, then by name. */
  order(one, other) {
    const { labels } = this.facets;
    return this.counts[other] - this.counts[one] || this.strings.collator.compare(labels[one], labels[other]);
  }

  /** @param {number[]} shown */
  flat(shown) {
    const { labels, ids } = this.facets;
    // A family says less than its terms, but territories of all levels are place names.
    const named = this.isTree ? shown : shown.filter((position) => position < this.facets.named || this.chosen.has(ids[position]));
    const wanted = named.filter((position) => !this.wanted || fold(labels[position]).includes(this.wanted));
    wanted.sort((one, other) => this.chosen.has(ids[other]) - this.chosen.has(ids[one]) || this.order(one, other));
    const most = this.isWhole || this.wanted ? MOST : Math.max(this.page.firstTerms, this.chosen.size);
    this.more.hidden = wanted.length <= most || this.isWhole;
    this.more.textContent = this.strings.counted("search.all_terms", wanted.length);
    return wanted.slice(0, most).map((position) => element("li", {}, this.box(position)));
  }

  /** @param {number[]} shown */
  tree(shown) {
    this.more.hidden = true;
    const { parents, positions } = this.facets;
    const children = new Map();
    for (const position of shown) children.set(parents[position], [...(children.get(parents[position]) ?? []), position]);
    // Branches that lead to a choice are open.
    const leading = new Set([...this.chosen].flatMap((id) => (positions.has(id) ? this.facets.line(positions.get(id), []).slice(1) : [])));
    return this.branches(-1, children, leading, true);
  }

  /** @param {number} parent @param {Map<number, number[]>} children @param {Set<number>} leading @param {boolean} isOnly whether nothing else could be chosen so far */
  branches(parent, children, leading, isOnly) {
    const positions = [...(children.get(parent) ?? [])].sort((one, other) => this.order(one, other));
    const isStep = isOnly && positions.length === 1;
    return positions.map((position) => {
      const item = element("li", {}, this.box(position));
      if (children.has(position) || position < this.facets.holding) {
        const term = this.facets.ids[position];
        const open = leading.has(position) || this.opened.has(term) || isStep;
        if (open) this.opened.add(term);
        const name = element("span", { class: "unseen" }, this.strings.say("search.within", { label: this.facets.labels[position] }));
        const inside = element("ul", { role: "list", class: "facet__terms" }, ...(open ? this.branches(position, children, leading, isStep) : []));
        item.append(element("details", { class: "facet__branch", "data-term": term, open }, element("summary", { id: `dans-${this.id}-${term}` }, name), inside));
      }
      return item;
    });
  }

  /** @param {number} position */
  box(position) {
    const id = this.facets.ids[position];
    const count = this.counts[position];
    const unit = element("span", { class: "unseen" }, ` ${this.strings.counted("search.unit", count)}`);
    return element(
      "label",
      { class: "facet__term" },
      element("input", { type: "checkbox", id: `filtre-${this.id}-${id}`, value: id, checked: this.chosen.has(id) }),
      element("span", { class: "facet__label" }, this.facets.labels[position]),
      element("span", { class: "count" }, this.strings.number.format(count), unit),
    );
  }
}
