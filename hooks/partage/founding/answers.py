"""What a new base is asked: given on the command line, else asked at the terminal, else a default."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from partage.text.strings import known_locales
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
    "forge": Question("La forge où les fiches sont proposées (none, github, gitlab, forgejo, gitea)", "none"),
    "repository": Question("L’adresse du projet sur cette forge", ""),
    "contact": Question("L’adresse électronique du réseau (jamais celle d’une personne)", ""),
}
"""By the name of the option, in the order in which they are asked."""


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
    forge: str
    repository: str
    contact: str

    @property
    def licence_address(self) -> str:
        """Where the licence is read; empty for one that is not proposed."""
        return LICENCES.get(self.licence, "")


def answers_of(options: argparse.Namespace, ask: Callable[[str], str] | None) -> Answers:
    """Return what *options* say; what they do not is asked with *ask*, or takes its default without it."""
    said: dict[str, str] = {}
    for name, question in QUESTIONS.items():
        given = getattr(options, name)
        if given is None and ask and not (name == "repository" and said["forge"] == "none"):
            hint = f" [{question.default}]" if question.default else ""
            given = ask(f"{spoken_words(question.asked)}{hint} : ")
        said[name] = " ".join((given or question.default).split())
    languages = tuple(dict.fromkeys(said.pop("languages").replace(",", " ").split()))
    if not languages or not set(languages) <= set(known_locales()):
        raise WrongAnswer(
            f"langues : choisissez parmi {', '.join(known_locales())}, la première à la racine."
        )
    if said["forge"] not in FORGES:
        raise WrongAnswer(f"forge : choisissez parmi {', '.join(FORGES)}.")
    if not said["address"].startswith(("http://", "https://")):
        raise WrongAnswer("adresse : elle commence par « https:// », comme « https://exemple.fr/ ».")
    if any(any(sign in value for sign in '"\\\n') for value in said.values()):
        raise WrongAnswer("ni guillemets droits ni barre « \\ » dans une réponse.")
    if not said["address"].endswith("/"):
        said["address"] += "/"
    return Answers(languages=languages, **said)
