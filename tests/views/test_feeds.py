"""Feeds: what changed last, with the dates of Git and no other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from partage.catalogue.site import Site
from partage.rendering.atom import Announcement, Feed
from partage.rendering.feeds import feed_links
from partage.runtime.git import GitDates
from partage.views import feeds
from tests.exports.full import HOSTILE
from tests.exports.json_schemas import FEED
from tests.samples import initiative, site

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = date(2020, 1, 1)
MANY = [initiative(f"f{number:02}", titre=f"La fiche {number} <&> </script>") for number in range(25)]


def here() -> Site:
    made = site(*MANY, initiative("sans-date", themes="parentalite"))
    days = {each.path: FIRST + timedelta(number) for number, each in enumerate(MANY)}
    return replace(made, history={path: GitDates(FIRST, day) for path, day in days.items()})


def published(made: Site) -> dict[str, str]:
    return {each.path: str(each.content()) for each in feeds.outputs(made)}


def test_the_twenty_that_changed_last_are_in_both_formats_with_the_dates_of_git() -> None:
    files = published(here())
    tree = ElementTree.fromstring(files["flux.xml"])
    entries = tree.findall(f"{ATOM}entry")
    expected = [f"https://partage.exemple/initiatives/f{number:02}/" for number in range(24, 4, -1)]
    assert [each.findtext(f"{ATOM}id") for each in entries] == expected
    assert tree.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2020-01-25T00:00:00Z"
    assert {each.findtext(f"{ATOM}published") for each in entries} == {"2020-01-01T00:00:00Z"}
    assert entries[0].findtext(f"{ATOM}title") == "La fiche 24 <&> </script>"
    feed = json.loads(files["flux.json"])
    assert [each.message for each in Draft202012Validator(FEED).iter_errors(feed)] == []
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [each["id"] for each in feed["items"]] == expected
    assert feed["items"][0]["date_modified"] == "2020-01-25T00:00:00Z"
    assert "</script>" not in files["flux.json"]


def test_each_core_term_with_news_has_its_feeds_and_its_page_says_so() -> None:
    made = here()
    files = published(made)
    assert {"themes/lien-social/flux.xml", "territoires/gap-05061/flux.json"} <= files.keys()
    assert not [path for path in files if path.startswith(("themes/parentalite/", "etats/"))]
    assert "Lien social – Initiatives en partage" in files["themes/lien-social/flux.xml"]
    links = feed_links(made, ("theme", "lien-social"), "../../")
    assert 'href="../../themes/lien-social/flux.xml"' in links
    english = replace(made, locale="en")
    assert 'href="../../../themes/lien-social/flux.json"' in feed_links(
        english, ("theme", "lien-social"), "../../"
    )


def test_there_is_no_news_without_dates_or_an_address() -> None:
    assert published(site(*MANY)) == {}
    assert published(replace(here(), base_url="")) == {}
    assert published(replace(here(), locale="en")) == {}
    assert feed_links(site(*MANY), None, "") == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_both_formats(text: str) -> None:
    here = "https://partage.exemple/"
    feed = Feed(id=here, title=text, address=here, page=here, author=text, language="fr")
    one = Announcement(
        id=here, title=text, address=here, announced=FIRST, author="", text=text, created=FIRST
    )
    for make in feeds.FORMATS.values():
        made = make(feed, [one])
        assert not [sign for sign in made if sign < " " and sign not in "\t\n"]
        assert not set("\x7f\x85\x9b\u2028\u2029\u202e\u2066\ufeff") & set(made)
        assert "</script" not in made
    ElementTree.fromstring(feeds.FORMATS["xml"](feed, [one]))
