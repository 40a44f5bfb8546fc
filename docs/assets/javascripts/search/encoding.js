/** Numbers written as text: the other half of `hooks/partage/search/encoding.py`, whose constants come with the index. */

/**
 * A function that reads the numbers of a text, from `start` up to `end`.
 * @param {{base: number, first: number}} encoding
 * @returns {(text: string, start?: number, end?: number) => number[]}
 */
export function decoder({ base, first }) {
  return (text, start = 0, end = text.length) => {
    const numbers = [];
    let number = 0;
    let unit = 1;
    for (let at = start; at < end; at++) {
      const digit = text.charCodeAt(at) - first;
      if (digit < base) {
        numbers.push(number + digit * unit);
        number = 0;
        unit = 1;
      } else {
        number += (digit - base) * unit;
        unit *= base;
      }
    }
    return numbers;
  };
}

/**
 * Turn gaps into numbers, in place: each gap is what a number adds to the one after the last.
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
