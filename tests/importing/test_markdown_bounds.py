"""What pandoc would take long over in Markdown is refused; long honest texts are not."""

from __future__ import annotations

import pytest

from partage.importing.markdown_bounds import check_markdown
from partage.importing.refusal import Refusal


def test_each_bound_at_its_limit_and_beyond() -> None:
    for most, more, sentence in (
        ("a\n" + "[a](b) " * 900, "a\n" + "[a](b) " * 1000, "ligne 1 : trop de liens"),
        ("[a](b)\n" * 900, "[a](b)\n" * 1000, "ligne 1 : trop de liens"),
        ("> [a](b)\n" * 900, "un\n\n" + "> [a](b)\n" * 1000, "ligne 3 : trop de liens"),
        ("![a](b)" * 900, "![a](b)" * 1000, "trop de liens, d’images"),
        ("*a* " * 1400, "*a* " * 1500, "trop de liens"),
        ("*a**b_c" * 900, "*a**b_c" * 1000, "trop de liens"),
        ("a <!-- " * 500, "a <!-- " * 600, "trop de commentaires"),
        ("[a]: b\n" * 2000, "[a]: b\n" * 2001, "plus de 2000 notes et adresses"),
        ("https://a.b " * 3000, "https://a.b " * 3001, "plus de 3000 adresses"),
        ("a\n\n" * 7500, "a\n\n" * 7501, "plus de 15000 lignes"),
        ("<b>" * 15_000, "<b>" * 15_001, "plus de 15000 balises"),
        (">" * 20 + "a", "un\n" + ">" * 21 + "a", "ligne 2 : plus de 20 citations"),
        ("- " * 20 + "a", "- " * 21 + "a", "plus de 20 citations"),
        ("|a" * 59 + "|\n" + "|-" * 59 + "|\n", "|a" * 60 + "|\n" + "|-" * 60 + "|\n", "plus de 60 colonnes"),
        (
            "|a" * 9 + "|\n" + "|-" * 9 + "|\n" + "|b\n" * 598,
            "|a" * 9 + "|\n" + "|-" * 9 + "|\n" + "|b\n" * 600,
            "6000",
        ),
        (
            "[^1] " * 900 + "\n\n[^1]: " + "a" * 400,
            "[^1] " * 900 + "\n\n[^1]: " + "a" * 500,
            "recopiées à chaque appel",
        ),
    ):
        check_markdown(most)
        with pytest.raises(Refusal, match=sentence) as refused:
            check_markdown(more)
        assert " ; " in str(refused.value)


def test_a_row_of_a_table_and_an_item_are_paragraphs_of_their_own_but_lines_that_look_like_them_are_not() -> (
    None
):
    row = "| [a](https://a.b) | [c](https://a.b) |\n"
    check_markdown("| a | b |\n|---|:-:|\n" + row * 1400)
    check_markdown("- [a](b)\n" * 3000)
    for text in (
        "| a |\n|---|---|\n" + row * 1400,
        "un\n" + "    - [a](b)\n" * 3000,
        "un\n" + "2. [a](b)\n" * 3000,
    ):
        with pytest.raises(Refusal, match="trop de liens"):
            check_markdown(text)


def test_a_report_of_a_hundred_pages_with_its_notes_and_tables_is_not_refused() -> None:
    page = (
        "## Un titre\n\n"
        + "Un *mot* de **poids**, [un lien](https://exemple.org) et une note[^{0}a]. " * 20
        + "\n\n"
        "- un\n- [ ] deux\n\n| a | b |\n|---|---|\n| 1 | [c](https://exemple.org) |\n\n"
        "[^{0}a]: Une note, *avec* [son lien](https://exemple.org).\n\n"
    )
    check_markdown("".join(page.replace("{0}", str(number)) for number in range(100)))
