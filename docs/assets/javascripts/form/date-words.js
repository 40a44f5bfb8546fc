/** A date of a sheet in words, as pages say it. */

import { inWords } from "../ui/dates.js";
import { dayOf } from "./dates.js";

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** « novembre 2019 » for `2019-11`; what is no date, as it is. @param {string} written @returns {string} */
export function dateInWords(written) {
  const [, year, month, day] = DATE.exec(dayOf(written)) ?? [];
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  if (!year || Number.isNaN(date.getTime())) return written;
  return inWords(date, { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" });
}
