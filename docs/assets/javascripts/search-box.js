/**
 * The box of the header: suggests terms, then sheets, while one types (ARIA combobox with a list box). It works as a
 * plain form without this; what it needs comes when one turns to it.
 */

const PAUSE = 120;
const TERMS = 5;
const SHEETS = 4;
const LONGEST = 300;
/** Characters that are looked for, as on the page of the search. */
let boxes = 0;

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.root = this.dataset.root;
    this.kinds = JSON.parse(this.dataset.kinds);
    const id = `suggestions-${++boxes}`;
    this.list = Object.assign(document.createElement("ul"), { id, className: "search-box__list", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.suggestions);
    this.status = Object.assign(document.createElement("p"), { className: "unseen" });
    this.status.setAttribute("role", "status");
    this.input.after(this.list, this.status);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) this.input.setAttribute(name, value);
    this.last = 0;
    this.input.addEventListener("focus", () => navigator.connection?.saveData || this.prepare());
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    // A press on a suggestion must not take the focus away before it is followed.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    this.addEventListener("focusout", (event) => this.contains(event.relatedTarget) || this.close());
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  /** Ask for the engine, once: a visitor who turns to the box is about to search. */
  prepare() {
    this.engine ??= Promise.all([import("./search/engine.js"), import("./search/near-terms.js")]).then(([{ Engine }, { suggested }]) => {
      const engine = new Engine(new URL(`${this.root}recherche/`, document.baseURI).href);
      engine.index().catch(() => {});
      return { engine, suggested };
    });
    this.engine.catch(() => (this.engine = null));
    return this.engine;
  }

  async typed() {
    const asked = ++this.last;
    // Half of a character, as a bad paste leaves it, is in no address.
    const text = this.input.value.trim().slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd");
    if (!text) return this.close();
    await new Promise((done) => setTimeout(done, PAUSE));
    if (asked !== this.last) return;
    try {
      const suggestions = await this.suggestions(text);
      if (asked === this.last) this.show(suggestions, text);
    } catch {
      // Enter still leads to the page, which tells more.
      if (asked === this.last) {
        this.close();
        this.status.textContent = this.dataset.unreachable;
      }
    }
  }

  /** Terms first, then sheets. @param {string} text */
  async suggestions(text) {
    const { engine, suggested } = await this.prepare();
    return engine.with(async (index) => {
      const terms = await suggested(text, index, TERMS);
      const { sheets, whole } = await engine.answer({ text, filters: new Map(), years: null, sort: "relevance" }, { isTyping: true });
      const found = await Promise.all(sheets.slice(0, Math.min(SHEETS, whole)).map((number) => index.sheet(number)));
      return [
        ...terms.map(({ kind, label, address, count }) => ({ kind, label, address, count })),
        ...found.map(({ title, address }) => ({ kind: "sheet", label: title, address })),
      ];
    });
  }

  /** @param {{kind: string, label: string, address: string, count?: number}[]} suggestions @param {string} text */
  show(suggestions, text) {
    const options = suggestions.map(({ kind, label, address, count }) => this.option(`${this.root}${address}`, this.kinds[kind], label, count));
    options.push(this.option(`${this.root}rechercher/?q=${encodeURIComponent(text)}`, "", this.dataset.all.replace("{text}", () => text)));
    options.forEach((option, at) => (option.id = `${this.list.id}-${at}`));
    this.list.replaceChildren(...options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.choose(null);
    const form = new Intl.PluralRules(document.documentElement.lang).select(suggestions.length) === "one" ? "one" : "other";
    this.status.textContent = this.dataset[form].replace("{count}", String(suggestions.length));
  }

  option(href, kind, label, count) {
    const option = Object.assign(document.createElement("li"), { className: "search-box__option" });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = href;
    if (kind) option.append(Object.assign(document.createElement("span"), { className: "search-box__kind", textContent: `${kind} : ` }));
    option.append(label);
    if (count) option.append(" ", Object.assign(document.createElement("span"), { className: "count", textContent: String(count) }));
    return option;
  }

  close() {
    this.last++;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(null);
  }

  /** @param {Element | null} option */
  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const options = this.list.hidden ? [] : [...this.list.children];
    const at = options.indexOf(this.chosen);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      // Before the first and after the last is the box itself.
      const next = (at + 1 + step + options.length + 1) % (options.length + 1);
      this.choose(next ? options[next - 1] : null);
    } else if (step && this.input.value.trim()) {
      event.preventDefault();
      this.typed();
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.follow(this.chosen);
    } else if (event.key === "Escape" && options.length) {
      event.preventDefault();
      this.close();
    }
  }

  /** @param {HTMLElement | null} option */
  follow(option) {
    if (option) location.assign(new URL(option.dataset.href, document.baseURI));
  }

  /** Ctrl or ⌘ and K: a letter alone would be met by those who speak to their computer. @param {KeyboardEvent} event */
  shortcut(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const box = [...document.querySelectorAll("search-page input[name='q'], search-box input")].find((each) => each.getClientRects().length);
    event.preventDefault();
    if (box) box.focus();
    else location.assign(new URL(`${this.root}rechercher/`, document.baseURI));
  }
}

customElements.define("search-box", SearchBox);
