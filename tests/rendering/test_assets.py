"""One folder for what pages load, named by what it holds."""

from __future__ import annotations

import re

import pytest

from partage.rendering.assets import FOLDER, addressed, folder_of

NAMED = "assets/0123456789ab/"


def test_the_folder_is_that_of_names_and_contents() -> None:
    one = folder_of([("assets/a.js", b"1"), ("assets/b.js", b"2")])
    assert re.fullmatch(r"assets/[0-9a-f]{12}/", one)
    assert folder_of([("assets/b.js", b"2"), ("assets/a.js", b"1")]) == one
    assert folder_of([("assets/a.js", b"1"), ("assets/b.js", b"3")]) != one
    assert folder_of([("assets/a.js", b"1"), ("assets/c.js", b"2")]) != one


@pytest.mark.parametrize("way", ["", "./", "../", "../../../", "/", "/reseau/partage/"])
def test_addresses_lead_into_it(way: str) -> None:
    assert addressed(f'<img src="{way}assets/a.svg">', NAMED) == f'<img src="{way}{NAMED}a.svg">'


def test_every_address_of_a_tag_leads_into_it() -> None:
    html = '<p>src="assets/a"</p><a title="x > y" href="assets/a" data-b="../assets/b"><img alt="" src="assets/c">'
    led = html.replace('href="assets/', f'href="{NAMED}').replace('="../assets/', f'="../{NAMED}')
    assert addressed(html, NAMED) == led.replace('<img alt="" src="assets/', f'<img alt="" src="{NAMED}')


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://ailleurs.exemple/assets/a.svg">',
        '<img src="../assets/partage/0123456789abcdef0123.png">',
        f'<img src="../{NAMED}a.svg">',
        "<p>le dossier assets/ et ../assets/a</p>",
        '<code>Ajoutez &lt;script type="module" src="assets/x.js"&gt;</code>',
        '<p>src="assets/a.js" et href="../assets/b.css"</p>',
        '<p class="x">\nsrc="assets/a.js"</p>',
        '<a href="../initiatives/assets-x/">',
    ],
)
def test_others_stay(html: str) -> None:
    assert addressed(html, NAMED) == html


def test_the_local_server_leaves_them_where_they_are() -> None:
    assert addressed('<img src="assets/a.svg">', FOLDER) == '<img src="assets/a.svg">'
