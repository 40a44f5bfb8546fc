"""Missing text is found without pandoc."""

from __future__ import annotations

from partage.importing.lost_text import missing_passages, paragraphs


def test_a_lost_paragraph_is_named() -> None:
    found = paragraphs(b"<p>Un premier paragraphe.</p><p>Un autre, perdu.</p><script>x</script>", "html")
    assert found == ["Un premier paragraphe.", "Un autre, perdu."]
    assert missing_passages(found, "Un premier paragraphe.") == ["Un autre, perdu."]


def test_marks_accents_and_links_do_not_hide_words() -> None:
    assert (
        missing_passages(
            ["L’été, un lien au milieu"], "L’**été**[^1], un [lien](https://e.org/a_(b)) *au* milieu"
        )
        == []
    )


def test_one_word_in_a_long_paragraph_is_missed() -> None:
    assert missing_passages(["un deux trois quatre cinq six sept"], "un deux trois quatre cinq six")
