"""The theme's stylesheet, without what no page of ours may use: every first visit waits for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import lightningcss

_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_UNUSED = re.compile(
    "md-(search|tooltip|annotation|version|select|code__|clipboard|dialog|consent|feedback|status|post|pagination"
    "|author|profile|tag|social|top$|progress|banner__button|pin|option|meta|source-file|hidden|sidebar--p|tabs"
    "|nav--(?:primary|integrated|lifted)|nav__(?:toggle|button|source|container|item--)|toggle|overlay"
    "|source__(?:fact|repository--)|header--|header__(?!source)|logo|content__button|content--post"
    "|footer|copyright|path|input|draft|typeset__)"
    "|focus-visible$|giscus$"
)
"""Classes of the theme's parts that we replace, or that do nothing without its script or its plugins."""
_NEEDED_BY = {
    re.compile("tabbed-"): "pymdownx.tabbed",
    re.compile("critic"): "pymdownx.critic",
    re.compile("task-list"): "pymdownx.tasklist",
    re.compile("arithmatex|katex"): "pymdownx.arithmatex",
    re.compile("highlight|linenos|linenodiv|code-"): "pymdownx.highlight",
    re.compile("mermaid"): "pymdownx.superfences",
    re.compile("keys?-|keys$"): "pymdownx.keys",
    re.compile("twemoji|gemoji|emojione"): "pymdownx.emoji",
}
"""Classes of the theme that a page has with an extension of Markdown only."""
_CALLS = frozenset(
    {
        *("abstract", "bug", "danger", "example", "failure", "info"),
        *("note", "question", "quote", "success", "tip", "warning"),
    }
)
"""Kinds of admonitions, each with a drawing of its own: those alone are sent that are written somewhere."""
_CALLED = re.compile(r"(?:^[ \t>]*(?:!!!|\?\?\?\+?) +|class=[\"']?|\{:? *)([^\"'\n}]+)", re.MULTILINE)
_WORD = re.compile(r"\w+")
_OTHER_WAY = re.compile(r"(?<=[{}])\[dir=rtl\] [^{},]*(?:,\[dir=rtl\] [^{},]*)*\{[^{}]*\}")
"""Rules for languages that are written from the right to the left: no edition is."""
_VARIABLE = re.compile(r"""(--[\w-]+):(?:[^;{}"']|"[^"]*"|'[^']*')*(?:;|(?=\}))""")
_USE = re.compile(r"var\((--[\w-]+)")


def used(css: str, ours: str, extensions: Collection[str], written: Iterable[str]) -> str:
    """Return *css* of the theme as the pages *written* with *extensions* of Markdown need it.

    *ours* may use its variables.
    """
    absent = [kind for kind, extension in _NEEDED_BY.items() if extension not in extensions]
    called = {word for text in written for named in _CALLED.findall(text) for word in _WORD.findall(named)}
    unused = {*_CALLS.difference(called)} | {
        each
        for each in _CLASS.findall(css)
        if _UNUSED.match(each) or any(kind.match(each) for kind in absent)
    }
    left = lightningcss.process_stylesheet(css, filename="main.css", unused_symbols=unused)
    left = _OTHER_WAY.sub("", left)
    return lightningcss.process_stylesheet(_without_unused_variables(left, ours), filename="main.css")


def _without_unused_variables(css: str, ours: str) -> str:
    """Return *css* without the values that neither it nor *ours* refers to: drawings of icons, mostly."""
    before = ""
    while css != before:
        before = css
        known = {*_USE.findall(css), *_USE.findall(ours)}
        css = _VARIABLE.sub(lambda found: found[0] if found[1] in known else "", css)  # noqa: B023
    return css
