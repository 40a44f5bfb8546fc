/** A button that copies the address of the page and says so; without access to the clipboard, it shows the address. */

const SHOWN = 6000;

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.field = this.querySelector("input");
    this.querySelector("button").addEventListener("click", () => this.copy());
    this.hidden = false;
  }

  async copy() {
    const address = location.href.split("#")[0];
    this.say("");
    if ("shares" in this.dataset && navigator.share && matchMedia("(pointer: coarse)").matches) {
      // Whoever closes the sheet of the system has changed their mind.
      return navigator.share({ title: document.title, url: address }).catch(() => {});
    }
    try {
      await navigator.clipboard.writeText(address);
      this.say(this.dataset.done);
    } catch {
      this.show(address);
    }
  }

  /** Say *words* for a while: a screen reader says them again only if they were gone. */
  say(words) {
    clearTimeout(this.later);
    this.status.textContent = words;
    this.field.parentElement.hidden = true;
    if (words) this.later = setTimeout(() => this.say(""), SHOWN);
  }

  /** Show *address*, selected: one key copies it. */
  show(address) {
    this.field.parentElement.hidden = false;
    this.field.value = address;
    this.field.select();
    this.field.focus();
  }
}

customElements.define("copy-link", CopyLink);
