/** `<territory-map>`: a disc shows its row and a row its disc; one theme at a time; larger and smaller by buttons. */

import { fill } from "./ui/strings.js";

/** Of `hooks/partage/rendering/territory_map.py`: radii, and how many sheets the largest disc stands for at least. */
const LARGEST = 26;
const SMALLEST = 6;
const NUMBERED = 13;
const FEW = 6;
const STEP = 1.6;
const MOST = 4;

class TerritoryMap extends HTMLElement {
  connectedCallback() {
    this.drawing = this.querySelector("svg");
    this.rows = [...this.querySelectorAll(".territory-map__list li")];
    this.discs = new Map([...this.drawing.querySelectorAll("a")].map((disc) => [disc.getAttribute("href"), disc]));
    this.whole = this.drawing.getAttribute("viewBox").split(" ").map(Number);
    this.zoom = 1;
    /** What the page came with, by link. @type {Map<string, number>} */
    this.all = new Map(this.rows.map((row) => [row.firstElementChild.getAttribute("href"), Number.parseInt(row.lastElementChild.textContent.replace(/\D/g, ""), 10)]));
    for (const row of this.rows) this.pair(row);
    this.part("larger").addEventListener("click", () => this.scale(this.zoom * STEP));
    this.part("smaller").addEventListener("click", () => this.scale(this.zoom / STEP));
    this.part("theme")?.addEventListener("change", ({ target }) => this.filter(target));
  }

  part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  /** @param {Element} row */
  pair(row) {
    const disc = this.discs.get(row.firstElementChild.getAttribute("href"));
    if (!disc) return;
    for (const [one, other] of [[row, disc], [disc, row]]) {
      const point = (isOn) => {
        other.classList.toggle("is-pointed", isOn);
        if (isOn) this.pointed = disc;
      };
      for (const [kind, isOn] of [["pointerenter", true], ["focusin", true], ["pointerleave", false], ["focusout", false]]) one.addEventListener(kind, () => point(isOn));
    }
  }

  /** Around the disc that was pointed at last, or the largest. @param {number} zoom */
  scale(zoom) {
    this.zoom = Math.min(MOST, zoom < STEP * 0.99 ? 1 : zoom);
    const [left, top, width, height] = this.whole;
    const circle = (this.pointed ?? this.discs.values().next().value)?.querySelector("circle");
    const size = [width / this.zoom, height / this.zoom];
    const corner = [["cx", left, width, size[0]], ["cy", top, height, size[1]]].map(([name, start, length, part]) => Math.min(start + length - part, Math.max(start, Number(circle?.getAttribute(name) ?? length / 2) - part / 2)));
    this.drawing.setAttribute("viewBox", [...corner, ...size].join(" "));
    this.drawing.classList.toggle("is-larger", this.zoom > 1);
    this.part("larger").disabled = this.zoom >= MOST;
    this.part("smaller").disabled = this.zoom <= 1;
  }

  /** @param {HTMLSelectElement} select */
  async filter(select) {
    const { value } = select;
    this.counts ??= fetch(this.dataset.counts).then((response) => response.json());
    const counts = value === "" ? null : await this.counts.catch(() => (this.counts = null));
    // Without the counts, or where another theme was chosen meanwhile, nothing changes.
    if (select.value !== value || (value !== "" && !counts)) return;
    const count = (href) => (counts ? (counts.sheets[href.split("/").at(-2)]?.[value] ?? 0) : this.all.get(href));
    const most = Math.max(FEW, ...[...this.discs.keys()].map(count));
    let shown = 0;
    for (const row of this.rows) {
      const href = row.firstElementChild.getAttribute("href");
      const sheets = count(href);
      row.classList.toggle("is-off", !sheets);
      shown += Number(sheets > 0);
      row.lastElementChild.textContent = this.counted(sheets);
      const disc = this.discs.get(href);
      if (disc) this.draw(disc, sheets, most, row);
    }
    this.part("status").textContent = fill(this.part("status").dataset.said, { theme: select.selectedOptions[0].text, count: shown });
  }

  draw(disc, sheets, most, row) {
    const circle = disc.querySelector("circle");
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(sheets / most));
    disc.classList.toggle("is-off", !sheets);
    circle.setAttribute("r", radius.toFixed(1));
    const title = disc.querySelector("title");
    title.textContent = `${row.firstElementChild.textContent} : ${this.counted(sheets)}`;
    let number = disc.querySelector("text");
    if (!number && radius >= NUMBERED) {
      number = document.createElementNS(this.drawing.namespaceURI, "text");
      for (const [name, from] of [["x", "cx"], ["y", "cy"]]) number.setAttribute(name, circle.getAttribute(from));
      disc.append(number);
    }
    if (number) number.textContent = radius >= NUMBERED ? String(sheets) : "";
  }

  /** @param {number} sheets */
  counted(sheets) {
    const isOne = new Intl.PluralRules(document.documentElement.lang).select(sheets) === "one";
    return fill(this.dataset[isOne ? "one" : "other"], { count: new Intl.NumberFormat(document.documentElement.lang).format(sheets) });
  }
}

customElements.define("territory-map", TerritoryMap);
