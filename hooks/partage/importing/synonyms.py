"""Which guided section a heading means, and which field a column means: by title, synonym or similar spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from partage.sheets.fields import KEYS, FrontMatter
from partage.sheets.sections import SECTIONS, Guided, guided
from partage.text.folding import fold
from partage.text.fuzzy import nearest

_USUAL = {
    "contexte": "contexte, contexte diagnostic, diagnostic, constats, constats de départ, état des lieux, "
    "problématique, enjeux, situation de départ, besoins, pourquoi",
    "origine": "genèse, naissance, historique, point de départ, d’où vient",
    "objectifs": "objectif, buts, but, finalités, finalité, ambitions, intentions, visées",
    "publics": "public, publics, bénéficiaires, public visé, publics concernés, participants, place des habitants, "
    "participation des habitants, mobilisation des habitants, pour qui",
    "acteurs": "acteurs, partenaires, partenariat, partenariats, gouvernance, acteurs mobilisés, parties prenantes, "
    "pilotage, porteurs, avec qui",
    "deroule": "déroulement, déroulé, étapes, calendrier, mise en œuvre, actions menées, activités, réalisation, "
    "chronologie, programme, moments clés",
    "methodes": "méthode, méthodes, méthodologie, outils, démarche, modalités, comment",
    "moyens": "budget, financement, financements, ressources humaines, moyens humains, moyens mobilisés, coût, coûts",
    "resultats": "résultats, résultat, effets, impact, impacts, bilan, bilan quantitatif, bilan qualitatif, "
    "évaluation, réalisations, changements",
    "freins": "freins, leviers, difficultés, obstacles, points forts, points faibles, points de vigilance, limites, "
    "réussites et difficultés, difficultés rencontrées, contournements",
    "paroles": "témoignages, témoignage, verbatim, verbatims, paroles d’habitants, ils en parlent, citations",
    "enseignements": "leçons, apprentissages, conclusion, conclusions, convergences, ce que nous retenons, à retenir, "
    "retour d’expérience, analyse, conseils",
    "transferabilite": "transférabilité, reproductibilité, conditions de réussite, essaimage, transfert",
    "suites": "suite, perspectives, et après, prochaines étapes, suites à donner, propositions, pérennisation",
    "ressources": "contacts, contact, bibliographie, documents, annexes, pour en savoir plus, liens utiles, sources, "
    "pour aller plus loin",
}
"""Other titles that people give each section. A heading need only begin with one."""
_SECTION = {section.id: section for section in SECTIONS}
_BY_WORD = {
    fold(word): _SECTION[identifier] for identifier, words in _USUAL.items() for word in words.split(",")
} | {fold(title): section for section in SECTIONS for title in (section.title, section.title_en)}
_LONGEST_FIRST = sorted(_BY_WORD, key=lambda word: (-len(word), word))
_NUMBER = re.compile(
    r"^\s*(?:(?:partie|chapitre|étape)\s+)?(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[A-Ha-h])\s*[.)°/–-]+\s+"
)
_REMARK = re.compile(r"\([^()]{0,200}\)|\*| : ?$")
_FIRST_WORDS = re.compile(r"[,;:(/?]")
_OF_THE_INITIATIVE = re.compile(
    r"(?<=\w) (?:de l|du|de la|de|des|d une) "
    r"(?:action|projet|initiative|demarche|dispositif|experience|operation|fiche|activite)s?$"
)
"""« Intitulé de l’action », folded: what is left names the column."""
_ARTICLE = re.compile(r"^(?:les?|la|l|nos|notre|des?|du|quels?|quelles?)\s+(?:principaux |principales )?")
MAX_HEADING_LENGTH = 90
"""Characters; anything longer is a paragraph."""
MAX_NAME_LENGTH = 200
_MIN_FUZZY_LENGTH = 6
"""Characters below which a merely similar spelling is not trusted."""


def without_number(title: str) -> str:
    """Return *title* without a leading « II. » or « 3.1 – »; unchanged if nothing else is left."""
    return _NUMBER.sub("", title, count=1).strip() or title


def is_section_title(title: str) -> bool:
    """Whether the whole *title* is a usual name of a section: « 2. Bilan », but not « Bilan du jardin »."""
    return guided(title) is not None or _bare(title) in _BY_WORD


def _bare(title: str) -> str:
    return _ARTICLE.sub("", fold(without_number(title)))


def section_of(title: str) -> Guided | None:
    """Return the guided section that the heading *title* means, or None if none is close enough."""
    exact = guided(title)
    if exact or len(title) > MAX_HEADING_LENGTH:
        return exact
    folded = _bare(title)
    if folded in _BY_WORD:
        return _BY_WORD[folded]
    for word in _LONGEST_FIRST:
        if folded.startswith(f"{word} "):
            return _BY_WORD[word]
    near = nearest(folded, _LONGEST_FIRST) if len(folded) >= _MIN_FUZZY_LENGTH else None
    return _BY_WORD[near] if near else None


def _names_of_fields() -> dict[str, str]:
    """Return the attribute of each field, by every name that a column may have for it."""
    names: dict[str, str] = {}
    whole: dict[str, str] = {}
    for attribute, declared in FrontMatter.model_fields.items():
        extra = declared.json_schema_extra
        english = str(extra["x-label-en"]) if isinstance(extra, dict) else ""
        for label in (KEYS[attribute], str(declared.title), english):
            whole.setdefault(fold(label), attribute)
            for part in re.split(r"[:?,;(]", label):
                names.setdefault(fold(part), attribute)
    return {name: attribute for name, attribute in {**names, **whole}.items() if name}


_FIELDS = _names_of_fields() | {
    fold(name): attribute
    for attribute, words in {
        "title": "intitulé, nom, nom de l’action, nom du projet, action, projet",
        "summary": "description, description courte, présentation, en bref",
        "stage": "statut, avancement, état",
        "territories": "commune, communes, ville, territoire, localisation, code insee et commune",
        "themes": "thème, thématique, thématiques",
        "lead": "structure, organisme, association, porteur du projet, opérateur",
        "start": "date de début, date début, année de début, démarrage, date de démarrage, lancement, "
        "date de lancement, début prévu, "
        "date d’ouverture, année de démarrage, année de lancement, commencé en",
        "end": "date de fin, date fin, année de fin, date de clôture, clôture, terminé en, échéance",
        "attested": "date, année",
        "methods": "méthode, démarches",
        "audiences": "public, public visé, bénéficiaires",
        "actors": "partenaires, partenaire",
        "participants": "nombre de participants, nb participants, nombre de personnes",
        "funders": "financeur, financements",
        "keywords": "mots clefs, tags",
    }.items()
    for name in words.split(",")
}


# The names of a table recur in each of its worksheets, and each is looked for twice.
@lru_cache(maxsize=1 << 12)
def column_of(name: str) -> tuple[str, Guided | None, bool]:
    """Return what the column *name* means: an attribute (or ""), else a section (or None); and whether that is sure."""
    folded = fold(name)
    # « Territoire (commune, quartier) » says how to fill it in.
    plain = fold(_REMARK.sub(" ", name))
    for known in (folded, plain, _OF_THE_INITIATIVE.sub("", plain)):
        if known in _FIELDS:
            return _FIELDS[known], None, True
    exact = guided(name) or _BY_WORD.get(folded)
    if exact:
        return "", exact, True
    first = fold(_FIRST_WORDS.split(name)[0])
    if first in _FIELDS:
        return _FIELDS[first], None, False
    near = nearest(folded, _FIELDS) if len(folded) >= _MIN_FUZZY_LENGTH - 1 else None
    return (near or ""), (None if near else section_of(name)), False


def names_a_field(name: str) -> bool:
    """Whether the column *name* surely means a field or a section: « Thèmes (jeunesse, santé) », not « Couleur »."""
    attribute, section, is_sure = column_of(name[:MAX_NAME_LENGTH])
    return is_sure and bool(attribute or section)
