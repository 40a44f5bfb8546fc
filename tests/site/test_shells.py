"""A page that fills a shell is the page that the theme would render, to the byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as host_build

from adapter import shells
from adapter.pages import genuine_render, page_around
from adapter.valid_html import valid
from partage.rendering.csp import with_policy
from partage.rendering.shell import compact
from partage.text.typography import french
from tests.site.building import configuration, project, sheet, write_sheets

CONTENT = "<h1>le-contenu</h1>"
TITLE = 'L’« école » & <b>les "autres"</b> : 100 %'
Call = tuple[Any, Any, Any, Any]


@dataclass
class Rendered:
    """A built project, and what its theme needs to render another page."""

    folder: Path
    calls: dict[str, Call] = field(default_factory=dict)
    """By locale: environment, configuration, files and navigation."""

    def genuine(self, path: str, written: str, index: str) -> str:
        """Render the page at *path* as MkDocs does, with the title and description that were *written*."""
        env, config, files, nav = self.calls["en" if path.startswith("en/") else "fr"]
        page = page_around(
            config,
            nav,
            index,
            url=path.removeprefix("en/").removesuffix("index.html"),
            title=escape(title_in(written, config.site_name)),
            description=escape(description_in(written)),
            content=CONTENT,
            head=head_in(written),
        )
        html: str = genuine_render(env, config, files, nav, page)
        return compact(with_policy(valid(html)))


def title_in(html: str, site: str) -> str:
    return unescape(html.split("<title>")[1].partition("</title>")[0]).removesuffix(f" - {site}")


def head_in(html: str) -> str:
    """What is said of this very page to those who share it: other tests read it."""
    first = html.index('<meta property="og:type"')
    last = '<meta name="twitter:card"'
    end = html.index(">", html.index(last)) + 1
    data = html.find('<script type="application/ld+json">', end, end + 50)
    if data >= 0:
        end = html.index("</script>", data) + len("</script>")
    return html[first:end]


def description_in(html: str) -> str:
    return unescape(
        html.split('<meta name="description" property="og:description" content="')[1].partition('"')[0]
    )


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    root = project(tmp_path_factory.mktemp("shells") / "p")
    write_sheets(root, {"titre-difficile": sheet(TITLE)})
    config = configuration(root, strict=True)
    spied = Rendered(root / "site")
    render = shells.rendered_shells

    def spy(env: Any, config: Any, files: Any, edition: Any) -> Any:
        spied.calls[config.theme["language"]] = env, config, files, edition.nav
        return render(env, config, files, edition)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(config.hooks["hooks/main.py"], "rendered_shells", spy)  # type: ignore[call-overload]
        # Second pages of lists are deeper: with one card per page there are many of them.
        for name in ("build.routes", "catalogue.urls", "views.lists", "views.terms"):
            patch.setattr(f"partage.{name}.PER_PAGE", 1, raising=name != "build.routes")
        config.plugins.on_startup(command="build", dirty=False)
        try:
            host_build(config)
        finally:
            config.plugins.on_shutdown()
    return spied


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize(
    ("path", "index"),
    [
        ("initiatives/relais-de-quartier/", "initiatives/index.md"),
        ("initiatives/cafe-des-aidants/", "initiatives/index.md"),
        ("initiatives/titre-difficile/", "initiatives/index.md"),
        ("initiatives/page/2/", "initiatives/index.md"),
        ("themes/lien-social/", "themes/index.md"),
        ("themes/lien-social/page/2/", "themes/index.md"),
        ("territoires/les-tilleuls/", "territoires/index.md"),
        ("methodes/tirage-au-sort/", "methodes/index.md"),
        ("publics/seniors/", "publics/index.md"),
        ("annees/2023/", "annees/index.md"),
        ("facteurs/temps-equipe/", "facteurs/index.md"),
    ],
)
def test_a_filled_shell_is_the_genuine_page(path: str, index: str, edition: str, rendered: Rendered) -> None:
    name = f"{edition}{path}index.html"
    # The theme knows nothing of the name of the folder.
    shared = "../" if edition else ""
    # What fills the shell keeps its lines.
    written = compact(
        re.sub(
            rf"{re.escape(shared)}assets/[0-9a-f]{{12}}/",
            "assets/",
            (rendered.folder / name).read_text("utf-8"),
        )
    )
    before, _, after = rendered.genuine(name, written, index).partition(CONTENT)
    assert len(after) > 100
    assert written[: len(before)] == before
    assert written[-len(after) :] == after
    assert len(written) > len(before) + len(after)


def test_the_title_that_was_read_is_the_one_of_the_sheet(rendered: Rendered) -> None:
    """The helper itself, since the test above trusts it."""
    written = (rendered.folder / "initiatives/titre-difficile/index.html").read_text("utf-8")
    assert title_in(written, "Petit réseau") == french(TITLE)
    assert "<b>les" not in written
