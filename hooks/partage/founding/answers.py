"""What a new base is asked: given on the command line, else asked at the terminal, else a default."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partage.founding.where import UNKNOWN_ZONE, Where, where_is
from partage.settings.shapes import ZONE
from partage.text.messages import quoted
from partage.text.strings import WRITTEN_IN, known_locales
from partage.text.translation import spoken_words

LICENCES = {
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
    "Licence Ouverte 2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
"""Those that are proposed, with their addresses."""
FORGES = ("none", "github", "gitlab", "forgejo", "gitea")


class Question(NamedTuple):
    """A question, and what is answered where nobody says otherwise."""

    asked: str
    default: str


QUESTIONS: Mapping[str, Question] = {
    "name": Question("Le nom du site", "Initiatives en partage"),
    "address": Question("Son adresse, quand il sera publié", "http://127.0.0.1:8000/"),
    "languages": Question("Ses langues, la première à la racine (fr, en, fr en, en fr)", "fr"),
    "licence": Question("La licence de vos textes", "CC BY-SA 4.0"),
    "perimeter": Question(
        "Le territoire que le réseau couvre, comme une fiche l’écrit (Occitanie, France…)", ""
    ),
    "zone": Question("Le fuseau horaire (Europe/Dublin, America/Toronto…)", ""),
    "forge": Question("La forge où les fiches sont proposées (none, github, gitlab, forgejo, gitea)", "none"),
    "repository": Question("L’adresse du projet sur cette forge", ""),
    "contact": Question("L’adresse électronique du réseau (jamais celle d’une personne)", ""),
}
"""By the name of the option, in the order in which they are asked. The time zone is that of the territory, where it has
one alone; the project, of a forge."""


class WrongAnswer(ValueError):
    """An answer that makes no base; its text is the French sentence to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a new base is."""

    name: str
    address: str
    languages: tuple[str, ...]
    licence: str
    perimeter: str
    zone: str
    is_in_france: bool
    """Whether its places are those of the official code."""
    forge: str
    repository: str
    contact: str

    @property
    def licence_address(self) -> str:
        """Where the licence is read, in the first language; empty for one that is not proposed."""
        address = LICENCES.get(self.licence, "")
        return address if self.first == WRITTEN_IN else address.replace("/deed.fr", "/deed.en")

    @property
    def first(self) -> str:
        """The language of the pages that have none in their name: French where there is French."""
        return WRITTEN_IN if WRITTEN_IN in self.languages else "en"


def answers_of(options: argparse.Namespace, ask: Callable[[str], str] | None) -> Answers:
    """Return what *options* say; what they do not is asked with *ask*, or takes its default without it."""
    said: dict[str, str] = {}
    where = Where()
    for name, question in QUESTIONS.items():
        given, default = getattr(options, name), question.default
        if name == "zone":
            where = where_is(said["perimeter"])
            if where.problem:
                raise WrongAnswer(where.problem)
            default = where.zone
        if given is None and ask and _is_asked(name, said, where):
            hint = f" [{default}]" if default else ""
            given = ask(f"{spoken_words(question.asked)}{hint} : ")
        said[name] = " ".join((given or default).split())
    languages = tuple(dict.fromkeys(said.pop("languages").replace(",", " ").split()))
    if wrong := next(_wrong(said, languages), ""):
        raise WrongAnswer(wrong)
    if not said["address"].endswith("/"):
        said["address"] += "/"
    return Answers(languages=languages, is_in_france=where.is_in_france, **said)


def _wrong(said: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with the answers."""
    if not languages or not set(languages) <= set(known_locales()):
        yield f"langues : choisissez parmi {', '.join(known_locales())}, la première à la racine."
    if said["forge"] not in FORGES:
        yield f"forge : choisissez parmi {', '.join(FORGES)}."
    if not said["address"].startswith(("http://", "https://")):
        yield "adresse : elle commence par « https:// », comme « https://exemple.fr/ »."
    if not ZONE.accepts(said["zone"]):
        yield f"fuseau : {quoted(said['zone'])} n’est pas {ZONE.french}."
    if any(any(sign in value for sign in '"\\\n') for value in said.values()):
        yield "ni guillemets droits ni barre « \\ » dans une réponse."


def _is_asked(name: str, said: Mapping[str, str], where: Where) -> bool:
    if name == "repository":
        return said["forge"] != "none"
    return name != "zone" or where.zone == UNKNOWN_ZONE
