"""HTML as a tree, with the standard library: what a browser would make of our well-formed pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
RAW = frozenset({"script", "style"})
_BLOCKS = frozenset(
    [
        "article",
        "aside",
        "details",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu", "template"}),
    "dt": ({"dt", "dd"}, {"dl", "div"}),
    "dd": ({"dt", "dd"}, {"dl", "div"}),
    "p": (_BLOCKS - {"dd", "dt", "li", "option", "summary", "td", "th", "tr"}, _BLOCKS - {"p"}),
}
"""Whose end tag may be left out: before which elements, and at the end of which (HTML, 13.1.2.4)."""


@dataclass(eq=False)
class Node:
    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, *tags: str, **attributes: str) -> list[Node]:
        return [
            node
            for node in self.walk()
            if (not tags or node.tag in tags)
            and all(node.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, *tags: str, **attributes: str) -> Node:
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} × {tags} {attributes}"
        return found[0]

    def having_class(self, name: str) -> list[Node]:
        return [node for node in self.walk() if name in node.attributes.get("class", "").split()]

    @cached_property
    def text(self) -> str:
        """The words, with one space between them."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        inside = "".join(child if isinstance(child, str) else child._raw() for child in self.children)
        return f" {inside} " if self.tag in _BLOCKS else inside

    @property
    def lang(self) -> str:
        """The language of the nearest element that tells it."""
        node: Node | None = self
        while node is not None:
            if "lang" in node.attributes:
                return node.attributes["lang"]
            node = node.parent
        return ""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.node = Node("", {})
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in _ENDS.get(self.node.tag, ((), ()))[0]:
            self.node = self.node.parent or self.root
        node = Node(tag, {name: value or "" for name, value in attrs}, self.node)
        self.node.children.append(node)
        if tag not in VOID:
            self.node = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.node.children.append(Node(tag, {name: value or "" for name, value in attrs}, self.node))

    def handle_endtag(self, tag: str) -> None:
        while self.node.tag != tag and tag in _ENDS.get(self.node.tag, ((), ()))[1]:
            self.node = self.node.parent or self.root
        if self.node.tag != tag:
            self.unbalanced.append(f"</{tag}> in <{self.node.tag}>")
            return
        self.node = self.node.parent or self.root

    def handle_data(self, data: str) -> None:
        self.node.children.append(data)


def parse(html: str) -> Node:
    """Return the document; every element that is opened must be closed in order, unless HTML lets its end be left out."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert not parser.unbalanced, parser.unbalanced[:3]
    assert parser.node is parser.root, parser.node.tag
    return parser.root


@dataclass(eq=False)
class Page:
    """A page of a built site."""

    path: str
    """From the root of the site."""
    html: str

    @cached_property
    def document(self) -> Node:
        return parse(self.html)

    @cached_property
    def ids(self) -> list[str]:
        return [node.attributes["id"] for node in self.document.walk() if "id" in node.attributes]

    @cached_property
    def addresses(self) -> list[str]:
        """Every address that the page leads to or loads."""
        found = [
            node.attributes[name]
            for node in self.document.walk()
            for name in ("href", "src", "action", "poster")
            if name in node.attributes
        ]
        for image in self.document.all("img"):
            found += [choice.split()[0] for choice in image.attributes.get("srcset", "").split(",") if choice]
        for meta in self.document.all("meta"):
            if meta.attributes.get("http-equiv") == "refresh":
                found.append(meta.attributes["content"].partition("url=")[2])
        return found

    @cached_property
    def title(self) -> str:
        return unescape(self.html.split("<title>")[1].partition("</title>")[0])

    @property
    def is_redirect(self) -> bool:
        return '<meta http-equiv="refresh"' in self.html

    @property
    def is_framed(self) -> bool:
        """Whether it is made for a frame of another site: links of such a page leave the frame."""
        return '<base target="_top">' in self.html

    @property
    def lang(self) -> str:
        return self.html.split('<html lang="')[1].partition('"')[0]

    @cached_property
    def main(self) -> Node:
        return self.document.one("main")

    @property
    def canonical(self) -> str:
        return self.document.one("link", rel="canonical").attributes["href"]

    def link(self, rel: str, **attributes: str) -> list[str]:
        return [
            node.attributes["href"]
            for node in self.document.all("link", **attributes)
            if node.attributes.get("rel", "").strip() == rel
        ]


@lru_cache(maxsize=16)
def pages_of(folder: Path) -> dict[str, Page]:
    """Return every page of a site that was built once for all."""
    return {
        (name := path.relative_to(folder).as_posix()): Page(name, path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def page_of(folder: Path, path: str) -> Page:
    return Page(path, (folder / path).read_text("utf-8"))
