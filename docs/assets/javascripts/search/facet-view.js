/**
 * The filters of one facet: its terms with what each would leave, as boxes to tick. The page comes with those of all the
 * sheets; they are drawn again when something was looked for, or more of them are wanted.
 */

import { made } from "./words.js";

/** @typedef {import("./facet-list.js").FacetList} FacetList */
/** @typedef {import("./words.js").Words} Words */

const FIRST = 8;
/** Terms that are shown before all are asked for; the page comes with as many. */
const MANY = 25;
/** Terms from which they can be searched. */
const MOST = 200;

export class FacetView {
  /**
   * @param {HTMLDetailsElement} details with `data-facet`, perhaps `data-tree`
   * @param {Words} words
   * @param {{choose: (facet: string, ids: string[]) => void, count: () => void}} page `count` brings the terms here
   */
  constructor(details, words, page) {
    this.details = details;
    this.id = details.dataset.facet;
    this.isTree = "tree" in details.dataset;
    this.words = words;
    this.page = page;
    this.isWhole = false;
    this.wanted = "";
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {Set<string>} */
    this.opened = new Set();
    /** @type {FacetList | null} */
    this.facets = null;
    this.list = details.querySelector("ul");
    this.more = details.querySelector(".facet__more");
    this.finder = details.querySelector(".facet__finder");
    this.number = details.querySelector("summary .count");
    this.list.addEventListener("change", ({ target }) => this.choose(target.value, target.checked));
    // Opening a branch is no event of what is around it, but passes through it.
    this.list.addEventListener("toggle", ({ target }) => this.branch(target), true);
    this.more.addEventListener("click", () => this.whole());
    this.finder.addEventListener("input", () => this.find());
  }

  get isOpen() {
    return !this.list.closest("details:not([open])");
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
    if (branch.open && !branch.querySelector("li")) this.facets ? this.draw() : this.page.count();
  }

  async whole() {
    this.isWhole = true;
    const first = this.list.querySelectorAll("input").length;
    await (this.facets ? this.draw() : this.page.count());
    // The button is gone: what it brought takes the focus.
    this.list.querySelectorAll("input")[first]?.focus();
  }

  find() {
    this.wanted = fold(this.finder.value.trim());
    this.draw();
  }

  /** Say how many of its terms are chosen. @param {string[]} chosen */
  tell(chosen) {
    this.chosen = new Set(chosen);
    this.number.hidden = !chosen.length;
    this.number.textContent = String(chosen.length);
  }

  /** @param {FacetList} list @param {Int32Array} counts */
  update(list, counts) {
    this.facets = list;
    this.counts = counts;
    this.draw();
  }

  draw() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.id : "";
    const { ids } = this.facets;
    const shown = ids.map((_, position) => position).filter((position) => this.counts[position] || this.chosen.has(ids[position]));
    this.finder.hidden = shown.length <= MANY && !this.wanted;
    const items = this.isTree && !this.wanted ? this.tree(shown) : this.flat(shown);
    this.list.replaceChildren(...(items.length ? items : [made("li", { class: "help" }, this.words.say("search.no_term"))]));
    if (focused) document.getElementById(focused)?.focus();
  }

  /** By count, then by name. */
  order(one, other) {
    const { labels } = this.facets;
    return this.counts[other] - this.counts[one] || this.words.collator.compare(labels[one], labels[other]);
  }

  /** @param {number[]} shown */
  flat(shown) {
    const { labels, ids } = this.facets;
    // A family says less than its terms; all levels of territories are names of places.
    const named = this.isTree ? shown : shown.filter((position) => position < this.facets.named || this.chosen.has(ids[position]));
    const wanted = named.filter((position) => !this.wanted || fold(labels[position]).includes(this.wanted));
    wanted.sort((one, other) => this.chosen.has(ids[other]) - this.chosen.has(ids[one]) || this.order(one, other));
    const most = this.isWhole || this.wanted ? MOST : Math.max(FIRST, this.chosen.size);
    this.more.hidden = wanted.length <= most || this.isWhole;
    this.more.textContent = this.words.counted("search.all_terms", wanted.length);
    return wanted.slice(0, most).map((position) => made("li", {}, this.box(position)));
  }

  /** @param {number[]} shown */
  tree(shown) {
    this.more.hidden = true;
    const { parents, positions } = this.facets;
    const children = new Map();
    for (const position of shown) children.set(parents[position], [...(children.get(parents[position]) ?? []), position]);
    // What leads to a choice is open.
    const leading = new Set([...this.chosen].flatMap((id) => (positions.has(id) ? this.facets.line(positions.get(id), []).slice(1) : [])));
    return this.branches(-1, children, leading, true);
  }

  /** @param {number} parent @param {Map<number, number[]>} children @param {Set<number>} leading @param {boolean} isOnly whether nothing else could be chosen so far */
  branches(parent, children, leading, isOnly) {
    const positions = [...(children.get(parent) ?? [])].sort((one, other) => this.order(one, other));
    const isStep = isOnly && positions.length === 1;
    return positions.map((position) => {
      const item = made("li", {}, this.box(position));
      if (children.has(position)) {
        const term = this.facets.ids[position];
        const open = leading.has(position) || this.opened.has(term) || isStep;
        if (open) this.opened.add(term);
        const name = made("span", { class: "unseen" }, this.words.say("search.within", { label: this.facets.labels[position] }));
        const inside = made("ul", { role: "list", class: "facet__terms" }, ...(open ? this.branches(position, children, leading, isStep) : []));
        item.append(made("details", { class: "facet__branch", "data-term": term, open }, made("summary", { id: `dans-${this.id}-${term}` }, name), inside));
      }
      return item;
    });
  }

  /** @param {number} position */
  box(position) {
    const id = this.facets.ids[position];
    const count = this.counts[position];
    const unit = made("span", { class: "unseen" }, ` ${this.words.counted("search.unit", count)}`);
    return made(
      "label",
      { class: "facet__term" },
      made("input", { type: "checkbox", id: `filtre-${this.id}-${id}`, value: id, checked: this.chosen.has(id) }),
      made("span", { class: "facet__label" }, this.facets.labels[position]),
      made("span", { class: "count" }, this.words.number.format(count), unit),
    );
  }
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}
