/** The words of the interface, which come with the page: nothing that is read is written in a script. */

export class Words {
  /** @param {Record<string, string>} table @param {string} locale */
  constructor(table, locale) {
    this.table = table;
    this.plural = new Intl.PluralRules(locale);
    this.number = new Intl.NumberFormat(locale);
    this.collator = new Intl.Collator(locale);
  }

  /** The words of an element that holds them as JSON. @param {ParentNode} root */
  static of(root) {
    return new Words(JSON.parse(root.querySelector("script[type='application/json']").textContent), document.documentElement.lang);
  }

  /** @param {string} key @param {Record<string, string | number>} values */
  say(key, values = {}) {
    return this.table[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  /** @param {string} key @param {number} count @param {Record<string, string | number>} values */
  counted(key, count, values = {}) {
    const form = this.plural.select(count) === "one" ? "one" : "other";
    return this.say(`${key}.${form}`, { ...values, count: this.number.format(count) });
  }
}

/**
 * Make an element: `made("p", { class: "help" }, "text", other)`.
 * @param {string} tag @param {Record<string, any>} attributes true is an attribute without value, false none
 * @param {...(Node | string)} children
 */
export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** `text` with a mark for each half of a character, as a bad paste leaves it: no address can hold one. @param {string} text */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
