"""The scripts of the search hold to what the index is made with."""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from partage.search.encoding import encoded_all, gaps
from partage.text.folding import fold, slug
from tests.browser.serving import SCRIPTS, visiting

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
VECTORS = json.loads((ROOT / "tests/text/french.json").read_text("utf-8"))
FOLDED = json.loads((ROOT / "tests/text/folding.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """One page for all: each test only asks its modules, in an index of its own."""
    with visiting(browser, site) as visit:
        yield visit()


def run(page: Page, module: str, body: str, *values: Any) -> Any:
    """Run *body* with the exports of *module* as `m`, the index as `index`, and *values* as `v`."""
    return page.evaluate(
        f"""async (v) => {{
          const m = await import(new URL("search/{module}.js", {SCRIPTS}));
          const {{ Engine }} = await import(new URL("search/engine.js", {SCRIPTS}));
          const index = await new Engine(new URL("recherche/", document.baseURI).href).index();
          {body}
        }}""",
        list(values),
    )


def test_the_same_terms_in_the_browser(page: Page) -> None:
    texts = [text for text, _ in VECTORS]
    found = run(page, "analysis", "return v[0].map((text) => index.analysis.terms(text));", texts)
    assert dict(zip(texts, found, strict=True)) == dict(VECTORS)


def test_the_same_terms_of_every_text_of_the_project(page: Page) -> None:
    from partage.text.french import STOP_WORDS, terms

    texts = [
        line
        for path in (ROOT / "tests/corpus/recherche").glob("*.md")
        for line in path.read_text("utf-8").splitlines()
    ]
    found = run(page, "analysis", "return v[0].map((text) => index.analysis.terms(text));", texts)
    stop = frozenset(STOP_WORDS["fr"])
    assert [(text, a) for text, a in zip(texts, found, strict=True) if a != list(terms(text, stop))] == []


def test_the_same_spellings_in_the_browser(page: Page) -> None:
    # Every character that Python knows too, between two letters; half a pair is none.
    known = [
        f"a{character}b"
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in ("Cn", "Cs", "Co")
    ]
    texts = [text for text, _ in FOLDED] + known
    found = run(page, "../ui/folding", "return v[0].map((text) => m.fold(text));", texts)
    assert dict(zip(texts, found, strict=True)) == {text: fold(text) for text in texts}


def test_the_same_file_names_in_the_browser(page: Page) -> None:
    titles = ["Œuvrer à " + "x" * length for length in range(1, 60)] + ["y" * 90, "à la-" * 20, "…", ""]
    found = run(page, "../ui/folding", "return v[0].map((title) => m.slug(title, 60));", titles)
    assert dict(zip(titles, found, strict=True)) == {title: slug(title, 60) for title in titles}


def test_what_is_typed_is_put_in_a_sentence_as_it_is(page: Page) -> None:
    typed = "$& $` $' $1 $$ {text} {count}"
    body = "return m.fill('« {text} » : {count}, {other}', { text: v[0], count: 0 });"
    assert run(page, "../ui/strings", body, typed) == f"« {typed} » : 0, {{other}}"


def test_sizes_and_encoding_are_those_that_the_index_says(page: Page) -> None:
    body = """
      const asked = [];
      const files = { json: async (path) => { asked.push(path); return ["one", "two"]; } };
      const other = new m.SearchIndex(files, { ...index.root, cards: "x", cards_block: 2, encoding: { base: 10, first: 65 } });
      return [await other.entry(3), asked, other.decoded("BKB")];
    """
    assert run(page, "search-index", body) == ["two", ["cartes/x/1.json"], [1, 10]]


def test_numbers_are_read_back(page: Page) -> None:
    numbers = [0, 1, 46, 47, 93, 2208, 2209, 103_822, 103_823, 9_999_999]
    body = "return [index.decoded(v[0]), m.ascending(index.decoded(v[1]))];"
    assert run(page, "encoding", body, encoded_all(numbers), gaps(numbers)) == [numbers, numbers]


@pytest.mark.parametrize(
    ("typed", "words", "phrases", "excluded"),
    [
        ("l’accès aux droits", ["accès", "droits"], [], []),
        ("« pas de côté » marseille", ["côté", "marseille"], ["pas de cote"], []),
        ('"tirage au sort"', ["tirage", "sort"], ["tirage au sort"], []),
        ("“Pas de Côté”", ["côté"], ["pas de cote"], []),
        ("jardin -école", ["jardin"], [], ["école"]),
        ("jardin -habitants-relais", ["jardin"], [], ["habitants-relais"]),
        ("porte-à-porte", ["porte"], [], []),
        ("co-construction", ["co-construction"], [], []),
        ("péri scolaire", ["péri-scolaire"], [], []),
        ("de la du", [], [], []),
        ('"', [], [], []),
        ("-", [], [], []),
        ('"" -', [], [], []),
    ],
)
def test_what_is_typed_is_understood(
    page: Page, typed: str, words: list[str], phrases: list[str], excluded: list[str]
) -> None:
    body = "return m.parsed(v[0], index.analysis);"
    query = run(page, "query", body, typed)
    assert [word["shown"] for word in query["words"] if not word["isOptional"]] == words
    assert query["phrases"] == phrases
    assert [word["shown"] for word in query["excluded"]] == excluded


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [("jardin", "jardin", 0), ("jardni", "jardin", 1), ("jardn", "jardin", 1), ("jordin", "jardin", 1), ("ab", "abcdef", 3)],
)  # fmt: skip
def test_mistakes_between_two_words(page: Page, one: str, other: str, mistakes: int) -> None:
    assert run(page, "spelling", "return m.distance(v[0], v[1], 2);", one, other) == mistakes


def test_an_address_gives_back_the_state_that_it_was_made_of(page: Page) -> None:
    body = """
      const facets = new Map([["themes", "theme"], ["methodes", "method"]]);
      const state = { text: "l’école + & ?", filters: new Map([["theme", ["a", "b"]]]), years: [2012, 9999], sort: "title" };
      const back = m.stateOf(m.addressOf(state, facets), facets);
      return [m.addressOf(state, facets), back.text, [...back.filters], back.years, back.sort];
    """
    address, *state = run(page, "state", body)
    assert state == ["l’école + & ?", [["theme", ["a", "b"]]], [2012, 9999], "title"]
    assert "themes=a,b" in address


def test_marks_are_where_the_words_are_in_the_text(page: Page) -> None:
    body = """
      const element = document.createElement("p");
      element.innerHTML = "L’<em>É́cole</em> d’à côté, İ so\\u00adcial et l’école.";
      m.mark(element, new Set(["ecol", "social"]), index.analysis);
      return [...element.querySelectorAll("mark")].map((each) => each.textContent);
    """
    assert run(page, "excerpt", body)[-2:] == ["so\u00adcial", "l’école"]


def test_the_vendored_stemmer_is_the_one_that_was_read() -> None:
    folder = ROOT / "docs/assets/vendor/snowball-3.0.1"
    digest = hashlib.sha256((folder / "french-stemmer.js").read_bytes()).hexdigest()
    assert digest in (folder / "README.txt").read_text("utf-8")
    assert "Redistribution and use" in (folder / "LICENSE").read_text("utf-8")


def test_only_the_blocks_of_what_was_found_are_read(page: Page) -> None:
    # « A » is narrower than « B »; the first and the third sheet have it.
    terms = [["a", "A", 1], ["b", "B", -1]]
    of_a, of_b = encoded_all([0]), encoded_all([1])
    blocks = {"one": f"{of_a} {of_b} {of_a}", "two": of_b}
    body = """
      const asked = [];
      index.root = { facets: { theme: "x" }, block: 3 };
      index.files.json = async () => (index.made ??= { terms: v[0], named: 2, blocks: "one two" });
      index.files.text = async (path) => { asked.push(path); return v[1][path.slice("facettes/".length, -".txt".length)]; };
      const some = await index.facet("theme", [0, 2]);
      const before = [[...asked], [...some.counts([0, 2])]];
      const all = await index.facet("theme", [1, 3]);
      const every = [0, 1, 2, 3];
      return [...before, asked.slice(1), [...all.counts([0, 1], [2, 3])], [...all.having(every, ["a"])], [...all.having(every, ["b"])]];
    """
    asked, counted, asked_later, counted_in_all, have, have_broader = run(
        page, "encoding", body, terms, blocks
    )
    assert (asked, counted) == (["facettes/one.txt"], [2, 2])
    assert (asked_later, counted_in_all) == (["facettes/one.txt", "facettes/two.txt"], [2, 4])
    assert (have, have_broader) == ([0, 2], [0, 1, 2, 3])
