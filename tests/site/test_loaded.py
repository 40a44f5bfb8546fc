"""What pages load: two stylesheets, which draw the icons, nothing of the theme that no page uses, once for all editions."""

from __future__ import annotations

import re
from pathlib import Path

import material

from tests.site.building import Built
from tests.site.dom import pages_of

ASSETS = Path(__file__).parents[2] / "docs/assets"
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
LEFT_EMPTY = {"md-dialog", "md-dialog__inner"}
"""Classes of the theme on elements that stay empty without its script."""
OTHERWISE_MEANT = {"question"}
"""Names of kinds of admonitions that our pages call something else."""
STYLES_OF_TOOLS = {"agenda-poster", "booklet", "chooser", "comparison", "embed-builder", "form"}


def classes_of(pages: Built) -> set[str]:
    """Every class of every element of *pages*."""
    nodes = (node for page in pages_of(pages.folder).values() for node in page.document.walk())
    return {name for node in nodes for name in node.attributes.get("class", "").split()}


def styles_of(pages: Built) -> str:
    """What the stylesheets of all that is read say."""
    (folder,) = pages.folder.glob("assets/*/stylesheets")
    return "".join((folder / f"{name}.css").read_text("utf-8") for name in ("site", "read"))


def test_every_page_has_the_same_stylesheets_the_search_the_first_and_a_tool_one_of_its_own(
    corpus: Built,
) -> None:
    for page in pages_of(corpus.folder).values():
        # The frames of other sites have little of it.
        if page.is_redirect or page.is_framed:
            continue
        first, *others = (
            Path(link.attributes["href"]).stem for link in page.document.all("link", rel="stylesheet")
        )
        assert first == "site", page.path
        if others[:1] != ["read"]:
            assert page.path.endswith("rechercher/index.html"), page.path
        else:
            del others[0]
        assert set(others) <= STYLES_OF_TOOLS, page.path
        assert len(others) <= 1, page.path


def test_no_style_of_the_theme_that_a_page_uses_is_left_out(corpus: Built) -> None:
    (folder,) = material.__path__
    (theme,) = Path(folder).glob("templates/assets/stylesheets/main.*.min.css")
    lost = set(CLASS.findall(theme.read_text("utf-8"))) - set(CLASS.findall(styles_of(corpus)))
    assert len(lost) > 100
    assert lost & classes_of(corpus) <= LEFT_EMPTY | OTHERWISE_MEANT


def test_nothing_else_of_the_theme_is_published(corpus: Built) -> None:
    names = corpus.names("assets/**/*")
    assert not [name for name in names if re.search(r"bundle|lunr|workers|palette|\.map$|/main\.", name)]


def test_editions_share_what_pages_load(corpus: Built) -> None:
    assert corpus.names("en/index.html")
    assert not corpus.names("en/assets/**/*")


def test_every_icon_of_every_page_is_drawn(corpus: Built) -> None:
    known = set(re.findall(r"\.(icon-[\w-]+)\{--row", styles_of(corpus)))
    used = {name for name in classes_of(corpus) if name.startswith("icon-")}
    assert len(used) > 10
    assert used <= known


def test_scripts_are_sent_without_their_comments_but_those_of_others(corpus: Built) -> None:
    folder = next(corpus.folder.glob("assets/*/stylesheets")).parent
    sent = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.glob("**/*.js")}
    assert len(sent) > 20
    for name, script in sent.items():
        if name.startswith("vendor/"):
            assert script == (ASSETS / name).read_text("utf-8")
        else:
            assert "/**" not in script, name
