"""Issue forms for people with an account on the forge, generated from the fields and the guided sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.settings.values import Licence
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import LEVELS
from partage.sheets.questions import Question, questions
from partage.sheets.sections import SECTIONS
from partage.text.characters import with_plain_spaces
from partage.text.strings import WRITTEN_IN
from partage.text.translation import spoken, spoken_words

GITHUB = ".github/ISSUE_TEMPLATE/proposer-une-fiche.yml"
"""Forgejo and Gitea read the same path."""
GITLAB = ".gitlab/issue_templates/Proposer une fiche.md"
_NAME = "Proposer une fiche"
_TITLE = "Fiche : "
_INTRODUCTION = (
    "Six réponses suffisent. Quelqu’un du réseau met votre récit en forme, puis vous le fait relire. "
    "Vous ne savez pas ? Dites-le dans la réponse : ce n’est pas une faute."
)
_PRIVATE = (
    "Ce texte est public : il ne donne ni nom de personne sans son accord, ni téléphone ou adresse d’un particulier, "
    "ni la situation d’une famille que l’on pourrait reconnaître."
)
_AGREEMENT = "J’accepte que ce texte soit publié sous licence {licence}."
_AGREEMENT_NAMED = "J’accepte que ce texte soit publié sous {licence}."
_AGREEMENT_WITHOUT_LICENCE = "J’accepte que ce texte soit publié."
_STORY = "Votre récit"
_STORY_HELP = "Tout est facultatif : répondez aux questions que vous voulez, laissez les autres."
_SOURCE = "D’où viennent les faits ?"
_SOURCE_HELP = "Un bilan, une délibération, un entretien… avec sa date si vous la savez."
_MADE_BY = "Fait par « partage forge modeles », d’après les champs et les listes : changez-les plutôt que ce fichier."


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a literal block."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def issue_forms(references: ReferenceData, licence: Licence) -> dict[str, str]:
    """Return the text of each form, by its path from the project's root.

    Texts are given under *licence*; lists, limits and the place that is an example are those of *references*.
    """
    agreement = _AGREEMENT_NAMED if licence.says_so else _AGREEMENT
    stated = agreement.format(licence=licence.name) if licence.name else _AGREEMENT_WITHOUT_LICENCE
    agreements = [spoken_words(each) for each in (_PRIVATE, stated)]
    return {
        GITHUB: _as_form(references, agreements),
        GITLAB: _as_text(references, agreements),
    }


def _as_form(references: ReferenceData, agreements: Sequence[str]) -> str:
    form = {
        "name": spoken_words(_NAME),
        "description": spoken_words("Raconter une initiative, réussie ou non, en dix minutes."),
        "title": _TITLE if spoken() == WRITTEN_IN else "Sheet: ",
        "body": [
            {"type": "markdown", "attributes": {"value": spoken_words(_INTRODUCTION)}},
            *_questions(references),
            _element("textarea", "recit", _STORY, _STORY_HELP, value=_outline()),
            _element("textarea", "sources", _SOURCE, _SOURCE_HELP),
            {
                "type": "checkboxes",
                "id": "accords",
                "attributes": {
                    "label": spoken_words("Avant d’envoyer"),
                    "options": [{"label": each, "required": True} for each in agreements],
                },
            },
        ],
    }
    text = yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return f"# {_said(_MADE_BY)}\n{text}"


def _questions(references: ReferenceData) -> Iterator[dict[str, Any]]:
    for name in _asked():
        asked, kind = questions(spoken())[name], FIELD_KINDS[name]
        label, help_text = asked.label, references.limits.told(kind.key, asked.help)
        if kind.kind == "term":
            terms = references.vocabularies[kind.vocabularies[0]].terms.values()
            options = [f"{'— ' * len(term.ancestors)}{_option(term)}" for term in terms]
            more = {"multiple": True} if kind.is_list else {}
            yield _element("dropdown", kind.key, label, help_text, required=True, options=options, **more)
        else:
            element = "textarea" if kind.kind == "prose" else "input"
            yield _element(
                element, kind.key, label, help_text, required=True, placeholder=_example(references, asked)
            )


def _example(references: ReferenceData, asked: Question) -> str:
    """Return the example of the question *asked*: a place is one of those of the base."""
    return (asked.kind == "places" and references.territories.example) or asked.example


def _asked() -> list[str]:
    return [name for name, level in LEVELS.items() if level == "O"]


def _option(term: Term) -> str:
    # The sheet will hold the identifier.
    return f"{term.named(spoken())} ({term.id})"


def _element(
    kind: str, identifier: str, label: str, help_text: str, *, required: bool = False, **attributes: object
) -> dict[str, Any]:
    element: dict[str, Any] = {
        "type": kind,
        "id": identifier,
        "attributes": {"label": spoken_words(label), "description": spoken_words(help_text), **attributes},
    }
    if required:
        element["validations"] = {"required": True}
    return element


def _outline() -> str:
    return "".join(
        f"## {each.written_in(spoken())}\n\n<!-- {each.asked(spoken())} -->\n\n" for each in SECTIONS
    )


def _as_text(references: ReferenceData, agreements: Sequence[str]) -> str:
    """Return the form as one text, for a forge without fields."""
    lines = [f"<!-- {_said(_MADE_BY)} -->", "", spoken_words(_INTRODUCTION), ""]
    for name in _asked():
        asked = questions(spoken())[name]
        lines += [f"## {asked.label}", "", "<!--"]
        kind = FIELD_KINDS[name]
        lines.append(references.limits.told(kind.key, asked.help))
        if kind.kind == "term":
            indented = references.vocabularies[kind.vocabularies[0]].terms.values()
            lines += [f"{'  ' * len(term.ancestors)}- {_option(term)}" for term in indented]
        else:
            lines.append(spoken_words(f"Exemple : {_example(references, asked)}"))
        lines += ["-->", "", ""]
    lines += [f"# {spoken_words(_STORY)}", "", spoken_words(_STORY_HELP), "", _outline().rstrip(), ""]
    lines += [f"## {spoken_words(_SOURCE)}", "", f"<!-- {spoken_words(_SOURCE_HELP)} -->", ""]
    lines += [f"## {spoken_words('Avant d’envoyer')}", "", *(f"- [ ] {each}" for each in agreements), ""]
    return "\n".join(lines)


def _said(comment: str) -> str:
    return with_plain_spaces(spoken_words(comment))
