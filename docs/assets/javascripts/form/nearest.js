/** Words as people type them, and the proposals that misspelt ones probably mean. */

import { distance } from "../search/spelling.js";
import { soundOf } from "./sounds.js";
import { fold } from "../ui/folding.js";

/** @typedef {import("./sources.js").Proposal} Proposal */

/** The most proposals. */
export const MOST = 8;
export const MOST_NEAR = 3;
/** Mistakes for each letter typed, in words that are still taken for others. */
const MOST_MISTAKES = 0.34;
const MOST_IN_A_WORD = 2;
/** What a word counts for that is only begun, in mistakes. */
const BEGUN = 0.1;
/** What a word counts for that only sounds like the other, for each letter typed. */
const SOUNDS = 0.05;

/**
 * The proposals that the `wanted` words, misspelt, probably mean.
 * @param {(Proposal & {words: string[]})[]} proposals the likeliest first @param {string[]} wanted @param {(proposal: any) => string[]} wordsOf
 * @param {(...costs: number[]) => number} needed `Math.max` where each wanted word must be near one of theirs, `Math.min` where one is enough
 */
export function nearest(proposals, wanted, wordsOf, needed) {
  // « Embrun » rather than « Ambronay », of which only the beginning was typed.
  const mistakes = (word, each) => Math.min(distance(word, each, MOST_IN_A_WORD), distance(word, each.slice(0, word.length), MOST_IN_A_WORD) + BEGUN);
  const cost = (word, each) => (soundOf([word]) === soundOf([each]) ? SOUNDS : mistakes(word, each) > MOST_IN_A_WORD + BEGUN ? 1 : mistakes(word, each) / word.length);
  const likely = proposals
    .map((proposal) => ({ proposal, costs: wanted.map((word) => Math.min(1, ...wordsOf(proposal).map((each) => cost(word, each)))) }))
    .filter(({ costs }) => needed(...costs) <= MOST_MISTAKES)
    .map(({ proposal, costs }) => ({ proposal, sum: costs.reduce((one, other) => one + other) }))
    .sort((one, other) => one.sum - other.sum)
    .map(({ proposal }) => proposal);
  // Namesakes count for one: « larange » may be Laragne, and there are three Lagrange.
  const names = new Set([...new Set(likely.map(({ label }) => label))].slice(0, MOST_NEAR));
  return likely.filter(({ label }) => names.has(label)).slice(0, MOST);
}

/** @param {string} text */
export function words(text) {
  return fold(text).split(" ").filter(Boolean);
}
