/**
 * Words that scripts of any page say, by language: one file that is kept, so that no page repeats them. The build writes them here
 * (`SAID` in `rendering/assets.py`).
 * @type {Record<string, Record<string, string>>}
 */
export const SAID = {};
