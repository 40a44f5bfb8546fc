"""A sheet is cited with what is known of it, and nothing in its words leaves its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partage.rendering.citation import bibtex, citation_of, metas, ris
from partage.runtime.git import GitDates
from partage.settings.values import Licence
from tests.samples import initiative, site

TOLD = initiative("jardin", titre='Le jardin & {50 %} "partagé"', auteurs=["Le centre social", "A_B"])
HISTORY = {TOLD.path: GitDates(date(2020, 1, 2), date(2021, 3, 4))}
CITED = citation_of(replace(site(TOLD), history=HISTORY), TOLD)


def test_a_reference_manager_reads_the_head() -> None:
    said = dict(metas(CITED))
    assert said["citation_title"] == TOLD.title
    assert said["citation_author"] == "A_B"
    assert said["citation_publication_date"] == "2021/03/04"
    assert said["citation_public_url"] == "https://partage.exemple/initiatives/jardin/"


def test_bibtex_and_ris_say_the_same() -> None:
    entry = bibtex(CITED)
    assert entry.startswith("@misc{jardin,\n")
    assert r"  title = {{Le jardin \& \{50~\%\} " in entry
    assert r"  author = {{Le centre social} and {A\_B}}," in entry
    assert "  year = {2021},\n  month = {3}," in entry
    record = ris(CITED).splitlines()
    assert record[0] == "TY  - ELEC"
    assert record[-1] == "ER  - "
    assert "AU  - A_B" in record
    assert "DA  - 2021/03/04" in record


def test_what_nobody_knows_is_not_said() -> None:
    told = initiative("x")
    cited = citation_of(replace(site(told), base_url=""), told)
    assert "citation_publication_date" not in dict(metas(cited))
    assert "year" not in bibtex(cited)
    assert not [line for line in ris(cited).splitlines() if line.startswith(("AU", "PY", "DA", "UR"))]


def test_the_licence_is_that_of_the_sheet_else_of_the_site() -> None:
    base = replace(site(TOLD), licence=Licence("CC BY 4.0"))
    assert "  note = {Licence CC BY 4.0, sauf mention contraire}," in bibtex(citation_of(base, TOLD))
    open_licence = citation_of(replace(base, licence=Licence("Licence Ouverte 2.0")), TOLD)
    assert "N1  - Licence Ouverte 2.0, sauf mention contraire" in ris(open_licence)
    own = initiative("jardin", licence="CC0 1.0")
    assert "N1  - CC0 1.0" in ris(citation_of(base, own)).splitlines()
    assert "note" not in bibtex(citation_of(replace(base, licence=Licence()), TOLD))


def test_hostile_words_stay_in_their_field() -> None:
    told = replace(TOLD, title="a}\r\nER  - \u2028UR  - http://x.test\\")
    cited = citation_of(site(told), told)
    assert len([line for line in ris(cited).splitlines() if line.startswith(("ER", "UR"))]) == 2
    entry = bibtex(cited).replace(r"\textbackslash{}", "").replace(r"\}", "").replace(r"\{", "")
    assert entry.count("{") == entry.count("}")
    assert len(bibtex(cited).splitlines()) == len(bibtex(CITED).splitlines()) - 2
