/** The days of the agenda: what is over since the site was built is hidden, and each entry can go to one's own calendar. */

import { element } from "./ui/element.js";

const CHECKED = 60_000;

class AgendaList extends HTMLElement {
  connectedCallback() {
    for (const entry of this.querySelectorAll(".event:not(.event--cancelled)")) this.offer(entry);
    this.hideWhatIsOver();
    this.timer = setInterval(() => this.hideWhatIsOver(), CHECKED);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  hideWhatIsOver() {
    const now = Date.now();
    for (const entry of this.querySelectorAll(".event:not([hidden])")) {
      // Somebody who is on it keeps it.
      if (Date.parse(entry.dataset.over) < now && !entry.contains(document.activeElement)) entry.hidden = true;
    }
    for (const day of this.querySelectorAll(".agenda__day")) day.hidden = !day.querySelector(".event:not([hidden])");
  }

  /** Give `entry` a button. */
  offer(entry) {
    const title = entry.querySelector(".event__title");
    const words = element("span", { class: "unseen" }, ` : ${title.textContent.trim()}`);
    const button = element("button", { type: "button", class: "event__add" }, this.dataset.add, words);
    button.addEventListener("click", () => save(`${entry.dataset.uid.slice(0, 12)}.ics`, calendarOf(entry)));
    entry.append(button);
  }
}

/** `entry` as an iCalendar file of one event. */
function calendarOf(entry) {
  const { uid, start, end } = entry.dataset;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//initiatives-en-partage//agenda//FR", "BEGIN:VEVENT"];
  lines.push(`UID:${uid}@${location.hostname || "agenda"}`, `DTSTAMP:${stamp(new Date())}`, moment("DTSTART", start));
  if (end && end !== start) lines.push(moment("DTEND", end));
  lines.push(`SUMMARY:${escaped(entry.querySelector(".event__title"))}`);
  const place = entry.querySelector(".event__place");
  if (place) lines.push(`LOCATION:${escaped(place)}`);
  return [...lines, `URL:${location.href.split("#")[0]}`, "END:VEVENT", "END:VCALENDAR", ""].map(folded).join("\r\n");
}

function moment(name, value) {
  return value.length === 8 ? `${name};VALUE=DATE:${value}` : `${name}:${value}`;
}

function stamp(date) {
  return date.toISOString().replace(/[-:]|\.\d+/g, "");
}

function escaped(node) {
  return node.textContent.trim().replace(/\s+/g, " ").replace(/[\\;,]/g, "\\$&");
}

/** `line` in pieces of 75 octets at most (RFC 5545, 3.1). */
function folded(line) {
  const pieces = [""];
  let size = 0;
  for (const letter of line) {
    const width = new TextEncoder().encode(letter).length;
    if (size + width > 74) {
      pieces.push("");
      size = 1;
    }
    pieces[pieces.length - 1] += letter;
    size += width;
  }
  return pieces.join("\r\n ");
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), CHECKED);
}

customElements.define("agenda-list", AgendaList);
