"""The engine names nothing of the network that it comes from: its places, its themes, its licence."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

HOOKS = Path(__file__).parents[1] / "hooks"
OURS = re.compile(r"\b[Mm]arseille\b|\bhaut-gap\b|\bGap\b|\bBY-SA\b")
UNDONE = "partage/founding/"
"""What `partage init` takes away of the network that it starts from is named there."""
EXAMPLES = re.compile(
    r"« ?05061 Gap ?»|\"05061 Gap\"|Ville de Gap|conseil-citoyen-haut-gap"
    # What the official code writes in a way of its own: the arrondissements of three cities.
    r"|marseille\|lyon\|paris|Marseille\|Lyon\|Paris|Marseille 3e Arrondissement|« Marseille \(13\) »"
    r"|(?:of )?Paris, Lyon (?:or|and|ou|et) Marseille|“05061 Gap”|« Gap »|“Gap”"
)
"""Examples of what people write, in messages and in the form."""
THEMES = Path(__file__).parent / "base/initiatives/_vocabulaires/themes.yml"


TEXTS = {
    path.relative_to(HOOKS).as_posix(): path.read_text("utf-8")
    for path in sorted(HOOKS.rglob("*"))
    if path.suffix in (".py", ".yml", ".jinja", ".html") and path.is_file()
}


def naming(names: re.Pattern[str], but: re.Pattern[str]) -> list[str]:
    """Return where the engine has one of *names*, in what is not an example."""
    return [
        f"{path}:{number}"
        for path, text in TEXTS.items()
        if names.search(text) and not path.startswith(UNDONE)
        for number, line in enumerate(text.splitlines(), 1)
        if names.search(line) and names.search(but.sub("", line))
    ]


def test_no_place_and_no_licence_of_ours_is_named() -> None:
    assert naming(OURS, EXAMPLES) == []


def test_no_theme_is_named() -> None:
    """A theme of ours is known by its hyphens: other words are of the language."""
    themes = yaml.safe_load(THEMES.read_text("utf-8"))
    each_one = [each for family in themes for each in (family, *family.get("etroits", ()))]
    names = "|".join(re.escape(each["id"]) for each in each_one if "-" in each["id"])
    # The example of the field, and one of a comment about identifiers.
    assert naming(re.compile(rf"\b(?:{names})\b"), re.compile('"lien-social",$|#.*')) == []
