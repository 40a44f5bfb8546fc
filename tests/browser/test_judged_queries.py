"""What people type, and the sheets that must come: `tests/recherche.yml`, on the search page of a built site."""

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
JUDGED = yaml.safe_load((ROOT / "tests/recherche.yml").read_text("utf-8"))
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
  const ids = () => [...cards.querySelectorAll(".card__title a")].map((a) => a.pathname.split("/").at(-2));
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


@pytest.fixture
def answers(visit_corpus: Visit) -> list[dict[str, Any]]:
    page = visit_corpus("rechercher/")
    asked = [(address_of(judged), "jamais" in judged) for judged in JUDGED]
    answers: list[dict[str, Any]] = page.evaluate(ASK, asked)
    assert [answer["box"] for answer in answers] == [judged["chercher"] for judged in JUDGED]
    return answers


def address_of(judged: dict[str, Any]) -> str:
    filters = {name: ",".join(ids) for name, ids in judged.get("filtres", {}).items()}
    return f"?{urlencode({'q': judged['chercher'], **filters})}"


def worst_rank(judged: dict[str, Any], answer: dict[str, Any]) -> int:
    """The rank, from 1, of the last of the sheets that must come."""
    return max(
        answer["all"].index(each) + 1 if each in answer["all"] else 999 for each in judged["premieres"]
    )


def test_enough_is_judged() -> None:
    assert len(JUDGED) >= 80
    assert all(1 <= len(judged["premieres"]) <= 3 for judged in JUDGED)
    sheets = {
        path.stem
        for folder in ("base/initiatives", "corpus/recherche")
        for path in (ROOT / "tests" / folder).glob("*.md")
    }
    named = {each for judged in JUDGED for each in [*judged["premieres"], *judged.get("jamais", [])]}
    assert named <= sheets


def test_the_right_sheets_come_first_and_no_wrong_one(answers: list[dict[str, Any]]) -> None:
    ranks = {
        judged["chercher"]: worst_rank(judged, answer) for judged, answer in zip(JUDGED, answers, strict=True)
    }
    assert {query: rank for query, rank in ranks.items() if rank > 5} == {}
    assert sum(rank <= 3 for rank in ranks.values()) >= FIRST_IN_THREE * len(ranks), {
        query: rank for query, rank in ranks.items() if rank > 3
    }
    came = {
        judged["chercher"]: wrong
        for judged, answer in zip(JUDGED, answers, strict=True)
        if (wrong := set(judged.get("jamais", [])) & set(answer["all"]))
    }
    assert came == {}
    corrections = {
        judged["chercher"]: answer["meant"]
        for judged, answer in zip(JUDGED, answers, strict=True)
        if "dire" in judged and spaced(answer["meant"]) != judged["dire"]
    }
    assert corrections == {}
    assert all(answer["problem"] for answer in answers)
