"""What a page written by hand may not hold."""

from __future__ import annotations

from partage.rendering.page_scripts import held_by, line_of

HIDDEN = {
    "<script": ["<x:script xmlns:x=\"http://www.w3.org/2000/svg\">a()</x:script>", "<script>a()</script>", "<SCRIPT src=a.js></SCRIPT>", "<p><script/x>", '<script type="application/json">{}</script>',
                "<!--><script>a()</script>-->", '<svg><script href="a"/></svg>', "<title><script>a()</script></title>"],
    "onclick": ["<p onclick=a()>", '<p ONCLICK = "a()">', "<a/onclick=a()>", '<a title=">" onclick=a()>', "<a title='x'onclick=a()>",
                "<sheet-form onclick>"],
    "onload": ["<svg/onload=a()>", "<svg><animate onload=a() /></svg>"],
    "javascript:": ['<a href="javascript:a()">', '<a href=" java\nscript:a()">', '<a href="&#106;avascript&colon;a()">', "<a href=JAVASCRIPT:a()>",
                    '<svg><a xlink:href="javascript:a()">', '<animate values="javascript:a()">', '<form action="javascript:a()">'],
    "vbscript:": ['<a href="vbscript:a">'],
    "data:": ['<a href="data:text/html,x">', '<a href="data:;base64,x">'],
    "<iframe": ["<iframe src=x>", "<IFRAME srcdoc='<p>'>"],
    "<object": ["<object data=x>"],
    "<embed": ["<embed src=x>"],
    "<base": ["<base href=//x>"],
    "<meta": ['<meta http-equiv="refresh" content="0;url=//x">'],
    "<link": ["<link rel=stylesheet href=x>"],
    "<style": ["<style>p{}</style>"],
    "<!-->": ['<div><!--> <img src=x title=">" onerror=a()> --></div>'],
    "--!>": ["<!-- --!> <img src=x onerror=a()> -->"],
    "action": ['<form action="https://x.exemple/">', '<form action="//x.exemple">', "<form action='/\\x.exemple'>", "<form action='ht\ntps://x'>",
               "<form action='mailto:x@x.exemple'>", "<form action='https://[x'>"],
    "formaction": ['<form><button formaction="https://x.exemple/">'],
}  # fmt: skip


def test_whatever_runs_or_leads_elsewhere_is_found() -> None:
    for words, pages in HIDDEN.items():
        for html in pages:
            found = held_by(f"<p>Un texte.</p>{html}").hidden
            assert words in [each for each, _ in found], html
            assert all(sentence.endswith(("»", "page", "« --> »")) for _, sentence in found), found


def test_what_was_found_once_is_found_again() -> None:
    """Tags that hold nothing are remembered from page to page, the others are not."""
    for words, pages in HIDDEN.items():
        for html in pages:
            first, second = held_by(html), held_by(f'<a href="x">{html}')
            assert words in [each for each, _ in second.hidden], html
            assert second.scripts == first.scripts
    title = "<title><p></title><script>a()</script>"
    assert held_by(title) == held_by(title)


def test_a_text_holds_nothing() -> None:
    html = """<h1 id="x">On = une <em>action</em></h1><a href="https://x.exemple/?on=1&amp;a=javascript:">x</a>
        <img src="data:image/png;base64,x" alt="On y va"><pre><code>&lt;script&gt; onclick=a()</code></pre>
        <form action="../rechercher/" role="search"><input name="question"></form><a href="mailto:a@b.exemple">e</a>
        <details open><summary>onglet</summary></details><!-- champs --><sheet-form data-on="1"></sheet-form>"""
    assert held_by(html).hidden == []


def test_the_line_is_that_of_the_page_and_not_of_a_sample() -> None:
    source = (
        "---\ntitle: x\n---\nOn écrit `<script>`.\n\n```html\n<script>\n```\n\nUn.\n<SCRIPT>a()</SCRIPT>\n"
    )
    assert line_of("<script", source) == 11
    assert line_of("<script", "a\n`<script>`") == 2
    assert line_of("onclick", source) == 1


def test_the_scripts_of_a_page_are_told_by_their_address() -> None:
    html = '<script src="a.js"></script><script type="application/ld+json">{}</script><SCRIPT>a()</SCRIPT>'
    assert held_by(html).scripts == ["a.js", ""]
    blocks = '<script type="importmap">{}</script><script type="application/json" src="a"></script>'
    assert held_by(blocks).scripts == [""]
    assert held_by("<title><script></title>").scripts
    assert held_by("<!--><script>a()</script>-->").scripts
