"""Where the links and pictures of a sheet lead: addresses as contributors write them → addresses of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote, unquote

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.misleading import link_remarks
from partage.text.folding import slug
from partage.text.fuzzy import nearest
from partage.text.messages import did_you_mean, quoted, unknown_image

CONTRIBUTED = "ugc nofollow noopener"
"""The `rel` of a link to another site that a contributor wrote: the site does not vouch for it."""
HEADING_PREFIX = "s-"
"""Prefix of heading ids, so that none takes an id that the theme's scripts look for, such as `__search`."""
PICTURES = "../images/"
"""Prefix of picture names until pages are built: only then is it known what is published of each picture."""
MOST_PICTURES = 40
"""Pictures in one text: the page lists the addresses of all sizes of each."""
MOST_PROBLEMS = 20
"""Addresses of one body that are reported one by one: each report costs a search for the nearest name."""

_ATTRIBUTE = re.compile(r' (href|src)="([^"]*)"')
_EXTERNAL = f' rel="{CONTRIBUTED}"'
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ACCEPTED = re.compile(r"(?:https?://[^/?#]|mailto:.|tel:\+?\d)", re.IGNORECASE)
_SHEET = re.compile(r"(?:\./)?([^/?#]+)\.md(?:#(.*))?", re.DOTALL)
_PICTURE = re.compile(r"(?:\./)?images/([^/?#]+)")
_SHOWN = re.compile(rf'<(?:a href|img src)="{re.escape(PICTURES)}([^"/]+)"')
_HOST = re.compile(r"(?://)?(?:[\w-]+\.)+(?!md\b)[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
_EMPTIED = re.compile(r"\]\(\s*<?\s*(?:\)|>|javascript:|vbscript:|file:|data:)", re.IGNORECASE)


DistantAnchor: TypeAlias = tuple[str, str, str]
"""The id of another sheet, that of one of its headings, and the address as it was written."""


class _RefusedError(ValueError):
    """An address that leads nowhere; the text is the sentence for the contributor."""


@dataclass(slots=True)
class Links:
    """The addresses of one body, and the problems found in them."""

    body: str
    first_line: int
    sheets: Collection[str]
    images: Collection[str]
    anchors: Collection[str]
    """Ids of the body's headings."""
    own: str = ""
    """Id of the sheet itself."""
    refused: dict[str, BodyProblem] = field(default_factory=dict)
    """Problems by address as written: each mistake is reported once."""
    distant: list[DistantAnchor] = field(default_factory=list)
    _own_links: list[str] = field(default_factory=list)
    """Addresses as written that lead to the top of the sheet itself."""
    _shown: int = 0

    def rewritten(self, rendered: str) -> str:
        """Return the HTML *rendered* by comrak, where every raw quote is a real one, with the site's addresses."""
        return _ATTRIBUTE.sub(self._attribute, rendered)

    def remarks(self, rendered: str) -> Iterator[BodyProblem]:
        """Yield what is misleading in the links of the HTML *rendered*; each sentence once, the first of them."""
        own = [(address, _own_link(address)) for address in self._own_links]
        sentences = {sentence: address for address, sentence in (*own, *link_remarks(rendered))}
        for sentence, address in islice(sentences.items(), MOST_PROBLEMS):
            yield self._line_of(address), sentence, "warning"

    def _attribute(self, found: re.Match[str]) -> str:
        # Most addresses are these and stay as they are: they are escaped already.
        if found[1] == "href" and found[2].startswith(("https://", "#fn-", "#fnref-")):
            return found[0] if found[2][0] == "#" else found[0] + _EXTERNAL
        written = html.unescape(found[2])
        if written in self.refused or len(self.refused) > MOST_PROBLEMS:
            return ""
        try:
            address = self._image(written) if found[1] == "src" else self._target(written)
        except _RefusedError as refused:
            self.refused[written] = self._problem(written, str(refused))
            return ""
        external = _EXTERNAL if address.lower().startswith("http") else ""
        return f' {found[1]}="{html.escape(address)}"{external}'

    def _problem(self, written: str, message: str) -> BodyProblem:
        if len(self.refused) == MOST_PROBLEMS:
            message = "d’autres adresses sont à corriger à partir d’ici ; corrigez d’abord celles d’avant"
        return self._line_of(written), message, "error"

    def _target(self, written: str) -> str:
        if written.startswith("#"):
            return self._anchor(written)
        if _ACCEPTED.match(written):
            return written
        target = unquote(written)
        sheet = _SHEET.fullmatch(target)
        if sheet and sheet[1] == self.own:
            if sheet[2]:
                return self._anchor(f"#{sheet[2]}")
            self._own_links.append(written)
        if sheet and sheet[1] in self.sheets:
            if not sheet[2]:
                return f"../{sheet[1]}/"
            anchor = heading_id(sheet[2])
            if sheet[1] != self.own:
                self.distant.append((sheet[1], anchor, written))
            return f"../{sheet[1]}/#{anchor}"
        if _PICTURE.fullmatch(target):
            return self._picture(written)
        raise _RefusedError(self._unknown_target(target))

    def _anchor(self, written: str) -> str:
        anchor = heading_id(unquote(written[1:]))
        if anchor in self.anchors:
            return f"#{anchor}"
        raise _RefusedError(no_heading("cette fiche", written, anchor, self.anchors))

    def _image(self, written: str) -> str:
        self._shown += 1
        if self._shown > MOST_PICTURES:
            raise _RefusedError(f"{MOST_PICTURES} images au plus dans un texte ; gardez les plus parlantes")
        return self._picture(written)

    def _picture(self, written: str) -> str:
        target = unquote(written)
        picture = _PICTURE.fullmatch(target)
        if picture and picture[1] in self.images:
            return f"{PICTURES}{quote(picture[1])}"
        if _SCHEME.match(written) or target.startswith("//") or not target:
            raise _RefusedError(
                "une image se met dans le dossier « initiatives/images/ » (rien n’est chargé d’un autre site), puis "
                "« ![ce qu’elle montre](images/photo.jpg) »"
            )
        near = _nearest(PurePosixPath(target).name, self.images)
        raise _RefusedError(unknown_image(target, near and f"images/{near}"))

    def _unknown_target(self, target: str) -> str:
        if not target or _SCHEME.match(target):
            shown = quoted(target) if target else "l’adresse de ce lien"
            return f"{shown} n’est pas acceptée ; un lien commence par « https:// », « mailto: » ou « tel: »"
        if "@" in target:
            return f"{quoted(target)} est une adresse électronique ; écrivez {quoted('mailto:' + target)}"
        if _HOST.match(target):
            whole = "https://" + target.lstrip("/")
            return f"{quoted(target)} : il manque le début de l’adresse ; écrivez {quoted(whole)}"
        near = _nearest(PurePosixPath(target.partition("#")[0]).stem, self.sheets)
        hint = did_you_mean(near and f"{near}.md") or " ; exemple : « [le jardin](jardin-partage.md) »"
        return f"{quoted(target)} n’est le fichier d’aucune fiche{hint}"

    def _line_of(self, written: str) -> int:
        """Return the first line of the body where *written* can be found."""
        if not written:
            emptied = _EMPTIED.search(self.body)
            return self.first_line + self.body.count("\n", 0, emptied.start() if emptied else 0)
        plain = unquote(written)
        for sought in (f"]({written}", f"]({plain}", f"](<{plain}", written, plain):
            place = self.body.find(sought)
            if place >= 0:
                return self.first_line + self.body.count("\n", 0, place)
        return self.first_line


def _own_link(written: str) -> str:
    return (
        f"le lien {quoted(written)} mène à cette fiche elle-même ; retirez-le, ou menez à l’un de ses titres : "
        "« [le déroulé](#deroule) »"
    )


def no_heading(sheet: str, written: str, anchor: str, anchors: Collection[str]) -> str:
    """Return the sentence on a link, *written* so, to a heading *anchor* that is not among the *anchors* of *sheet*."""
    near = nearest(anchor, anchors)
    return f"aucun titre de {sheet} n’a l’adresse {quoted(written)}{did_you_mean(near and f'#{near}')}"


def without_links_to(left_out: Collection[str], rendered: str) -> str:
    """Return the HTML *rendered* with links to sheets that are not published replaced by their words."""
    if not left_out:
        return rendered
    names = "|".join(re.escape(name) for name in left_out)
    return re.sub(rf'<a href="\.\./(?:{names})/(?:#[^"]*)?"[^>]*>(.*?)</a>', r"\1", rendered, flags=re.DOTALL)


def pictures_in(rendered: str) -> Iterator[str]:
    """Yield the names of the pictures that the HTML *rendered* shows or leads to."""
    return (unquote(html.unescape(name)) for name in _SHOWN.findall(rendered))


@lru_cache(maxsize=1024)
def heading_id(title: str) -> str:
    """Return the id of a heading, given its title or an id."""
    return HEADING_PREFIX + (slug(title.removeprefix(HEADING_PREFIX)) or "titre")


def _nearest(written: str, names: Collection[str]) -> str | None:
    return written if written in names else nearest(written, names)
