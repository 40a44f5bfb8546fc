/** Drafts on this device, and nowhere else. */

const KEY = "partage.brouillons";
/** What cannot be read, as it was stored: a list of strings. */
const ASIDE = "partage.brouillons-illisibles";
const SHARED = "partage.ordinateur-partage";
/** The draft that the visitor erased last: another tab must not keep it again. */
const ERASED = "partage.brouillon-efface";

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} title
 * @property {number} saved when, in milliseconds; 0 for one that was never kept
 * @property {Record<string, any>} values answers by key
 * @property {Record<string, string>} told texts by guided section
 * @property {import("./published.js").PublishedSheet | null} sheet what it completes
 * @property {{step: number, asked: number, key: string}} [place] where it was left
 * @property {import("./merge.js").Content} [refused] what the published sheet says now of texts that it also changes
 */

export class Drafts {
  /** @param {(draft: any) => boolean} isReadable whether the form can show a draft */
  constructor(isReadable) {
    this.isReadable = isReadable;
    this.isShared = parsed(text("sessionStorage", SHARED)) === true;
    this.setAside();
  }

  /** The latest first. @returns {Draft[]} */
  get all() {
    return this.kept.drafts.sort((one, other) => (other.saved ?? 0) - (one.saved ?? 0));
  }

  /** What is stored: the drafts, and whatever cannot be read as one. @returns {{drafts: Draft[], others: string[]}} */
  get kept() {
    const whole = text("localStorage", KEY);
    if (!whole) return { drafts: [], others: [] };
    const found = parsed(whole);
    if (typeof found !== "object" || found === null || Array.isArray(found)) return { drafts: [], others: [whole] };
    const entries = Object.entries(found);
    // A draft must be stored under its own identifier.
    const isRight = ([id, draft]) => this.isReadable(draft) && draft.id === id;
    return { drafts: entries.filter(isRight).map(([, draft]) => draft), others: entries.filter((entry) => !isRight(entry)).map((entry) => written(Object.fromEntries([entry])) ?? whole) };
  }

  /** Move what cannot be read to a place that no draft overwrites; without room for that, it stays, and nothing is kept. */
  setAside() {
    const { drafts, others } = this.kept;
    this.isStuck = others.length > 0 && !(write("localStorage", ASIDE, [...new Set([...this.aside, ...others])]) && this.replace(drafts));
  }

  /** What was set aside. @returns {string[]} */
  get aside() {
    const whole = text("localStorage", ASIDE);
    const found = parsed(whole);
    const isList = Array.isArray(found) && found.every((each) => typeof each === "string");
    return isList ? found : whole ? [whole] : [];
  }

  /** All that cannot be read, to be saved as a file. */
  get unreadable() {
    return [...this.aside, ...this.kept.others].join("\n");
  }

  /** Forget what was set aside. */
  eraseAside() {
    remove(ASIDE);
    if (this.isStuck) this.replace(this.all);
    this.isStuck = false;
  }

  /** @param {string} id @returns {Draft | undefined} */
  find(id) {
    return this.isShared ? undefined : this.all.find((each) => each.id === id);
  }

  /** Keep `draft`; return it as it is kept, or null if it could not be. @param {Draft} draft @returns {Draft | null} */
  keep(draft) {
    if (!this.isShared && this.kept.others.length) this.setAside();
    if (this.isShared || this.isStuck) return null;
    const kept = { ...draft, saved: Math.max(Date.now(), (draft.saved ?? 0) + 1) };
    return this.replace([...this.all.filter((each) => each.id !== draft.id), kept]) ? kept : null;
  }

  /** @param {string} id */
  erase(id) {
    if (this.isStuck) return;
    write("localStorage", ERASED, id);
    this.replace(this.all.filter((each) => each.id !== id));
  }

  /** Whether the visitor erased the draft `id` a moment ago, perhaps in another tab. @param {string} id */
  isErased(id) {
    return !this.isShared && parsed(text("localStorage", ERASED)) === id && !this.find(id);
  }

  /** @param {() => void} changed called when another tab has kept or erased a draft, or may have */
  listen(changed) {
    window.addEventListener("storage", ({ key }) => key === KEY && changed());
    // A tab that was asleep was not told.
    window.addEventListener("pageshow", ({ persisted }) => persisted && changed());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && changed());
  }

  /** @param {Draft[]} drafts */
  replace(drafts) {
    return write("localStorage", KEY, Object.fromEntries(drafts.map((each) => [each.id, each])));
  }

  /** @param {boolean} isShared @param {string} id of the draft that is being written */
  share(isShared, id) {
    this.isShared = isShared;
    write("sessionStorage", SHARED, isShared);
    if (isShared) this.erase(id);
  }
}

// A browser may refuse to store anything: the form works without.
function text(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

function parsed(whole) {
  try {
    return JSON.parse(whole);
  } catch {
    return undefined;
  }
}

function written(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

function write(storage, key, value) {
  try {
    window[storage].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function remove(key) {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
