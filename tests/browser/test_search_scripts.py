"""The scripts of the search hold to what the index is made with."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Browser, Page

from partage.search.encoding import encoded_all, gaps
from partage.text.analysis import ANALYSES, Language, specification
from partage.text.folding import fold, slug
from partage.text.strings import strings
from tests.browser.serving import module, visiting

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
VECTORS: dict[Language, list[tuple[str, list[str]]]] = {
    "fr": json.loads((ROOT / "tests/text/french.json").read_text("utf-8")),
    "en": json.loads((ROOT / "tests/text/english.json").read_text("utf-8")),
}
FOLDED = json.loads((ROOT / "tests/text/folding.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """One page for all: each test only asks its modules, in an index of its own."""
    with visiting(browser, site) as visit:
        yield visit()


def run(page: Page, name: str, body: str, *values: Any) -> Any:
    """Run *body* with the exports of *name* as `m`, the index as `index`, and *values* as `v`."""
    return page.evaluate(
        f"""async (v) => {{
          const m = {module(f"search/{name}.js")};
          const {{ Engine }} = {module("search/engine.js")};
          const index = await new Engine(new URL("recherche/", document.baseURI).href).index();
          {body}
        }}""",
        list(values),
    )


TERMS = "const analysis = new m.Analysis(v[0]); return v[1].map((text) => analysis.terms(text, v[2]));"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_terms_in_the_browser(page: Page, language: Language) -> None:
    texts = [text for text, _ in VECTORS[language]]
    found = run(page, "analysis", TERMS, specification(["fr", "en"]), texts, language)
    assert dict(zip(texts, found, strict=True)) == dict(VECTORS[language])


def test_the_same_terms_of_every_text_of_the_project(page: Page) -> None:
    texts = [
        line
        for folder in ("corpus/recherche", "corpus/search-en", "text/words")
        for path in (ROOT / "tests" / folder).iterdir()
        for line in path.read_text("utf-8").splitlines()
    ]
    for language in get_args(Language):
        body = "const analysis = new m.Analysis(v[0]); return JSON.stringify(JSON.parse(v[1]).map((text) => analysis.terms(text, v[2])));"
        found = json.loads(
            run(page, "analysis", body, specification([language]), json.dumps(texts), language)
        )
        assert [
            (text, terms)
            for text, terms in zip(texts, found, strict=True)
            if terms != list(ANALYSES[language].terms(text))
        ] == []


def test_the_feminine_that_is_being_typed_is_found_by_the_masculine(page: Page) -> None:
    body = "return ['mediatri', 'conseille', 'travailleu'].map((typed) => index.analysis.byTag.fr.beginning(typed));"
    found = run(page, "analysis", body)
    assert [
        expected in stems
        for expected, stems in zip(["mediateur", "conseill", "travailleur"], found, strict=True)
    ] == [True] * 3


def test_a_word_is_looked_for_in_every_language_where_it_says_something(page: Page) -> None:
    body = """
      const analysis = new index.analysis.constructor(v[0]);
      return v[1].map((text) => m.parsed(text, analysis).words.map((word) => [word.shown, word.terms, word.isOptional]));
    """
    alone, garden, idle = run(
        page, "query", body, specification(["fr", "en"]), ["libraries", "the garden", "the"]
    )
    assert alone == [["libraries", ["librari", "library."], False]]
    assert sorted(garden) == [
        ["garden", ["garden", "garden."], False],
        ["the", ["the"], True],
        ["the garden", ["thegarden", "thegarden."], True],
    ]
    assert idle == [["the", ["the"], False]]


WORDLESS = {
    "🎉": [], "!!!": [], "à": [], "l'": [], "y": [], "de la": ["de", "la"], "…": [], "+": [], "« »": [], "d’": [],
}  # fmt: skip
"""What has no word to look for, and the stop words of it."""
ASKING = ("", "  ", "-école", "« de la »", "vélo 🎉", "7", "HLM")


def test_what_has_no_word_asks_for_nothing(page: Page) -> None:
    body = "return v[0].map((text) => m.parsed(text, index.analysis)).map((query) => [query.isWordless, query.ignored]);"
    assert run(page, "query", body, list(WORDLESS)) == [[True, ignored] for ignored in WORDLESS.values()]
    assert [is_wordless for is_wordless, _ in run(page, "query", body, ASKING)] == [False] * len(ASKING)


def test_two_mistakes_are_not_corrected_in_a_short_word(page: Page) -> None:
    tried = [
        ("drogue", "drôme", None),
        ("covid", "copie", None),
        ("internat", "intérêt", None),
        ("jardn", "jardin", "jardin"),
        ("orthofoniste", "orthophoniste", "orthophoniste"),
        ("quaritiers", "quartiers", "quartiers"),
    ]
    body = """
      const { analysis } = index;
      return Promise.all(v[0].map(([typed, known]) => {
        const spellings = async (length) => (length === known.length ? [[known]] : []);
        return m.corrected(typed, { analysis, spellings, longestSpelling: 16 });
      }));
    """
    assert run(page, "spelling", body, tried) == [meant for _, _, meant in tried]


def test_the_same_spellings_in_the_browser(page: Page) -> None:
    # Every character that Python knows too, between two letters; half a pair is none.
    known = [
        f"a{character}b"
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in ("Cn", "Cs", "Co")
    ]
    texts = [text for text, _ in FOLDED] + known
    # As one text each way: the driver of the browser is slow with as many values.
    body = "return JSON.stringify(JSON.parse(v[0]).map((text) => m.fold(text)));"
    found = json.loads(run(page, "../ui/folding", body, json.dumps(texts)))
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
      const files = { json: async (path) => { asked.push(path); return [["a", "one"], ["b", "two"]]; } };
      const other = new m.SearchIndex(files, { ...index.root, shared: "", cards: "x", cards_block: 2, encoding: { base: 10, first: 65 } });
      return [(await other.sheet(3)).title, asked, other.decoded("BKB")];
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


def test_only_the_blocks_of_what_was_found_are_read(page: Page) -> None:
    # « A » is narrower than « B »; the first and the third sheet have it.
    terms = [["a", "A", 1], ["b", "B", -1]]
    blocks = {
        "one": f"{encoded_all([1, 1, 1])} {encoded_all([0, 1, 0])}",
        "two": f"{encoded_all([1])} {encoded_all([1])}",
    }
    body = """
      const asked = [];
      Object.assign(index, { root: { facets: { theme: "x" }, block: 3 }, shared: "" });
      index.files.once = async () => (index.made ??= { terms: v[0], named: 2, blocks: "one two" });
      index.files.text = async (path) => { asked.push(path); return v[1][path.slice("facettes/".length, -".txt".length)]; };
      const some = await index.facet("theme", [0, 2]);
      const before = [[...asked], [...some.counts([0, 2])]];
      const all = await index.facet("theme", [1, 3]);
      const every = [0, 1, 2, 3];
      return [...before, asked.slice(1), [...all.counts([0, 1], [2, 3])], ...["a", "b"].map((id) => every.filter((sheet) => all.having(every, [id])[sheet]))];
    """
    asked, counted, asked_later, counted_in_all, have, have_broader = run(
        page, "encoding", body, terms, blocks
    )
    assert (asked, counted) == (["facettes/one.txt"], [2, 2])
    assert (asked_later, counted_in_all) == (["facettes/one.txt", "facettes/two.txt"], [2, 4])
    assert (have, have_broader) == ([0, 2], [0, 1, 2, 3])


@pytest.mark.parametrize(
    ("far", "said"),
    [
        ({1: 12.4, 2: 11.6}, "Rien à Gap même ; à 12 km : Fiche 2, Fiche 1"),
        ({1: 61, 2: 22}, "Rien à Gap même ; à 20 km : Fiche 2 ; à 60 km : Fiche 1"),
    ],
)
def test_near_sheets_at_one_distance_are_told_together(page: Page, far: dict[int, float], said: str) -> None:
    body = f"""
      const {{ Strings }} = {module("ui/strings.js")};
      const around = {{ place: {{ label: "Gap" }}, here: new Set(), far: new Map(v[1]) }};
      const sheets = {{ sheet: async (number) => ({{ address: "x/", title: `Fiche ${{number}}` }}) }};
      const told = await m.notHere({{ around, whole: 0, sheets: [] }}, sheets, new Strings(v[0], "fr"), "../");
      return told[0].textContent;
    """
    keys = ("near.far", "text.semicolon", "text.colon", "search.not_here")
    table = {key: strings("fr").table[key] for key in keys}
    # A semicolon and a number have spaces of their own kinds before them.
    assert " ".join(run(page, "place", body, table, [*far.items()]).split()) == said


def test_what_people_wrote_is_read_from_the_page_of_their_sheet(page: Page) -> None:
    body = """
      return m.told(`<p class="sheet__facts">Gap</p><h2>Déroulé</h2><div class="sheet__told"><p>Les «&nbsp;voisins&nbsp;»
        arrivent\u202f: <abbr>CAF<span popover>Caisse</span></abbr>.</p><ul><li>un</li><li>deux</li></ul></div>`);
    """
    assert run(page, "told", body) == [
        "Déroulé", "Les «\u00a0voisins\u00a0» arrivent\u202f: CAF.", "un", "deux",
    ]  # fmt: skip


# Scores and numbers that no number of 53 bits would hold side by side, were the first not rounded.
RANKED = """
const documents = 200001;
const words = Array.from({ length: 12 }, (_, word) => {
  const weights = new Uint8Array(documents);
  const numbers = Array.from({ length: 300 }, (_, at) => at * 666);
  for (const number of numbers) weights[number] = 1 + (number * (word + 7)) % 255;
  weights[666] = weights[1332] = 255;
  return { word: { isOptional: false }, weights, numbers, documents: numbers.length, sheets: numbers.length };
});
const score = (number) => words.reduce((sum, { weights }) => sum + weights[number], 0);
const expected = [...words[0].numbers].sort((one, other) => score(other) - score(one) || one - other);
const { sheets } = m.ranked(words, [], { documents, sheets: documents });
return sheets.length === 300 && sheets.every((number, at) => number === expected[at]);
"""


def test_sheets_of_a_large_base_are_ranked_by_score_then_by_number(page: Page) -> None:
    assert run(page, "matching", RANKED)
