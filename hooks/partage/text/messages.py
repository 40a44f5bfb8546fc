"""The text of every problem, in French: what is wrong, an example, a way out.

One function per cause. The caller, who knows it, adds the location (file, line, field).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partage.text.printable import printable

MAX_QUOTED = 60
"""Characters of a bad value that a message quotes: enough to find it, never a whole text."""
MAX_READ = 1000
"""Characters of the value that are looked at."""


NOUNS = {
    "themes": "un thème connu",
    "methodes": "une méthode connue",
    "publics": "un public connu",
    "natures": "une nature connue",
    "etats": "un état connu",
    "echelles": "une échelle connue",
    "types-d-acteur": "un type d’acteur connu",
    "roles": "un rôle connu",
    "niveaux-de-participation": "un niveau de participation connu",
    "phases": "une phase connue",
    "facteurs": "un facteur connu",
    "dispositifs": "un cadre de financement connu",
    "initiateurs": "un initiateur connu",
    "decisions": "un mode de décision connu",
    "budgets": "une tranche de budget connue",
    "preuves": "un appui connu",
    "perennites": "une réponse connue",
    "disponibilites": "une disponibilité connue",
    "recueils": "une façon de faire la fiche connue",
    "types-de-lien": "un type de lien connu",
    "types-d-enseignement": "un type d’enseignement connu",
    "etats-de-proposition": "un état de proposition connu",
    "types-de-document": "un type de document connu",
}
"""The noun phrase for a value of each closed list, by the name of the list's file."""


def quoted(text: object) -> str:
    """Return *text* between « », on one line, shortened, with control characters shown as codes."""
    return f"« {shortened(text)} »"


def shortened(text: object) -> str:
    """Return *text* on one line, cut to MAX_QUOTED characters, with control characters shown as codes."""
    line = " ".join(str(text)[:MAX_READ].split())
    return printable(line if len(line) <= MAX_QUOTED else line[: MAX_QUOTED - 1] + "…")


def did_you_mean(near: str | None) -> str:
    """Return the end of a sentence that suggests *near*, or an empty string."""
    return f" ; vouliez-vous dire {quoted(near)} ?" if near else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Return the first *most* of *words*, quoted and joined, and how many others there are."""
    every = list(words)
    shown = ", ".join(quoted(word) for word in every[:most])
    left = len(every) - most
    return shown + (f" et {left} autre{'s' if left > 1 else ''}" if left > 0 else "")


def missing(key: str, example: str) -> str:
    """A mandatory field is missing."""
    return f"ce champ est obligatoire ; exemple : « {key}: {example or '…'} »"


def missing_inside(key: str, example: str) -> str:
    """A mandatory key is missing from an item of a list; *example* is the whole item."""
    return f"{quoted(key)} est obligatoire ici ; exemple : {example}"


def unknown_field(key: str, near: str | None) -> str:
    """A key is not in the model."""
    way_out = did_you_mean(near) or " ; retirez-le, ou racontez-le dans le texte de la fiche"
    return f"le champ {quoted(key)} n’existe pas{way_out}"


def unknown_term(value: str, noun: str, near: str | None, choices: Iterable[str]) -> str:
    """A value is not in its closed list."""
    names = listed(choices)
    others = f" ; choix possibles : {names}" if names else " ; la liste est vide, remettez-y ce terme"
    return f"{quoted(value)} n’est pas {noun}{did_you_mean(near) or others}"


def unknown_sheet(value: str, near: str | None) -> str:
    """A sheet is referred to that does not exist."""
    hint = did_you_mean(near) or " ; écrivez le nom de son fichier sans « .md »"
    return f"{quoted(value)} n’est le nom d’aucune fiche{hint}"


def own_sheet(key: str) -> str:
    """A sheet that names itself among those that it is related to."""
    return f"cette fiche se cite elle-même dans « {key} » ; écrivez le nom d’une autre fiche, ou retirez cette ligne"


def unknown_image(value: str, near: str | None) -> str:
    """A picture is not in the pictures folder."""
    hint = did_you_mean(near) or ""
    return f"l’image {quoted(value)} n’est pas dans le dossier « initiatives/images/ »{hint}"


def misplaced_mark(value: str) -> str:
    """An “unknown” or “not applicable” marker stands where a fact is needed."""
    return f"{quoted(value)} ne peut pas être écrit ici ; dites ce qu’il en est, ou retirez cette ligne"


def bad_date(value: object) -> str:
    """A value is not a year, month or day."""
    return (
        f"{quoted(value)} n’est pas une date ; écrivez l’année (2024), le mois (2024-09) "
        "ou le jour (2024-09-15), ou « non-renseigne »"
    )


def reversed_dates(start: object, end: object) -> str:
    """An end date is before its start date."""
    return f"la fin ({end}) est avant le début ({start}) ; vérifiez les deux dates"


def attested_after_end(attested: object, end: object) -> str:
    """A date at which the initiative existed, after its end."""
    return (
        f"l’initiative est mentionnée en {attested}, mais finie en {end} ; corrigez l’une des deux dates, ou retirez "
        "« atteste_en »"
    )


def undated_news(value: object) -> str:
    """News of a promise that do not begin with their date."""
    return f"{quoted(value)} ne commence pas par sa date ; exemple : « 2019-03 : Les deux équipes se sont vues. »"


def due_before_made(made: object, due: object) -> str:
    """A promise that was to be kept before it was made."""
    return f"l’échéance ({due}) est avant la proposition ({made}) ; vérifiez les deux dates"


def bad_count(value: object) -> str:
    """A number of people cannot be read."""
    return f"{quoted(value)} n’est pas un nombre de personnes ; écrivez « 20 », « 1 200 », « 20-30 » ou « environ 20 »"


def reversed_count(low: str, high: str) -> str:
    """A range of people whose first number is the larger one."""
    return f"« {low}-{high} » va du plus grand au plus petit ; écrivez « {high}-{low} »"


def bad_url(value: object) -> str:
    """A value is not a web address."""
    return f"{quoted(value)} n’est pas une adresse web ; elle commence par « https:// »"


def odd_space_in_url(value: object) -> str:
    """A web address has a no-break space, which looks like any other."""
    return (
        f"dans l’adresse {quoted(value)}, il y a un espace insécable, venu sans doute d’un copier-coller ; retapez-la, "
        "ou copiez-la de nouveau dans la barre du navigateur"
    )


def bad_identifier(value: object, proposal: str) -> str:
    """An identifier has characters other than a-z, 0-9 and hyphens."""
    hint = f" ; par exemple {quoted(proposal)}" if proposal else ""
    return f"{quoted(value)} n’est pas un identifiant (lettres minuscules sans accent, chiffres, traits d’union){hint}"


def duplicate_identifier(value: str, where: str) -> str:
    """An identifier is already in use."""
    return f"l’identifiant {quoted(value)} est déjà pris par {where} ; choisissez-en un autre"


def duplicate_name(name: str, other: str) -> str:
    """A label or alias would name two terms."""
    return f"{quoted(name)} désigne déjà le terme {quoted(other)} ; retirez-le de l’un des deux"


def captured_address(value: str, where: str) -> str:
    """A former address is the current address of another sheet."""
    return f"l’ancienne adresse {quoted(value)} est celle de {where} ; retirez-la de « alias »"


def reserved_address(value: str) -> str:
    """A former address is reserved for the site's own pages."""
    return f"l’ancienne adresse {quoted(value)} est réservée au site ; retirez-la de « alias »"


def claimed_address(value: str, other: str) -> str:
    """Another sheet declares the same former address."""
    return (
        f"l’ancienne adresse {quoted(value)} est aussi dans « alias » de {quoted(other)} ; retirez-la de l’une "
        "des deux fiches : d’ici là, aucune des deux n’est publiée"
    )


def twin_actors(name: str, other: str) -> str:
    """Two spellings probably mean the same organisation."""
    return (
        f"{quoted(name)} ressemble à {quoted(other)}, d’une autre fiche ; si c’est la même structure, écrivez le même "
        "nom (ou déclarez-la dans « _vocabulaires/acteurs.yml »)"
    )


def missing_icon(name: str) -> str:
    """An icon is not in the theme."""
    return (
        f"l’icône {quoted(name)} n’est pas parmi celles du thème graphique ; choisissez-en une de "
        "materialdesignicons, comme « handshake »"
    )


# Pydantic's own error types. Ours are ValueErrors that carry their sentence.
_SENTENCES = {
    "string_too_short": "ce texte est trop court ({min_length} caractères au moins) ; complétez-le",
    "string_too_long": "ce texte est trop long ({max_length} caractères au plus) ; raccourcissez-le, "
    "la suite peut aller dans le texte de la fiche",
    "too_long": "{max_length} valeurs au plus ici ({actual_length} écrites) ; gardez les plus importantes",
    "too_short": "il faut au moins {min_length} valeur ici",
    "string_type": "un texte est attendu ici, pas une liste",
    "list_type": "une liste est attendue ici",
    "tuple_type": "une liste est attendue ici",
    "int_parsing": "un nombre entier est attendu ici ; exemple : 30",
    "int_type": "un nombre entier est attendu ici ; exemple : 30",
    "float_parsing": "un nombre est attendu ici ; exemple : 43.2951",
    "greater_than_equal": "ce nombre doit être au moins {ge}",
    "less_than_equal": "ce nombre doit être au plus {le}",
    "string_pattern_mismatch": "cette valeur n’a pas la forme attendue",
    "literal_error": "choisissez parmi : {expected}",
    "dict_type": "des champs « clé: valeur » sont attendus ici",
    "model_type": "des champs « clé: valeur » sont attendus ici",
    "model_attributes_type": "des champs « clé: valeur » sont attendus ici",
}


def sentence(kind: str, context: dict[str, Any], example: str) -> str:
    """Return the sentence for pydantic's error type *kind*, with the example if there is one."""
    if kind == "value_error":
        return str(context["error"])
    words = _SENTENCES.get(kind, "cette valeur n’est pas acceptée ici").format_map(context)
    return words + (f" ; exemple : {example}" if example and "exemple" not in words else "")
