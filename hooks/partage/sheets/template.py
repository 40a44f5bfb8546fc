"""The commented sheet that a contributor starts from, generated from the fields and the guided sections."""

from __future__ import annotations

from partage.sheets.fields import KEYS, LEVELS, field_example, field_help, field_label
from partage.sheets.sections import SECTIONS, guided
from partage.sheets.writer import scalar
from partage.text.characters import with_plain_spaces
from partage.text.folding import slug
from partage.text.translation import spoken, spoken_words


def identifier(title: str) -> str:
    """Return the identifier of a sheet named *title*; empty if no letter is left."""
    return slug(title, longest=60)


PLACE_HELP = "Un lieu de la liste de cette base suffit ; le premier est le principal."
"""What is said of places where they are not those of France, whose codes are then no use."""


def draft(title: str, place: str = "") -> str:
    """Return the text of a new sheet: its title, then every other field as an example in a comment, then the sections.

    *place* is the example of a place, where the usual one is of another country.
    What is in a comment is no answer: a mandatory field that nobody filled is reported as missing.
    """
    lines = [
        "---",
        spoken_words(
            "# Six réponses suffisent : retirez le « # » devant chaque exemple, et mettez le vôtre à sa place."
        ),
    ]
    for name in of_level("O"):
        answer = f"{KEYS[name]}: {scalar(title)}" if name == "title" else f"#{KEYS[name]}: {example_of(name)}"
        said = explained(name)
        if place and name == "territories":
            answer = f"#{KEYS[name]}: {scalar(place)}"
            said = f"{field_label(name, spoken())} — {_said(PLACE_HELP)}"
        lines += ["", f"# {said}", answer]
    lines += ["", _said("# Pour une fiche complète : de même, une ligne après l’autre.")]
    for name in of_level("C"):
        lines += [f"# {explained(name)}", f"#{KEYS[name]}: {example_of(name)}"]
    lines += ["", _said("# Facultatif.")]
    lines += [f"#{KEYS[name]}: {example_of(name)}" for name in of_level("+")]
    lines += ["---", ""]
    for section in SECTIONS:
        question = with_plain_spaces(section.asked(spoken()))
        lines += [f"## {section.written_in(spoken())}", "", f"<!-- {question} -->", ""]
    return "\n".join(lines)


def meeting_draft(title: str, place: str = "") -> str:
    """Return the text of a new sheet of a meeting: the same fields, then the plan of its minutes."""
    written, *_ = draft(title, place).split("\n## ", 1)
    answers = {f"#{KEYS['kind']}: {example_of('kind')}": f"{KEYS['kind']}: {MEETING}"}
    for name, examples in _OF_A_MEETING.items():
        answers[f"#{KEYS[name]}: {example_of(name)}"] = "\n".join([f"#{KEYS[name]}:", *examples])
    lines = [answers.get(line, line) for line in written.split("\n")]
    for heading, question in PLAN:
        known = guided(heading)
        title = known.written_in(spoken()) if known else _said(heading)
        lines += [f"## {title}", "", f"<!-- {_said(question)} -->", ""]
    return "\n".join(lines)


MEETING = "rencontre"
"""The nature of the sheet of a meeting."""
_OF_A_MEETING = {
    "lessons": (
        "#  - {type: constat, texte: Ce que l’on a constaté ensemble.}",
        "#  - {type: convergence, texte: Ce qui est pareil ici et là.}",
        "#  - {type: divergence, texte: Ce qui ne l’est pas.}",
    ),
    "proposals": (
        "#  - {texte: Ce que l’on s’est promis., avec: [Une structure, Une autre], date: 2026-03-12}",
    ),
}
"""Examples in the place of those of other sheets."""
PLAN = (
    ("Contexte et diagnostic", "Dans quel cadre, à la demande de qui ? Qui était là, qui recevait, qui s’est excusé ? "
     "Des structures et des fonctions, jamais le nom d’habitants."),
    ("Déroulé et moments clés", "Dans l’ordre de la journée : l’accueil, les présentations, le repas, la visite, les "
     "débats."),
    ("Ce qui nous a marqués", "Ce que les visiteurs retiennent de leurs hôtes, et les hôtes de leurs visiteurs."),
    ("Enseignements", "Les constats et les convergences, une phrase chacun, vont dans « enseignements », en haut ; "
     "dites ici ce qui demande plus d’une phrase."),
    ("Suites", "Qui fait quoi, avec qui, avant quand ? Une proposition par ligne de « propositions », en haut."),
)  # fmt: skip
"""The headings of minutes, in the order of a day, each with what to tell there."""


def of_level(level: str) -> list[str]:
    """Return the attributes of the fields of *level*."""
    return [name for name, its_level in LEVELS.items() if its_level == level]


def _said(comment: str) -> str:
    return with_plain_spaces(spoken_words(comment))


def explained(name: str) -> str:
    """Return the comment above the field whose attribute is *name*."""
    # As people type: no no-break space in a file to be edited.
    return with_plain_spaces(f"{field_label(name, spoken())} — {field_help(name, spoken())}")


def example_of(name: str) -> str:
    """Return the example of the field whose attribute is *name*, as YAML."""
    example = with_plain_spaces(field_example(name, spoken()))
    return example if example.startswith("{") else scalar(example)
