"""The pages that every base begins with, as those of one base: its licence, the law of France in France alone."""

from __future__ import annotations

import re

from partage.founding.answers import Answers

_TEXTS = re.compile(r"\[Creative Commons BY-SA 4\.0\]\([^)]*\)")
_OF_FRANCE = (
    # The official code of France, and what its maps are made from.
    (r"(?m)^- \*\*(?:Données|Data)\*\*(?: |\u00a0)?: \[Licence Ouverte[^\n]*\n", ""),
    (r"\[saisir la Cnil\]\([^)]*\)", "saisir l’autorité de protection des données de votre pays"),
    (
        r"\[complain to the Cnil\]\([^)]*\), the French data protection\s+authority",
        "complain to the data protection authority of your country",
    ),
    (r", conformément à l’article 47 de la loi\s+n° 2005-102[^.]*", ""),
    (r", under article 47 of the\s+French law 2005-102[^.]*", ""),
    (r"au référentiel général d’amélioration de l’accessibilité \(RGAA\), version 4\.1", "aux WCAG 2.2"),
    (r"with the French standard RGAA 4\.1", "with WCAG 2.2"),
    (r" et du RGAA 4| and of RGAA 4", ""),
    (r"(?ms)^## (?:Voies de recours|Remedies)\n.*?(?=^## |\Z)", ""),
)
"""What is said in France alone, and what is said instead."""


def adapted(text: str, answers: Answers) -> str:
    """Return the *text* of a page with the licence of *answers*, and without what is only true in France elsewhere."""
    text = _TEXTS.sub(lambda _: licence_link(answers), text)
    for pattern, words in () if answers.is_in_france else _OF_FRANCE:
        text = re.sub(pattern, words, text)
    return text


def licence_link(answers: Answers) -> str:
    """Return the name of the licence of *answers*, as a link where its address is known."""
    address = answers.licence_address
    return f"[{answers.licence}]({address})" if address else answers.licence
