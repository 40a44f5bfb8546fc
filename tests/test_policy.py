"""The content-security policy of a page."""

from __future__ import annotations

import base64
import hashlib
import re

from partage.policy import inline_scripts, with_policy

PAGE = "<html><head><title>x</title>{}</head><body></body></html>"


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directive(html: str, name: str) -> str:
    found = re.search(rf'content="[^"]*?{name} ([^;"]*)', html)
    assert found is not None
    return found[1]


def test_policy_is_first_in_the_head() -> None:
    assert with_policy(PAGE.format("")).startswith(
        '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    )


def test_each_inline_script_is_named_by_its_hash_once() -> None:
    html = with_policy(PAGE.format("<script>é()</script><script id=a>b()</script><script>é()</script>"))
    assert directive(html, "script-src").split() == ["'self'", *sorted([hash_of("é()"), hash_of("b()")])]


def test_scripts_of_files_and_data_need_no_hash() -> None:
    html = (
        '<script src="a.js"></script><script type="application/json">{"a": 1}</script>'
        '<script type="application/ld+json">{}</script>'
    )
    assert inline_scripts(html) == []
    assert directive(with_policy(PAGE.format(html)), "script-src") == "'self'"


def test_nothing_may_come_from_another_origin_and_nothing_unsafe_is_allowed() -> None:
    html = with_policy(PAGE.format(""))
    assert "unsafe" not in html
    assert "http:" not in html
    assert "*" not in html
    for name in ("style-src", "connect-src", "font-src", "form-action", "base-uri"):
        assert directive(html, name) == "'self'"
    assert directive(html, "img-src") == "'self' data:"


def test_only_the_first_head_has_a_policy() -> None:
    assert (
        with_policy(PAGE.format("<template><head></head></template>")).count("Content-Security-Policy") == 1
    )
