/** Numbers as the French write them: the other half of `hooks/partage/text/quantities.py`, held to the same results. */

import { received } from "../ui/characters.js";

const LONGEST = 100;
const THOUSANDS = /(?<![\d.,])(\d{1,3})((?: \d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?![\d.,])/g;
const SMALL = "(?:dix[- ](?:sept|huit|neuf)|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)";
const TENS = "(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)";
const UNDER_100 = `(?:quatre[- ]vingts?(?:[- ]${SMALL})?|${TENS}(?:[- ](?:et[- ])?${SMALL})?|${SMALL})`;
const UNDER_1000 = `(?:(?:${SMALL}[- ])?cents?(?:[- ]${UNDER_100})?|${UNDER_100})`;
const ONE = `(?:[0-9]{1,7}|(?:${UNDER_1000}[- ])?mille(?:[- ]${UNDER_1000})?|${UNDER_1000})`;
const ABOUT = "(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|millier)";
const ROUND = `(?:une? |${ONE} )?(?:(?:petite|bonne|petit|bon) )?${ABOUT}s?`;
const NEARLY =
  "(?:environ|env\\.?|~|≈|±|\\+/-|autour d(?:e|')|aux alentours de|quelque|à peu près|de l'ordre de|ca\\.|circa|en moyenne|près d(?:e|')|presque|" +
  "plus d(?:e|')|\\+ de|[<>]=?|moins d(?:e|')|- de|au moins|(?:au )?minimum|≥|au plus|(?:au )?maximum|max\\.?|jusqu'à|≤)";
const AFTER = "(?: ?(?:environ|env\\.|en moyenne|au moins|minimum|(?:et|ou) plus|\\+|au plus|maximum|max\\.?))?(?: (?:au total|en tout))?";
const PEOPLE =
  "(?: (?:de |d' ?)?(?:personne|pers(?![\\p{L}\\p{N}_])|habitant|hab(?![\\p{L}\\p{N}_])|participant|membre|bénévole|volontaire|adulte|enfant|jeune|élève|résident|usager|inscrit|gens|" +
  "femme|homme|fille|garçon|parent|mère|père|grands-parents|salarié|senior|sénior|aîné|ainé|retraité|stagiaire|étudiant|apprenant|visiteur|locataire|" +
  "bénéficiaire|citoyen|professionnel|agent|élu|adhérent|collégien|lycéen|ado|riverain|voisin|allocataire|spectateur|contributeur|animateur|jardinier)" +
  "[\\p{L}\\p{N}_·.()-]*(?: et [\\p{L}\\p{N}_·.()-]+)?)?";
const COUNT = new RegExp(
  `^(?:${NEARLY} ?)?(?:entre ${ONE} et ${ONE}|${ROUND}|[0-9]{2,3} ?aine|(?:de |les )?${ONE}(?: ?(?:-|à|a|ou) ?${ONE})?)${PEOPLE}${AFTER}\\.?$`,
  "u",
);

/** Whether `written` says a number of people, or a range. @param {string} written */
export function isQuantity(written) {
  if (written.length > LONGEST) return false;
  const line = received(written).replace(/[‐‑‒–—−]/g, "-").split(/\s+/).filter(Boolean).join(" ");
  return COUNT.test(line.replace(THOUSANDS, (_, first, others) => first + others.replace(/[ .'’]/g, "")).toLowerCase().replace(/[’ʼ‘]/g, "'"));
}
