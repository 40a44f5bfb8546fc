"""What every page of a site says to those who share or index it, and the pictures that it names."""

from __future__ import annotations

import posixpath
import re
from io import BytesIO
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from PIL import Image
from rdflib import Graph

from partage.build.hosting import NEVER_CHANGE
from partage.rendering.csp import SCRIPTS
from partage.rendering.page_scripts import held_by
from partage.rendering.share_image import POSTER_FOLDER
from tests.rendering.linked import graph_of, names, values
from tests.site.building import Built, build, only_sheets, project, sheet
from tests.site.dom import Page, page_of, pages_of

SITE = "https://partage.exemple/"


def metas(page: Page) -> dict[str, str]:
    return {
        name: node.attributes["content"]
        for node in page.document.all("meta")
        for asked in ("name", "property")
        if (name := node.attributes.get(asked))
    }


def shared(built: Built) -> list[Page]:
    """The pages that have an address of their own: not former addresses, frames, nor what is missing."""
    return [
        page
        for page in pages_of(built.folder).values()
        if not (page.is_redirect or page.is_framed or "404.html" in page.path)
    ]


def linked(page: Page) -> Graph:
    (script,) = page.document.all("script", type="application/ld+json")
    return graph_of("".join(str(child) for child in script.children), SITE)


def test_every_page_has_a_title_a_summary_and_a_picture_that_exists(corpus: Built) -> None:
    assert len(shared(corpus)) > 100
    for page in shared(corpus):
        said = metas(page)
        assert said["og:title"], page.path
        assert len(said["og:description"]) > 20, page.path
        assert said["og:url"] == page.canonical
        picture = corpus.folder / said["og:image"].removeprefix(SITE)
        assert picture.is_file(), page.path
        assert said["og:image:alt"]


def test_a_sheet_has_a_picture_of_its_own_and_other_pages_that_of_the_site(corpus: Built) -> None:
    pictures = {page.path: metas(page)["og:image"] for page in shared(corpus)}
    is_sheet = re.compile(r"initiatives/[^/]+/index\.html").fullmatch
    sheets = {path: picture for path, picture in pictures.items() if is_sheet(path)}
    assert len(set(sheets.values())) == len(sheets)
    others = {path: each for path, each in pictures.items() if not is_sheet(path.removeprefix("en/"))}
    # The words of that of the site are those of the edition.
    editions = {(path.startswith("en/"), picture) for path, picture in others.items()}
    assert len(editions) == len(set(others.values())) == 2
    for path, picture in sheets.items():
        assert pictures[f"en/{path}"] == picture


def test_pictures_are_drawn_once_for_all_editions_and_none_is_left_over(corpus: Built) -> None:
    named = {metas(page)["og:image"].removeprefix(SITE) for page in shared(corpus)}
    assert corpus.names(f"**/{POSTER_FOLDER}*") == named
    for name in named:
        with Image.open(BytesIO((corpus.folder / name).read_bytes())) as image:
            assert image.size == (1200, 630)
            image.load()


def test_pictures_are_kept_and_a_damaged_one_is_drawn_again(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    first = build(root)
    kept = sorted((root / ".cache/posters").iterdir())
    # By this name, the cache knows that a page shows it.
    assert (
        {path.name for path in kept}
        == {Path(name).name for name in first.names(f"{POSTER_FOLDER}*")}
        != set()
    )
    before = {path.name: path.stat().st_mtime_ns for path in kept}
    kept[0].write_bytes(b"damaged")
    again = build(root)
    changed = [path for path in kept if path.stat().st_mtime_ns != before[path.name]]
    assert changed == kept[:1]
    for name in first.names(f"{POSTER_FOLDER}*"):
        assert (again.folder / name).read_bytes().startswith(b"\x89PNG")


def test_a_site_may_have_no_pictures(tmp_path: Path) -> None:
    built = build(project(tmp_path / "p", extra={"languages": "fr", "share_images": False}))
    assert not (built.folder / POSTER_FOLDER).exists()
    assert "og:image" not in metas(page_of(built.folder, "index.html"))
    assert not (built.root / ".cache/posters").exists()


def test_what_the_setting_may_be_is_said(tmp_path: Path) -> None:
    with pytest.raises(Abort, match=r"extra.share_images\u00a0: «\u00a0jamais\u00a0» n’est pas true"):
        build(project(tmp_path / "p", extra={"languages": "fr", "share_images": "jamais"}))


def test_a_font_that_is_missing_is_named_with_the_way_out(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    (root / "docs/assets/fonts/atkinson-hyperlegible-next.woff2").unlink()
    with pytest.raises(Abort, match=r"atkinson.*share_images: false"):
        build(root)


def test_a_mark_that_is_no_drawing_is_named(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    (root / "docs/assets/images/logo.svg").write_text("<svg", "utf-8")
    with pytest.raises(Abort, match=r"logo\.svg » n’est pas un dessin SVG"):
        build(root)


def test_two_sheets_that_say_the_same_share_their_picture(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    only_sheets(root, {"une": sheet("Un jardin"), "autre": sheet("Un jardin")})
    built = build(root)
    assert len(built.names(f"{POSTER_FOLDER}*")) == 2


def test_without_an_address_there_is_neither_picture_nor_linked_data(without_address: Built) -> None:
    assert not (without_address.folder / POSTER_FOLDER).exists()
    for page in shared(without_address):
        assert "ld+json" not in page.html
        assert "og:image" not in page.html
        assert metas(page)["og:title"]


def test_in_a_folder_of_a_host_addresses_are_whole(under_a_path: Built) -> None:
    page = page_of(under_a_path.folder, "en/initiatives/relais-de-quartier/index.html")
    assert metas(page)["og:url"] == f"{SITE}reseau/partage/en/initiatives/relais-de-quartier/"
    assert metas(page)["og:image"].startswith(f"{SITE}reseau/partage/{POSTER_FOLDER}")


# Linked data, read by a real parser.


@pytest.mark.parametrize("edition", ["", "en/"])
def test_linked_data_of_a_sheet_a_term_and_the_home_page(corpus: Built, edition: str) -> None:
    pages = pages_of(corpus.folder)
    sheet_page = pages[f"{edition}initiatives/relais-de-quartier/index.html"]
    graph = linked(sheet_page)
    assert values(graph, sheet_page.canonical, "headline") == [metas(sheet_page)["og:title"]]
    assert values(graph, sheet_page.canonical, "image") == [metas(sheet_page)["og:image"]]
    for address in ("themes/lien-social/", "territoires/gap-05061/", "methodes/habitants-relais/"):
        term_page = pages[f"{edition}{address}index.html"]
        assert names(linked(term_page), term_page.canonical, "inDefinedTermSet")
    assert values(linked(pages[f"{edition}index.html"]), f"{SITE}{edition}", "name") == ["Petit réseau"]


def test_linked_data_names_pages_that_exist(corpus: Built) -> None:
    for page in shared(corpus):
        for address in re.findall(rf'"(?:@id|url|item)":"({SITE}[^"]*)"', page.html):
            path = address.removeprefix(SITE)
            assert (corpus.folder / path).exists(), (page.path, address)


# The rules for servers.


def test_what_is_kept_for_ever_is_what_is_named_by_what_it_holds(corpus: Built) -> None:
    is_digest = re.compile(r"[0-9a-f]{8,}").fullmatch
    ours = {
        name
        for name in corpus.names()
        if not re.match(r"(en/)?assets/(javascripts|stylesheets|vendor)/", name)
    }
    named = {name for name in ours if any(is_digest(part.partition(".")[0]) for part in name.split("/"))}
    # Cards and pages are named by the order of documents, not by what they say.
    named = {name for name in named if not re.search("recherche/(cartes|pages)/", name)}
    assert {name for name in ours if name.removeprefix("en/").startswith(NEVER_CHANGE)} == named
    assert len(named) > 20


def test_the_scripts_of_every_page_are_files_that_are_listed(corpus: Built) -> None:
    files = set(SCRIPTS)
    met = set()
    for path, page in pages_of(corpus.folder).items():
        for script in held_by(page.html).scripts:
            where = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), script)) if script else ""
            met.add(re.sub(r"^/(en/)?assets/([0-9a-f]{12}/)?", "assets/", where))
    assert met == files
    for path in ("_headers", "serveur/nginx.conf", "serveur/Caddyfile"):
        assert "sha256" not in corpus.text(path)
    assert not (corpus.folder / "en/_headers").exists()
