"""The summary of a proposal."""

from __future__ import annotations

import json

import pytest
from comrak import render_markdown

from partage.forge.changes import Change
from partage.forge.other_files import MAX_FILES
from partage.forge.summary import FORMATS, MAX_SHEETS, as_github, as_gitlab, as_markdown, as_text, summary_of
from partage.text.printable import printable
from partage.text.problem import Problem

SITE = "https://base.exemple/sous/"
JARDIN = "initiatives/jardin.md"
WRONG = Problem(JARDIN, 7, "themes", "« jeunesses » n’est pas un thème connu")
REMARK = Problem(JARDIN, 2, "", "à revoir", "warning")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def rendered(markdown: str) -> str:
    return plain(render_markdown(markdown))


def test_a_changed_sheet_leads_to_the_form_on_it() -> None:
    summary = summary_of([Change(JARDIN)], [WRONG, REMARK], {JARDIN: "Un jardin"}, SITE)
    html = rendered(as_markdown(summary))
    assert "<strong>Un jardin</strong> (modifiée) : 1 point à corriger, 1 remarque." in html
    assert (
        'href="https://base.exemple/sous/proposer/?fiche=jardin">Ouvrir cette fiche dans le formulaire'
        in html
    )
    assert "<li>ligne 7, themes : « jeunesses » n’est pas un thème connu</li>" in html
    assert "<li>remarque, ligne 2 : à revoir</li>" in html
    text = plain(as_text(summary))
    assert "initiatives/jardin.md (modifiée) : 1 point à corriger, 1 remarque." in text
    assert "https://base.exemple/sous/proposer/?fiche=jardin" in text


def test_a_new_sheet_is_known_to_the_device_that_wrote_it_only() -> None:
    summary = summary_of([Change(JARDIN, "added")], [], {}, SITE)
    html = rendered(as_markdown(summary))
    assert "<strong>jardin</strong> (nouvelle) : rien à corriger." in html
    assert 'href="https://base.exemple/sous/proposer/">Reprendre le brouillon' in html


def test_a_sheet_under_a_name_that_nobody_reads_is_told_with_its_remark() -> None:
    path = "initiatives/jardin.md.txt"
    remark = Problem(path, 1, "", "renommez-la en « jardin.md »", "warning")
    summary = summary_of([Change(path, "added")], [remark, WRONG], {}, SITE)
    for said in (rendered(as_markdown(summary)), plain(as_text(summary))):
        assert "initiatives/jardin.md.txt:1: renommez-la en « jardin.md »" in said
    gone = summary_of([Change(path, "removed")], [remark], {}, SITE)
    assert "renommez" not in as_text(gone)


def test_a_removed_sheet_may_keep_its_address() -> None:
    html = rendered(as_markdown(summary_of([Change(JARDIN, "removed")], [], {}, SITE)))
    assert "(retirée) : elle ne sera plus publiée." in html
    assert "href" not in html
    assert "« alias »" in html


def test_without_an_address_there_is_no_link_and_it_is_said() -> None:
    summary = summary_of([Change(JARDIN)], [], {}, "")
    assert "href" not in rendered(as_markdown(summary))
    assert "SITE_URL" in rendered(as_markdown(summary))
    assert json.loads(as_gitlab(summary)) == {}


def test_sheets_and_code_together_are_said_everywhere() -> None:
    mixed = summary_of([Change("hooks/main.py"), Change(JARDIN)], [], {}, SITE)
    assert "Des fiches et du code." in as_markdown(mixed)
    assert "\nAttention : Cette proposition change à la fois des fiches et du code" in plain(as_text(mixed))
    assert "\n::notice title=Des fiches et du code::Cette proposition change" in as_github(mixed)


@pytest.mark.parametrize(
    "paths", [["hooks/main.py"], [JARDIN, "docs/a-propos.md"], [JARDIN, "initiatives/images/a.jpg"]]
)
def test_other_proposals_are_not_mixed(paths: list[str]) -> None:
    summary = summary_of([Change(path) for path in paths], [], {}, SITE)
    assert "du code" not in as_github(summary)
    assert "du code" not in as_markdown(summary) + as_text(summary)


def test_gitlab_reads_links() -> None:
    summary = summary_of([Change(JARDIN)], [], {JARDIN: "Un jardin"}, SITE)
    (link,) = json.loads(as_gitlab(summary))["Formulaire"]
    assert link["external_link"]["url"] == f"{SITE}proposer/?fiche=jardin"
    assert "Un jardin" in link["external_link"]["label"]


HOSTILE = [
    "[cliquez](https://mauvais.exemple)",
    "<img src=x onerror=alert(1)>",
    "https://mauvais.exemple www.mauvais.exemple",
    "@quelqu-un #1 a@b.exemple",
    "`code` **gras** _it_ ~~x~~ | a | b |",
    "a\n\n# Titre\n\n- [x] fait",
    "a\r::error::b\u2028c",
    "&lt;b&gt; <!-- --> $x$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_contributors_wrote_marks_nothing_up(text: str) -> None:
    path = f"initiatives/{text.replace('/', '')}.md"
    problem = Problem(path, 1, "titre", text)
    summary = summary_of([Change(path)], [problem], {path: text}, "")
    html = rendered(as_markdown(summary))
    tame = rendered(
        as_markdown(summary_of([Change(JARDIN)], [Problem(JARDIN, 1, "titre", "x")], {JARDIN: "x"}, ""))
    )
    tags = [part.partition(">")[0] for part in html.split("<")[1:]]
    assert tags == [part.partition(">")[0] for part in tame.split("<")[1:]]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_line_of_a_log_starts_as_a_contributor_wants(form: str, text: str) -> None:
    path = f"initiatives/a\n::error::{text.replace('/', '')}.md"
    summary = summary_of(
        [Change(path)], [Problem(path, 1, "titre", f"x\n::error::{text}")], {path: text}, SITE
    )
    assert not [line for line in FORMATS[form](summary).splitlines() if line.lstrip().startswith("::error")]


def test_an_odd_name_stays_inside_its_link() -> None:
    path = "initiatives/a) [b](c&fiche=d.md"
    html = rendered(as_markdown(summary_of([Change(path)], [], {}, SITE)))
    assert html.count("<a ") == 1
    assert "?fiche=a%29%20%5Bb%5D%28c%26fiche%3Dd" in html


def test_a_long_proposal_is_cut_and_says_so() -> None:
    many = [Change(f"initiatives/f{number}.md") for number in range(MAX_SHEETS + 3)]
    summary = summary_of(many, [], {}, SITE)
    assert "… et 3 de plus." in as_markdown(summary)
    assert "… et 3 de plus." in as_text(summary)


def test_what_a_change_breaks_elsewhere_is_said() -> None:
    summary = summary_of([Change("initiatives/_vocabulaires/themes.yml")], [WRONG, REMARK], {}, SITE)
    html = rendered(as_markdown(summary))
    assert "Aucune fiche n’est changée." in html
    assert "initiatives/jardin.md:7: themes : « jeunesses »" in html
    assert "à revoir" not in html
    assert "initiatives/_vocabulaires/themes.yml (modifié)" in html
    assert "Des listes sont changées." in html


def test_every_file_that_is_no_sheet_is_named_first() -> None:
    names = [
        "hooks/main.py", "Makefile", ".github/workflows/x.yml", ".gitmodules", "docs/a-propos.md", "docs/x.html",
        "docs/assets/javascripts/x.js", "initiatives/_vocabulaires/themes.yml", "initiatives/images/a.jpg",
        "initiatives/images/a.svg", "initiatives/sous/x.md", "initiatives/x.txt", "README.md", "../ailleurs.md",
        "initiatives/_vocabulaires/cache.md", "a\n::error::b\x1b", "caf\udce9",
    ]  # fmt: skip
    links = [
        Change(".cache/partage/fiches", "added", is_link=True),
        Change("initiatives/lien.md", "added", is_link=True),
    ]
    changes = [*map(Change, names), *links, Change(JARDIN)]
    summary = summary_of(changes, [], {}, SITE)
    assert {change.path for change in summary.others} == {*names, *(link.path for link in links)}
    assert [change.kind for change in summary.others[:2]] == ["link", "link"]
    for form in (as_markdown, as_text):
        text = rendered(form(summary)) if form is as_markdown else form(summary)
        text.encode()
        start = text.index("initiatives/jardin.md" if form is as_text else "Fiches de cette proposition")
        for change in summary.others:
            shown = printable(change.path)
            assert text.index(shown) < start, shown
    notice, mixed = as_github(summary).split("\n")
    assert notice.startswith("::warning title=")
    assert ".cache/partage/fiches (lien, ajouté)" in notice
    assert "caf\\xe9" in as_github(summary_of([Change("caf\udce9")], [], {}, ""))
    assert "::notice" in mixed


def test_many_other_files_are_counted() -> None:
    many = [Change(f"docs/f{number}.md") for number in range(MAX_FILES + 3)]
    summary = summary_of([*many, Change("hooks/x.py")], [], {}, SITE)
    for form in (as_markdown, as_text):
        text = form(summary)
        assert "… et 4 de plus." in text
        assert "hooks" in text


def test_a_proposal_of_sheets_alone_says_nothing_of_others() -> None:
    summary = summary_of([Change(JARDIN)], [], {}, SITE)
    assert as_github(summary) == ""
    assert "pas une fiche" not in as_markdown(summary) + as_text(summary)
