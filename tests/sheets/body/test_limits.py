"""What is seen before the parser: bounds, each at its limit, and warnings with their line."""

import pytest

from partage.sheets.body.limits import body_problems, excesses


def problems(body, first_line=1):
    return [(line, severity, message) for line, message, severity in body_problems(body, first_line)]


def test_an_ordinary_text_has_no_problem():
    assert (
        problems(
            "## Contexte\n\n- un\n- deux\n\n> parole\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\na < b, 1 > 0 `<b>`\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("most", "more", "line", "words"),
    [
        ("a" * 256 * 1024, "a" * (256 * 1024 + 1), 10, "trop long"),
        ("é" * 128 * 1024, "é" * (128 * 1024 + 1), 10, "trop long"),
        ("a\n" + "|" * 200 + "\na" * 98, "a\n" + "|" * 200 + "\na" * 99, 11, "trop de « | »"),
        ("a\r" + "|" * 200 + "\ra" * 98, "a\r" + "|" * 200 + "\ra" * 99, 11, "trop de « | »"),
        ("a\n" + "|\v" * 200 + "\na" * 98, "a\n" + "|\v" * 200 + "\na" * 99, 11, "trop de « | »"),
        ("a\n" + ">" * 20, "a\n" + ">" * 21, 11, "plus de 20 citations ou listes"),
        ("a\n" + "> " * 20 + "b", "a\n" + "> " * 21 + "b", 11, "plus de 20 citations ou listes"),
        ("a\r" + "- " * 20 + "b", "a\r" + "- " * 21 + "b", 11, "plus de 20 citations ou listes"),
        ("1. " * 20, "1) " * 21, 10, "plus de 20 citations ou listes"),
        ("> 1. - " * 6, "> 1. - " * 7, 10, "plus de 20 citations ou listes"),
        ("[^a]: " * 20, "[^a]: " * 21, 10, "plus de 20 citations ou listes"),
        ("a\n" + "a@b.c " * 200, "a\n" + "a@b.c " * 201, 11, "plus de 200 adresses"),
        ("https://a.b " * 200, "https://a.b " * 201, 10, "plus de 200 adresses"),
        ("www.a.b " * 200, "www.a.b " * 201, 10, "plus de 200 adresses"),
        ("a@b.c\n" * 2000, "a@b.c\n" * 2000 + "a@b.c " * 201, 2010, "plus de 200 adresses"),
    ],
)
def test_bounds_of_the_parser(most, more, line, words):
    assert list(excesses(most, 10)) == []
    (found,) = problems(more, 10)
    assert found[:2] == (line, "error")
    assert words in found[2]


@pytest.mark.parametrize(
    "html", ["<center>", "</td>", '<img src="x">', "<hr/>", "<!-- a -->", "<script>alert(1)</script>"]
)
def test_html_is_announced_as_text(html):
    (found,) = problems(f"a\n\nb {html}\n", 10)
    assert found[:2] == (12, "warning")
    assert "sera affiché tel quel" in found[2]


@pytest.mark.parametrize(
    "text",
    ["`<b>`", "```\n<b>\n```", "~~~\n```\n<b>\n~~~", "<https://exemple.org>", "1 < 2 > 0", "<3", "<br>"],
)
def test_code_and_signs_are_not_html(text):
    assert problems(text) == []


def test_html_after_code_is_html():
    assert [line for line, *_ in problems("```\n<td>\n```\n<td>\n`a` <td>")] == [4, 5]


def test_a_picture_without_words_is_warned():
    (found,) = problems("a\n![](images/a.jpg)\n![un arbre](images/a.jpg)", 5)
    assert found[:2] == (6, "warning")
    assert "dites ce qu’elle montre" in found[2]


def test_personal_details_have_their_line():
    found = problems("a\nx@gmail.com\n\n06 00 00 00 00 et http://exemple.org", 5)
    assert [each[:2] for each in found] == [(6, "warning"), (8, "warning"), (8, "warning")]


def test_an_excess_hides_the_warnings():
    assert len(problems("<b>\n" + ">" * 21)) == 1


def test_a_code_of_an_invisible_character_is_refused_as_the_character():
    for code in ("&#27;", "&#x1b;", "&#X202E;", "&#8238;", "&#0;", "&#155;", "&#x2028;", "&#xfeff;"):
        (found,) = excesses(f"un\n\n## Titre {code}", 10)
        assert (found[0], found[2]) == (12, "error")
        assert "caractère invisible (U+" in found[1]
    assert list(excesses("&#233; &#xe9; &#10; &#9; &#x110000; &#9999999; &# &#; &amp;#27", 1)) == []
