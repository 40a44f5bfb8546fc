"""What pages show, and what they keep to themselves."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.site.building import MANY, ROOT, Built, build, configure, only_sheets, project, sheet, write_sheets
from tests.site.dom import Node, Page, page_of, pages_of

MOST_CARDS = 200
EMPTY_IS_WRONG = [
    "a",
    "button",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "label",
    "legend",
    "li",
    "nav",
    "ol",
    "p",
    "section",
    "small",
    "strong",
    "summary",
    "table",
    "td",
    "th",
    "ul",
]
EMPTY_IS_RIGHT = ("img", "input", "svg", "meter")


@pytest.fixture(params=["base", "corpus", "with_a_mistake"])
def built(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


def test_nothing_empty_is_shown(built: Built) -> None:
    for page in pages_of(built.folder).values():
        if page.is_redirect or page.is_framed:
            continue
        article = page.main.one("article", **{"class": "md-content__inner md-typeset"})
        filled_by_script = {
            id(node)
            for each in (
                *article.all(
                    "search-page",
                    "sheet-form",
                    "sheet-booklet",
                    "template",
                    "sheet-comparison",
                    "embed-builder",
                    "territory-map",
                ),
                *article.having_class("grid__answer"),
            )
            for node in (each, *each.walk())
        }
        for node in article.all(*EMPTY_IS_WRONG):
            assert id(node) in filled_by_script or node.text or node.all(*EMPTY_IS_RIGHT), (
                f"{page.path}: <{node.tag} {node.attributes}> is empty"
            )


def test_a_heading_is_followed_by_something(built: Built) -> None:
    for page in pages_of(built.folder).values():
        if page.is_redirect or page.is_framed:
            continue
        article = page.main.one("article", **{"class": "md-content__inner md-typeset"})
        for node in (article, *article.walk()):
            inner = [each for each in node.children if isinstance(each, Node) or each.strip()]
            for heading, after in zip(inner, [*inner[1:], None], strict=False):
                if not (isinstance(heading, Node) and heading.tag in ("h2", "h3", "h4")):
                    continue
                assert after is not None or node.tag in ("header", "summary"), f"{page.path}: {heading.text}"
                follows = after.tag if isinstance(after, Node) else ""
                assert follows not in ("h1", "h2") or follows > heading.tag, f"{page.path}: {heading.text}"


def test_what_is_not_told_or_does_not_apply_is_never_a_fact(corpus: Built) -> None:
    for page in pages_of(corpus.folder).values():
        if page.is_redirect:
            continue
        # The form asks, and may be answered so.
        for token in () if "/proposer/" in f"/{page.path}" else ("non-renseigne", "sans-objet"):
            assert token not in page.html, f"{page.path}: {token}"
        # In English, it is the name of a level of participation, which these pages list.
        lists_levels = page.path.startswith(("en/participation/", "en/proposer/"))
        is_a_level = page.lang == "en" and (lists_levels or "aucune/" in page.html)
        assert is_a_level or "None" not in page.main.text.split(), page.path


def test_a_question_that_does_not_apply_is_not_asked(corpus: Built) -> None:
    page = pages_of(corpus.folder)["initiatives/cafe-des-aidants/index.html"]
    asked = page.main.having_class("invite")[0].text
    assert "Méthodes" in asked
    assert "Publics" not in asked
    assert "CLIC" in asked


def test_a_document_that_nobody_reviewed_says_so(corpus: Built) -> None:
    said = "D’après un document ; pas encore relue par les structures citées"
    assert said in pages_of(corpus.folder)["initiatives/cafe-des-aidants/index.html"].main.text
    assert said not in pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"].main.text


def test_front_matter_is_told_in_the_section_that_it_belongs_to(corpus: Built) -> None:
    page = pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"]
    headings = [node.text for node in page.main.all("h2", "h3")]
    order = ["Contexte et diagnostic", "Constats de départ", "Déroulé et moments clés", "Freins", "Suites"]
    places = [headings.index(each) for each in order]
    assert places == sorted(places)
    assert headings.count("Contexte et diagnostic") == 1


def test_links_between_sheets_and_their_inverse(corpus: Built) -> None:
    pages = pages_of(corpus.folder)
    rich = pages["initiatives/relais-de-quartier/index.html"]
    assert "../compost-au-pied-des-tours/" in rich.addresses
    other = pages["initiatives/compost-au-pied-des-tours/index.html"]
    assert "../../initiatives/relais-de-quartier/" in other.addresses
    related = {
        node.text for node in pages["initiatives/cafe-des-aidants/index.html"].main.having_class("related")
    }
    assert any("Fait partie de" in text for text in related)


def test_a_link_to_no_sheet_is_a_problem(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    write_sheets(
        root, {"une": sheet(body="Voir [ça](fiche-absente.md)."), "deux": sheet(more="liens: absente")}
    )
    warnings = build(root, strict=False).warnings
    assert any("initiatives/une.md:" in each and "fiche-absente.md" in each for each in warnings)
    assert any("initiatives/deux.md:" in each and "absente" in each for each in warnings)


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize("former", ["cafe-des-proches", "cafe-aidants"])
def test_a_former_address_leads_to_the_present_one(former: str, edition: str, corpus: Built) -> None:
    page = pages_of(corpus.folder)[f"{edition}initiatives/{former}/index.html"]
    assert page.is_redirect
    assert set(page.addresses) == {
        "../cafe-des-aidants/",
        f"https://partage.exemple/{edition}initiatives/cafe-des-aidants/",
    }
    assert page.document.one("meta", name="robots").attributes["content"] == "noindex"


def test_a_path_leads_up_from_each_generated_page(corpus: Built) -> None:
    page = pages_of(corpus.folder)["territoires/les-tilleuls/index.html"]
    labels = [node.text for node in page.main.having_class("crumbs")[0].all("a")]
    assert labels[:2] == ["Accueil", "Territoires"]
    assert labels[2:] == ["Provence-Alpes-Côte d'Azur", "Hautes-Alpes", "Gap"] or labels[-1] == "Gap"


def test_a_district_is_found_under_what_holds_it(corpus: Built) -> None:
    pages = pages_of(corpus.folder)
    title = "Des habitants-relais font circuler les nouvelles du quartier"
    for path in ("departement-05", "region-93", "les-tilleuls"):
        assert title in pages[f"territoires/{path}/index.html"].main.text


def test_counts_of_an_index_are_rolled_up_and_empty_terms_are_apart(corpus: Built) -> None:
    main = pages_of(corpus.folder)["themes/index.html"].main
    tree = main.having_class("tree")[0]
    family = next(node for node in tree.all("li") if node.text.startswith("Citoyenneté"))
    assert family.having_class("count")[0].text == "3"
    assert "Renouvellement urbain" in main.having_class("empty")[0].text
    assert "Renouvellement urbain" not in tree.text


def test_sheets_without_method_are_listed_as_such(corpus: Built) -> None:
    text = pages_of(corpus.folder)["methodes/index.html"].main.text
    assert "Méthode à préciser 2" in text


def test_a_hand_written_method_has_its_generated_part(corpus: Built) -> None:
    main = pages_of(corpus.folder)["methodes/habitants-relais/index.html"].main
    assert "Un texte écrit à la main" in main.text
    assert len(main.having_class("card")) == 2
    assert main.having_class("crossings")


def test_crossings_list_titles_and_lead_to_the_term(corpus: Built) -> None:
    main = pages_of(corpus.folder)["themes/lien-social/index.html"].main
    entries = {node.one("summary").text: node for node in main.having_class("crossings")[0].all("details")}
    relais = next(node for label, node in entries.items() if label.startswith("Habitants-relais"))
    assert relais.one("summary").having_class("count")[0].text == "2"
    assert {node.attributes["href"] for node in relais.all("a")} == {
        "../../initiatives/relais-de-quartier/",
        "../../initiatives/repair-cafe/",
        "../../methodes/habitants-relais/",
        "../../rechercher/?themes=lien-social&methodes=habitants-relais",
    }


# What a local server shows and a build does not.


def test_the_local_server_lists_what_is_to_be_corrected(served: Built) -> None:
    main = page_of(served.folder, "a-corriger/index.html").main
    assert "initiatives/fiche-fausse.md:6" in main.text
    assert "lien-social" in main.text
    assert (served.folder / "en/a-corriger/index.html").exists()


def test_a_missing_page_says_what_keeps_sheets_out_on_the_local_server_only(
    served: Built, with_a_mistake: Built
) -> None:
    assert "initiatives/fiche-fausse.md:6" in served.text("404.html")
    assert "fiche-fausse" not in with_a_mistake.text("404.html")


def test_the_local_server_has_no_policy_that_would_stop_its_script(served: Built) -> None:
    for page in pages_of(served.folder).values():
        # A page that leads elsewhere at once is the same everywhere: nobody waits there for a change.
        assert ("Content-Security-Policy" in page.html) == page.is_redirect, page.path


def test_a_sheet_in_error_is_left_out_and_the_rest_is_there(served: Built, with_a_mistake: Built) -> None:
    for built in (served, with_a_mistake):
        names = built.names("initiatives/*/index.html")
        assert "initiatives/fiche-fausse/index.html" not in names
        page = page_of(built.folder, "initiatives/fiche-juste/index.html")
        assert "Voir l’autre." in page.main.text
        assert not any("fiche-fausse" in address for address in page.addresses)


def test_a_build_does_not_publish_what_is_to_be_corrected(with_a_mistake: Built, corpus: Built) -> None:
    for built in (with_a_mistake, corpus):
        assert not (built.folder / "a-corriger").exists()
        assert "a-corriger" not in built.text("sitemap.xml")
    assert any("fiche-fausse.md:6" in warning for warning in with_a_mistake.warnings)


# Where a sheet is edited, and when it last changed.


def test_a_sheet_is_completed_in_the_form_at_each_open_question(corpus: Built) -> None:
    page = pages_of(corpus.folder)["initiatives/compost-au-pied-des-tours/index.html"]
    assert (
        page.main.having_class("button")[0].attributes["href"]
        == "../../proposer/?fiche=compost-au-pied-des-tours"
    )
    assert "../../proposer/?fiche=compost-au-pied-des-tours&question=debut" in page.addresses


def test_without_a_desk_a_problem_is_reported_as_the_guide_says(corpus: Built) -> None:
    page = pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"]
    assert page.main.having_class("sheet__report")[0].all("a")[0].attributes["href"] == "../../contribuer/"


def git(root: Path, *arguments: str, day: str = "2025-03-01") -> None:
    who = {
        f"GIT_{role}_{what}": "essai@exemple.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    settings = {"HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, env={**settings, **who, **when}
    )


def test_the_last_change_comes_from_git(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "initiatives", "docs", "mkdocs.yml", "base.yml")
    git(root, "commit", "-q", "-m", "Début", day="2024-01-15")
    write_sheets(root, {"fiche-datee": sheet("Une fiche datée")})
    git(root, "add", "initiatives")
    git(root, "commit", "-q", "-m", "Suite", day="2025-03-01")
    built = build(root)
    assert "1er mars 2025" in page_of(built.folder, "initiatives/fiche-datee/index.html").main.text
    assert "15 janvier 2024" in page_of(built.folder, "initiatives/relais-de-quartier/index.html").main.text
    # The latest sheet comes first on the home page.
    home = page_of(built.folder, "index.html").main
    assert home.having_class("card")[0].one("h3").text == "Une fiche datée"

    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    (clone / "hooks").symlink_to(ROOT / "hooks")
    text = page_of(build(clone).folder, "initiatives/fiche-datee/index.html").main.text
    assert "2025" not in text
    assert "Dernière modification" not in text


def test_nothing_is_said_of_the_last_change_without_git(corpus: Built) -> None:
    assert (
        "modification" not in pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"].main.text
    )


# Long lists.


def test_no_page_has_too_many_cards(many: Built) -> None:
    for path in many.folder.rglob("*.html"):
        assert path.read_text("utf-8").count('<li class="card ') <= MOST_CARDS, path


def pages_from(folder: Path, first: str) -> list[Page]:
    """Follow the links to the next page."""
    pages = [page_of(folder, f"{first}index.html")]
    while following := pages[-1].main.all("a", rel="next"):
        address = following[0].attributes["href"].replace("../", "").replace("./", "")
        pages.append(page_of(folder, f"{address}index.html"))
    return pages


def test_a_long_list_goes_from_page_to_page_and_back(many: Built) -> None:
    pages = pages_from(many.folder, "initiatives/")
    assert len(pages) == 3
    titles = [
        node.attributes["href"] for page in pages for title in page.main.all("h3") for node in title.all("a")
    ]
    assert len({re.sub(r"^(\.\./)+", "", title) for title in titles}) == len(titles) == MANY
    for before, page in zip(pages, pages[1:], strict=False):
        back = page.main.one("a", rel="prev").attributes["href"].replace("../", "")
        assert f"{back}index.html" == before.path
    assert pages[0].main.all("a", rel="prev") == []
    assert "page/1/" not in "".join(page.html for page in pages)


def test_pages_of_a_long_list_are_told_apart(many: Built) -> None:
    pages = pages_from(many.folder, "initiatives/")
    assert len({page.title for page in pages}) == 3
    assert len({page.canonical for page in pages}) == 3
    assert [page.main.one("h1").text for page in pages][1:] == [
        "Toutes les initiatives, page 2",
        "Toutes les initiatives, page 3",
    ]


def test_a_long_term_has_pages_too(many: Built) -> None:
    further = list(many.folder.glob("*/*/page/2/index.html"))
    counted = 0
    for path in further:
        folder = path.parents[2].relative_to(many.folder).as_posix()
        pages = pages_from(many.folder, f"{folder}/")
        headings = pages[0].main.all("h2", id="initiatives")
        if folder.startswith("facteurs/") or not headings:
            # Pages of sentences: see tests/views/test_across.py.
            continue
        counted += 1
        total = headings[0].having_class("count")[0].text
        assert sum(len(page.main.having_class("card")) for page in pages) == int(total)
    assert counted


# Another network.


def test_another_network_brings_its_own_words_and_sheets(tmp_path: Path) -> None:
    root = project(tmp_path / "p", site_name="Les jardins de la Drôme", extra={"languages": "fr en"})
    configure(root, nav=None)
    for path in (root / "docs").rglob("*.md"):
        path.unlink()
    only_sheets(root, {})
    (root / "docs/index.md").write_text("# Les jardins\n\nBienvenue.\n", "utf-8")
    vocabularies = root / "initiatives/_vocabulaires"
    for name, terms in (("themes", ("sol", "eau")), ("methodes", ("semis",))):
        entries = "".join(f"- id: {term}\n  libelle: Le {term}\n  label: The {term}\n" for term in terms)
        (vocabularies / f"{name}.yml").write_text(entries, "utf-8")
    (vocabularies / "territoires.yml").unlink()
    (vocabularies / "acteurs.yml").unlink()
    write_sheets(
        root,
        {
            "haies": sheet("Planter des haies").replace("lien-social", "sol"),
            "mares": sheet("Creuser des mares", "methodes: semis").replace("lien-social", "eau"),
            "prairies": sheet("Semer des prairies", "methodes: semis").replace("lien-social", "[sol, eau]"),
        },
    )
    built = build(root)
    assert built.warnings == []
    assert "Les jardins de la Drôme" in page_of(built.folder, "index.html").title
    assert len(page_of(built.folder, "themes/sol/index.html").main.having_class("card")) == 2
    assert "The sol" in page_of(built.folder, "en/themes/index.html").main.text
    assert "lien-social" not in "".join(sorted(built.names()))


def test_a_network_without_any_sheet_builds(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    only_sheets(root, {})
    assert build(root).warnings == []
