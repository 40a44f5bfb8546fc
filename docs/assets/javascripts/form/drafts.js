/** Drafts on this device, and nowhere else. */

const KEY = "partage.brouillons";
const SHARED = "partage.ordinateur-partage";

/** @typedef {{id: string, title: string, saved: number, values: Record<string, any>, told: Record<string, string>, sheet: any}} Draft */

export class Drafts {
  constructor() {
    this.isShared = read("sessionStorage", SHARED) === true;
  }

  /** The latest first. @returns {Draft[]} */
  get all() {
    const drafts = read("localStorage", KEY);
    return Object.values(drafts ?? {}).sort((one, other) => other.saved - one.saved);
  }

  /** Keep `draft`; return whether it could be kept. @param {Draft} draft */
  keep(draft) {
    if (this.isShared) return false;
    return write("localStorage", KEY, { ...Object.fromEntries(this.all.map((each) => [each.id, each])), [draft.id]: { ...draft, saved: Date.now() } });
  }

  /** @param {string} id */
  erase(id) {
    write("localStorage", KEY, Object.fromEntries(this.all.filter((each) => each.id !== id).map((each) => [each.id, each])));
  }

  /** @param {boolean} isShared @param {string} id of the draft that is being written */
  share(isShared, id) {
    this.isShared = isShared;
    write("sessionStorage", SHARED, isShared);
    if (isShared) this.erase(id);
  }
}

// A browser may refuse to keep anything: the form works without.
function read(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key));
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
