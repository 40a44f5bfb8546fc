"""Examples that were left where an answer is asked for: they would publish what nobody did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from partage.sheets.fields import KEYS, LEVELS
from partage.sheets.template import example_of
from partage.text.messages import quoted
from partage.text.problem import Written
from partage.text.strict_yaml import parse
from partage.text.strings import Locale
from partage.text.translation import spoken

_TELLING = "summary"
"""The field whose example, left there, tells that the others were left too."""
_MIN_WORDS = 5
"""Of a sentence that nobody writes by chance; fewer may well be an answer."""


def examples_left(front_matter: Mapping[str, Written]) -> Iterator[tuple[str, str]]:
    """Yield each key of *front_matter* whose value is still the example that it was shown with, and a sentence.

    « en-cours » or « 05061 Gap » may well be an answer: they only count beside the example of the summary. What nobody
    writes by chance counts alone.
    """
    left = {key: example for key, example in _examples(spoken()).items() if _is_left(front_matter, key)}
    all_left = KEYS[_TELLING] in left
    for key, example in left.items():
        if _tells(example) or (all_left and (key in _MANDATORY or _is_sentence(example))):
            yield (
                key,
                f"c’est encore l’exemple ({quoted(_shown(example))}) ; mettez votre réponse à sa place",
            )


def _tells(example: Written) -> bool:
    """Whether nobody writes this *example* by chance: a whole sentence, an item with one, an address of « exemple »."""
    if isinstance(example, str):
        return _is_sentence(example) and len(example.split()) >= _MIN_WORDS
    return any(
        _is_sentence(part) or part.startswith("https://exemple.")
        for part in _parts(example)
        if isinstance(part, str)
    )


_MANDATORY = frozenset(KEYS[name] for name, level in LEVELS.items() if level == "O")


@cache
def _examples(language: Locale) -> Mapping[str, Written]:
    text = "\n".join(f"{key}: {example_of(name)}" for name, key in KEYS.items())
    values, _ = parse(text, max_bytes=len(text) * 4, max_depth=6)
    assert isinstance(values, dict)  # noqa: S101 - it is made here
    return values


def _is_left(front_matter: Mapping[str, Written], key: str) -> bool:
    written = front_matter.get(key)
    return (written[0] if isinstance(written, list) and len(written) == 1 else written) == _examples(
        spoken()
    )[key]


def _is_sentence(example: Written) -> bool:
    if isinstance(example, str):
        return example.endswith((".", "?"))
    return any(map(_is_sentence, _parts(example)))


def _shown(example: Written) -> str:
    return example if isinstance(example, str) else ", ".join(map(_shown, _parts(example)))


def _parts(example: list[Written] | dict[str, Written]) -> list[Written]:
    return list(example.values()) if isinstance(example, dict) else example
