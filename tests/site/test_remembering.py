"""What the tests remember from one build to the next is never what another build needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from partage.rendering.jinja import _InWords
from partage.text.strings import strings
from partage.views import proposal
from tests.samples import base_references
from tests.site import remembering


def rendered(source: str, **settings: Any) -> str:
    return Environment(loader=DictLoader({"page": source}), **settings).get_template("page").render(a="<b>")


def in_words(text: str) -> str:
    made = _InWords(loader=DictLoader({"page": '{{ t("search.title") }}'}))
    words = strings("fr")
    made.words = replace(words, table={**words.table, "search.title": text})
    return made.get_template("page").render()


def test_a_template_is_compiled_anew_where_it_changes_and_then_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_once = remembering._compile
    monkeypatch.setattr(
        remembering,
        "_compile",
        lambda *given, **more: compiled.append(given[1]) or compile_once(*given, **more),
    )
    with remembering.remembering():
        assert [rendered("{{ a }} 1"), rendered("{{ a }} 2"), rendered("{{ a }} 1")] == [
            "<b> 1",
            "<b> 2",
            "<b> 1",
        ]
        assert rendered("{{ a }} 1", autoescape=True) == "&lt;b&gt; 1"
        assert [in_words("Un"), in_words("Deux"), in_words("Un")] == ["Un", "Deux", "Un"]
    assert compiled == ["{{ a }} 1", "{{ a }} 2", "{{ a }} 1", *['{{ t("search.title") }}'] * 2]


def test_places_are_listed_anew_where_those_of_the_network_change() -> None:
    reference, own, countries = base_references().territories.listed()
    with remembering.remembering():
        lists = proposal.place_lists(reference, own, countries)
        assert proposal.place_lists(reference, dict(own), countries) is lists
        key, place = next(iter(own.items()))
        other = proposal.place_lists(reference, {**own, key: replace(place, label="Un autre nom")}, countries)
    assert "Un autre nom" in other["propres"]
    assert "Un autre nom" not in lists["propres"]
