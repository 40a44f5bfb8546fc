"""What is said to those who write sheets, in the language of the base: our sentences are French, files translate them.

`locales/messages/<language>.yml` maps each sentence, or part of one, to its words in that language: what it fills in is
`{}`. What a file does not have is said in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import yaml

from partage.text.strings import LOCALES_FOLDER, WRITTEN_IN, Locale
from partage.text.typography import french

_HOLE = re.compile(r"\{\d*\}")
_QUOTED = re.compile(r"« (.*?) »")
_CLAUSE = re.compile(r" ; (?![^«]*»)")
_COLON = re.compile(r" : (?![^«]*»)")
_TELLING = 10
"""Characters of its own from which a sentence is known as a whole."""
_DEEPEST = 6
"""Sentences inside each other."""
_spoken: list[Locale] = [WRITTEN_IN]


class Template(NamedTuple):
    """A sentence with holes, and its words in another language."""

    literals: tuple[str, ...]
    """What the sentence holds around its holes: quicker to look for than the whole."""
    said: re.Pattern[str]
    words: str


def speak(locale: Locale) -> None:
    """Say everything in *locale* from now on: that of the base, or the one that a command was asked for."""
    _spoken[0] = locale


def spoken() -> Locale:
    """Return the language that is spoken."""
    return _spoken[0]


def languages_of_messages() -> tuple[Locale, ...]:
    """Return the languages that messages are written in, French first."""
    others = sorted(file.stem for file in (LOCALES_FOLDER / "messages").glob("*.yml"))
    return (WRITTEN_IN, *others)


def in_words_of(sentence: str, locale: Locale) -> str:
    """Return a French *sentence* of ours in *locale*, with French spacing where it is French."""
    if locale == WRITTEN_IN:
        return french(sentence)
    lines = sentence.replace("\u00a0", " ").replace("\u202f", " ").split("\n")
    return "\n".join(_translated(line, locale, 0) for line in lines)


def spoken_words(sentence: str) -> str:
    """Return a French *sentence* of ours in the language that is spoken."""
    return in_words_of(sentence, spoken())


@lru_cache(maxsize=1 << 12)
def _translated(sentence: str, locale: Locale, depth: int) -> str:
    clauses = _CLAUSE.split(sentence)
    # What says little, such as « {} ou {} », is looked for in each part of a sentence alone.
    least = _TELLING if len(clauses) > 1 else 0
    whole = _whole(sentence, locale, least)
    # What is said of something, such as a file: « bilan.docx : ce fichier est vide ; vérifiez-le ».
    named, *said = _COLON.split(sentence, maxsplit=1)
    said = said if len(_CLAUSE.split(named)) == 1 else []
    of_it = _whole(said[0], locale, _TELLING) if said else None
    if of_it and (not whole or of_it.own > whole.own):
        return f"{_translated(named, locale, depth)}: {_words(of_it, locale, depth)}"
    if whole and depth <= _DEEPEST:
        return _words(whole, locale, depth)
    if len(clauses) > 1:
        return "; ".join(_translated(each, locale, depth) for each in clauses)
    if said:
        return f"{_translated(named, locale, depth)}: {_translated(said[0], locale, depth)}"
    if sentence != sentence.lstrip():
        inside = sentence.lstrip()
        return sentence[: len(sentence) - len(inside)] + _translated(inside, locale, depth)
    return _QUOTED.sub(r"“\1”", sentence)


class _Found(NamedTuple):
    template: Template
    parts: tuple[str, ...]

    @property
    def own(self) -> int:
        return sum(map(len, self.template.literals))


def _whole(sentence: str, locale: Locale, least: int) -> _Found | None:
    """Return the template of the whole *sentence*, of at least *least* characters of its own."""
    for template in _templates(locale):
        if sum(map(len, template.literals)) < least or not all(
            each in sentence for each in template.literals
        ):
            continue
        if found := template.said.fullmatch(sentence):
            return _Found(template, found.groups())
    return None


def _words(found: _Found, locale: Locale, depth: int) -> str:
    return found.template.words.format(*(_filled(part, locale, depth + 1) for part in found.parts))


def _filled(part: str, locale: Locale, depth: int) -> str:
    """Return what fills a hole: a value as it is written, or another part of a sentence."""
    if part.startswith(" ; "):
        # The way out, that the sentence ends with.
        return "; " + _translated(part[3:], locale, depth)
    return _translated(part, locale, depth) if " " in part else part


@cache
def _templates(locale: Locale) -> tuple[Template, ...]:
    """Return the templates of *locale*, those with the most words of their own first."""
    file = LOCALES_FOLDER / "messages" / f"{locale}.yml"
    known = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.is_file() else {}
    ordered = sorted(known.items(), key=lambda pair: -len(_HOLE.sub("", pair[0])))
    return tuple(
        Template(
            tuple(filter(None, _HOLE.split(said))),
            re.compile("".join(_parts(said)), re.DOTALL),
            _escaped(words),
        )
        for said, words in ordered
    )


def _parts(said: str) -> Iterator[str]:
    *before, last = _HOLE.split(said)
    for part in before:
        yield re.escape(part) + "(.*?)"
    yield re.escape(last)


def _escaped(words: str) -> str:
    """Return *words* for `str.format`: a brace that is no hole is itself."""
    pieces = re.split(r"(\{\d*\})", words)
    return "".join(
        each if position % 2 else each.replace("{", "{{").replace("}", "}}")
        for position, each in enumerate(pieces)
    )
