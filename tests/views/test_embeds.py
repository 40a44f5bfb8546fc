"""What other sites show in a frame: what is published without a script, and the lines that one copies."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

from partage.catalogue.site import Site
from partage.rendering import shell
from partage.rendering.assets import JOINED
from partage.rendering.embed_frame import DEPTHS, FOLDER, embed_frame
from partage.views import embed_builder, embeds
from tests.samples import ROOT, initiative, site, spaced
from tests.site.dom import parse

MANY = [initiative(f"fiche-{number:03}", publics="habitants") for number in range(8)]
ASSETS = ROOT / "docs/assets"


def framed(here: Site) -> Site:
    return replace(
        here, shells={(FOLDER, depth): shell.cut(embed_frame(here, depth), policy=True) for depth in DEPTHS}
    )


def published(here: Site) -> dict[str, str]:
    return {each.path: str(each.content()) for each in embeds.outputs(framed(here))}


def test_each_core_term_has_its_cards_without_a_script_and_others_one_page_for_all() -> None:
    pages = published(site(*MANY))
    assert {"integrer/themes/lien-social/index.html", "integrer/territoires/gap-05061/index.html"} <= {*pages}
    assert not [path for path in pages if path.startswith("integrer/publics/")]
    html = pages["integrer/themes/lien-social/index.html"]
    page = parse(html)
    assert len(page.having_class("card")) == 6
    assert "8 fiches" in spaced(page.text)
    assert "<script" not in html
    assert page.one("link", rel="canonical").attributes["href"].endswith("/themes/lien-social/")
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert {*published(site(*MANY, locale="en"))} == {"integrer/liste/index.html"}


def test_titles_and_summaries_are_texts() -> None:
    hostile = initiative("a", titre='<b onclick="x">Un & "deux"</b>', resume="Long <i>&</i> " + "mot " * 60)
    html = published(site(hostile))["integrer/themes/lien-social/index.html"]
    assert "<b " not in html
    assert "<i>" not in html
    assert len(unescape(parse(html).having_class("card")[0].all("p")[1].text)) <= embeds.MAX_SUMMARY + 4


def test_the_lines_to_copy_hold_any_words() -> None:
    lines = embed_builder.lines("https://a.example/?q=1&b=2", 'Un "titre" <b>', 440)
    [frame] = [node for node in parse(lines).walk() if node.tag == "iframe"]
    assert frame.attributes["src"] == "https://a.example/?q=1&b=2"
    assert frame.attributes["title"] == 'Un "titre" <b>'
    page = embed_builder.body(site(*MANY))
    assert (
        parse(page).one("textarea").text.startswith('<iframe src="https://partage.exemple/integrer/themes/')
    )
    assert 'value="integrer/themes/lien-social/"' in page
    assert "liste/" in embed_builder.body(site(*MANY, locale="en"))


def test_the_scripts_of_a_list_are_asked_for_at_once() -> None:
    found: set[Path] = set()
    waiting = [ASSETS / "javascripts/embedded-list.js"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += [
            (path.parent / each).resolve() for each in re.findall(r'from "(.+?)"', path.read_text("utf-8"))
        ]
    own = {path.relative_to(ASSETS).as_posix() for path in found} - {"javascripts/embedded-list.js"}
    place = {module: whole for whole, modules in JOINED.items() for module in modules}
    assert {place[each] for each in own} == {*embeds.MODULES}
