/** Dates of a sheet, as precise as is known. */

/** ISO 8601, as `partage.sheets.partial_date`: of a moment, the day is kept, in the site's zone where it says its own. */
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

const ZONE = / ?(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)$/;
const site = { zone: "Europe/Paris" };

/** Have days begin where the site is. @param {string} zone as « Europe/Paris » */
export function useZone(zone) {
  site.zone = zone;
}

/** The day of a moment such as « 2024-05-01T10:00 »; any other text as it is. @param {string} written */
export function dayOf(written) {
  if (!DATE.test(written)) return written;
  const [zone] = written.length > 10 ? (ZONE.exec(written) ?? []) : [];
  const day = written.slice(0, 10);
  if (!zone) return day;
  const [, sign, hours, minutes = "0"] = /([+-])([0-9]{2}):?([0-9]{2})?/.exec(zone) ?? [null, "+", "0"];
  const ahead = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const moment = Date.parse(`${day}T00:00Z`) + (Number(written.slice(11, 13)) * 60 + Number(written.slice(14, 16)) - ahead) * 60_000;
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: site.zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(moment);
  return ["year", "month", "day"].map((kind) => parts.find(({ type }) => type === kind).value).join("-");
}

/** Whether the end is before the start, as far as both are known. @param {string} start @param {string} end */
export function isReversed(start, end) {
  const [from, to] = [start, end].map((date) => dayOf(date ?? ""));
  return isDate(from) && isDate(to) && to.slice(0, from.length) < from.slice(0, to.length);
}
