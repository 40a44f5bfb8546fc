"""The site under real servers, with the rules that it is published with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection, HTTPResponse
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from partage.build.hosting import CALENDAR, FOR_EVER, REVALIDATED, headers
from partage.rendering.embed_frame import CARDS, HEIGHTS
from tests.browser.servers import caddy, joining, nginx
from tests.browser.serving import serving, visiting
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
SERVERS: dict[str, tuple[Callable[..., AbstractContextManager[str]], str]] = {
    "nginx": (nginx, "nginx.conf"),
    "caddy": (caddy, "Caddyfile"),
}
SHEET = "initiatives/groupe-d-habitants-relais/"


@pytest.fixture(scope="module", params=SERVERS)
def hosted(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site, by each server."""
    serve, rules = SERVERS[request.param]
    with serve(published, published / "serveur" / rules, tmp_path_factory.mktemp("server")) as address:
        yield address


def answer(site: str, path: str) -> HTTPResponse:
    """Return the answer for *path*, as it is: a redirection is not followed."""
    connection = HTTPConnection(urlsplit(site).netloc)
    connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def picture(published: Path) -> str:
    return next((published / "assets/partage").iterdir()).relative_to(published).as_posix()


@pytest.mark.parametrize(
    ("path", "status"),
    [("", 200), (SHEET, 200), ("en/", 200), ("nulle-part/", 404), ("agenda/agenda.ics", 200), ("agenda/x.ics", 404),
     ("assets/partage/x.png", 404)],
)  # fmt: skip
def test_every_answer_has_every_header_and_is_revalidated(hosted: str, path: str, status: int) -> None:
    response = answer(hosted, path)
    assert response.status == status
    for name, value in headers().items():
        said = response.headers.get_all(name)
        assert said is not None, name
        assert len(said) == 1
        if name != "Content-Security-Policy":
            assert said == [value]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers.get_all("Cache-Control") == [REVALIDATED]


def test_a_month_that_has_no_page_any_more_leads_to_the_agenda(hosted: str) -> None:
    for agenda in ("agenda/", "en/agenda/"):
        response = answer(hosted, f"{agenda}2019-04/")
        assert (response.status, response.headers["Location"]) == (302, f"/{agenda}")
        assert response.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert answer(hosted, "agenda/affiche/2019-04/").status == 404


def style(published: Path) -> str:
    return next(published.glob("assets/*/stylesheets/site.css")).relative_to(published).as_posix()


@pytest.mark.parametrize(("find", "kind"), [(picture, "image/png"), (style, "text/css")])
def test_what_never_changes_is_kept_for_ever(
    hosted: str, published: Path, find: Callable[[Path], str], kind: str
) -> None:
    response = answer(hosted, find(published))
    assert response.status == 200
    assert response.headers["Content-Type"].startswith(kind)
    assert response.headers.get_all("Cache-Control") == [FOR_EVER]
    assert response.headers.get_all("X-Content-Type-Options") == ["nosniff"]


def test_a_folder_without_its_slash_leads_to_its_page_on_the_same_host(hosted: str) -> None:
    response = answer(hosted, SHEET.rstrip("/"))
    assert response.status in (301, 308)
    assert response.headers["Location"] == f"/{SHEET}"


@pytest.mark.parametrize("path", ["", "rechercher/?q=habitants", "{style}"])
def test_text_is_compressed(hosted: str, published: Path, path: str) -> None:
    response = answer(hosted, path.format(style=style(published)))
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]


def test_the_page_for_what_is_missing_is_the_site_s_own(browser: Browser, hosted: str) -> None:
    with visiting(browser, hosted) as visit:
        page = visit("nulle-part/ailleurs/", expect=404)
        assert page.locator("h1").is_visible()


PAGES = (
    "",
    SHEET,
    "themes/",
    "territoires/marseille-13055/",
    "proposer/",
    "contribuer/",
    "en/",
    f"en/{SHEET}",
)


def test_pages_open_without_a_complaint(browser: Browser, hosted: str) -> None:
    # What the browser complains of fails the test: a script or a style that the policy stops, a header that it ignores.
    with visiting(browser, hosted) as visit:
        page = visit()
        for path in PAGES:
            page.goto(hosted + path, wait_until="networkidle")


def test_the_search_works_under_these_rules(browser: Browser, hosted: str) -> None:
    with visiting(browser, hosted) as visit:
        page = visit("rechercher/?q=habitants")
        settled(page)
        assert page.locator(".search__cards .card").count() > 0


def test_a_calendar_is_one_for_those_who_subscribe(hosted: str) -> None:
    assert answer(hosted, "agenda/agenda.ics").headers.get_all("Content-Type") == [CALENDAR]


FRAMED = ("integrer/themes/participation-des-habitants/", "integrer/liste/?publics=habitants")
"""Made to be shown on other sites, without a script and with one."""
ALONE = ("", SHEET, "integrer/", "donnees/", "themes/participation-des-habitants/")
WIDTHS = {320: 1, 1000: 3}
"""Pixels of the frame, and its columns of cards."""
OVERFLOW = "document.scrollingElement.scrollHeight - document.scrollingElement.clientHeight"


@pytest.fixture(params=[*SERVERS, "_headers"])
def anywhere(request: pytest.FixtureRequest, published: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site, by each server or by a host that reads `_headers`."""
    if request.param == "_headers":
        with joining(published, published / "_headers") as address:
            yield address
        return
    serve, rules = SERVERS[request.param]
    with serve(published, published / "serveur" / rules, tmp_path) as address:
        yield address


def test_another_site_may_show_in_a_frame_what_is_made_for_it_and_nothing_else(
    browser: Browser, anywhere: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    head = "<!doctype html><title>Une mairie</title><link rel=icon href=data:,><style>body{margin:0}iframe{border:0;display:block}</style>"
    for height in HEIGHTS:
        frames = [
            f'<iframe src="{anywhere}{each}" width="100%" height="{height}"></iframe>'
            for each in (*FRAMED, *ALONE)
        ]
        (folder / f"{height}.html").write_text(head + "".join(frames), "utf-8")
    # A page of its own: the browser complains of what is refused, as it should.
    page = browser.new_page()
    with serving(folder) as other:
        for (width, columns), (height, most) in product(WIDTHS.items(), zip(HEIGHTS, CARDS, strict=True)):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{other}{height}.html", wait_until="networkidle")
            shown = {frame.url: frame for frame in page.frames if frame.url.startswith(anywhere)}
            assert {*shown} == {anywhere + each for each in FRAMED}
            for frame in shown.values():
                frame.locator(".card").first.wait_for()
                seen = [each.bounding_box() for each in frame.locator(".card").all() if each.is_visible()]
                lefts = {round(box["x"]) for box in seen if box}
                assert len(seen) == min(most, frame.locator(".card").count()) > 0
                assert len(lefts) == min(columns, len(seen))
                # One page, one bar to scroll it, once its icons and its font are there.
                frame.wait_for_function(f"() => {OVERFLOW} <= 0")
    page.close()
