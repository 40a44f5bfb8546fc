"""The site as a whole: every kind of page is there, every address leads somewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from tests.site.building import Built, configure, project
from tests.site.dom import Page, pages_of
from tests.site.links import broken_links

KINDS = (
    "index.html",
    "404.html",
    "initiatives/index.html",
    "initiatives/{sheet}/index.html",
    "themes/index.html",
    "themes/{theme}/index.html",
    "territoires/index.html",
    "territoires/{territory}/index.html",
    "methodes/index.html",
    "methodes/{method}/index.html",
    "publics/index.html",
    "natures/index.html",
    "etats/index.html",
    "echelles/index.html",
    "dispositifs/index.html",
    "participation/index.html",
    "acteurs/index.html",
    "annees/index.html",
    "facteurs/index.html",
)


@pytest.fixture(params=["base", "corpus", "under_a_path", "without_address", "with_a_mistake"])
def built(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


def base_of(built: Built) -> str:
    """The address that the site is looked at from."""
    lines = (built.root / "mkdocs.yml").read_text("utf-8").splitlines()
    written = [line.partition(": ")[2].strip('"') for line in lines if line.startswith("site_url")]
    return written[-1] or "https://partage.exemple/"


@pytest.mark.parametrize("name", ["base", "corpus", "under_a_path", "without_address", "many"])
def test_a_strict_build_tells_of_nothing(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    assert built.warnings == []


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize(
    ("name", "terms"),
    [
        (
            "base",
            {
                "sheet": "conseil-citoyen-haut-gap",
                "theme": "lien-social",
                "territory": "qpv-haut-gap",
                "method": "habitants-relais",
            },
        ),
        (
            "corpus",
            {
                "sheet": "relais-de-quartier",
                "theme": "lien-social",
                "territory": "les-tilleuls",
                "method": "tirage-au-sort",
            },
        ),
    ],
)
def test_every_kind_of_page_is_there(
    name: str, terms: dict[str, str], edition: str, request: pytest.FixtureRequest
) -> None:
    names = request.getfixturevalue(name).names()
    wanted = [edition + kind.format(**terms) for kind in KINDS]
    assert [path for path in wanted if path not in names] == []


def test_every_term_of_a_sheet_has_its_page(corpus: Built) -> None:
    sheet = pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"]
    for folder in (
        "themes",
        "territoires",
        "methodes",
        "publics",
        "echelles",
        "dispositifs",
        "acteurs",
        "facteurs",
        "participation",
    ):
        assert any(address.startswith(f"../../{folder}/") for address in sheet.addresses), folder
    assert "annees/2023/index.html" in corpus.names()


def test_every_internal_address_leads_to_a_file_and_a_place(built: Built) -> None:
    assert list(broken_links(built.folder, pages_of(built.folder), base_of(built))) == []


def test_a_broken_link_would_be_seen(tmp_path: Path) -> None:
    """The checker itself: the tests above are worth what it is worth."""
    page = Page(
        "a/index.html",
        '<p id="x"><a href="../b/"></a><a href="#y"></a><a href="#x"></a><img src="/c.png"></p>',
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(page.html)
    found = list(broken_links(tmp_path, {page.path: page}, "https://exemple.org/reseau/"))
    assert found == [
        "a/index.html: ../b/ leads to no file",
        "a/index.html: #y leads to no place of a/index.html",
        "a/index.html: /c.png leaves the site",
    ]


def test_identifiers_are_unique_in_a_page(built: Built) -> None:
    for page in pages_of(built.folder).values():
        twice = [name for name, times in Counter(page.ids).items() if times > 1]
        assert twice == [], page.path


def test_labels_and_descriptions_refer_to_what_is_there(built: Built) -> None:
    for page in pages_of(built.folder).values():
        for node in page.document.walk():
            for name in ("for", "aria-labelledby", "aria-describedby"):
                for target in set(node.attributes.get(name, "").split()) - {"__toc"}:  # the theme’s
                    assert target in page.ids, f"{page.path}: {name}={target}"


def test_a_page_has_one_first_heading_and_skips_no_level(built: Built) -> None:
    for page in pages_of(built.folder).values():
        if page.is_redirect:
            continue
        levels = [int(node.tag[1]) for node in page.main.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, page.path
        assert levels[0] == 1, page.path
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), page.path


def test_titles_tell_the_pages_of_many_sheets_apart(many: Built) -> None:
    test_titles_tell_the_pages_of_an_edition_apart(many)


def test_titles_tell_the_pages_of_an_edition_apart(built: Built) -> None:
    pages = [page for page in pages_of(built.folder).values() if not page.is_redirect]
    for edition in ("fr", "en"):
        titles = Counter(page.title for page in pages if page.lang == edition and page.path != "404.html")
        assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_is_in_the_language_of_its_edition(built: Built) -> None:
    for page in pages_of(built.folder).values():
        assert page.lang == ("en" if page.path.startswith("en/") else "fr"), page.path


def test_canonical_and_other_editions(built: Built) -> None:
    base = base_of(built)
    known = 'site_url: ""' not in (built.root / "mkdocs.yml").read_text("utf-8")
    for page in pages_of(built.folder).values():
        if page.path.endswith("404.html"):
            continue
        address = page.path.removesuffix("index.html")
        if not known:
            assert page.document.all("link", rel="canonical") == [], page.path
            continue
        if page.is_redirect:
            continue
        if page.is_framed:
            # What it shows is found elsewhere.
            shown = address.replace("integrer/liste/", "rechercher/").replace("integrer/", "")
            assert page.canonical == base + shown, page.path
            assert page.document.one("meta", name="robots").attributes["content"] == "noindex"
            continue
        assert page.canonical == base + address, page.path
        other = address.removeprefix("en/")
        assert page.link("alternate", hreflang="fr") == [base + other], page.path
        assert page.link("alternate", hreflang="en") == [f"{base}en/{other}"], page.path


def test_the_sitemap_lists_every_page_of_every_edition(built: Built) -> None:
    names = built.names("**/sitemap*")
    if 'site_url: ""' in (built.root / "mkdocs.yml").read_text("utf-8"):
        assert names == set()
        return
    listed = [
        node.text
        for node in ET.fromstring(built.text("sitemap.xml")).iter(
            "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
        )
    ]
    pages = pages_of(built.folder).values()
    found = [
        base_of(built) + page.path.removesuffix("index.html")
        for page in pages
        if page.path.endswith("index.html")
        and not page.is_redirect
        # A booklet of a path holds nothing that its sheets do not say, nor a poster that the agenda does not.
        and not re.search("recueil/.+/", page.path)
        and "agenda/affiche/" not in page.path
        and not page.is_framed
    ]
    assert sorted(listed) == sorted(found)


def test_the_missing_page_works_from_any_address(under_a_path: Built) -> None:
    page = pages_of(under_a_path.folder)["404.html"]
    internal = [each for each in page.addresses if not each.startswith(("http", "#", "data:"))]
    assert internal
    assert all(address.startswith("/reseau/partage/") for address in internal)
    assert "/reseau/partage/themes/lien-social/" in internal


def test_every_page_begins_with_its_policy_and_what_links_tell(built: Built) -> None:
    pages = pages_of(built.folder).values()
    assert any(page.is_redirect for page in pages) or built.root.name == "base"
    for page in pages:
        first, second = page.document.one("head").all()[:2]
        assert first.attributes.get("http-equiv") == "Content-Security-Policy", page.path
        assert "unsafe" not in first.attributes["content"]
        assert second.attributes == {"name": "referrer", "content": "same-origin"}, page.path


def test_nothing_is_loaded_from_another_site(built: Built) -> None:
    for page in pages_of(built.folder).values():
        for node in page.document.all("script", "img", "iframe", "source"):
            assert not node.attributes.get("src", "").startswith(("http", "//")), page.path
        for node in page.document.all("link"):
            if node.attributes.get("rel") in ("stylesheet", "preconnect", "preload", "icon"):
                assert not node.attributes["href"].startswith(("http", "//")), page.path


def test_no_shell_mark_is_left(built: Built) -> None:
    for page in pages_of(built.folder).values():
        assert "xPARTAGEx" not in page.html, page.path


def test_settings_of_a_project_reach_every_edition(tmp_path: Path) -> None:
    """The helper itself: a setting is written where each edition reads it."""
    root = project(tmp_path / "p")
    configure(root, site_name="Ailleurs")
    assert 'site_name: "Ailleurs"' in (root / "mkdocs.yml").read_text("utf-8")
