"""Addresses that only lead to others: through which site, and where to, if the address says it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from partage.text.messages import quoted

LINK_PAGES = frozenset({
    "allmylinks.com", "beacons.ai", "bio.link", "bio.site", "campsite.bio", "flow.page", "linkin.bio", "linktr.ee",
    "lnk.bio", "msha.ke", "solo.to", "taplink.cc",
})  # fmt: skip
"""Sites of pages that hold nothing but links, which their owners change at will."""
REDIRECTORS = frozenset({
    "away.vk.com", "cdn.ampproject.org", "dereferer.me", "href.li", "l.facebook.com", "l.instagram.com",
    "l.messenger.com", "l.threads.com", "lm.facebook.com", "out.reddit.com", "r.search.yahoo.com",
    "safelinks.protection.outlook.com",
    "slack-redir.net", "t.umblr.com", "translate.goog", "urldefense.com", "urldefense.proofpoint.com",
})  # fmt: skip
"""Hosts that pass readers on to the address that they are given."""
_PATHS: dict[str, tuple[str, ...]] = {
    "bing.com": ("/ck/",),
    "duckduckgo.com": ("/l/",),
    "facebook.com": ("/flx/warn", "/l.php"),
    "linkedin.com": ("/redir", "/safety/go"),
    "list-manage.com": ("/track/click",),
    "steamcommunity.com": ("/linkfilter",),
    "vk.com": ("/away.php",),
    "youtube.com": ("/redirect",),
}
"""Paths of other sites that do the same."""
_MOST_LABELS = 4
"""Of the names above."""
_PATHS_OF_GOOGLE = ("/amp/", "/url")
_GOOGLE = re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}")
_PATH = re.compile(r"https?://[^/?#\\]*([^?#]*)", re.IGNORECASE)
_INSIDE = re.compile(r"[?&;](?:[^=&;#]*=)?(?:https?:[/\\]*|[/\\]{2})([^/?&;#\\\s]+)", re.IGNORECASE)
_CODED_SIGNS = re.compile("%(?:25)*(3a|2f|5c)", re.IGNORECASE)
"""Coded once or more, since each site that passes readers on decodes once."""


def redirection(address: str, host: str) -> str:
    """Return the sentence on a web *address* of *host* that only leads to another one; empty if it does not."""
    links_only, passes_on, paths = _known(host)
    if links_only:
        return (
            f"une page de {quoted(host)} ne contient que des liens, qui changent sans que la fiche le dise ; écrivez "
            "l’adresse de celui qui compte, comme « https://exemple.org/jardin »"
        )
    if not paths and not passes_on and "?" not in address:
        return ""
    inside = (
        _INSIDE.search(_CODED_SIGNS.sub(lambda sign: unquote(f"%{sign[1]}"), address))
        if "?" in address
        else None
    )
    target = inside[1].rpartition("@")[2].lower() if inside else ""
    path = _PATH.match(address) if paths else None
    passes_on = passes_on or bool(path and path[1].lower().startswith(paths))
    if not passes_on and ("." not in target or _same_site(host, target)):
        return ""
    where = (
        f"mène à {quoted(target)} en passant par {quoted(host)}"
        if target
        else f"ne fait que passer par {quoted(host)}"
    )
    return (
        f"ce lien {where}, qui peut vous suivre, ou changer où il mène ; ouvrez-le, puis écrivez l’adresse où vous "
        "arrivez"
    )


@lru_cache(maxsize=1 << 12)
def _known(host: str) -> tuple[bool, bool, tuple[str, ...]]:
    """Return whether *host* only has pages of links, whether it only passes readers on, and on which paths it does."""
    labels = host.split(".")[-_MOST_LABELS:]
    names = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    paths = next((_PATHS[name] for name in names if name in _PATHS), ())
    if _GOOGLE.fullmatch(host):
        paths = _PATHS_OF_GOOGLE
    return not LINK_PAGES.isdisjoint(names), not REDIRECTORS.isdisjoint(names), paths


def _same_site(host: str, target: str) -> bool:
    mine, other = host.split(".")[-2:], target.partition(":")[0].split(".")[-2:]
    return mine == other
