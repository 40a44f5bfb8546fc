"""What people type, and the sheets that must come: `recherche.yml` and `search.en.yml`, on the search page of a site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Page

from tests.samples import ROOT, spaced

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
Judged = list[dict[str, Any]]
JUDGED: Judged = yaml.safe_load((ROOT / "tests/recherche.yml").read_text("utf-8"))
JUDGED_IN_ENGLISH: Judged = yaml.safe_load((ROOT / "tests/search.en.yml").read_text("utf-8"))
FIRST_IN_THREE = 0.95
"""Share of the judged queries whose sheets must all be among the first three; in the first five, all."""
# The page itself is asked, as by someone who types and presses Enter, without loading it again for each; all that it
# found is only asked for where some of it may be wrong. Nothing is drawn meanwhile: what comes is judged, not how it looks.
ASK = """
async (judged) => {
  const page = document.querySelector("search-page");
  const [box, more] = [page.querySelector("input[name='q']"), page.querySelector("[data-part=more]")];
  const cards = page.querySelector("[data-part=cards]");
  const until = async (isSo) => {
    if (!isSo()) await new Promise((done) => new MutationObserver((_, each) => isSo() && done(each.disconnect())).observe(page, { attributes: true, childList: true, subtree: true }));
  };
  const ids = () => [...cards.querySelectorAll("h3 a")].map((a) => a.pathname.split("/").at(-2));
  const answers = [];
  document.body.style.display = "none";
  for (const [address, isWhole] of judged) {
    history.replaceState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    await until(() => !page.hasAttribute("busy"));
    const first = ids();
    while (isWhole && !more.hidden) {
      const before = ids().length;
      more.click();
      await until(() => ids().length > before);
    }
    const meant = page.querySelector(".search__meant button")?.textContent ?? "";
    answers.push({ box: box.value, problem: page.querySelector("[data-part=problem]").hidden, first, all: ids(), meant });
  }
  return answers;
}
"""


def answers(page: Page, judged: Judged) -> list[dict[str, Any]]:
    asked = [(address_of(each), "jamais" in each) for each in judged]
    answers: list[dict[str, Any]] = page.evaluate(ASK, asked)
    assert [answer["box"] for answer in answers] == [each["chercher"] for each in judged]
    return answers


def address_of(judged: dict[str, Any]) -> str:
    filters = {name: ",".join(ids) for name, ids in judged.get("filtres", {}).items()}
    return f"?{urlencode({'q': judged['chercher'], **filters})}"


def worst_rank(judged: dict[str, Any], answer: dict[str, Any]) -> int:
    """The rank, from 1, of the last of the sheets that must come."""
    return max(
        answer["all"].index(each) + 1 if each in answer["all"] else 999 for each in judged["premieres"]
    )


@pytest.mark.parametrize(
    ("judged", "least", "folder"), [(JUDGED, 369, "recherche"), (JUDGED_IN_ENGLISH, 60, "search-en")]
)
def test_enough_is_judged(judged: Judged, least: int, folder: str) -> None:
    assert len(judged) >= least
    assert all(1 <= len(each["premieres"]) <= 3 for each in judged)
    sheets = {
        path.stem
        for place in ("base/initiatives", f"corpus/{folder}")
        for path in (ROOT / "tests" / place).glob("*.md")
    }
    named = {name for each in judged for name in [*each["premieres"], *each.get("jamais", [])]}
    assert named <= sheets


def test_the_right_sheets_come_first_and_no_wrong_one(visit_corpus: Visit) -> None:
    are_right(JUDGED, answers(visit_corpus("rechercher/"), JUDGED))


def test_and_in_a_base_of_two_languages(visit_english: Visit) -> None:
    are_right(JUDGED_IN_ENGLISH, answers(visit_english("rechercher/"), JUDGED_IN_ENGLISH))


def are_right(judged_queries: Judged, answers: list[dict[str, Any]]) -> None:
    ranks = {
        judged["chercher"]: worst_rank(judged, answer)
        for judged, answer in zip(judged_queries, answers, strict=True)
    }
    assert {query: rank for query, rank in ranks.items() if rank > 5} == {}
    assert sum(rank <= 3 for rank in ranks.values()) >= FIRST_IN_THREE * len(ranks), {
        query: rank for query, rank in ranks.items() if rank > 3
    }
    came = {
        judged["chercher"]: wrong
        for judged, answer in zip(judged_queries, answers, strict=True)
        if (wrong := set(judged.get("jamais", [])) & set(answer["all"]))
    }
    assert came == {}
    corrections = {
        judged["chercher"]: answer["meant"]
        for judged, answer in zip(judged_queries, answers, strict=True)
        if "dire" in judged and spaced(answer["meant"]) != judged["dire"]
    }
    assert corrections == {}
    assert all(answer["problem"] for answer in answers)
