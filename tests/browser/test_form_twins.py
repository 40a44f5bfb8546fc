"""What the form does itself, and Python too: one change of a file, one verdict on an answer, one rendering of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from partage.runtime.bundles import number_of
from partage.sheets.questions import questions
from partage.sheets.source import Source, read_text_source
from tests.browser.completing import complete_each
from tests.browser.serving import module
from tests.samples import BASE, ROOT, checked, checked_text, sheet

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
CASES = json.loads((ROOT / "tests/sheets/edits.json").read_text("utf-8"))


def written(text: str) -> dict[str, Any]:
    source = read_text_source(text.encode(), "initiatives/x.md")
    assert isinstance(source, Source), source
    return dict(source.front_matter)


def test_the_file_of_a_sheet_is_the_one_that_it_is_published_in(visit: Visit) -> None:
    names = ["a", "conseil-citoyen-haut-gap", "x" * 60, *(f"fiche-{each}" for each in range(200))]
    script = f"async (names) => {{ const {{ fileOf }} = {module('search/files.js')}; return names.map((id) => fileOf(id, 512)); }}"
    assert visit("proposer/").evaluate(script, names) == [number_of(each, 512) for each in names]


def test_an_edit_is_the_one_of_the_golden_file(visit: Visit) -> None:
    page = visit("proposer/")
    texts = [case["before"] for case in CASES]
    asked = [
        [text, written(text), case["changes"], case["told"]] for text, case in zip(texts, CASES, strict=True)
    ]
    made = page.evaluate(
        f"""async (asked) => {{
          const {{ edited }} = {module("form/editing.js")};
          const {{ data }} = document.querySelector("sheet-form");
          return asked.map((each) => edited(...each, data));
        }}""",
        asked,
    )
    for case, text in zip(CASES, made, strict=True):
        assert text == case["after"], case["about"]


DATES = ["2024", "2024-02-29", "2023-02-29", "2024-13", "24", "hier", "2024-00", "0999", "3000"]
COUNTS = ["20", "environ 20", "20-30", "30-20", "20 à 30", "30 à 20", "20–30", "plus de 20", "12345678", "1 200-900", "ENVIRON 5", "-3", "0"]  # fmt: skip
TEXTS = ["ab", "un mot", "x" * 41, "é" * 121, "🙂" * 120, "x" * 200, "x" * 201, "x" * 600, "x" * 601, "x" * 1000, "x" * 1001, "x" * 4000, "x" * 4001, "Non renseigné", "sans objet", "NON-RENSEIGNE"]  # fmt: skip
URLS = ["https://a.fr", "http://a.fr/b?c#d", "a.fr", "https://", "https:///a", "https://?x", "HTTPS://A.FR", "ftp://a.fr", "https://a.fr/b c", "https://a.fr/\"x\"", "mailto:a@b.fr"]  # fmt: skip
NUMBERS = ["1", "30", "0", "-1", "1.5", "trois", "007", "+3"]
ALONE = {"date": DATES, "count": COUNTS, "url": URLS, "number": NUMBERS, "line": TEXTS, "prose": TEXTS}
VALID = {
    "date": "2024", "count": "20", "url": "https://a.fr", "number": "3", "line": "Un mot", "prose": "Un mot",
    "sheets": "conseil-citoyen-haut-gap",
}  # fmt: skip


def answers(question: Any) -> list[Any]:
    """Answers that may be wrong, of the kinds that the form itself writes."""
    if question.kind in ALONE:
        return ALONE[question.kind]
    if question.kind == "lines":
        bound = [f"Ligne {number}" for number in range(question.most)]
        return [["un"], ["x" * 200], ["un", "x" * 201], ["un", "Sans objet"], bound, [*bound, "de trop"]]
    if question.kind == "items":
        return items(question)
    return []


RULED = {
    "hours": ["18:30", "18h30 à 20h", "de 9h à 12h", "18", "18h", "25:00", "18:60", "20:00-20:00", "0:00-24:00",
              "22h–2h", "9 h 30 – 11 h", "18:30\u00a0-\u00a020:00", "10h-24h30", "10h-25h", "18:3", "le soir", "Non renseigné"],
    "repetition": ["chaque semaine", "Chaque  Semaine", "toutes les 2 semaines", "tous les ans", "chaque mois le premier mardi",
                   "Chaque mois le 1er mardi", "chaque mois le 1 mardi", "chaque mois le 5e mardi", "le mardi", "sans objet"],
    "day": ["2026-09-08", " 2026-09-08 ", "2026-09", "2026-02-29", "8 septembre", "0000-01-01", "2026-9-8", "2026-09-08T10:00"],
    "cancelled": ["oui", "Oui.", "NON", "yes", "2026-09-08", "peut-être", "2026-09-31"],
    "news": ["2019-03 : On s’est vus.", "2019 – Vus", "2019-03-12, vus", "hier : vus", "2019-13 : vus", "2019-03", "2019-03 : ",
             "2019-03 : sans objet", "2019-03 : " + "x" * 1000, "2019-03 : " + "x" * 1001, "On s’est vus."],
}  # fmt: skip
"""Lines that have a grammar, well and badly written."""
DAY = "2026-09-08"
EVENTS: list[dict[str, Any]] = [
    {"debut": DAY, "heure": "18:30-20:00", "repete": "chaque mois le 2e mardi", "jusqu_au": "2027-06-01", "sauf": DAY},
    {"debut": DAY, "repete": "chaque mois le 3e mardi"}, {"debut": "2026-09-29", "repete": "chaque mois le dernier mardi"},
    {"debut": "2026-09-22", "repete": "chaque mois le dernier mardi"}, {"debut": "2026-09-22T18:00", "repete": "chaque mois le 4e mardi"},
    {"debut": "2026-09-07T22:30:00Z", "repete": "chaque mois le 2e mardi"}, {"debut": "2026-09-08T22:30Z", "repete": "chaque mois le 2e mardi"},
    {"debut": "2026-09-08T08:00+12:00", "fin": "2026-09-07"},
    *({"debut": start, key: value} for start in ("2026", "2026-09", DAY, "2026-09-08T18:30") for key, value in (
        ("heure", "18:30"), ("repete", "chaque semaine"), ("dates", ["2026-10-08"]), ("sauf", [DAY]), ("annule", ["oui", DAY]),
        ("jusqu_au", "2027-01-01"))),
    {"debut": DAY, "repete": "chaque semaine", "jusqu_au": "2026-09-07"}, {"debut": DAY, "repete": "chaque semaine", "jusqu_au": "2026-10"},
    {"debut": DAY, "repete": "sans objet", "sauf": [DAY]}, {"debut": "2026", "heure": "non-renseigne"},
]  # fmt: skip
"""Events whose answers fit each other, or do not."""


def items(question: Any) -> list[Any]:
    judged = question.inside
    full = {each.key: VALID[each.kind] for each in judged if each.kind in VALID and not each.grammar}
    needed = {each.key: term(each) or VALID[each.kind] for each in judged if each.level == "O"}
    name = next(each.key for each in judged if each.kind in ("line", "prose", "sheets"))
    many = [{**full, **needed, name: f"Un mot {number}"} for number in range(question.most + 1)]
    made: list[Any] = [[{**full, **needed}], [{**full, **needed}] * (question.most + 1), many]
    for inside in judged:
        rest = {key: value for key, value in {**full, **needed}.items() if key != inside.key}
        made += [[rest]] if rest else []
        values = RULED.get(inside.grammar) or ALONE.get(inside.kind, [])
        base = {**needed, "debut": DAY} if inside.grammar and "debut" in needed else {**full, **needed}
        made += [[{**base, inside.key: value}] for value in values]
        if inside.kind == "lines" and inside.grammar:
            made += [[{**base, inside.key: values}] for values in (values[:2], values)]
    keys = {each.key for each in judged}
    if {"debut", "fin"} <= keys:
        made += [
            [{**needed, "debut": "2024-05", "fin": end}] for end in ("2024-04", "2024-05-02", "2023", "2024")
        ]
    if "repete" in keys:
        made += [[{"titre": "Un mot", **event}] for event in EVENTS]
    if {"date", "echeance"} <= keys:
        made += [
            [{**needed, "date": "2024-05", "echeance": due}] for due in ("2024-04", "2024-05-02", "2023")
        ]
    if "nom" in keys and "type" in keys:
        made += [[{"type": "commune"}], [{"nombre": "3"}], [{"roles": ["financeur"]}]]
    return made


def term(question: Any) -> str:
    return (
        {"facteur": "temps-equipe", "type": "autre"}.get(question.key, "")
        if question.kind == "choice"
        else ""
    )


def test_an_answer_is_refused_as_the_check_refuses_it(visit: Visit) -> None:
    page = visit("proposer/")
    tried = [(question.key, value) for question in questions("fr").values() for value in answers(question)]
    assert len(tried) > 500
    said = page.evaluate(
        """(tried) => {
          const form = document.querySelector("sheet-form");
          return tried.map(([key, value]) => {
            const answer = form.answer(key);
            answer.fill(value);
            const sentence = answer.wrong(true);
            answer.fill(undefined);
            return sentence;
          });
        }""",
        tried,
    )
    differ = []
    for (key, value), sentence in zip(tried, said, strict=True):
        errors = checked(**{key: value}).errors
        if bool(sentence) != bool(errors):
            differ.append((key, str(value)[:80], sentence, errors))
        # Errors speak of the form, never of the file.
        assert not re.search(r"[a-z_]+: |« [a-z_]+:|cette ligne|atteste_en|non-renseigne ;", sentence), (
            sentence
        )
    assert differ == [], "\n".join(map(str, differ))


@pytest.mark.parametrize(
    "values",
    [
        {"debut": "2024", "fin": "2020"},
        {"debut": "2024-05", "fin": "2024"},
        {"fin": "2019", "atteste_en": "2020-01"},
        {"fin": "2019-05", "atteste_en": "2019-05-30"},
        {"fin": "2019-05-02", "atteste_en": "2019-05-30"},
        {"liens": [{"fiche": "x"}]},
        {"liens": [{"fiche": "conseil-citoyen-haut-gap"}, {"fiche": "x.md", "type": "contraste"}]},
        {"inspiree_de": ["x"]},
        {"inspiree_de": ["conseil-citoyen-haut-gap"]},
    ],
)
def test_what_one_answer_makes_wrong_in_another_is_refused(visit: Visit, values: dict[str, Any]) -> None:
    page = visit("proposer/")
    said = page.evaluate(
        """(values) => {
          const form = document.querySelector("sheet-form");
          form.writing.draft.sheet = { id: "x", values: {}, text: "---\\n---\\n" };
          for (const [key, value] of Object.entries(values)) form.answer(key).fill(value);
          return Object.keys(values).map((key) => form.answer(key).wrong(true)).filter(Boolean);
        }""",
        values,
    )
    assert bool(said) == bool([error for error in checked(**values).errors if "aucune fiche" not in error])


MARKDOWN = [
    "Première ligne\nDeuxième ligne\n\n\tUn alinéa.\n\nNous avons :\n•\tun jardin\n•\tun four\n\n– une école\n– un square",
    "Un **gras**, un _fin_, un ~~retrait~~, du `code <b>`.  \nA la ligne\\\nEncore",
    "- un\n- deux\n  - trois\n\n  suite\n- quatre\n\n1. un\n2. deux\n\n7) sept",
    "# Un\n\n### Deux\n\n##### Trois\n\n## \n\n## **Gras** et `code`\n\nTexte\n\nSouligné\n--------\n\n##Collé",
    "Voir https://exemple.org/a, « https://exemple.org/b », www.exemple.org et <https://exemple.org>. moi@exemple.org",
    "[lien](https://exemple.org \"titre\") [fiche](conseil-citoyen-haut-gap.md)\n\n[r]: https://exemple.org\n\n[r]",
    "du <b>gras</b> <i>x</i><br>m<sup>2</sup> <abbr title='Un « sigle »'>US</abbr> <a href='https://exemple.org/?a=1&b=2'>là</a>, <a name=x>ici</a>",
    "<details>\n<summary>Voir *plus*</summary>\n\n- un\n- deux\n\n</details>\n\n<b>a <i>b</b> c</i> `<b>` \\<b> <u>x</u>\n\n<details>\n\nfin",
    "<p>Un <u>mot</u>.</p><div class='x'>Deux\n\n- <p>a</p>\n\n</div>\n\n`<p>` <span>b</span>\n\n    <p>",
    "| a | b |\n|--|--|\n| x<br>y | <b>z</b> |\n\nhttps://exemple.org<br>suite [<b>l</b>](https://exemple.org) <summary>x</summary>\n<b>\ny",
    "<u>du HTML</u>\n\n<div>\nbloc\n</div>\n\n&eacute; &amp; &lt; ©",
    "| a | b |\n|:--|--:|\n| 1 | 2 |\n| 3 |\n\n> cité\nparesseux\n\n> - un\n\n---\n\n- [ ] à faire\n- [x] fait",
    "Une note[^1], encore[^deux] et encore[^1].\n\n[^1]: La note.\n[^deux]: Une autre\n    suite",
    "Avant <!-- une\nnote --> après\n\n<!-- seule -->\n\n```\n<!-- gardée -->\n## pas un titre\n```\n\n`<!-- gardée -->`",
    "a\u00a0: b\u202f! l\u00adong e\u0301cole\n\n    du code\n\n* * *\n\n*a*b **c**d snake_case_word 2 * 3 * 4",
    "## Suites\n\n```python\nx = 1\n```\n\n~~~\nautre\n~~~\n\n+ plus\n+ moins\n\n![une photo](images/fete.jpg)",
]  # fmt: skip
NORMAL = """(html) => {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const each of body.querySelectorAll("*")) {
    const kept = { OL: ["start"], TD: ["class"], TH: ["class"], ABBR: ["title"], DETAILS: ["open"] }[each.nodeName] ?? [];
    for (const { name } of [...each.attributes]) if (!kept.includes(name)) each.removeAttribute(name);
  }
  for (const each of body.querySelectorAll("img")) each.outerHTML = "<em>image</em>";
  // Footnotes are a section here, and one there.
  const text = (node) => node.nodeType === 3 ? node.data.replace(/\\s+/g, " ") : `<${node.nodeName}>${[...node.childNodes].map(text).join("").trim()}</${node.nodeName}>`;
  return [...body.childNodes].map(text).join("").replaceAll("<SUP></SUP>", "").replace(/> </g, "><").trim();
}"""


def test_the_preview_is_the_page(visit: Visit) -> None:
    page = visit("proposer/")
    for text in MARKDOWN:
        sections = checked_text(sheet(text)).initiative
        assert sections is not None, checked_text(sheet(text)).errors
        expected = "".join(
            f"{f'<h2>{each.title}</h2>' if each.title else ''}{each.html}" for each in sections.sections
        )
        lowered = re.sub(r"(</?h)([2-5])", lambda found: f"{found[1]}{int(found[2]) + 1}", expected)
        shown = page.evaluate(
            f"""async (text) => {{
              const {{ shownSections }} = {module("form/markdown.js")};
              const {{ readable }} = {module("form/sheet-text.js")};
              const sections = await shownSections(readable(text), () => "image");
              const holder = document.createElement("div");
              for (const {{ title, nodes }} of sections) {{
                if (title) holder.append(Object.assign(document.createElement("h3"), {{ textContent: title }}));
                holder.append(...nodes);
              }}
              return holder.innerHTML;
            }}""",
            text,
        )
        assert page.evaluate(NORMAL, shown) == page.evaluate(NORMAL, lowered), text


def test_the_base_is_shown_as_its_pages_show_it(visit: Visit) -> None:
    page = visit("proposer/")
    for path in sorted((BASE / "initiatives").glob("*.md")):
        page.goto(page.url.partition("proposer/")[0] + f"initiatives/{path.stem}/")
        told = page.locator(".sheet__told").all_inner_texts()
        page.goto(page.url.partition("initiatives/")[0] + f"proposer/?fiche={path.stem}")
        page.locator(".steps__step[data-step='3']").click()
        page.locator(".form__preview-title").wait_for()
        shown = page.locator(".form__told").all_inner_texts()
        assert [each.split() for each in shown if each.strip()] == [
            each.split() for each in told if each.strip()
        ]


def test_a_sheet_completed_as_it_is_has_the_same_bytes(visit: Visit) -> None:
    page = visit("proposer/")
    assert complete_each(page, page.url.removesuffix("proposer/"), BASE / "initiatives") > 5
