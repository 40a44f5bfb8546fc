"""The form to propose a sheet or to complete one, the lists that it fetches, and the grid to fill by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache, partial
from typing import Any

from partage.catalogue.forges import MAX_ADDRESS_BYTES, MAX_MAIL_BYTES
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, PLACE_FILES, PLACE_LISTS, PROPOSAL, reviewing_address, root_of
from partage.exports.own_files import FOLDER
from partage.reference.reference_data import ReferenceData
from partage.reference.territory_lists import POINTS, place_lists, place_points
from partage.rendering.formatting import written_in
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.runtime.bundles import number_of
from partage.search.field_texts import names_of
from partage.sheets.event_times import ALSO, CANCELLED, ORDINALS, REPETITIONS
from partage.sheets.fields import KEYS
from partage.sheets.file_names import RESERVED
from partage.sheets.questions import Question, outside_sections, questions
from partage.sheets.sections import SECTIONS
from partage.text.compact_json import compact_json

PROPOSAL_FOLDER = PROPOSAL
GRID = f"{PROPOSAL_FOLDER}grille/"
_ENDED = {"oui": ("terminee", "arretee", "transformee"), "inconnu": ("non-renseigne",)}
"""The stages that answer « Est-ce terminé ? » with yes."""


def body(site: Site) -> str:
    """Return the form, to go under the title of its page."""
    asked = questions(site.locale, site.references.limits)
    mandatory = [question for question in asked.values() if question.level == "O"]
    return render(
        "proposal.html.jinja",
        site.locale,
        root=root_of(PROPOSAL_FOLDER),
        promise=_promise(site),
        written_in=written_in(site),
        reviewing=root_of(PROPOSAL_FOLDER) + reviewing_address(site),
        mandatory=mandatory,
        groups=_groups(site, asked),
        terms=partial(_choices, site),
        stages=_stages(site),
        levels=partial(_levels, site),
        data=_data(site, asked),
        contributions=site.contributions,
    )


def _promise(site: Site) -> str:
    """Return who will review the sheet and how soon, as far as the network says it."""
    who, delay = site.reviewing.who, site.reviewing.delay
    key = {(True, True): "by_within", (True, False): "by", (False, True): "within"}.get(
        (bool(who), bool(delay))
    )
    return site.strings(f"reviewing.{key}", who=who, delay=delay) if key else ""


def grid(site: Site) -> str:
    """Return the same questions on paper, to go under the title of its page."""
    asked = questions(site.locale, site.references.limits)
    return render(
        "grid.html.jinja",
        site.locale,
        mandatory=[question for question in asked.values() if question.level == "O"],
        terms=partial(_choices, site),
        sections=SECTIONS,
        contributions=site.contributions,
    )


def _groups(site: Site, asked: dict[str, Question]) -> list[dict[str, Any]]:
    """Return the folded questions after the essential ones: what completes a sheet, the sections, the rest."""
    t = site.strings
    made: list[dict[str, Any]] = [
        {
            "id": "precisions",
            "title": t("form.details"),
            "section": None,
            "questions": [asked[name] for name in outside_sections("C") if name in asked],
        }
    ]
    made += [
        {
            "id": section.id,
            "title": section.named(site.locale),
            "section": section,
            "asked": section.asked(site.locale),
            "questions": [asked[name] for name in section.fields if name in asked],
        }
        for section in SECTIONS
    ]
    made.append(
        {
            "id": "encore",
            "title": t("form.more_details"),
            "section": None,
            "questions": [asked[name] for name in outside_sections("+") if name in asked],
        }
    )
    return made  # fmt: skip


def _choices(site: Site, vocabulary: str) -> list[tuple[str, str, str]]:
    """Return identifier, label and definition of each term of a closed list."""
    terms = site.references.vocabularies[vocabulary].terms.values()
    return [(term.id, term.named(site.locale), term.defined(site.locale)) for term in terms]


def _stages(site: Site) -> list[tuple[str, list[tuple[str, str, str]]]]:
    choices = {choice[0]: choice for choice in _choices(site, "etats")}
    grouped_ids = [each for ids in _ENDED.values() for each in ids]
    no = [choice for identifier, choice in choices.items() if identifier not in grouped_ids]
    yes, unknown = ([choices[each] for each in ids if each in choices] for ids in _ENDED.values())
    t = site.strings
    return [(t("form.ended.yes"), yes), (t("form.ended.no"), no), (t("form.ended.unknown"), unknown)]


def _levels(site: Site, vocabularies: str) -> list[tuple[tuple[str, str, str], list[tuple[str, str, str]]]]:
    keys, values = vocabularies.split(" ")
    return [(key, _choices(site, values)) for key in _choices(site, keys)]


def _data(site: Site, asked: dict[str, Question]) -> dict[str, Any]:
    """Return what the script needs: the questions, the words, where sheets are sent."""
    words = {key: text for key, text in site.strings.table.items() if key.startswith("form.")}
    forge, base = site.contributions.forge, site.references.language
    return {
        "questions": [_described(question, site.references.territories.example) for question in asked.values()],
        "keys": list(KEYS.values()),
        "sections": [[each.id, *each.titles(base)] for each in SECTIONS],
        "completing": [question.key for question in asked.values() if question.level == "C"],
        "toldBy": {asked[name].key: section.id for section in SECTIONS for name in section.fields if name in asked},
        "words": words,
        "zone": str(site.references.zone),
        "reserved": sorted(RESERVED),
        # Published once, at the root of the first edition.
        "sheets": site.shared_root("") + DATA + FOLDER,
        "places": {"folder": site.shared_root("") + PLACE_LISTS, "files": PLACE_FILES},
        "desk": {
            "address": site.contributions.address,
            "branch": site.contributions.branch,
            "email": site.contributions.email,
            "forge": asdict(forge) if forge else None,
            "longestAddress": MAX_ADDRESS_BYTES,
            "longestMail": MAX_MAIL_BYTES,
        },
    }  # fmt: skip


def _described(question: Question, place: str) -> dict[str, Any]:
    """Return *question* for the script; the example of a place is *place*, unless it is one of France."""
    described = {
        name: getattr(question, name)
        for name in ("key", "label", "example", "level", "kind", "vocabulary", "shortest", "longest", "most")
    }
    if place and question.kind == "places":
        described["example"] = place
    inside = [_described(each, place) for each in question.inside]
    ruled: dict[str, Any] = {
        name: getattr(question, name) for name in ("grammar", "pattern") if getattr(question, name)
    }
    if question.grammar == "repetition":
        ruled["repetitions"] = {"rules": dict(REPETITIONS), "also": ALSO, "ordinals": ORDINALS}
    if question.grammar == "cancelled":
        ruled["cancelled"] = list(CANCELLED)
    return {**described, "mayStayOpen": question.may_stay_open, "inside": inside, **ruled}


def outputs(site: Site) -> Iterator[Output]:
    """Yield the lists of terms and names; `place_outputs` are the same in every edition."""
    yield Output(f"{PROPOSAL_FOLDER}listes.json", partial(_lists, site), ())
    yield Output(f"{PROPOSAL_FOLDER}noms.txt", partial(_names, site))


def place_outputs(site: Site) -> Iterator[Output]:
    """Yield the lists of places, all made from one reading of them."""
    if not site.is_first:
        return
    for number in range(PLACE_FILES):
        yield Output(f"{PLACE_LISTS}{number}.json", partial(_places, site.references, number), ())
    for digit in range(10) if site.references.territories.are_of_france else ():
        name = f"{POINTS}{digit}"
        yield Output(f"{PLACE_LISTS}{name}.txt", partial(_points, site.references, name), ())


def _lists(site: Site) -> str:
    """Return the terms of every closed list, by its name: a form asks for several, and they are short."""
    lists = {
        name: [
            [term.id, term.named(site.locale), term.defined(site.locale), names_of(term, site.locale)]
            for term in vocabulary.terms.values()
        ]
        for name, vocabulary in site.references.vocabularies.items()
    }
    return compact_json(lists)


def _names(site: Site) -> str:
    """Return the names that a new sheet cannot take, one a line: those of all sheets, now and formerly."""
    initiatives = site.catalogue.initiatives
    return "".join(f"{name}\n" for each in initiatives for name in (each.id, *each.former_ids))


def _places(references: ReferenceData, number: int) -> str:
    return compact_json(_place_lists(references)[number])


def _points(references: ReferenceData, name: str) -> str:
    return place_points(references.territories.listed()[0])[name]


@lru_cache(maxsize=1)
def _place_lists(references: ReferenceData) -> list[dict[str, str]]:
    """Return the lists that each file holds, by name."""
    held: list[dict[str, str]] = [{} for _ in range(PLACE_FILES)]
    for name, lines in place_lists(*references.territories.listed(), references.language).items():
        held[number_of(name, PLACE_FILES)][name] = lines
    return held
