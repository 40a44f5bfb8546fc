"""Pictures from the folder of the sheets to the pages: what is published of them, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.images.drawing import PLACE, encoded, exif, halves
from tests.site.building import Built, build, only_sheets, project, serve_once, sheet, tree
from tests.site.dom import Page, pages_of
from tests.site.links import broken_links

MORE = """\
images:
  - fichier: fete.jpg
    alt: Une tablée.
    credit: Le centre
    autorisation: écrite
  - fichier: faux.jpg
    alt: Un mur.
    credit: Le centre
    autorisation: écrite"""
BODY = "![Un mur](images/mur.png)\n\n[Le plan](images/mur.png)"


def with_pictures(folder: Path, false: bytes) -> Path:
    root = project(folder)
    images = root / "initiatives/images"
    (images / "fete.jpg").write_bytes(encoded(halves(2400, 1800), quality=90, exif=exif(6)))
    (images / "faux.jpg").write_bytes(false)
    (images / "mur.png").write_bytes(encoded(halves(), "PNG"))
    (images / "oubli.jpg").write_bytes(encoded(halves(300, 200, "#00ff00")))
    only_sheets(root, {"fete": sheet("Une fête", MORE, BODY), "autre": sheet("Une autre")})
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(with_pictures(tmp_path_factory.mktemp("pictures") / "p", encoded(halves(500, 500))))


def page_of(built: Built, path: str) -> Page:
    return pages_of(built.folder)[f"{path}index.html"]


def test_pictures_that_sheets_show_are_published_once_and_clean(built: Built) -> None:
    names = built.names("images/*") | built.names("initiatives/images/*") | built.names("en/images/*")
    assert all(re.fullmatch(r"images/[0-9a-f]{20}\.webp", name) for name in names)
    # Four sizes of the one, three of the second and two of the third: nothing of the one that no sheet shows.
    assert len(names) == 4 + 2 + 3
    for name in names:
        data = (built.folder / name).read_bytes()
        assert PLACE not in data
        assert b"Exif" not in data
        assert b"EXIF" not in data


@pytest.mark.parametrize("edition", ["", "en/"])
def test_pictures_have_a_text_a_credit_and_a_place(built: Built, edition: str) -> None:
    page = page_of(built, f"{edition}initiatives/fete/")
    # Where it took place is drawn too.
    figures = [each for each in page.main.all("figure") if each.attributes["class"] != "locator"]
    assert [figure.one("figcaption").text.split()[-1] for figure in figures] == ["centre", "centre"]
    images = [image for image in page.main.all("img") if image.attributes["alt"]]
    assert [image.attributes["alt"] for image in images] == ["Une tablée.", "Un mur", "Un mur."]
    # Upright: the telephone was held so.
    assert (images[0].attributes["width"], images[0].attributes["height"]) == ("300", "400")
    # The first one is seen at once.
    assert [image.attributes.get("loading") for image in images] == [None, "lazy", "lazy"]
    assert all(image.attributes["srcset"] and image.attributes["sizes"] for image in images)
    # Their text has the language of the sheet.
    assert images[0].attributes.get("lang") == ("fr" if edition else None)


def test_every_choice_leads_to_a_file(built: Built) -> None:
    broken = broken_links(built.folder, pages_of(built.folder), "https://partage.exemple/")
    assert [each for each in broken if ".webp" in each] == []


def test_a_second_build_from_what_was_kept_is_the_same(built: Built) -> None:
    first = tree(built.folder)
    kept = tree(built.root / ".cache/pictures")
    # By this name, the cache knows that a page shows it.
    assert {name for name in kept if name.endswith(".webp")} == set(tree(built.folder / "images"))
    assert tree(build(built.root).folder) == first
    assert tree(built.root / ".cache/pictures") == kept


def test_picture_that_cannot_be_used_stops_a_strict_build(tmp_path: Path) -> None:
    warnings: list[str] = []
    root = with_pictures(tmp_path / "p", b"GIF89a" + bytes(20))
    with pytest.raises(Abort):
        build(root, warnings=warnings)
    assert any("initiatives/fete.md:" in each and "faux.jpg" in each for each in warnings)
    assert not (root / "site").exists()


def test_preview_shows_the_sheet_without_it(tmp_path: Path) -> None:
    root = with_pictures(tmp_path / "p", b"GIF89a" + bytes(20))
    served = serve_once(root, tmp_path / "served")
    assert any("faux.jpg" in each for each in served.warnings)
    page = pages_of(served.folder)["initiatives/fete/index.html"]
    told = [image.attributes["alt"] for image in page.main.all("img") if image.attributes["alt"]]
    assert told == ["Une tablée.", "Un mur"]
    assert "faux.jpg" in served.text("a-corriger/index.html")
