/**
 * What pages have in common: the box of the header, and the button that copies the address. Sent with `theme.js`, in one file, since every
 * first visit waits for it.
 */

/** Milliseconds that a sentence stays. */
const SHOWN = 6000;

/**
 * A button that copies the address of the page and says so; without access to the clipboard, it shows the address. Pages hold the button
 * alone: the rest is of no use without this script.
 */
class CopyLink extends HTMLElement {
  connectedCallback() {
    // Already there when it is filled: a screen reader says what changes.
    this.status = document.createElement("span");
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.querySelector("button").addEventListener("click", () => this.copy());
    this.hidden = false;
  }

  async copy() {
    const address = location.href.split("#")[0];
    if (this.status.textContent) this.say("");
    if ("shares" in this.dataset && navigator.share && matchMedia("(pointer: coarse)").matches) {
      // Whoever closes the sheet of the system has changed their mind.
      return navigator.share({ title: document.title, url: address }).catch(() => {});
    }
    try {
      await navigator.clipboard.writeText(address);
      const words = await this.words();
      return words["share.copied"] ? this.say(words["share.copied"]) : this.show(address, words);
    } catch {
      this.show(address, await this.words());
    }
  }

  /** What it says, sent with the scripts that most pages have. */
  async words() {
    // Offline, the address is shown without them.
    const { SAID } = await import("./ui/said.js").catch(() => ({ SAID: {} }));
    return SAID[document.documentElement.lang] ?? {};
  }

  /** Say *words* for a while: a screen reader says them again only if they were gone. */
  say(words) {
    clearTimeout(this.later);
    this.status.textContent = words;
    this.label?.remove();
    if (words) this.later = setTimeout(() => this.say(""), SHOWN);
  }

  /** Show *address*, selected: one key copies it. */
  show(address, words) {
    this.say("");
    this.label = document.createElement("label");
    const field = Object.assign(document.createElement("input"), { readOnly: true, value: address });
    if (words["share.refused"]) this.label.append(`${words["share.refused"]} `);
    else field.setAttribute("aria-label", this.querySelector("button").textContent.trim());
    this.label.append(field);
    this.append(this.label);
    field.select();
    field.focus();
  }
}

/**
 * The box of the header, and that of the home page: a plain form without this script. What suggests terms and sheets while one types is loaded
 * once one turns to the box: most visitors never do.
 */
class SearchBox extends HTMLElement {
  connectedCallback() {
    this.root = this.dataset.root;
    const input = this.querySelector("input");
    // What a screen reader says of it when it takes the focus.
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" })) input.setAttribute(name, value);
    // Who saves data waits for the first key.
    const turn = () => navigator.connection?.saveData || this.turn(input);
    input.addEventListener("focus", turn);
    this.addEventListener("pointerenter", turn, { once: true });
    input.addEventListener("input", () => this.turn(input));
    if (this.closest("header")) document.addEventListener("keydown", (event) => this.shortcut(event));
    // It had the focus before its script was there.
    if (document.activeElement === input) turn();
  }

  /** Load what suggests, once. @param {HTMLInputElement} input */
  turn(input) {
    this.suggesting ??= import("./search/box.js").then(({ Suggesting }) => new Suggesting(this, input)).catch(() => (this.suggesting = null));
  }

  /** Ctrl or ⌘ and K: a letter alone would be met by those who speak to their computer. @param {KeyboardEvent} event */
  shortcut(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const box = [...document.querySelectorAll("main input[name='q'], search-box input")].find((each) => each.getClientRects().length);
    event.preventDefault();
    if (box) box.focus();
    else location.assign(new URL(`${this.root}rechercher/`, document.baseURI));
  }
}

// In the head, the page is not there yet: each element takes in what it holds.
document.addEventListener("DOMContentLoaded", () => {
  customElements.define("copy-link", CopyLink);
  customElements.define("search-box", SearchBox);
});
