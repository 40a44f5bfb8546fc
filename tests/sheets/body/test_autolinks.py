"""Where an address ends in a French sentence."""

from __future__ import annotations

import re
from html import unescape

import pytest

from partage.sheets.body.render import render

NB, NNB = "\u00a0", "\u202f"


def linked(body: str) -> str:
    """The text of *body* as it is published, each link as « {address} »."""
    html = render(body, sheets=[], images=["a.jpg"]).html
    assert "<a>" not in html
    html = re.sub(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', r"{\1|\2}", html)
    return unescape(re.sub(r"<[^>]+>", "", html)).strip("\n")


PAGE = "https://exemple.org/page"


@pytest.mark.parametrize(
    "after",
    [
        f"{NB}»",
        f"{NNB};",
        f"{NB}:",
        f"{NB}!",
        "…",
        "”",
        "»",
        "›",
        "’",
        f",{NB}puis",
        f"\u2007{NB}x",
        ".»",
        f"?…{NB}»",
        "–",
        "·",
        "⟩",
        "″",
        "→suite",
        "。",
        "}",
        "✓",
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(after: str) -> None:
    assert linked(f"Voir «{NB}{PAGE}{after} fin") == f"Voir «{NB}{{{PAGE}|{PAGE}}}{after} fin"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"https://exemple.org{NB}: tout", f"{{https://exemple.org|https://exemple.org}}{NB}: tout"),
        ("(www.exemple.org/é…)", "({http://www.exemple.org/%C3%A9|www.exemple.org/é}…)"),
        (f"<{PAGE}{NB}»>", f"{{{PAGE}|{PAGE}}}{NB}»"),
        (f"({PAGE}_(a)…{NB})", f"({{{PAGE}_(a)|{PAGE}_(a)}}…{NB})"),
        (f"{PAGE}?a=1&b=%20»", f"{{{PAGE}?a=1&b=%20|{PAGE}?a=1&b=%20}}»"),
        ("https://exemple.org/l’œuvre", "{https://exemple.org/l%E2%80%99%C5%93uvre|https://exemple.org/l’œuvre}"),
        (f"[le site]({PAGE}{NB})", f"{{{PAGE}|le site}}"),
        (f"[Voir {PAGE} »]({PAGE})", f"{{{PAGE}|Voir {PAGE} »}}"),
        (f"[{PAGE}…](https://exemple.org/)", f"{{https://exemple.org/|{PAGE}…}}"),
        ("https://»", "https://»"),
        ("contact@exemple.org\u00a0»", "{mailto:contact@exemple.org|contact@exemple.org}\u00a0»"),
    ],
)  # fmt: skip
def test_whatever_surrounds_it(written: str, shown: str) -> None:
    assert linked(written) == shown


def test_a_picture_is_found_in_spite_of_a_space_after_its_name() -> None:
    assert "images/a.jpg" in render(f"![Un plan](images/a.jpg{NB})", sheets=[], images=["a.jpg"]).html


def test_many_spaces_cost_little() -> None:
    for body in (f"https://exemple.org/{NB * 60_000}x", f"[x](https://exemple.org/{NB * 30_000})"):
        assert '<a href="https://exemple.org/"' in render(body, sheets=[]).html
