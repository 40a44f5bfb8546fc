/** A date in the words of pages. */

/** The English edition writes the day before the month; French has « 1er ». @param {Date} date @param {Intl.DateTimeFormatOptions} parts */
export function inWords(date, parts) {
  const { lang } = document.documentElement;
  const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, parts).format(date);
  return lang === "fr" ? words.replace(/^1 /, "1er ") : words;
}
