/** Dates of a sheet, as precise as is known. */

/** ISO 8601, as `partage.sheets.partial_date`: of a moment, the day is kept. */
const DATE = /^([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:[Tt ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?(?:[Zz]|[+-][0-2][0-9](?::?[0-5][0-9])?))?)?)?)?$/;

/** @param {string | undefined} value */
export function isDate(value) {
  const found = DATE.exec(value ?? "");
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  return !day || day <= lengthOf(year, month);
}

/** Days of a month. @param {number} year @param {number} month from 1 */
export function lengthOf(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day of a moment such as « 2024-05-01T10:00 »; any other text as it is. @param {string} written */
export function dayOf(written) {
  return DATE.test(written) ? written.slice(0, 10) : written;
}

/** Whether the end is before the start, as far as both are known. @param {string} start @param {string} end */
export function isReversed(start, end) {
  const [from, to] = [start, end].map((date) => dayOf(date ?? ""));
  return isDate(from) && isDate(to) && to.slice(0, from.length) < from.slice(0, to.length);
}
