"""Links and pictures that are none, since a space or an empty text keeps the parser from seeing them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.unfenced import unfenced_lines, without_code
from partage.text.messages import quoted

MOST = 10
"""Links of one text that are remarked one by one."""
_MARKS = ("](", "] ", "]\n", "][", "[^")
_SHOWN = re.compile(r"\](?:\(|[ \n]+\((?:<a |https?:|images/|[\w-]+\.md))|\]\[|\[\^[^\[\]<\n]{1,100}\]")
_WRITTEN = re.compile(
    r"(?<!\\)(!?)\[([^\[\]\n]{0,300})\]([ \t]*)\(([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,300})?)\)"
)
_ADDRESS = re.compile(r"<[^<>]*>|\S*")
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*""")
_LEADS = re.compile(r"<?(?:https?://|mailto:|tel:|images/|\./|#|[^\s/]+\.md\b)", re.IGNORECASE)
_CUT_SHOWN = re.compile(r"\](?:\n\((?:<a |https?:|images/|[\w-]+\.md)|\([^()\n]*\n)")
_CUT = re.compile(r"(?<!\\)\[[^\[\]]+\](?:\([^()]*)?$")
_VALID = re.compile(r"(?<!\\)\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)")
_OPEN = re.compile(r"(?<!\\)\[[^\[\]]*\]\(")
_OPEN_LINK = (
    "ce lien n’en est pas un, sans doute faute d’une parenthèse, et s’affichera tel quel ; exemple : "
    "« [le bilan](https://exemple.org/bilan) »"
)
_CUT_LINK = (
    "ce lien est coupé par la fin de la ligne, il s’affichera tel quel ; écrivez-le d’un seul tenant : "
    "« [le bilan](https://exemple.org/bilan) »"
)
_CALL = re.compile(r"\[\^([^\[\]\s]{1,100})\](?!:)")
_REFERENCE = re.compile(r"\[[^\[\]\n]{1,300}\]\[([^\[\]\n]{1,100})\]")


def broken_links(shown: str, body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield a remark on each link, picture or call of a note of *body* that is no link in *shown*, its HTML without
    code.
    """
    if not (any(mark in shown for mark in _MARKS) and _SHOWN.search(shown)):
        return
    said = 0
    lines = list(unfenced_lines(body, first_line))
    for number, line in lines:
        for sentence in _sentences(without_code(line), shown):
            yield number, sentence, "warning"
            said += 1
            if said == MOST:
                return
    if not said and "](" in shown and not _CUT_SHOWN.search(shown):
        open_ = next(
            (number for number, line in lines if _OPEN.search(_VALID.sub("", without_code(line)))),
            None,
        )
        if open_ is not None:
            yield open_, _OPEN_LINK, "warning"
    if not said and _CUT_SHOWN.search(shown):
        cut = next((number for number, line in lines if _CUT.search(line)), None)
        if cut is not None:
            yield cut, _CUT_LINK, "warning"


def _sentences(line: str, shown: str) -> Iterator[str]:
    if "[" not in line:
        return
    for found in _WRITTEN.finditer(line):
        sentence = _about(*found.groups())
        if sentence:
            yield sentence
    for found in _CALL.finditer(line):
        if f"[^{found[1]}]" in shown and not line.startswith(f"[^{found[1]}]:"):
            yield (
                f"{quoted(found[0])} appelle une note qui n’est nulle part ; écrivez-la à la fin du texte : "
                f"{quoted(found[0] + ': le texte de la note')}"
            )
    for found in _REFERENCE.finditer(line):
        if f"][{found[1]}]" in shown:
            yield (
                f"{quoted(found[0])} : aucune adresse n’est donnée pour {quoted(found[1])} ; écrivez-la entre "
                "parenthèses : « [le bilan](https://exemple.org/bilan) »"
            )


def _about(picture: str, text: str, gap: str, inside: str) -> str:
    """Return what keeps this from being a link or a picture; empty where nothing does."""
    address = inside.strip()
    whole = f"{picture}[{text}]{gap}({inside})"
    thing = "cette image" if picture else "ce lien"
    first = _ADDRESS.match(address)
    end = address[first.end() :] if first else ""
    if gap:
        if not _LEADS.match(address):
            return ""
        none = "une" if picture else "un"
        return f"{quoted(whole)} : {thing} n’en est pas {none} ; enlevez l’espace entre « ] » et « ( »"
    if not picture and not text.strip() and address:
        return f"{quoted(whole)} : ce lien n’a pas de texte ; dites entre les crochets ce qu’on y trouve"
    if end.strip() and not _TITLE.fullmatch(end):
        title = re.search(r"""\s+["'(][^"'()]*["')]\s*$""", address)
        right = (address[: title.start()] if title else address).strip("<>").replace(" ", "%20")
        return (
            f"{quoted(whole)} : {thing} a un espace dans son adresse, elle s’affichera telle quelle ; écrivez "
            f"{quoted(right)}, ou renommez le fichier sans espace"
        )
    return ""
