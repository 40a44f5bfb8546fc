/** Drafts on this device, and nowhere else. */

const KEY = "partage.brouillons";
/** What cannot be read, as it was stored: a list of strings. */
const ASIDE = "partage.brouillons-illisibles";
const SHARED = "partage.ordinateur-partage";

/** @typedef {{id: string, title: string, saved: number, values: Record<string, any>, told: Record<string, string>, sheet: any}} Draft */

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

  /** Keep `draft`; return whether it could be kept. @param {Draft} draft */
  keep(draft) {
    if (this.isShared || this.isStuck) return false;
    return this.replace([...this.all.filter((each) => each.id !== draft.id), { ...draft, saved: Date.now() }]);
  }

  /** @param {string} id */
  erase(id) {
    if (!this.isStuck) this.replace(this.all.filter((each) => each.id !== id));
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
