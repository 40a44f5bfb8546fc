"""The end of a mailed sheet that is not the sheet: closing words, name, signature, advertisement, answered message.

The guide promises that nothing about the sender gets into Git. What is left out is returned, for whoever receives it to
see; a line that may belong to the sheet is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from partage.importing.mail_endings import (
    ANSWERED,
    ATTRIBUTION,
    ATTRIBUTION_BEGINS,
    CLOSING,
    HEADER,
    MARK,
    MAY_END,
    NOTICE,
    OTHER_HEADER,
    PROGRAM,
    QUOTED,
    STRONG_ONE,
)
from partage.text.folding import fold
from partage.text.privacy import reaches_somebody

_MAX_LINES = 25
"""Lines of a signature that no mark begins."""
_MAX_ROUNDS = 4
_MAX_LENGTH = 160
_MAX_WORDS = 8
_MAX_CLOSING_WORDS = 5
_TEXT = re.compile(r"#{1,6} |[-*+] |\d{1,2}[.)] |> |\||```|\[\^|!\[")
"""What begins a line of Markdown and no line of a signature."""
_NAME = re.compile(
    r"(?:(?:M\.|Mme|Mlle|Dr) )?[A-ZÀ-Ý][\w’'-]+(?: (?:[A-ZÀ-Ý][\w’'-]+|de|du|d’|le|la|[A-Z]\.)){1,3}[,.]?"
)
_GROUPS = frozenset((
    "association", "atelier", "caf", "caisse", "centre", "collectif", "comite", "commune", "conseil", "departement",
    "espace", "federation", "fondation", "foyer", "groupe", "habitants", "jardin", "maison", "mairie", "mission",
    "prefecture", "regie", "region", "reseau", "service", "tiers", "union", "ville",
))  # fmt: skip
"""First words of what is named like a person and is none."""
_STREET = re.compile(
    r"\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.?|boulevard|bd\.?|place|chemin|impasse|allées?|quai|route|cours|"
    r"square|passage|montée|traverse)\b|\b\d{5} [A-ZÀ-Ý]|\b(?:BP|CS) ?\d",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:T[ée]l(?:éphone)?|Mob(?:ile)?|Port(?:able)?|Fixe|Mail|Courriel|E-?mail|Site)\.? ?:|www\.|https?://",
    re.IGNORECASE,
)


def without_signature(lines: Sequence[str], people: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the *lines* of a text up to a signature, and the rest without its empty lines.

    *people* are the names and addresses of those who may have signed, as the headers of mails give them.
    """
    end = next((place for place in range(len(lines)) if _ends_text(lines, place)), len(lines))
    for _ in range(_MAX_ROUNDS):
        # A name above an advertisement, closing words above the name.
        end = _cut(_trimmed(lines[:end]), people)
    return _trimmed(lines[:end]), [line.strip() for line in lines[end:] if line.strip()]


def _trimmed(lines: Sequence[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return list(lines[:end])


def _cut(lines: Sequence[str], people: Collection[str]) -> int:
    """Return the place of the first line that does not belong to the text, or the number of *lines*."""
    for place in _tail(lines):
        line = lines[place].strip()
        apart = place == 0 or not lines[place - 1].strip()
        after_heading = _before(lines, place).startswith("#")
        if PROGRAM.match(line) or NOTICE.match(line):
            return place
        is_last = place + 1 == len(lines)
        if is_last and not after_heading and (_signs(line, people) or _thanks(line, people)):
            return place
        ends = _closes(line) or _leads_to_name(lines[place:], people) or _signs(line, people)
        if apart and not after_heading and (ends or _is_card(lines[place:])):
            return place
    return len(lines)


def _before(lines: Sequence[str], place: int) -> str:
    """Return the last line with words before *place*; empty if there is none."""
    return next((lines[each] for each in range(place - 1, -1, -1) if lines[each].strip()), "")


def _tail(lines: Sequence[str]) -> range:
    """Return the places of the last lines, from the first one on after which nothing is a text of a sheet."""
    start = len(lines)
    while start and len(lines) - start < _MAX_LINES:
        line = lines[start - 1].strip()
        if _TEXT.match(line) or (len(line) > _MAX_LENGTH and not NOTICE.match(line)):
            break
        start -= 1
    return range(start, len(lines))


def _is_end(lines: Sequence[str], place: int) -> bool:
    """Whether a mark of a signature is one: neither the underlining of a heading, nor a rule between two sections."""
    rest = [line for line in lines[place + 1 :] if line.strip()]
    if any(line.startswith("#") for line in rest):
        return False
    # Without the space that makes it a mark, it may also underline a heading.
    return lines[place] == "-- " or (
        len(rest) <= _MAX_LINES and not (place and lines[place - 1].strip() and not rest)
    )


def _ends_text(lines: Sequence[str], place: int) -> bool:
    """Whether the text ends above *place*, at a mark of a signature or at the message that is answered."""
    line = lines[place].strip()
    if not line or not MAY_END.match(line):
        return False
    if line.startswith(">"):
        # An answered message, quoted to the end; a quotation of the sheet has text after it, or no such line.
        rest = [QUOTED.sub("", each.strip(), count=1) for each in lines[place:] if _is_quoted_or_empty(each)]
        return len(rest) == len(lines) - place and answers(rest, 0)
    return answers(lines, place) or bool(MARK.match(lines[place]) and _is_end(lines, place))


def _is_quoted_or_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith(">")


def answers(lines: Sequence[str], place: int) -> bool:
    """Whether the message that is answered, or sent on, begins at *place*."""
    line = lines[place].strip()
    following = [each.strip() for each in lines[place + 1 : place + 6] if each.strip()]
    if ANSWERED.match(line) or ATTRIBUTION.match(line):
        return True
    if HEADER.match(line):
        return sum(bool(OTHER_HEADER.match(each)) for each in following) > 1
    # A long one is cut in two by the program.
    return bool(following and ATTRIBUTION_BEGINS.match(line) and ATTRIBUTION.match(f"{line} {following[0]}"))


def _closes(line: str) -> bool:
    folded = fold(line)
    is_short = len(folded.split()) <= _MAX_CLOSING_WORDS
    return len(line) <= _MAX_LENGTH and bool(
        CLOSING.fullmatch(folded) or (is_short and STRONG_ONE.search(folded))
    )


def _thanks(line: str, people: Collection[str]) -> bool:
    """Whether *line* is a few words, a comma, and the name of one of *people*: « Merci pour tout, Nadia »."""
    words, comma, name = line.rpartition(",")
    return bool(comma) and len(words.split()) <= _MAX_CLOSING_WORDS and _signs(name, people)


def _leads_to_name(lines: Sequence[str], people: Collection[str]) -> bool:
    """Whether *lines* are a few words, or a dash, then the name of one of *people*: « Bon courage, Nadia »."""
    first, *others = [line.strip() for line in lines if line.strip()]
    is_short = len(fold(first).split()) <= _MAX_CLOSING_WORDS and not first.endswith(
        (".", ":", ";", "!", "?")
    )
    return bool(others) and is_short and _signs(others[0], people)


def _signs(line: str, people: Collection[str]) -> bool:
    """Whether *line* is the name of one of *people*, whole, in the other order, abbreviated, or a first name alone."""
    words = fold(line).split()
    for person in people:
        names = fold(person).split()
        if "@" in person:
            if words == names:
                return True
            continue
        is_short = len(words) == len(names) > 1 and not set(words).isdisjoint(names)
        if is_short and all(word in (name, name[0]) for word, name in zip(words, names, strict=True)):
            return True
        if words and (sorted(words) == sorted(names) or (words == names[:1] and len(names) > 1)):
            return True
        # With a function after it: « Nadia Exemple, coordinatrice ».
        is_long = len(words) > _MAX_WORDS and "|" not in line and not reaches_somebody(line)
        is_sentence = is_long or line.endswith((".", "!", "?", "…", ":"))
        if len(names) > 1 and words[: len(names)] == names and names[0] not in _GROUPS and not is_sentence:
            return True
    return False


def _is_card(lines: Sequence[str]) -> bool:
    """Whether *lines* are how to reach somebody: a person's name, then at least one address or number."""
    written = [line.strip() for line in lines if line.strip()]
    if len(written) < 2 or fold(written[0]).split(" ")[0] in _GROUPS or not _NAME.fullmatch(written[0]):
        return False
    return any(
        _STREET.search(line) or _REACHED.search(line) or reaches_somebody(line) for line in written[1:]
    )
