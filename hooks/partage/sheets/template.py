"""The commented sheet that a contributor starts from, generated from the fields and the guided sections."""

from __future__ import annotations

from partage.sheets.fields import KEYS, LEVELS, FrontMatter
from partage.sheets.sections import SECTIONS
from partage.sheets.writer import scalar
from partage.text.folding import slug


def identifier(title: str) -> str:
    """Return the identifier of a sheet named *title*; empty if no letter is left."""
    return slug(title, longest=60)


def draft(title: str) -> str:
    """Return the text of a new sheet: mandatory fields first, the others in comments, then the sections."""
    lines = ["---", "# Six réponses suffisent. Remplacez les exemples par les vôtres."]
    for name in of_level("O"):
        example = scalar(title) if name == "title" else example_of(name)
        lines += ["", f"# {explained(name)}", f"{KEYS[name]}: {example}"]
    lines += ["", "# Pour une fiche complète : retirez le « # » devant les lignes que vous remplissez."]
    for name in of_level("C"):
        lines += [f"# {explained(name)}", f"#{KEYS[name]}: {example_of(name)}"]
    lines += ["", "# Facultatif."]
    lines += [f"#{KEYS[name]}: {example_of(name)}" for name in of_level("+")]
    lines += ["---", ""]
    for section in SECTIONS:
        lines += [f"## {section.title}", "", f"<!-- {section.question} -->", ""]
    return "\n".join(lines)


def of_level(level: str) -> list[str]:
    """Return the attributes of the fields of *level*."""
    return [name for name, its_level in LEVELS.items() if its_level == level]


def explained(name: str) -> str:
    """Return the comment above the field whose attribute is *name*."""
    declared = FrontMatter.model_fields[name]
    return f"{declared.title} — {declared.description}"


def example_of(name: str) -> str:
    """Return the example of the field whose attribute is *name*, as YAML."""
    example = str((FrontMatter.model_fields[name].examples or [""])[0])
    return example if example.startswith("{") else scalar(example)
