/** Numbers written as text: the other half of `hooks/partage/search/encoding.py`. */

const BASE = 47;
const FIRST = 33;

/**
 * Read the numbers of `text` from `start` up to `end`.
 * @param {string} text
 * @returns {number[]}
 */
export function decoded(text, start = 0, end = text.length) {
  const numbers = [];
  let number = 0;
  let unit = 1;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - FIRST;
    if (digit < BASE) {
      numbers.push(number + digit * unit);
      number = 0;
      unit = 1;
    } else {
      number += (digit - BASE) * unit;
      unit *= BASE;
    }
  }
  return numbers;
}

/**
 * Turn what each number adds to the one after the last into the numbers, in place.
 * @param {number[]} gaps
 */
export function ascending(gaps) {
  let expected = 0;
  for (let at = 0; at < gaps.length; at++) {
    gaps[at] += expected;
    expected = gaps[at] + 1;
  }
  return gaps;
}
