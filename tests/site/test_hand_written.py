"""What a file of `docs/` can do to those who read the site, or who build it."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from partage.rendering.page_scripts import held_by
from tests.samples import spaced
from tests.site.building import build, only_sheets, project, serve_once, sheet, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = project(tmp_path / "projet", extra={"languages": "fr", "share_images": False})
    only_sheets(made, {"jardin": sheet("Un jardin", "alias: [ancien-jardin]")})
    return made


def warned(root: Path) -> list[str]:
    told: list[str] = []
    with pytest.raises((Abort, SystemExit)):
        build(root, warnings=told)
    return [spaced(each) for each in told]


def test_what_a_page_hides_fails_the_strict_build_at_its_line(root: Path) -> None:
    build(root)
    before = tree(root / "site")
    pages = {
        "un.md": "# Un\n\n<script>fetch('//x.exemple')</script>\n",
        "deux.md": "# Deux\n\nUn [lien](javascript:alert(1)).\n",
        "trois.md": "# Trois\n\nUn texte.\n{: onclick=alert(1) }\n",
        "quatre.md": '# Quatre\n\n<script src="/assets/javascripts/theme.js"></script>\n',
        "cinq.md": "---\ntitle: <script>alert(1)</script>\n---\n# Cinq\n",
        "six.md": '---\ndescription: "\\"><script src=//x.exemple></script>"\n---\n# Six\n',
        "sept.md": '# Sept\n\n<form action="https://x.exemple/"><input></form>\n',
        "huit.md": '# Huit\n\n<meta http-equiv="refresh" content="0;url=https://x.exemple/">\n',
        "neuf.md": "---\ndescription: '\" onmouseover=\"alert(1)'\n---\n# Neuf\n",
        "dix.md": "---\ndescription: '\"><meta http-equiv=refresh content=0;url=//x.exemple>'\n---\n# Dix\n",
        # Nothing hidden: one identifier for two places, and a translation of a page that is not there.
        "onze.md": '# Onze\n\n## Un {#ici}\n\nA.\n\n## Deux {#ici}\n\nB `id="b"` `id="b"`.\n',
        "douze.en.md": "# Twelve\n",
    }
    for name, text in pages.items():
        (root / "docs" / name).write_text(text, "utf-8")
    told = warned(root)
    lines = {
        "un": 3,
        "deux": 3,
        "trois": 4,
        "quatre": 3,
        "cinq": 2,
        "six": 2,
        "sept": 3,
        "huit": 3,
        "neuf": 2,
        "dix": 2,
        "onze": 7,
        "douze.en": 1,
    }
    for name, line in lines.items():
        assert any(f"docs/{name}.md:{line}: " in each for each in told), (name, told)
    assert tree(root / "site") == before
    named = [found[1] for each in told if (found := re.search(r": docs/([\w.]+)\.md:", each))]
    assert sorted(named) == sorted(lines)


def test_files_that_would_take_an_address_or_run_are_left_out_and_told(root: Path) -> None:
    docs = root / "docs"
    files = {
        "initiatives/jardin.md": "aurait l’adresse de la fiche « initiatives/jardin.md »",
        "initiatives/ancien-jardin/index.md": "aurait l’adresse de la fiche « initiatives/jardin.md »",
        "piege.html": "sans la politique de sécurité",
        "piege.rss": "sans la politique de sécurité",
        "_redirects": "sans la politique de sécurité",
        "dessin.svg": "fait exécuter un programme",
        os.fsdecode(b"caf\xe9.md"): "caractères qui ne se lisent pas",
        "a\n::error::b.md": "caractères qui ne se lisent pas",
        "x\u202ey.txt": "caractères qui ne se lisent pas",
    }
    for name in files:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('# X\n<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>', "utf-8")
    told = warned(root)
    for sentence in set(files.values()):
        wanted = [name for name, said in files.items() if said == sentence]
        assert len([each for each in told if sentence in each]) == len(wanted), sentence
    assert all("\n" not in each and each.isprintable() for each in told if ": docs/" in each)
    served = serve_once(root, root.parent / "servi")
    assert "Un jardin" in served.text("initiatives/jardin/index.html")
    assert "url=../jardin/" in served.text("initiatives/ancien-jardin/index.html")
    assert not {"piege.html", "piege.rss", "_redirects", "dessin.svg"} & served.names()


def test_a_page_of_no_term_is_published_and_told_and_links_of_headings_are_for_the_mouse(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / "docs/methodes").mkdir(exist_ok=True)
    orphans = (
        "territoires/atlantide",
        "annees/1850",
        "acteurs/les-martiens",
        "publics/martiens",
        "etats/en-panne/index",
    )
    for name in ("methodes/habitant-relais", "methodes/habitant-relais.en", *orphans):
        (root / f"docs/{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (root / f"docs/{name}.md").write_text("# Un titre\n\nUn texte.\n", "utf-8")
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = build(root, strict=False).folder
    page = (site / "methodes/habitant-relais/index.html").read_text("utf-8")
    assert "Un texte." in page
    told = [spaced(each) for each in caplog.messages if "habitant-relais" in each]
    assert len(told) == 1
    assert "docs/methodes/habitant-relais.md:1: « habitant-relais » n’est aucun terme" in told[0]
    assert "renommez-la en « habitants-relais.md »" in told[0]
    for name in orphans:
        (said,) = (spaced(each) for each in caplog.messages if f"docs/{name}.md:1" in each)
        assert "plus rien n’y mène" in said
    (link,) = re.findall(r'<a class="headerlink"[^>]*>', page)
    assert 'title="Lien vers ce passage" aria-hidden="true" tabindex="-1"' in link


def test_a_page_with_the_address_of_a_term_is_a_sentence(root: Path) -> None:
    page = root / "docs/themes/lien-social/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# X\n", "utf-8")
    with pytest.raises(Abort, match="une même adresse"):
        build(root, strict=False)


def test_a_link_in_the_texts_stops_the_build(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    for target in (tmp_path / "secret.txt", tmp_path, Path("/nulle-part")):
        (root / "docs/annexe").symlink_to(target)
        with pytest.raises(Abort, match="docs/annexe"):
            build(root, strict=False)
        (root / "docs/annexe").unlink()


def test_two_sheets_with_one_former_address_are_left_out(root: Path) -> None:
    only_sheets(
        root,
        {
            "a": sheet("Un pas", "alias: vieux"),
            "b": sheet("Deux pas", "alias: vieux"),
            "c": sheet("Trois pas"),
        },
    )
    served = serve_once(root, root.parent / "servi")
    assert "initiatives/c/index.html" in served.names()
    assert not {"initiatives/a/index.html", "initiatives/vieux/index.html"} & served.names()
    assert len([each for each in map(spaced, served.warnings) if "« vieux » est aussi dans" in each]) == 2


def test_our_own_texts_hold_nothing_hidden() -> None:
    for path in (Path(__file__).parents[2] / "docs/assets").rglob("*.svg"):
        assert held_by(path.read_text("utf-8")).hidden == [], path
