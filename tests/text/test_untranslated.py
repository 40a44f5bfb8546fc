"""Every French sentence of the engine that people may be told has English words: what lacks is counted, none may."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from partage.text.translation import in_words_of

HOOKS = Path(__file__).parents[2] / "hooks"
NOT_SAID = (
    # Words that documents are read with, and the words of pages, which are in `locales/` or in two languages there.
    "importing/synonyms", "importing/mail_endings", "importing/mail_signature", "importing/place_finder",
    "importing/date_finder", "importing/table_layout", "importing/suggestions", "reference/usual_names",
    "reference/group_names", "reference/gazetteer", "reference/cog", "reference/countries", "text/quantities",
    "text/french", "text/privacy", "sheets/fields", "sheets/sections", "sheets/questions", "sheets/event_times",
    "settings/", "rendering/", "exports/", "views/", "search/", "founding/general_pages", "founding/writing",
    # What describes a field of a list, for the schema alone.
    "reference/vocabularies", "reference/method_use", "reference/local_territories", "reference/acronyms",
    "reference/place_kinds", "across/findings", "across/reading_paths", "agenda/declared",
    # Comments of the files of servers.
    "build/hosting", "build/publishing", "sheets/body/render",
)  # fmt: skip
PARTS = frozenset((
    # Parts of sentences: each is said in a whole one, which the tests of translations and of wrong sheets read.
    "renommez-la en {}, ou ", " ; la copie précédente reste", " ; voyez les listes de « initiatives/_vocabulaires/ »",
    "latitude et longitude sont échangées ; ", "{} est {}{} ; {}", "est {}, pas celui de {}", " ; vouliez-vous dire {} ?",
    " ; retirez-le, ou racontez-le dans le texte de la fiche", " ; la liste est vide, remettez-y ce terme",
    " ; écrivez le nom de son fichier sans « .md »", " ; par exemple {}", " ; de même {} {}", "s’affichera tel quel",
    "ce fichier ne peut pas être lu{}", "{}, {}, après une ligne vide", "{}, {}, ou laissez une ligne vide entre elles",
    "ses lignes se suivront sur une seule ; mettez « - » devant chacune", "ces lignes se suivront sur une seule",
    "les traits de ce tableau s’affichent, et ses lignes se suivront sur une seule",
    "ces traits ne font pas un tableau, ses lignes se suivront sur une seule",
    "des tabulations ne font pas un tableau, ces lignes se suivront sur une seule",
    "des points-virgules ne font pas un tableau, ces lignes se suivront sur une seule",
    "{} : {} ; un tableau s’écrit « | Lieu | Jour | », puis « | --- | --- | » sur la ligne d’après",
    "{} erreur{} à corriger avant de publier.", "{} la fiche {}", "un lien s’écrit « [le site](https://exemple.org) »",
    "écrivez une commune ({}), un département ({}), une région ({}) ou un pays (« France »)",
    "aucune colonne ne donne le titre des initiatives ; nommez-en une « titre ». Colonnes lues : ",
    # Examples, which stay as sheets are written, a heading, and a file.
    "#  - {type: constat, texte: Ce que l’on a constaté ensemble.}",
    "#  - {type: convergence, texte: Ce qui est pareil ici et là.}", "#  - {type: divergence, texte: Ce qui ne l’est pas.}",
    "#  - {texte: Ce que l’on s’est promis., avec: [Une structure, Une autre], date: 2026-03-12}",
    "Déroulé et moments clés", ".gitlab/issue_templates/Proposer une fiche.md", "ce nombre doit être au plus {le}",
))  # fmt: skip
FRENCH = re.compile(
    r"\b(le|la|les|une|est|pas|avec|écrivez|ou|du|des|dans|sur|plus|cette|vous|un|au|aux|de|donnez|pour|par|ce|ces|qui)\b"
    r"|[àâçéèêëîïôûù«]"
)
_AS_TYPED = re.compile(r"“[^”]*”|\([^)]*\)|--\S+|\S*/\S+|«[^»]*»|git config .*")
"""Values, and what is typed at a terminal: it is the same in every language."""
_PATTERN = re.compile(r"\\[wdbs]|\(\?:|\[\^|\]\|")


def sentences(path: Path) -> Iterator[str]:
    """The texts of the module at *path*, docstrings apart, with `{}` for what is filled in."""
    tree = ast.parse(path.read_text("utf-8"))
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(_part(part, constants) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def _part(part: ast.expr, constants: dict[str, str]) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    name = part.value.id if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name) else ""
    return constants.get(name, "{}")


def is_left(text: str) -> bool:
    """Whether *text* is a French sentence that English has no words for, whatever fills it in."""
    if len(text.split()) < 3 or not FRENCH.search(text) or text in PARTS or _PATTERN.search(text):
        return False
    filled = (each.replace("{}", value) for each in (text, text.strip()) for value in ("X1", "« X1 »", ""))
    return all(FRENCH.search(_AS_TYPED.sub("", in_words_of(each, "en"))) for each in filled)


def test_no_sentence_is_left_in_french() -> None:
    left = [
        f"{path.relative_to(HOOKS)}: {text}"
        for path in sorted(HOOKS.rglob("*.py"))
        if not any(name in path.as_posix() for name in NOT_SAID)
        for text in sentences(path)
        if is_left(text)
    ]
    assert left == []
