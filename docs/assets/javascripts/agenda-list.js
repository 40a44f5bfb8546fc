/**
 * The days of the agenda: what is over since the site was built is hidden, and each entry can go to one's own calendar.
 * Not a module, and before the list: what is hidden is so before it is drawn, and nothing moves.
 */
(() => {
  const CHECKED = 60_000;
  const WIDTH = 74;

  class AgendaList extends HTMLElement {
    connectedCallback() {
      this.update();
      // The page is still coming.
      this.coming = new MutationObserver(() => this.update());
      this.coming.observe(this, { childList: true, subtree: true });
      document.addEventListener("DOMContentLoaded", () => this.offerAll(), { once: true });
      this.timer = setInterval(() => this.update(), CHECKED);
    }

    disconnectedCallback() {
      this.coming.disconnect();
      clearInterval(this.timer);
    }

    /** Hide what is over. */
    update() {
      const now = Date.now();
      for (const entry of this.querySelectorAll(".event:not([hidden])")) {
        // Somebody who is on it keeps it.
        if (Date.parse(entry.dataset.over) < now && !entry.contains(document.activeElement)) entry.hidden = true;
      }
      for (const day of this.querySelectorAll(".agenda__day")) {
        const isOver = day.querySelector(".event") !== null && day.querySelector(".event:not([hidden])") === null;
        if (day.hidden !== isOver) day.hidden = isOver;
      }
    }

    /** Give each entry its button. */
    offerAll() {
      this.coming.disconnect();
      this.update();
      for (const button of this.querySelectorAll(".event__add")) {
        button.addEventListener("click", () => {
          const entry = button.closest(".event");
          save(`${entry.dataset.uid.slice(0, 12)}.ics`, calendarOf(entry));
        });
        button.hidden = false;
      }
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
      if (size + width > WIDTH) {
        pieces.push("");
        size = 1;
      }
      pieces[pieces.length - 1] += letter;
      size += width;
    }
    return pieces.join("\r\n ");
  }

  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), CHECKED);
  }

  customElements.define("agenda-list", AgendaList);
})();
