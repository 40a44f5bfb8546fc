"""Formatting that Markdown does not have is lost; the words are kept."""

from __future__ import annotations

import pytest

from partage.importing.documents import ImportedDocument, document_of
from partage.importing.refusal import Refusal


def page(body: str) -> ImportedDocument:
    return document_of(f"<h1>Un titre de page</h1>{body}".encode(), "html")


def test_merged_cells_and_blocks_in_cells() -> None:
    table = (
        "<table><thead><tr><th rowspan=2>Mois</th><th colspan=2>Objets</th></tr><tr><th>apportés</th><th>réparés</th></tr></thead>"
        "<tr><td>mars</td><td><p>12</p><p>dont 2</p></td><td><ul><li>8</li><li>1</li></ul></td></tr></table>"
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page(table).body.splitlines()]
    assert rows[0] == ["Mois", "Objets", ""]
    assert rows[2:] == [["", "**apportés**", "**réparés**"], ["mars", "12 · dont 2", "8 · 1"]]


def test_a_pipe_in_a_cell_stays_in_its_cell() -> None:
    assert "a\\|b" in page("<table><tr><td>a|b</td><td>c</td></tr></table>").body


def test_a_frame_is_no_table() -> None:
    assert page("<table><tr><td><p>Dedans</p><ul><li>un</li></ul></td></tr></table>").body == "Dedans\n\n- un"


def test_links_that_lead_nowhere_keep_their_words() -> None:
    document = page(
        '<p><a href="javascript:x()">un</a> <a href="/deux">deux</a> <a href="#trois">trois</a> '
        '<a href="https://exemple.org">quatre</a> <a href="file:///C:/x">cinq</a></p>'
    )
    assert document.body == "un deux trois [quatre](https://exemple.org) cinq"
    assert any("« un », « deux », « cinq »" in remark for remark in document.remarks)


def test_pictures_are_told_and_counted() -> None:
    document = page('<p><img src="x.png" alt="Un four"> <img src="y.png"></p>')
    assert document.body == r"*\[Image : Un four\]*"
    assert any("images non reprises : 2" in remark for remark in document.remarks)


def test_raw_html_of_markdown_is_turned_too() -> None:
    text = "# Un titre\n\n<div>\n\nGras <u>et</u> <b>fort</b><br>fin\n\n</div>\n\n<table><tr><td>a</td><td>b</td></tr></table>\n"
    body = document_of(text.encode(), "md").body
    assert "<" not in body
    assert body.startswith("Gras et fort\\\nfin")
    assert "| a" in body


def test_script_and_style_say_nothing() -> None:
    assert page("<p>Texte</p><script>alert(1)</script><style>p{}</style>").body == "Texte"


def test_tags_that_are_words_are_not_tags() -> None:
    assert page("<p>&lt;script&gt; et 3 &lt; 5</p>").body == r"\<script\> et 3 \< 5"


def test_notes_stay_notes_where_they_are() -> None:
    text = "# Titre du texte\n\nUn fait[^a].\n\n[^a]: Sa source,\n    en deux lignes.\n"
    assert document_of(text.encode(), "md").body == "Un fait[^1].\n\n[^1]: Sa source, en deux lignes."


def test_invisible_characters_go_and_those_that_end_lines_part_words() -> None:
    assert (
        document_of("# Un titre\n\na\u2028b\x0bc\u0085d\ufeff e\u00adf".encode(), "md").body == "a b c d ef"
    )


def test_a_text_with_too_much_html() -> None:
    text = "# Titre\n\n" + "<div>x</div>\n\ny\n\n" * 50
    with pytest.raises(Refusal, match="HTML"):
        document_of(text.encode(), "md")
