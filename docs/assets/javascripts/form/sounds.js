/** How folded French words sound, roughly: « yeres » and Yerres, « toulouze » and Toulouse, « gape » and Gap are the same. */

/** What is written otherwise and sounds alike, in the order in which it is applied. @type {[RegExp, string][]} */
const ALIKE = [
  [/ph/g, "f"],
  [/ch/g, "X"],
  [/h/g, ""],
  [/y/g, "i"],
  [/qu|q|c(?![ei])/g, "k"],
  [/c(?=[ei])/g, "ss"],
  [/(?<=[aeiou])s(?=[aeiou])/g, "z"],
  [/g(?=[ei])/g, "j"],
  [/eau|au/g, "o"],
  [/[ae][mn](?![aeioumn])/g, "A"],
  [/(?:[ae]i|i|u)[mn](?![aeioumn])/g, "I"],
  [/ai|ei/g, "e"],
  [/(.)\1+/g, "$1"],
  // What nobody hears at the end of a word.
  [/(?<=..)(?:es?|[sxtd]s?)$/, ""],
];

/** @param {string[]} words folded @returns {string} */
export function soundOf(words) {
  return words.map((word) => (/\d/.test(word) ? word : ALIKE.reduce((heard, [written, sound]) => heard.replace(written, sound), word))).join(" ");
}
