/** Numbers as the French write them: the other half of `hooks/partage/text/quantities.py`, held to the same results. */

import { received } from "../ui/characters.js";

const LONGEST = 100;
const THOUSANDS = /(?<![\d.,])(\d{1,3})((?: \d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?![\d.,])/g;
const ONE = "(?:[0-9]{1,7}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille)";
const ABOUT = "(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier)";
const NEARLY = "(?:environ|env\\.?|~|≈|autour de|à peu près|près de|presque|plus de|\\+ de|moins de|- de)";
const PEOPLE = "(?: (?:de |d['’] ?)?(?:personne|habitant|participant|membre|bénévole|volontaire|adulte|enfant|jeune|élève|résident|usager|inscrit|gens)[\\p{L}\\p{N}_·.()-]*(?: et [\\p{L}\\p{N}_·.()-]+)?)?";
const COUNT = new RegExp(
  `^(?:${NEARLY} ?)?(?:entre ${ONE} et ${ONE}|(?:de )?${ONE}(?: ?(?:-|à|a) ?${ONE})?|une? (?:(?:petite|bonne|petit|bon) )?${ABOUT})${PEOPLE}(?: environ)?\\.?$`,
  "u",
);

/** Whether `written` says a number of people, or a range. @param {string} written */
export function isQuantity(written) {
  if (written.length > LONGEST) return false;
  const line = received(written).replace(/[‐‑‒–—−]/g, "-").split(/\s+/).filter(Boolean).join(" ");
  return COUNT.test(line.replace(THOUSANDS, (_, first, others) => first + others.replace(/[ .'’]/g, "")).toLowerCase());
}
