"""The content-security policy of a page."""

from __future__ import annotations

import re
from pathlib import Path

from partage.rendering.assets import FOLDER, JOINED
from partage.rendering.csp import POLICY, REFERRER, SCRIPTS, with_policy

ROOT = Path(__file__).parents[2]
PAGE = "<html><head><title>x</title>{}</head><body></body></html>"


def directive(name: str) -> str:
    found = re.search(rf"(?:^|; ){name} ([^;]*)", POLICY)
    assert found is not None
    return found[1]


def test_policy_is_first_in_the_head() -> None:
    assert with_policy(PAGE.format("")).startswith(
        f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="referrer" content="{REFERRER}"><title>'
    )


def test_a_script_of_a_page_changes_nothing_in_its_policy() -> None:
    scripts = "<script>a()</script><script id=a>b()</script>"
    assert with_policy(PAGE.format(scripts)).replace(scripts, "") == with_policy(PAGE.format(""))


def test_nothing_may_come_from_another_origin_and_nothing_unsafe_is_allowed() -> None:
    for word in ("unsafe", "http:", "*", "sha256", "nonce"):
        assert word not in POLICY
    for name in ("script-src", "style-src", "connect-src", "font-src", "form-action", "base-uri"):
        assert directive(name) == "'self'"
    assert directive("default-src") == "'none'"
    assert directive("img-src") == "'self' data:"


def test_only_the_first_head_has_a_policy() -> None:
    assert (
        with_policy(PAGE.format("<template><head></head></template>")).count("Content-Security-Policy") == 1
    )


def test_the_scripts_are_those_that_templates_load() -> None:
    loaded: set[str] = set()
    for folder in ("hooks/theme", "hooks/partage/templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                loaded.update(re.findall(r"<script[^>]*?(assets/[\w/.-]+)", path.read_text("utf-8")))
    assert loaded == SCRIPTS
    joined = {FOLDER + path for path in JOINED}
    assert not [path for path in SCRIPTS - joined if not (ROOT / "docs" / path).is_file()]
    assert "extra_javascript" not in (ROOT / "hooks/engine.yml").read_text("utf-8")
