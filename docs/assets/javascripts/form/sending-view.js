/** The ways to send a sheet, as the last step offers them: by mail, shared, as a file, copied, on the forge of the site. */

import { PHONE } from "./phone.js";
import { copy, download, forgeLinks, mail } from "./sending.js";

/** @typedef {{title: string, id: string, text: string, isKnown: boolean}} Sheet */

export class SendingView {
  /**
   * @param {(name: string) => HTMLElement} piece finds a part of the page
   * @param {import("../ui/strings.js").Strings} strings @param {import("./sending.js").Desk} desk @param {() => Sheet} sheet
   */
  constructor(piece, strings, desk, sheet) {
    Object.assign(this, { piece, strings, desk, sheet });
    piece("download").addEventListener("click", () => this.download());
    piece("copy").addEventListener("click", async () => this.say((await copy(this.sheet().text)) ?? "form.copied"));
    piece("mail").addEventListener("click", () => this.letter.isWhole || this.download());
    piece("share").addEventListener("click", () => this.share());
    piece("open-new").addEventListener("click", () => this.links.file.isWhole || copy(this.sheet().text));
    piece("open-request").addEventListener("click", () => this.links.request.isWhole || copy(this.sheet().text));
  }

  get name() {
    return `${this.sheet().id}.md`;
  }

  /** What a device shares: browsers refuse `.md`, and whoever receives the sheet knows it by its content. */
  get file() {
    return new File([this.sheet().text], `${this.sheet().id}.txt`, { type: "text/plain" });
  }

  /** Offer what this site and this device support. */
  offer() {
    const { piece, strings, desk } = this;
    const sheet = this.sheet();
    piece("done").textContent = "";
    piece("send-note").textContent = strings.say(desk.email || desk.forge ? "form.send_note" : "form.no_desk");
    this.letter = mail(desk, strings.say("form.mail_subject", { title: sheet.title }), sheet.text, strings.say("form.mail_attach", { name: this.name }));
    piece("mail").hidden = !desk.email;
    piece("mail").href = this.letter.href;
    piece("share").hidden = !(navigator.canShare?.({ files: [this.file] }) && PHONE.matches);
    piece("account").hidden = !desk.forge;
    if (!desk.forge) return;
    const forge = desk.forge.name;
    this.links = forgeLinks(desk, sheet);
    piece("account").querySelector("summary").textContent = strings.say("form.account", { forge });
    piece("account-text").textContent = strings.say(this.links.file.isWhole ? "form.account_filled" : "form.account_paste", { forge });
    piece("open-new").textContent = strings.say("form.account_open", { forge });
    piece("open-new").href = this.links.file.href;
    piece("open-request").href = this.links.request.href;
  }

  /** @param {string} key @param {Record<string, string>} values */
  say(key, values) {
    this.piece("done").textContent = this.strings.say(key, values);
  }

  download() {
    download(this.name, this.sheet().text);
    this.say("form.downloaded", { name: this.name });
  }

  async share() {
    try {
      await navigator.share({ files: [this.file], title: this.sheet().title });
    } catch (error) {
      // Some devices refuse such a file; visitors who changed their mind want no download.
      if (error.name !== "AbortError") this.download();
    }
  }
}
