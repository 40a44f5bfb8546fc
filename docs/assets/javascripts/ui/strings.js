/** The strings of the interface, which come with the page: no script holds a text that visitors read. */

/**
 * Put `values` in the place of their names in braces; a value is a text like another, whatever it holds (`$&`, `{name}`).
 * @param {string} pattern @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (name, key) => (Object.hasOwn(values, key) ? String(values[key]) : name));
}

export class Strings {
  /** @param {Record<string, string>} table @param {string} locale */
  constructor(table, locale = document.documentElement.lang) {
    this.table = table;
    this.plural = new Intl.PluralRules(locale);
    this.number = new Intl.NumberFormat(locale);
    this.collator = new Intl.Collator(locale);
  }

  /** The strings that an element of the page holds as JSON. @param {ParentNode} root */
  static of(root) {
    return new Strings(JSON.parse(root.querySelector("script[type='application/json']").textContent));
  }

  /** @param {string} key @param {Record<string, string | number>} values */
  say(key, values = {}) {
    return fill(this.table[key], values);
  }

  /** « Thème : Santé », “Theme: Health”. @param {string} label @param {string} text */
  labelled(label, text) {
    return `${label}${this.table["text.colon"]}${text}`;
  }

  /** @param {string} key @param {number} count @param {Record<string, string | number>} values */
  counted(key, count, values = {}) {
    const form = this.plural.select(count) === "one" ? "one" : "other";
    return this.say(`${key}.${form}`, { ...values, count: this.number.format(count) });
  }
}

/** Replace each half of a surrogate pair, as a careless paste leaves it: no URL can hold one. @param {string} text */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
