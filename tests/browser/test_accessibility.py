"""What is not shown to axe-core breaks no rule: each fault is found as by axe-core alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import violations

pytestmark = pytest.mark.browser
RIGHT = """<p>Un texte <a href="#x">souligné</a></p><b style="background: #036; color: #fff">Clair sur sombre</b>"""
FAULTS = (
    '<p style="color: #999">Pâle</p>',
    '<p style="color: color-mix(in srgb, #000 20%, #fff)">Mêlé</p>',
    '<p style="color: rgba(0, 0, 0, .3)">Transparent</p>',
    '<div style="opacity: .3"><p style="background: #fff">Sous un voile</p></div>',
    '<div style="background: #333"><p>Sombre sur sombre</p></div>',
    '<div style="background: rgba(0, 0, 0, .8)"><p>Sous une ombre</p></div>',
    '<input aria-label="Une case" value="Pâle" style="color: #999">',
    '<div style="position: relative; height: 3em; background: #fff"><div style="height: 3em; background: #333"></div>'
    '<p style="position: absolute; top: 0">Posé sur autre chose</p></div>',
    '<p>Un lien qui n’est <a href="#x" style="text-decoration: none; color: #111">pas montré</a> dans un texte.</p>',
)  # fmt: skip
PAGE = """<!doctype html><html lang="fr"><title>Essai</title><style>html { background: #fff; color: #000 }</style>
<main><h1 id="x">Essai</h1>"""


def test_each_fault_of_colours_is_found_as_by_axe_alone(browser: Browser) -> None:
    page = browser.new_page()
    for broken in ("", *FAULTS):
        page.set_content(f"{PAGE}{RIGHT}{broken}")
        found = violations(page, colours_only=True)
        assert found == violations(page, colours_only=True, every_contrast=True)
        assert len(found) == bool(broken), broken
    page.close()
