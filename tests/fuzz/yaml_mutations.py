"""What goes wrong in fields: values, endless lists, nesting, keys, and every way to write them in YAML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from tests.fuzz.text_mutations import CONTROLS, many, misspelt, odd

_MAX_REPEATED = 30_000
"""Characters that a repetition may take up: just under the limit on the front matter of a sheet."""
_WORDS = (
    "jeunesse",
    "lien-social",
    "05061 Gap",
    "13055 Marseille",
    "habitants",
    "constat",
    "2024-05",
    "Ville de Gap",
    "rien",
)
_ITEM_KEYS = (
    "nom",
    "type",
    "texte",
    "titre",
    "url",
    "date",
    "facteur",
    "fichier",
    "id",
    "libelle",
    "label",
    "alias",
    "x",
)

_MARKS = ("&a ", "*a ", "!!str ", "! ", "? ", "- ", "\t", "")
_DEEP = ("[" * 3000, "{a: " * 3000, "- " * 400, "[{a: [" * 100, "&a [*a, " * 30)


def tree_of(text: str) -> Any:
    """Return the tree of the seed *text*, with all scalars as text."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def mutated_tree(draw: Random, tree: Any, others: Sequence[Any]) -> Any:
    """Return *tree* with one to four changes, each in a random part of it."""
    for _ in range(draw.choice((1, 1, 1, 2, 3, 4))):
        tree = _changed(draw, tree, others)
    return tree


def _changed(draw: Random, tree: Any, others: Sequence[Any]) -> Any:
    if isinstance(tree, dict) and tree and draw.random() < 0.9:
        if draw.random() < 0.2:
            return _other_keys(draw, tree, others)
        key = draw.choice(list(tree))
        return {**tree, key: _changed(draw, tree[key], others)}
    if isinstance(tree, list) and tree and draw.random() < 0.7:
        place = draw.randrange(len(tree))
        return [*tree[:place], _changed(draw, tree[place], others), *tree[place + 1 :]]
    return _other_value(draw, tree, others)


def _other_keys(draw: Random, tree: dict[str, Any], others: Sequence[Any]) -> dict[str, Any]:
    key = draw.choice(list(tree))
    other = draw.choice(others)
    way = draw.randrange(6)
    if way == 0:
        return {each: value for each, value in tree.items() if each != key}
    if way == 1:
        return {(misspelt(draw, each) if each == key else each): value for each, value in tree.items()}
    if way == 2:
        return {**tree, odd(draw): tree[key]}
    if way == 3 and isinstance(other, dict):
        return {**tree, **dict(draw.sample(list(other.items()), min(3, len(other))))}
    if way == 4:
        return {**tree, key: tree[draw.choice(list(tree))]}
    return {**tree, **{f"cle{number}": "x" for number in range(many(draw, 3000))}}


def _other_value(draw: Random, value: Any, others: Sequence[Any]) -> Any:
    way = draw.randrange(9)
    if way <= 2:
        return odd(draw)
    if way == 3:
        return misspelt(draw, value) if isinstance(value, str) else [value]
    if way == 4:
        return draw.choice(([], {}, "", [[]], [{}], {"": ""}, [""], [value], {"x": value}))
    if way == 5:
        return _nested(draw, value)
    if way == 6:
        return _part(draw, draw.choice(others))
    return _amplified(draw, value)


def _nested(draw: Random, value: Any) -> Any:
    for _ in range(draw.choice((1, 3, 5, 6, 7, 12, 40))):
        value = [value] if draw.random() < 0.5 else {draw.choice(_ITEM_KEYS): value}
    return value


def _part(draw: Random, tree: Any) -> Any:
    while isinstance(tree, dict | list) and tree and draw.random() < 0.8:
        tree = draw.choice(list(tree.values() if isinstance(tree, dict) else tree))
    return tree


def _amplified(draw: Random, value: Any) -> list[Any]:
    """Return a list that repeats *value*, or holds many similar but different values."""
    item = draw.choice(value) if isinstance(value, list) and value else value
    size = len(json.dumps(item)) + 6
    times = many(draw, _MAX_REPEATED // size)
    way = draw.randrange(4)
    if way == 0:
        return [item] * times
    base = item if isinstance(item, str) and item else draw.choice(_WORDS)
    words = [f"{misspelt(draw, base)[:80]}{number if way == 1 else ''}" for number in range(times)]
    return words if way < 3 else [{draw.choice(_ITEM_KEYS[:6]): word} for word in words[: times // 2 + 1]]


def written(draw: Random, tree: Any) -> str:
    """Return the YAML of *tree*: block or flow style, every way of quoting, now and then wrong indentation."""
    lines: list[str] = []
    _write(draw, tree, 0, lines)
    return "\n".join(lines) + "\n"


def _write(draw: Random, value: Any, indent: int, lines: list[str]) -> None:
    space = " " * indent
    if indent > 200 or not isinstance(value, dict | list) or not value:
        lines.append(space + _inline(draw, value))
        return
    pairs = value.items() if isinstance(value, dict) else ((None, each) for each in value)
    for key, inside in pairs:
        mark = "-" if key is None else f"{_key(draw, key)}:"
        if isinstance(inside, dict | list) and inside and draw.random() < 0.8:
            lines.append(f"{space}{mark}")
            _write(draw, inside, indent + draw.choice((2, 2, 2, 4, 1)), lines)
        else:
            lines.append(f"{space}{mark} {_inline(draw, inside, space)}")


def _key(draw: Random, key: Any) -> str:
    text = str(key)
    plain = text.replace("_", "").replace("-", "").isalnum()
    return text if plain and draw.random() < 0.97 else json.dumps(text, ensure_ascii=draw.random() < 0.5)


def _inline(draw: Random, value: Any, space: str = "") -> str:
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return _scalar(draw, value, space)


def _scalar(draw: Random, text: str, space: str) -> str:
    way = draw.random()
    if way < 0.02:
        text += draw.choice(CONTROLS)
    if way < 0.45:
        return json.dumps(text, ensure_ascii=way < 0.2)
    if way < 0.7:
        return text
    if way < 0.8:
        return "'" + text.replace("'", "''") + "'"
    if way < 0.95:
        mark = draw.choice(("|", ">", ">-", "|+", "|2", ">\n"))
        return f"{mark}\n" + "\n".join(f"{space}  {line}" for line in text.split("\n"))
    return draw.choice((*_MARKS, *_DEEP)) + text
