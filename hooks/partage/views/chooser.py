"""All methods on one page, with filters that need no script: what a source says of their use, what sheets met here.

Nothing is recommended: what is not known of a method is said, and it stays on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import CHOOSER, has_page, root_of, term_address
from partage.reference.terms import MethodUse, Term
from partage.rendering.cards import other_language, title_link
from partage.rendering.components import Fact, Value, known_facts, text_values
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.method_questions import Question, answers_of, is_whole, marks_of, questions, range_of
from partage.rendering.pairs import all_obstacles
from partage.rendering.told import shortened

MET = 2
"""Obstacles under a method."""
LONGEST_MET = 160
MAX_WHOLE = 50
"""Methods with a definition and what was met here; further ones stay in the filters, and the page stays light."""


def entries(site: Site) -> int:
    """Return of how many methods a source says how they are used."""
    return sum(term.use is not None for term in _methods(site))


def body(site: Site) -> str:
    """Return the filters and the methods, to go under the title of the page."""
    root, asked = root_of(CHOOSER), questions(site)
    documented = [term for term in _methods(site) if term.use]
    return render(
        "chooser.html.jinja",
        site.locale,
        root=root,
        written_in=site.references.language,
        questions=[
            {
                "id": each.id,
                "title": site.strings(f"chooser.{name}"),
                "choices": [(f"{each.id}-{rank}", label) for rank, (_, label) in enumerate(each.choices, 1)],
            }
            for name, each in asked.items()
        ],
        methods=[_method(site, term, asked, root, rank) for rank, term in enumerate(documented)],
        unknown=[
            _in_short(site, term, asked, root) for term in _methods(site) if not is_whole(site, term, asked)
        ],
        guide=f"{root}contribuer/termes-et-territoires/"
        if "contribuer/termes-et-territoires.md" in site.texts
        else "",
        imprint=imprint(site, CHOOSER),
    )


def _methods(site: Site) -> Iterator[Term]:
    """Yield the methods, without the families that they are in."""
    terms = site.references.vocabularies["methodes"].terms.values()
    return (term for term in terms if not term.narrower)


def _in_short(site: Site, term: Term, asked: dict[str, Question], root: str) -> dict[str, Any]:
    """Return a method that a filter may know nothing of: it is then listed apart."""
    answers = answers_of(site, term.use) if term.use else {}
    return {
        **_named(site, term, root),
        "marks": marks_of(site, term, asked),
        "is_partly": term.use is not None,
        "unknown": [site.strings(f"chooser.{name}") for name in asked if not answers.get(name)]
        if term.use
        else [],
    }


def _named(site: Site, term: Term, root: str) -> dict[str, Any]:
    count = site.catalogue.count("method", term.id)
    linked = has_page(site, BY_ID["method"], term)
    return {
        "label": term.named(site.locale),
        "href": root + term_address("method", term.id) if linked else "",
        "used": site.strings.counted("chooser.used", count) if count else "",
    }


def _method(site: Site, term: Term, asked: dict[str, Question], root: str, rank: int) -> dict[str, Any]:
    is_brief = rank >= MAX_WHOLE
    met = [] if is_brief else _met(site, term, root)
    return {
        **_named(site, term, root),
        "id": term.id,
        "marks": marks_of(site, term, asked),
        "definition": "" if is_brief else term.defined(site.locale),
        "facts": _facts(site, term.use, asked) if term.use else [],
        "met": met,
        "more": root + all_obstacles(site, BY_ID["method"], term) if met else "",
    }


def _facts(site: Site, use: MethodUse, asked: dict[str, Question]) -> list[Fact]:
    """Return what a source says, in the order of the questions, then the source itself."""
    answers = answers_of(site, use)
    words = {
        name: site.strings("text.semicolon").join(
            label for each, label in question.choices if each in answers[name]
        )
        for name, question in asked.items()
    }
    if use.smallest:
        words["people"] = range_of(site, use.smallest, use.largest)
    said = [(site.strings(f"chooser.{name}"), text_values(each)) for name, each in words.items()]
    return known_facts(*said, (site.strings("chooser.source"), [Value(use.source, use.address)], "", True))


def _met(site: Site, term: Term, root: str) -> list[dict[str, Any]]:
    """Return what got in the way in sheets that use the method, one a sheet."""
    found: list[tuple[Initiative, str]] = []
    for each in site.catalogue.having("method", term.id):
        said = next((sentence.text for sentence in each.sentences if sentence.kind == "obstacle"), "")
        if said:
            found.append((each, said))
        if len(found) == MET:
            break
    return [
        {
            "text": shortened(said, LONGEST_MET),
            "language": other_language(site, each),
            "sheet": title_link(site, each, root),
        }
        for each, said in found
    ]
