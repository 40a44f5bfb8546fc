/** The part of a text that answers a query, with its words marked. */

/** @typedef {import("./analysis.js").Analysis} Analysis */

/** About how many characters an extract has. */
const LENGTH = 220;

/**
 * Where the words that were looked for are in `text`.
 * @param {string} text @param {Set<string>} terms @param {Analysis} analysis
 */
function hits(text, terms, analysis) {
  return analysis
    .runs(text)
    .map((run) => ({ ...run, terms: analysis.termsOfChunk(run.chunk).filter((term) => terms.has(term)) }))
    .filter((run) => run.terms.length);
}

/**
 * The stretch of `text`, inside one of its lines, that has most of the words, and of these the most often.
 * @param {string} text lines @param {Set<string>} terms @param {Analysis} analysis
 * @returns {{text: string, cutBefore: boolean, cutAfter: boolean} | null} null where none of the words is there
 */
export function extract(text, terms, analysis) {
  let best = null;
  let most = 0;
  for (const line of text.split("\n")) {
    const places = hits(line, terms, analysis);
    places.forEach((first, at) => {
      const near = places.slice(at).filter((place) => place.end - first.start <= LENGTH * 0.8);
      const value = new Set(near.flatMap((place) => place.terms)).size * 10 + Math.min(near.length, 5);
      if (value > most) {
        most = value;
        best = { line, start: first.start, end: near.at(-1).end };
      }
    });
  }
  return best && cut(best);
}

/** Widen a stretch to about `LENGTH`, without cutting words. */
function cut({ line, start, end }) {
  const spare = Math.max(0, LENGTH - (end - start));
  let from = Math.max(0, start - Math.floor(spare / 2));
  let to = Math.min(line.length, from + Math.max(LENGTH, end - start));
  from = Math.max(0, Math.min(from, to - LENGTH));
  if (from > 0) from = Math.min(start, line.indexOf(" ", from) + 1 || start);
  if (to < line.length) to = Math.max(end, line.lastIndexOf(" ", to));
  return { text: line.slice(from, to), cutBefore: from > 0, cutAfter: to < line.length };
}

/**
 * Wrap the words that were looked for in the texts of `element`.
 * @param {Element} element @param {Set<string>} terms @param {Analysis} analysis
 */
export function mark(element, terms, analysis) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = node.nodeValue;
    let last = 0;
    const parts = [];
    for (const { start, end } of hits(text, terms, analysis)) {
      const marked = document.createElement("mark");
      marked.textContent = text.slice(start, end);
      parts.push(text.slice(last, start), marked);
      last = end;
    }
    if (parts.length) node.replaceWith(...parts, text.slice(last));
  }
}
