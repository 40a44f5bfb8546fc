/** Answers that are more than words: hours, days, repetitions, news. Their patterns and lists come from `partage.sheets.event_times`. */

import { fold } from "../ui/folding.js";
import { dayOf, isDate, isReversed, lengthOf } from "./dates.js";

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** @typedef {{rules: Record<string, string>, also: Record<string, string>, ordinals: Record<string, string>}} Repetitions */
/** @typedef {import("./checks.js").Question & {grammar: string, pattern: string, repetitions: Repetitions, cancelled: string[]}} Ruled */

/** The name of the sentence that refuses a line; empty if it is well written. @param {Ruled} question @param {string} line */
export function badlyWritten(question, line) {
  switch (question.grammar) {
    case "hours":
      return areHours(question, line) ? "" : "hours";
    case "repetition":
      return repetition(question, line) ? "" : "repetition";
    case "day":
      return isDay(question, line) ? "" : "day";
    case "cancelled":
      return question.cancelled.includes(fold(line)) || isDay(question, line) ? "" : "cancelled";
    case "news":
      return isDate(parts(question, line)?.[1]) ? "" : "news";
    default:
      return "";
  }
}

/** The text of a piece of news, after its date. @param {Ruled} question @param {string} line */
export function toldBy(question, line) {
  return question.grammar === "news" ? (parts(question, line)?.[2] ?? line) : line;
}

/**
 * What refuses an event whose answers are well written; null if they fit each other.
 * @param {(key: string) => Ruled | undefined} of finds the question of a key @param {Record<string, any>} item @returns {import("./checks.js").Refusal | null}
 */
export function misfit(of, { debut, heure, repete, jusqu_au: until, sauf, dates }) {
  const inside = (key, cause, values = {}) => ({ cause: "inside", values: { label: of(key).label, refusal: { cause, values } } });
  const needing = Object.entries({ heure, repete, dates }).find(([, value]) => value?.length)?.[0];
  if (needing && dayOf(debut).length < 10) return inside(needing, "whole_day", { start: debut });
  const first = repete && firstDay(of("repete"), repete, dayOf(debut));
  if (first && first !== dayOf(debut)) return inside("repete", "first_day", { start: debut, first });
  if (until && !repete) return inside("jusqu_au", "once");
  if (until && isReversed(debut, until)) return { cause: "reversed", values: { start: debut, end: until } };
  return sauf?.length && !repete ? inside("sauf", "once") : null;
}

function parts({ pattern }, line) {
  return new RegExp(`^(?:${pattern})$`, "su").exec(line.trim());
}

function areHours(question, line) {
  const found = parts(question, line.split(/\s+/).filter(Boolean).join(" ").toLowerCase());
  if (!found) return false;
  const [hour, minute, end, endMinute] = found.slice(1).map((part) => Number(part ?? 0));
  return found[3] === undefined || hour !== end % 24 || minute !== endMinute;
}

function isDay(question, line) {
  const [year, month, day] = parts(question, line)?.slice(1).map(Number) ?? [];
  return year > 0 && month > 0 && month < 13 && day > 0 && day <= lengthOf(year, month);
}

/** The repetition as the closed list writes it. @returns {string | undefined} */
function repetition({ repetitions: { rules, also, ordinals } }, line) {
  const folded = fold(line).split(" ").map((word) => ordinals[word] ?? word).join(" ");
  return Object.keys(rules).find((each) => fold(each) === folded) ?? also[folded];
}

/** The first day from `day` on that a repetition names, such as a second Tuesday. */
function firstDay(question, line, day) {
  const named = question.repetitions.rules[repetition(question, line)].split("BYDAY=")[1];
  if (!named) return day;
  const tried = new Date(`${day}T00:00:00Z`);
  while (!isNamed(tried, Number(named.slice(0, -2)), named.slice(-2))) tried.setUTCDate(tried.getUTCDate() + 1);
  return tried.toISOString().slice(0, 10);
}

function isNamed(date, rank, code) {
  if (WEEKDAYS[date.getUTCDay()] !== code) return false;
  const day = date.getUTCDate();
  return rank < 0 ? day + 7 > lengthOf(date.getUTCFullYear(), date.getUTCMonth() + 1) : Math.ceil(day / 7) === rank;
}
