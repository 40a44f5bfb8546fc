/** The draft that is being written: kept on the device, shared by the tabs that have it open, brought up to date with its sheet. */

import { isEmpty } from "./content.js";
import { isAgreed, merged } from "./merge.js";
import { completed, fetchPublished, sectionsOf } from "./published.js";
import { same } from "./same.js";
import { sheetText } from "./sheet-text.js";
import { withSections } from "./body-chunks.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./merge.js").Content} Content */

const NOTHING = { values: {}, told: {} };

export class Writing {
  /**
   * @param {import("./content.js").Boxes} boxes @param {import("./drafts.js").Drafts} drafts
   * @param {import("./published.js").Model} model @param {string} sheets absolute address of the files of sheets
   */
  constructor(boxes, drafts, model, sheets) {
    Object.assign(this, { boxes, drafts, model, sheets });
    this.begin(blank());
  }

  /** Write this draft from now on. @param {Draft} draft */
  begin(draft) {
    this.draft = { ...draft, sheet: draft.sheet ? this.sheetOf(draft.sheet) : null };
    this.rebase();
    this.boxes.fill(draft);
    /** What this tab and the device agreed on last. @type {Content} */
    this.agreed = this.boxes.content;
  }

  /** Learn how the boxes say what the published sheet says. */
  rebase() {
    const { sheet } = this.draft;
    /** @type {Content} */
    this.before = NOTHING;
    if (!sheet) return;
    this.boxes.fill({ values: sheet.values, told: sectionsOf(sheet, this.model) });
    this.before = this.boxes.content;
  }

  /** A sheet as former versions of this form kept it has sections, and no file. */
  sheetOf({ id, text, values, sections }) {
    if (text) return { id, text, values };
    const body = sections.map((section) => (section.title ? `## ${section.title}\n\n${section.text}` : section.text)).join("\n\n");
    return { id, values, text: sheetText(values, body, this.model.keys) };
  }

  /** The file that the answers make. */
  get text() {
    const { content } = this.boxes;
    if (this.draft.sheet) return completed(this.draft.sheet, this.before, content, this.model);
    return sheetText(content.values, withSections([], content.told, this.model.sections, "\n").join(""), this.model.keys);
  }

  /** What the published sheet says of what the visitor also changed. @returns {Content} */
  get refused() {
    return this.draft.refused ?? NOTHING;
  }

  /** Keep what is written; return whether it is kept, or null where there is nothing to keep. @param {Draft["place"]} place */
  keep(place) {
    if (this.drafts.isErased(this.draft.id)) return null;
    const stored = this.drafts.find(this.draft.id);
    if (stored && stored.saved !== this.draft.saved) this.join(stored);
    const { content } = this.boxes;
    if (!stored && !this.draft.saved && isEmpty(content)) return null;
    // What this form does not ask for stays.
    const values = [...without(this.draft.values, this.model.questions.map(({ key }) => key)), ...Object.entries(content.values)];
    const told = [...without(this.draft.told, this.model.sections.map(([id]) => id)), ...Object.entries(content.told)];
    const draft = { ...this.draft, title: content.values.titre ?? "", values: Object.fromEntries(values), told: Object.fromEntries(told), place };
    const kept = this.drafts.keep(draft);
    this.draft = kept ?? draft;
    if (kept) this.agreed = content;
    return Boolean(kept);
  }

  /** Note where the visitor leaves a draft that is kept as it is written. @param {Draft["place"]} place */
  leave(place) {
    const stored = this.drafts.find(this.draft.id);
    if (stored && stored.saved === this.draft.saved && !same(stored.place, place)) this.draft = this.drafts.keep({ ...stored, place }) ?? this.draft;
  }

  /** Take what another tab has kept since; return whether it has. */
  sync() {
    const stored = this.drafts.find(this.draft.id);
    if (!stored || stored.saved === this.draft.saved) return false;
    this.join(stored);
    return true;
  }

  /** Whether the boxes say more than what is stored. */
  get isAhead() {
    return !same(this.boxes.content, this.agreed);
  }

  /** @param {Draft} stored the same draft as another tab left it */
  join(stored) {
    const theirs = this.boxes.partOf(stored);
    const mine = this.boxes.content;
    const { content, refused } = merged(this.agreed, mine, theirs);
    // Both tabs wrote in one box: what the other wrote becomes a draft of its own.
    if (!isAgreed(refused)) this.drafts.keep({ ...stored, id: newId() });
    const isRebased = stored.sheet && stored.sheet.text !== this.draft.sheet?.text;
    this.draft = { ...this.draft, saved: stored.saved, refused: stored.refused, sheet: stored.sheet ? this.sheetOf(stored.sheet) : null };
    if (isRebased) this.rebase();
    this.boxes.fill(content);
    this.agreed = theirs;
  }

  /**
   * Bring the draft up to date with the sheet that it completes; null where the sheet cannot be read.
   * @returns {Promise<string[] | null>} keys and sections that changed
   */
  async follow() {
    const { sheet, id } = this.draft;
    if (!sheet) return [];
    const now = await fetchPublished(this.sheets, sheet.id);
    if (!now) return null;
    if (this.draft.id !== id || now.text === this.draft.sheet.text) return [];
    const mine = this.boxes.content;
    const base = this.before;
    this.draft = { ...this.draft, sheet: now };
    this.rebase();
    const { content, taken, refused } = merged(base, mine, this.before);
    this.boxes.fill(content);
    const all = { values: { ...this.refused.values, ...refused.values }, told: { ...this.refused.told, ...refused.told } };
    this.draft = { ...this.draft, refused: isAgreed(all) ? undefined : all };
    return taken;
  }

  /** Settle what both changed. @param {string} key @param {boolean} isTheirs */
  settle(key, isTheirs) {
    const { values, told } = structuredClone(this.refused);
    const part = Object.hasOwn(values, key) ? values : told;
    const { content } = this.boxes;
    if (isTheirs) this.boxes.fill(part === values ? { ...content, values: { ...content.values, [key]: part[key] || undefined } } : { ...content, told: { ...content.told, [key]: part[key] || undefined } });
    delete part[key];
    this.draft = { ...this.draft, refused: isAgreed({ values, told }) ? undefined : { values, told } };
  }
}

/** @param {Record<string, any>} entries @param {string[]} known @returns {[string, any][]} */
function without(entries, known) {
  return Object.entries(entries).filter(([key]) => !known.includes(key));
}

/** @returns {Draft} */
export function blank() {
  return { id: newId(), title: "", saved: 0, values: {}, told: {}, sheet: null };
}

function newId() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}
