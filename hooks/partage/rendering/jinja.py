"""The Jinja environment that renders page contents."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from partage.rendering.components import value_html
from partage.rendering.light_html import light_template
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.compiled_templates import CompiledTemplates
from partage.text.compact_json import COMPACT
from partage.text.strings import Locale, Strings, strings

TEMPLATE_FOLDER = Path(__file__).parents[1] / "templates"


class _InWords(Environment):
    """An environment where `t(key)` is replaced by its text when a template is compiled."""

    words: Strings

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        light = light_template(source)
        parsed: nodes.Template = _Words(self.words).visit(super()._parse(light, name, filename))
        return parsed


class _Words(NodeTransformer):
    def __init__(self, words: Strings) -> None:
        self._words = words

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Replace a call whose only argument is a key with the text of that key."""
        call = self.generic_visit(call)  # type: ignore[assignment]
        match call:
            case nodes.Call(
                node=nodes.Name(name="t"),
                args=[nodes.Const(value=key)],
                kwargs=[],
                dyn_args=None,
                dyn_kwargs=None,
            ):
                return nodes.Const(self._words(key), lineno=call.lineno)
        return call


@cache
def environment(locale: Locale) -> Environment:
    """Return the environment of an edition: every value is escaped, a missing one is an error."""
    made = _InWords(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.words = made.globals["t"] = strings(locale)
    # What scripts read: no space that nobody reads, letters as they are.
    made.policies["json.dumps_kwargs"] = COMPACT | {"sort_keys": True}
    made.filters |= {"paragraphs": paragraphs, "linked": value_html}
    return made


def keep_compiled(cache: Cache, locale: Locale) -> None:
    """Have *cache* keep the templates of an edition as they are compiled."""
    words = fingerprint.digest(locale, repr(strings(locale).table))
    environment(locale).bytecode_cache = CompiledTemplates(cache, words)


def render(template: str, locale: Locale, /, **values: Any) -> str:
    """Return *template* rendered with *values*, in the language of *locale*."""
    return environment(locale).get_template(template).render(values)


def paragraphs(text: str) -> Markup:
    """Return plain *text* as HTML paragraphs, one for each block between empty lines."""
    blocks = (block for block in text.split("\n\n") if block.strip())
    return Markup("\n").join(Markup("<p>{}</p>").format(escape(block.strip())) for block in blocks)
