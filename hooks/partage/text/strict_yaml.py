"""A strict subset of YAML: text, lists and mappings, each with its line, within limits.

Values are built from PyYAML's events, not by its composer, which recurses in C (100,000 `[` crash the process) and
turns 05061, « non » or 14:30 into something else. Whatever is refused is explained in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from partage.text.messages import quoted
from partage.text.problem import Place, Written
from partage.text.yaml_errors import explain, lost_end, reserved_start, silent_mistake, value_on

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
# U+0085, U+2028 and U+2029 end a line in YAML and nowhere else: line numbers would be wrong. U+202A to U+202E and
# U+2066 to U+2069 change the direction of the text: people would not read what is actually written.
UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Characters that a sheet may not contain, whether typed or written as an escape sequence."""


MOST_LIKEWISE = 10
"""Lines with the same mistake that one sentence names."""


class YamlProblem(ValueError):
    """The text cannot be read: the line to correct, and a sentence in French."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"{line}: {message}")
        self.line = line
        self.message = message


def parse(
    text: str, *, first_line: int = 1, max_bytes: int, max_depth: int, max_events: int | None = None
) -> tuple[Written, dict[Place, int]]:
    """Return the value of *text*, and the line of each field and list item; YamlProblem if it is refused.

    Scalars stay text, as written; an empty or null one is "". Lines are numbered from *first_line*. Beyond
    *max_events*, names, values, beginnings and ends of lists and mappings together, the text is refused.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise YamlProblem(first_line, too_long(size, max_bytes))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = unreadable_character(text)
    if found:
        raise YamlProblem(first_line + found[0], found[1])
    tree = _Tree(text.split("\n"), max_depth)
    try:
        events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
        for count, event in enumerate(events):
            if count == max_events:
                raise YamlProblem(event.start_mark.line, _TOO_MANY)
            tree.add(event)
    except yaml.MarkedYAMLError as error:
        line, message = explain(error, tree.text_lines)
        raise YamlProblem(first_line + line, message) from None
    except YamlProblem as problem:
        raise YamlProblem(first_line + problem.line, problem.message) from None
    except yaml.YAMLError:
        message = "ce texte ne peut pas être lu ; comparez-le avec une fiche qui fonctionne"
        raise YamlProblem(first_line, message) from None
    if tree.lost:
        lines = [first_line + line for line, _ in tree.lost]
        raise YamlProblem(lines[0], tree.lost[0][1] + _likewise(lines[1:]))
    return tree.root, {place: first_line + line for place, line in tree.lines.items()}


_TOO_MANY = (
    "ce fichier a trop de valeurs, il n’est pas lu ; retirez les entrées et les autres noms (« alias ») qui ne servent "
    "pas"
)


def _likewise(lines: list[int]) -> str:
    """Return the end of a sentence that is also true of other *lines*."""
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:MOST_LIKEWISE])) + "…" * (len(lines) > MOST_LIKEWISE)
    return f" ; de même {'aux lignes' if len(lines) > 1 else 'à la ligne'} {shown}"


def too_long(size: int, most: int) -> str:
    """Return the sentence for *size* bytes where *most* are allowed."""
    return (
        f"{-(-size // 1024)} Kio de champs, c’est trop ({most // 1024} Kio au plus) ; raccourcissez les textes : ce "
        "qui est long va dans le texte de la fiche"
    )


def unreadable_character(text: str) -> tuple[int, str] | None:
    """Return the line (from 0) of the first forbidden character of *text* and what to do about it, or None."""
    found = UNREADABLE.search(text)
    if found is None:
        return None
    return text.count("\n", 0, found.start()), (
        f"il y a ici un caractère invisible (U+{ord(found[0]):04X}), venu sans doute d’un copier-coller ; effacez-le "
        "et retapez ce passage au clavier"
    )


def _refuse_codes(value: str, line: int) -> None:
    """Refuse forbidden characters written as escape sequences between double quotes."""
    found = UNREADABLE.search(value)
    if found:
        raise YamlProblem(
            line,
            f"il y a ici un caractère invisible (U+{ord(found[0]):04X}), écrit par un code (« \\ » et ce qui suit, "
            "comme « \\x1b ») ; effacez ce code et retapez ce passage au clavier",
        )


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet."""

    value: list[Written] | dict[str, Written]
    place: Place
    key: str | None = None


class _Tree:
    """Builds the value from events, with an explicit stack. Its problems number lines from 0."""

    def __init__(self, text_lines: list[str], max_depth: int) -> None:
        self.text_lines = text_lines
        self.max_depth = max_depth
        self.root: Written = ""
        self.lines: dict[Place, int] = {}
        self.lost: list[tuple[int, str]] = []
        """Values whose end YAML drops, with their lines."""
        self._open: list[_Open] = []
        self._documents = 0

    def add(self, event: Any) -> None:
        """Process one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            self._add_scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse_marks(event)
            self._add_collection(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            end: Any = event.end_mark
            if end.column and self.text_lines[end.line][end.column - 1] in "]}":
                self._note_lost_end(end)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_marks(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        line = event.start_mark.line
        key, value = value_on(self.text_lines[line])
        if value[:1] in ("*", "&", "!"):
            raise YamlProblem(line, reserved_start(key, value))
        mark = "!" if event.anchor is None else "&" if not isinstance(event, yaml.AliasEvent) else "*"
        raise YamlProblem(
            line,
            f"« {mark} » (renvoi ou type de YAML) n’est pas accepté ici ; mettez cette valeur entre guillemets",
        )

    def _note_lost_end(self, end: Any) -> None:
        if end.column and "#" in self.text_lines[end.line] and (lost := lost_end(end, self.text_lines)):
            self.lost.append(lost)

    def _start_document(self, event: Any) -> None:
        line = event.start_mark.line
        if event.version or event.tags:
            raise YamlProblem(line, "une ligne qui commence par « % » n’est pas acceptée ; retirez-la")
        self._documents += 1
        if self._documents > 1:
            raise YamlProblem(line, "« --- » commence ici une seconde série de champs ; gardez-en une seule")

    def _add_collection(self, event: Any, value: list[Written] | dict[str, Written]) -> None:
        line = event.start_mark.line
        if self._awaits_key():
            raise YamlProblem(
                line, "un nom de champ est un mot, pas une liste ; exemple : « titre: Le jardin »"
            )
        if len(self._open) >= self.max_depth:
            raise YamlProblem(
                line,
                f"plus de {self.max_depth} listes ou champs l’un dans l’autre ; enlevez un niveau de décalage",
            )
        self._open.append(_Open(value, self._place(value, line)))

    def _add_scalar(self, event: Any) -> None:
        line = event.start_mark.line
        plain = not event.style
        if event.style == '"':
            _refuse_codes(event.value, line)
        value = "" if plain and event.value in _EMPTY else event.value
        if self._awaits_key():
            self._name_field(value.strip(), line)
            return
        mistake = (
            silent_mistake(event.start_mark, event.end_mark, self.text_lines) if plain and value else None
        )
        if mistake is None and event.style not in ("|", ">"):
            self._note_lost_end(event.end_mark)
        if mistake:
            raise YamlProblem(*mistake)
        self._place(value, line)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _name_field(self, key: str, line: int) -> None:
        top = self._open[-1]
        place = (*top.place, key)
        if not key or key == "<<":
            raise YamlProblem(
                line, f"{quoted(key)} n’est pas un nom de champ ; exemple : « titre: Le jardin »"
            )
        if place in self.lines:
            raise YamlProblem(
                line, f"le champ {quoted(key)} est écrit deux fois ; gardez une seule des deux lignes"
            )
        top.key = key
        self.lines[place] = line

    def _place(self, value: Written, line: int) -> Place:
        """Attach *value* to the open collection, and return its location."""
        if not self._open:
            self.root = value
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            place: Place = (*top.place, len(top.value))
            top.value.append(value)
            self.lines[place] = line
            return place
        place = (*top.place, str(top.key))
        top.value[str(top.key)] = value
        top.key = None
        return place
