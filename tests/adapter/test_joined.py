"""Modules that are joined in one file."""

from __future__ import annotations

import re

import pytest

from adapter import joined as module
from adapter.joined import CannotJoin, joined, scope
from partage.rendering.assets import JOINED
from tests.samples import ROOT

ASSETS = ROOT / "docs/assets"
WHOLE = "javascripts/all.js"
SOURCES = {
    "javascripts/page.js": 'import { one as first } from "./ui/one.js";\nimport { own } from "./own.js";\nfirst();\n',
    "javascripts/own.js": "export const own = 1;\n",
    "javascripts/ui/one.js": 'import { two } from "./two.js";\nexport function one() {\n  return two;\n}\n',
    "javascripts/ui/two.js": 'export const two = () => import("../own.js");\n',
    "javascripts/ui/late.js": 'export const late = import("./two.js");\n',
}


@pytest.fixture(autouse=True)
def _two_are_joined(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "real" not in request.node.name:
        monkeypatch.setattr(module, "JOINED", {WHOLE: ("javascripts/ui/one.js", "javascripts/ui/two.js")})


def test_a_joined_module_comes_after_those_that_it_needs_and_is_no_file_any_more() -> None:
    made = joined(SOURCES)
    assert made.keys() == {WHOLE, "javascripts/page.js", "javascripts/own.js", "javascripts/ui/late.js"}
    assert made[WHOLE].index("$ui_two = ") < made[WHOLE].index("$ui_one = ")
    assert "const { two } = $ui_two;" in made[WHOLE]
    assert 'import("./own.js")' in made[WHOLE]


def test_who_imports_it_takes_it_from_there() -> None:
    made = joined(SOURCES)
    assert made["javascripts/page.js"].splitlines() == [
        'import { $ui_one } from "./all.js";',
        "const { one: first } = $ui_one;",
        'import { own } from "./own.js";',
        "first();",
    ]
    assert 'import("../all.js").then((all) => all.$ui_two)' in made["javascripts/ui/late.js"]


@pytest.mark.parametrize(
    "text", ["export default 1;\n", 'import all from "./two.js";\n', "export { two };\n"]
)
def test_what_is_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(CannotJoin, match=r"ui/one\.js"):
        joined({**SOURCES, "javascripts/ui/one.js": text})


def test_a_module_that_is_needed_is_joined_too() -> None:
    with pytest.raises(CannotJoin, match=r"own\.js must be joined too"):
        joined({**SOURCES, "javascripts/ui/two.js": 'import { own } from "../own.js";\n'})


def test_real_modules_are_all_joined_once() -> None:
    sources = {
        path.relative_to(ASSETS).as_posix(): path.read_text("utf-8")
        for path in ASSETS.glob("javascripts/**/*.js")
    }
    made = joined(sources)
    for whole, modules in JOINED.items():
        assert (
            re.findall(r"^export const (\S+) ", made[whole], re.MULTILINE).sort()
            == [*map(scope, modules)].sort()
        )
    inside = {each for modules in JOINED.values() for each in modules}
    assert inside.isdisjoint(made)
