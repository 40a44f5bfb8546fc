"""Icons that the stylesheet draws: those of cards and of replies, of which a page has a hundred; a class is enough."""

from __future__ import annotations

from urllib.parse import quote

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.rendering.icons import NO_ICON, mark_of, mark_of_term

REPLY = "arrow-right"
_KEPT = " /:=,.-'()"
"""What an address in double quotes may hold as it is, besides letters and figures."""


def card_classes(site: Site, initiative: Initiative) -> str:
    """Return the classes of the card of *initiative*: the colour and the icon of its first theme's family."""
    icon, colour = mark_of(site, initiative)
    return f"colour-{colour} icon-{icon}" if icon in site.icons else f"colour-{colour}"


def masks(site: Site) -> str:
    """Return the rules that give each icon of a theme to its class, and that of replies to all."""
    themes = site.catalogue.vocabularies["theme"].terms.values()
    names = {NO_ICON, *(mark_of_term(site, "theme", each)[0] for each in themes)}
    rules = [
        f".icon-{name} {{ --icon: {_mask(site.icons[name])}; }}" for name in sorted(names & {*site.icons})
    ]
    if REPLY in site.icons:
        rules.append(f":root {{ --icon-reply: {_mask(site.icons[REPLY])}; }}")
    return "\n".join(rules)


def _mask(svg: str) -> str:
    return f'url("data:image/svg+xml,{quote(svg.strip().replace(chr(34), chr(39)), safe=_KEPT)}")'
