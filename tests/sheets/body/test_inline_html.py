"""Simple HTML that people paste becomes what Markdown would say; the rest stays text, with a remark."""

from __future__ import annotations

import time

import pytest

from partage.sheets.body.render import Rendered, body_problems, render

LINK = 'rel="ugc nofollow noopener"'


def rendered(text: str) -> Rendered:
    return render(text, sheets={"fiche"}, images={"f.jpg"})


def told(text: str) -> list[str]:
    return [sentence for _, sentence, _ in (*body_problems(text, 1), *rendered(text).problems)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Du <b>gras</b>, <I>penché</I>.", "<p>Du <strong>gras</strong>, <em>penché</em>.</p>"),
        ("m<sup>2</sup> CO<sub>2</sub> <s>non</s>", "<p>m<sup>2</sup> CO<sub>2</sub> <del>non</del></p>"),
        ("un<br>deux<br />\n<BR/>trois", "<p>un<br>deux<br>\n<br>trois</p>"),
        ('<abbr title="Un &amp; sigle">US</abbr>', '<p><abbr title="Un &amp; sigle">US</abbr></p>'),
        ("<a href='https://a.org/?b=1&c=2'>là</a>", f'<p><a href="https://a.org/?b=1&amp;c=2" {LINK}>là</a></p>'),
        ('<a href="fiche.md">la fiche</a>', '<p><a href="../fiche/">la fiche</a></p>'),
        ('<a name="x">mot</a> <abbr>US</abbr>', "<p>mot US</p>"),
        ("<b onclick=alert(1) style='x'>a</b>", "<p><strong>a</strong></p>"),
        ("**<b>a</b>** <b>**a**</b>", "<p><strong><strong>a</strong></strong> <strong><strong>a</strong></strong></p>"),
        ("[<b>a</b>](https://a.org)", f'<p><a href="https://a.org" {LINK}><strong>a</strong></a></p>'),
        ("Voir https://a.org<br>puis", f'<p>Voir <a href="https://a.org" {LINK}>https://a.org</a><br>puis</p>'),
        ("`<b>a</b>` \\<b>b", "<p><code>&lt;b&gt;a&lt;/b&gt;</code> &lt;b&gt;b</p>"),
        ("![<b>](images/f.jpg)", '<p><img src="../images/f.jpg" alt="&lt;b&gt;" loading="lazy"></p>'),
        ("<b>\nun\n\n</b>", "<p>&lt;b&gt;\nun</p>\n<p>&lt;/b&gt;</p>"),
        ("<b>a <i>b</b> c</i>", "<p>&lt;b&gt;a <em>b&lt;/b&gt; c</em></p>"),
        ("Un <u>mot</u> <span style='color:red'>rouge</span>", "<p>Un mot rouge</p>"),
        ("<p>Un <b>mot</b>.</p><p align=center>Deux", "<p>Un <strong>mot</strong>.</p>\n\n\n\n\n<p>Deux</p>"),
        ("<div>\n\n- un\n\n</div>\n\nFin", "<ul>\n<li>un</li>\n</ul>\n\n\n\n<p>Fin</p>"),
        ("- <p>un</p><div>deux</div>", "<ul>\n<li>\nun\n\ndeux\n</li>\n</ul>"),
        ("`<p>` `<u>`", "<p><code>&lt;p&gt;</code> <code>&lt;u&gt;</code></p>"),
        ("<a href='https://a.org'>[b](https://b.org)</a>", None),
    ],
)  # fmt: skip
def test_simple_tags_say_what_markdown_would(text: str, html: str | None) -> None:
    made = rendered(text).html.strip()
    if html is not None:
        assert made == html
    assert made.count("<a ") <= 1


@pytest.mark.parametrize("text", ["<p>Un <u>mot</u>", "<div class='x'>\n\nUn\n\n</div>", "<span>a</span>"])
def test_tags_that_say_nothing_go_without_a_word(text: str) -> None:
    assert told(text) == []
    assert "&lt;" not in rendered(text).html


def test_what_unfolds_holds_markdown_and_its_headings_cut_nothing() -> None:
    made = rendered(
        "<details open>\n<summary>Voir *plus*</summary>\n\n- un\n\n## Dedans\n\n</details>\n\n## Après\n\nFin"
    )
    assert [each.title for each in made.sections] == ["", "Après"]
    whole = made.sections[0].html
    assert whole.startswith('<details open=""><summary>Voir <em>plus</em></summary>')
    assert whole.rstrip().endswith("</h2>\n</details>")
    assert "<p></p>" not in made.html
    # One that is never closed takes nothing with it.
    made = rendered("<details>\n<summary>Voir</summary>\n\ntexte\n\n## Après\n\nFin")
    assert [each.title for each in made.sections] == ["", "Après"]
    assert "<details" not in made.html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:x", "data:text/html,x"]
)
def test_addresses_are_checked_as_those_of_markdown(address: str) -> None:
    made = rendered(f'un\n\n<a href="{address}">x</a>')
    assert "href" not in made.html
    [(line, sentence, severity)] = made.problems
    assert severity == "error"
    # What is written with codes is not found in the text.
    assert line == (1 if address.startswith("&") else 3)
    assert "n’est pas acceptée" in sentence


@pytest.mark.parametrize("text", ["un <b>deux", "un</i> deux", "<summary>un</summary>", "<td><b>un</td></b>"])
def test_a_tag_that_is_not_closed_where_it_was_opened_is_remarked(text: str) -> None:
    assert any("s’affichera tel quel" in each or "n’est pas interprété" in each for each in told(text))
    assert "<b" not in rendered(text).html


@pytest.mark.parametrize(
    "text",
    [
        "{{< youtube a >}}",
        "{% include a %}",
        "[[a]]",
        '[gallery ids="1"]',
        "[caption id=a]b[/caption]",
        "::: note",
    ],
)
def test_a_command_of_another_program_is_remarked_once_with_its_line(text: str) -> None:
    problems = rendered(f"un\n\n{text}\n").problems
    assert [(line, severity) for line, _, severity in problems] == [(3, "warning")]


@pytest.mark.parametrize("text", ["un [sic] mot", "[1] [a](https://a.org)", "[a b] [x=1]", "a = [b]"])
def test_brackets_of_a_sentence_are_no_command(text: str) -> None:
    assert rendered(text).problems == ()


@pytest.mark.parametrize(
    "text",
    ["<details>" * 20_000, "<b>" * 60_000, "<b></b>" * 20_000, "<details>\n\n" * 9_000, "<summary>" * 20_000,
     "<a href='" * 20_000, "<b " * 60_000, "<details><summary>" * 9_000, "<b a=1" + " b=2" * 50_000],
)  # fmt: skip
def test_any_number_of_tags_is_read_in_time(text: str) -> None:
    begun = time.process_time()
    rendered(text)
    assert time.process_time() - begun < 3
