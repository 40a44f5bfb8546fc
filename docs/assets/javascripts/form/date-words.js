/** A date of a sheet in words, as pages say it. */

import { dayOf } from "./dates.js";

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** « novembre 2019 » for `2019-11`; what is no date, as it is. @param {string} written @returns {string} */
export function dateInWords(written) {
  const [, year, month, day] = DATE.exec(dayOf(written)) ?? [];
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (!year || Number.isNaN(date.getTime())) return written;
  const { lang } = document.documentElement;
  const parts = { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" };
  // The English edition writes the day before the month.
  const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, parts).format(date);
  return lang === "fr" ? words.replace(/^1 /, "1er ") : words;
}
