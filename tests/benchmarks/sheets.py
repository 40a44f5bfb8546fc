"""One sheet from one number: front matter that the model accepts, then guided sections.

Identifiers come from the vocabularies of the tests' base, so that sheets are the same for every network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.benchmarks.drawing import Ranked, between, chance, one_of
from tests.benchmarks.french import French, before_name

HERE = Path(__file__).resolve().parent
VOCABULARIES = HERE.parent / "base" / "initiatives" / "_vocabulaires"
Context = Mapping[str, Sequence[str]]


def sheet_name(number: int) -> str:
    """Return the file name of a sheet."""
    return f"fiche-{number:05}.md"


def leaves(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the identifier and label of the narrowest terms of a vocabulary."""
    for entry in entries:
        if narrower := entry.get("etroits"):
            yield from leaves(narrower)
        else:
            yield entry["id"], entry["libelle"]


class Terms:
    """A vocabulary of the base, its terms ranked in an order that its name decides."""

    def __init__(self, name: str) -> None:
        # BaseLoader keeps « oui » and « non » as text.
        entries = yaml.load((VOCABULARIES / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
        self.labels = dict(leaves(entries))
        rng = Random(name)
        self._ids = Ranked(sorted(self.labels, key=lambda _: rng.random()))
        self.draw, self.some = self._ids.draw, self._ids.some


def as_yaml(fields: Mapping[str, Any]) -> str:
    """Return *fields* as people write them: one key a line, lists as dashes."""
    # JSON's quoted text is YAML's; a mapping on one line is both.
    lines = []
    for key, value in fields.items():
        if isinstance(value, list):
            lines += [f"{key}:", *(f"  - {json.dumps(item, ensure_ascii=False)}" for item in value)]
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


class Sheets:
    """The sheets of a seed: each depends on the seed and its number, and on no other sheet."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._french = French()
        self._territories = Ranked((HERE / "territoires.txt").read_text("utf-8").splitlines(), 0.6)
        names = (
            "disponibilites", "dispositifs", "echelles", "etats", "etats-de-proposition", "facteurs", "methodes", "natures", "niveaux-de-participation",
            "phases", "publics", "roles", "themes", "types-d-acteur",
        )  # fmt: skip
        self._terms = {name: Terms(name) for name in names}

    def text(self, number: int) -> str:
        """Return the text of a sheet, from 700 to 800 words or so."""
        rng = Random(f"{self._seed}:{number}")
        territories = self._territories.some(rng, 1, 2 if chance(rng, 0.15) else 1)
        themes, methods = self._terms["themes"].some(rng, 1, 3), self._terms["methodes"].some(rng, 0, 3)
        context = self._context(rng, number, territories, themes, methods)
        fields = {
            "titre": self._within(120, rng, "titres", context),
            "resume": self._within(600, rng, "resumes", context),
            "etat": self._terms["etats"].draw(rng),
            "territoires": territories,
            "themes": themes,
            "porteur": context["porteur"][0],
            **({"methodes": methods} if methods else {}),
            **self._optional(rng, context),
        }
        header = f"---\n{as_yaml(fields)}---\n"
        return header + self._body(rng, context, between(rng, 690, 760) - len(header.split()))

    def _context(
        self,
        rng: Random,
        number: int,
        territories: Sequence[str],
        themes: Sequence[str],
        methods: Sequence[str],
    ) -> Context:
        labels = {name: terms.labels for name, terms in self._terms.items()}
        towns = [territory.partition(" ")[2].replace("'", "’") for territory in territories]
        earlier = [sheet_name(between(rng, 1, number - 1)) for _ in range(between(rng, 1, 3)) if number > 1]
        return {
            "ville": towns,
            "dans": [before_name("à", town) for town in towns],
            "rue": [self._french.street(rng), self._french.street(rng)],
            "porteur": [self._french.organisation(rng, towns[0])],
            "theme": [labels["themes"][theme] for theme in themes],
            "methode": [labels["methodes"][method] for method in methods]
            or list(labels["methodes"].values()),
            "public": list(labels["publics"].values()),
            "nombre": [str(between(rng, 5, 20)), str(between(rng, 20, 300))],
            "annee": [str(between(rng, 2012, 2025))],
            "mois": self._french.words["mois"],
            "lien": [f"[cette autre fiche]({name})" for name in earlier],
        }

    def _within(self, longest: int, rng: Random, kind: str, context: Context) -> str:
        while len(text := self._french.say(rng, kind, context)) > longest:
            pass
        return text

    def _optional(self, rng: Random, context: Context) -> dict[str, Any]:
        terms, year = self._terms, int(context["annee"][0])
        likely: list[tuple[float, str, Any]] = [
            (0.8, "nature", lambda: terms["natures"].draw(rng)),
            (0.85, "debut", lambda: f"{year}-{between(rng, 1, 12):02}" if chance(rng, 0.4) else str(year)),
            (0.45, "fin", lambda: str(year + between(rng, 1, 3))),
            (0.8, "publics", lambda: terms["publics"].some(rng, 1, 3)),
            (0.7, "echelle", lambda: terms["echelles"].draw(rng)),
            (0.5, "participants", lambda: f"environ {context['nombre'][1]}"),
            (0.6, "acteurs", lambda: [self._actor(rng, context) for _ in range(between(rng, 1, 4))]),
            (0.4, "participation", lambda: self._participation(rng)),
            (0.2, "selection", lambda: terms["methodes"].some(rng, 1, 2)),
            (0.35, "dispositifs", lambda: terms["dispositifs"].some(rng, 1, 2)),
            (0.5, "freins", lambda: self._factors(rng, context)),
            (0.5, "leviers", lambda: self._factors(rng, context)),
            (0.6, "enseignements", lambda: self._short(rng, context, between(rng, 1, 4))),
            *self._read_across(rng, context),
        ]
        return {key: make() for probability, key, make in likely if chance(rng, probability)}

    def _read_across(self, rng: Random, context: Context) -> list[tuple[float, str, Any]]:
        """Return what sheets say to those who read several of them."""
        likely: list[tuple[float, str, Any]] = [
            (0.2, "propositions", lambda: [self._proposal(rng, context)]),
            (0.1, "disponible_pour", lambda: self._terms["disponibilites"].some(rng, 1, 2)),
        ]
        prose = ("resultats_habitants", "publics_absents", "a_refaire", "effets_inattendus", "fait_debat")
        return [*likely, *((0.15, key, lambda: self._short(rng, context, 1)[0]) for key in prose)]

    def _proposal(self, rng: Random, context: Context) -> dict[str, Any]:
        return {
            "texte": self._short(rng, context, 1)[0],
            "avec": [self._french.organisation(rng, context["ville"][0]) for _ in range(between(rng, 1, 2))],
            "etat": self._terms["etats-de-proposition"].draw(rng),
        }

    def _actor(self, rng: Random, context: Context) -> dict[str, Any]:
        return {
            "nom": self._french.organisation(rng, context["ville"][0]),
            "type": self._terms["types-d-acteur"].draw(rng),
            "roles": self._terms["roles"].some(rng, 1, 2),
        }

    def _participation(self, rng: Random) -> dict[str, str]:
        phases = self._terms["phases"].some(rng, 1, 4)
        return {phase: self._terms["niveaux-de-participation"].draw(rng) for phase in phases}

    def _factors(self, rng: Random, context: Context) -> list[dict[str, str]]:
        factors = self._terms["facteurs"].some(rng, 1, 3)
        sentences = self._short(rng, context, len(factors))
        told = [{"facteur": factor, "texte": text} for factor, text in zip(factors, sentences, strict=True)]
        # Some say how they got round the first.
        return [{**told[0], "contournement": sentences[-1]}, *told[1:]] if chance(rng, 0.4) else told

    def _short(self, rng: Random, context: Context, count: int) -> list[str]:
        return [self._french.say(rng, "courtes", context) for _ in range(count)]

    def _body(self, rng: Random, context: Context, words: int) -> str:
        titles = self._french.words["sections"]
        sections = sorted(Ranked(titles, 0).some(rng, 5, 7), key=titles.index)
        furniture = {title: one_of(rng, (self._list, self._table)) for title in sections if chance(rng, 0.2)}
        furniture[sections[1]] = self._list
        links = list(context["lien"])
        parts: list[str] = []
        for rank, title in enumerate(sections):
            blocks = [f"## {title}"]
            if links:
                blocks.append(self._french.say(rng, "liaisons", {**context, "lien": [links.pop()]}))
            if title in furniture:
                blocks.append(furniture[title](rng, context))
            share = (words - _words(parts)) // (len(sections) - rank)
            while _words(blocks) < share:
                blocks.append(
                    " ".join(self._french.say(rng, "phrases", context) for _ in range(between(rng, 2, 4)))
                )
            parts += blocks
        return "\n" + "\n\n".join(parts) + "\n"

    def _list(self, rng: Random, context: Context) -> str:
        return "\n".join(f"- {self._french.say(rng, 'points', context)}" for _ in range(between(rng, 3, 5)))

    def _table(self, rng: Random, context: Context) -> str:
        months = [one_of(rng, context["mois"]).capitalize() for _ in range(between(rng, 2, 4))]
        rows = [f"| {month} | {self._french.say(rng, 'points', context)} |" for month in months]
        return "\n".join(["| Mois | Étape |", "| --- | --- |", *rows])


def _words(blocks: Sequence[str]) -> int:
    return sum(len(block.split()) for block in blocks)
