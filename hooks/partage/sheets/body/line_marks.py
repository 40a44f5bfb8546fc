"""Titles and frames that are none: what other programs put at the beginning of a line."""

from __future__ import annotations

import re

from partage.sheets.body.mark_kinds import Kind, begins, is_no, text_of
from partage.text.messages import quoted

LINE_MARKS = (
    begins(
        r"#{2,6}(?=[^\s#<])|#(?=[^\s#<]+ [^#\n<]+(?:</p>|$))",
        lambda found: (
            f"{is_no(found, 'un titre')}, il manque un espace après « # » ; écrivez "
            f"{quoted(re.sub('^#+', lambda mark: mark[0] + ' ', text_of(found)))}"
        ),
    ),
    begins(
        r"#{7,}",
        lambda found: f"{is_no(found, 'un titre')} : un titre a six « # » au plus, et deux suffisent",
    ),
    begins(
        r"={2,6} (?=[^\s=\"&])|[hH][1-6]\. (?=\S)",
        lambda found: (
            f"{is_no(found, 'un titre')}, ces signes s’affichent ; écrivez {quoted(_titled(text_of(found)))}"
        ),
    ),
    begins(
        r"!!! |!!!(?=[^\W\d_])|\?\?\?\+? |\?\?\?(?=[^\W\d_])|:::+ ?\w|=== (?:\"|&quot;)|\[![A-Za-z]+\]|"
        r"\.\. [\w-]{2,30}::|bq\. |\{(?:panel|quote|noformat|code|info|note|tip|warning|expand)(?:[:|][^{}\n]*)?\}",
        lambda found: (
            f"{quoted(found.string.strip())} : il n’y a pas d’encadré ici, ces signes s’affichent ; écrivez une "
            "citation (« > » au début de la ligne) ou un titre (« ### À savoir »)"
        ),
    ),
    begins(
        r":[ \t]{1,4}(?=[^\s:])",
        lambda found: f"{is_no(found, 'une définition')} ; écrivez « **Mot** : ce qu’il veut dire »",
    ),
    begins(
        r"\*\[[^\[\]<\n]{1,60}\]:",
        lambda found: (
            f"{quoted(found.string.strip())} s’affichera tel quel ; écrivez le sigle en toutes lettres la première fois"
        ),
    ),
    Kind(
        r"(?:&lt;){7} ",
        r"^<{7} ",
        lambda found: (
            f"{quoted(found[0].strip())} : deux versions de ce texte sont restées l’une après l’autre ; gardez la "
            "bonne, et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> »"
        ),
        ("&lt;&lt;&lt;&lt;&lt;&lt;&lt;",),
    ),
)


def _titled(line: str) -> str:
    return "## " + re.sub(r"^(?:=+|[hH]\d\.)|=+$", "", line).strip()
