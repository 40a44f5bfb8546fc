"""Which booklets there are, and what the page of all of them holds for those of terms."""

from __future__ import annotations

from partage.catalogue.urls import PER_BOOKLET, PER_PAGE
from partage.views import booklets
from tests.samples import initiative, site
from tests.site.dom import parse


def test_only_the_terms_that_people_search_by_and_that_several_sheets_carry_have_one() -> None:
    page = parse(booklets.every(site(initiative("a"), initiative("b"), initiative("c", themes="enfance"))))
    addresses = {link.attributes["href"] for link in page.all("a")}
    assert "../territoires/gap-05061/?recueil" in addresses
    assert not {address for address in addresses if "lien-social/" in address}
    assert {address.split("/")[1] for address in addresses} <= {"themes", "territoires", "methodes"}


def test_a_page_of_cards_holds_whole_volumes() -> None:
    assert PER_PAGE % PER_BOOKLET == 0
    template = parse(booklets.every(site())).one("template")
    assert (template.attributes["data-each"], template.attributes["data-page"]) == (
        str(PER_BOOKLET),
        str(PER_PAGE),
    )
