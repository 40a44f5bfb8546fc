/** `/integrer/`: a list of sheets, chosen or given by its address → the lines to copy, and what they show. */

import { embedOf } from "./embedding/address.js";
import { partsOf } from "./ui/element.js";
import { fill } from "./ui/strings.js";

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

class EmbedBuilder extends HTMLElement {
  connectedCallback() {
    this.piece = partsOf(this);
    const [names, core, words] = ["names", "core", "words"].map((name) => JSON.parse(this.piece(name).textContent));
    Object.assign(this, { words, core, names: new Map(Object.entries(names)) });
    /** Absolute: what is copied is read elsewhere. */
    this.root = new URL(this.dataset.root, location.href.split(/[?#]/)[0]).href;
    this.site = document.querySelector("meta[property='og:site_name']").content;
    const { liste, adresse } = this.piece("form").elements;
    Object.assign(this, { list: liste, address: adresse });
    this.piece("form").addEventListener("submit", (event) => event.preventDefault());
    this.piece("form").addEventListener("change", ({ target }) => {
      if (target === this.list) this.address.value = "";
      this.show();
    });
    this.address.addEventListener("input", () => this.show());
    this.piece("copy").addEventListener("click", () => this.copy());
    // A link from the page of a term, or from a search.
    if (location.search) this.address.value = location.href;
    this.show();
  }

  show() {
    const asked = this.address.value.trim();
    const chosen = asked ? embedOf(asked, this.root, this.names, this.core) : this.list.value;
    this.piece("problem").textContent = chosen ? "" : this.words["embed.wrong"];
    this.address.toggleAttribute("aria-invalid", !chosen);
    if (!chosen) return;
    const known = [...this.list.options].find((option) => option.value === chosen);
    if (known) this.list.value = chosen;
    else this.list.selectedIndex = -1;
    const { height } = this;
    const title = known ? fill(this.words["embed.frame"], { label: known.textContent, site: this.site }) : this.site;
    const src = this.root + chosen;
    this.piece("lines").value = `<iframe src="${escaped(src)}" title="${escaped(title)}"\n  width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>`;
    const preview = this.piece("preview");
    Object.assign(preview, { title, height });
    // Put in place of itself, so that it is no step to go back from.
    if (preview.src !== src) preview.replaceWith(Object.assign(preview.cloneNode(), { src }));
  }

  get height() {
    return new FormData(this.piece("form")).get("fiches");
  }

  async copy() {
    const lines = this.piece("lines");
    lines.select();
    try {
      await navigator.clipboard.writeText(lines.value);
      this.piece("status").textContent = this.words["embed.copied"];
    } catch {
      lines.focus();
      this.piece("status").textContent = this.words["embed.refused"];
    }
  }
}

customElements.define("embed-builder", EmbedBuilder);
