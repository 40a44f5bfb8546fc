/** Which known word was probably meant by a word that no document has. */

/** @typedef {import("./search-index.js").SearchIndex} SearchIndex */

/** Up to so many letters, only one mistake is corrected: with two, « drogue » is « drôme », and « internat » « intérêt ». */
const CERTAIN_LETTERS = 8;
/** Letters that sound alike, or are silent, at the start of a word. */
const ALIKE = ["ckq", "gj", "cs", "fp", "iy", "eh", "ah", "ho", "hi"];

/**
 * @param {string} folded what was typed, without accents
 * @param {SearchIndex} index
 * @returns {Promise<string | null>} a form with its accents
 */
export async function corrected(folded, index) {
  const most = folded.length <= CERTAIN_LETTERS ? 1 : 2;
  const longest = index.longestSpelling;
  const lengths = [];
  for (let length = folded.length - most; length <= folded.length + most; length++) {
    const capped = Math.min(length, longest);
    if (!lengths.includes(capped)) lengths.push(capped);
  }
  let best = null;
  let least = Infinity;
  for (const orders of await Promise.all(lengths.map((length) => index.spellings(length)))) {
    orders.forEach((forms, order) => {
      for (const form of forms) {
        const known = index.analysis.fold(form);
        const mistakes = distance(folded, known, most);
        const isStart = known[0] === folded[0] || ALIKE.some((letters) => letters.includes(known[0]) && letters.includes(folded[0]));
        if (mistakes > most || (mistakes > 1 && !isStart)) continue;
        // People get the first letter right; of two words equally near, the more frequent is meant.
        const cost = mistakes + (known[0] === folded[0] ? 0 : isStart ? 0.3 : 0.6) + 0.05 * (order + 20 - orders.length);
        if (cost < least) {
          least = cost;
          best = form;
        }
      }
    });
  }
  return best;
}

/**
 * The mistakes between two words: letters that are missing, added, wrong, or exchanged with their neighbour
 * (optimal string alignment). More than `most` is as good as any.
 * @param {string} one @param {string} other @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, current];
  }
  return last[other.length];
}
