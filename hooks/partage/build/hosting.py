"""Server configuration for those who host the site, for each server from one declaration.

Each page carries its own policy; headers add what only a header can say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from partage.catalogue.facets import FACETS
from partage.catalogue.urls import AGENDA, ANY_EMBED, BOOKLETS, DATA_PAGE, EMBEDS
from partage.rendering.csp import POLICY, REFERRER

NEVER_CHANGE = (
    "assets/",
    "images/",
    *(
        f"recherche/{part}/"
        for part in ("facettes", "libelles", "lieux", "mots", "orthographe", "termes", "titres")
    ),
)
"""Folders of an edition whose files are named after their content: a changed file has another name.

`recherche/cartes/` and `recherche/pages/` are none: named after the order of the documents only, they keep their names
when a sheet is edited.
"""
REVALIDATED = "no-cache"
"""Cached, but used only once the server has confirmed that it is unchanged."""
FOR_EVER = "public, max-age=31536000, immutable"
CALENDAR = "text/calendar; charset=utf-8"
"""Type of the calendars given back, which many servers do not know; a browser then shows a text."""
A_MONTH = "[0-9]{4}-[0-9]{2}/"
"""The address of a month of the agenda: where it has no page any more, it leads to the agenda."""
READ_FROM_ANYWHERE = ("Access-Control-Allow-Origin", "*")
"""The open data alone: scripts of other sites may read them. Every other response is refused to them."""
CORE = tuple(facet.address for facet in FACETS if facet.is_core)
"""Folders of the terms that have a booklet and a frame."""
FRAMED = (ANY_EMBED, *(f"{EMBEDS}{facet}/" for facet in CORE))
"""Folders of an edition whose pages are made to be shown in a frame of another site: exactly these may be."""
BOOKLET = BOOKLETS.rstrip("/")
"""`/recueil/themes/sante/`, with the number of a volume or not, is now `/themes/sante/?recueil`."""
IN_FRAMES = "frame-ancestors *"
"""A policy that says who may frame a page has X-Frame-Options ignored (CSP Level 3, 6.4.2.1).

Some hosts join the values of all the rules that hold for a page, and of two policies the stricter one wins: so
pages are refused to frames by that header rather than by their policy."""
_FEATURES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
             "midi", "payment", "usb")  # fmt: skip
_COMPRESSED = (
    "text/css text/javascript text/calendar application/javascript application/json application/xml "
    "image/svg+xml"
)


def headers() -> dict[str, str]:
    """Return the headers of every response."""
    return {
        "Content-Security-Policy": POLICY,
        "X-Frame-Options": "DENY",
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        # All of it is public: partners may show a picture or read a file from their own pages.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def framed_headers() -> dict[str, str]:
    """Return the headers of the responses that other sites may frame."""
    said = {**headers(), "Content-Security-Policy": f"{POLICY}; {IN_FRAMES}"}
    del said["X-Frame-Options"]
    return said


def files(base_url: str, editions: Sequence[str]) -> Mapping[str, str]:
    """Return the text of each server's configuration, by path.

    *base_url* is the address of the site, if it is known; *editions* are the folders of its editions in it.
    """
    base = f"{urlsplit(base_url).path.rstrip('/')}/"
    folders = [f"{base}{edition}{folder}" for edition in editions for folder in NEVER_CHANGE]
    agendas = [f"{base}{edition}{AGENDA}" for edition in editions]
    framed = [f"{base}{edition}{folder}" for edition in editions for folder in FRAMED]
    said = headers()
    return {
        "_headers": _netlify(base, folders, framed, said),
        "_redirects": _redirects(base, editions),
        "serveur/nginx.conf": _nginx(base, folders, framed, said, agendas, _booklets(base, editions)),
        "serveur/Caddyfile": _caddy(base, folders, framed, said, agendas, _booklets(base, editions)),
    }


def _netlify(base: str, folders: Sequence[str], framed: Sequence[str], said: Mapping[str, str]) -> str:
    """Return the file that Netlify, Cloudflare Pages and others read: these revalidate pages by default."""
    rules = [
        (f"{base}*", said),
        *((f"{folder}*", {"Cache-Control": FOR_EVER}) for folder in folders),
        (f"{base}{AGENDA}*.ics", {"Content-Type": CALENDAR}),
        (f"{base}{DATA_PAGE}*", dict([READ_FROM_ANYWHERE])),
        # A second policy, beside that of every page.
        *((f"{folder}*", {"Content-Security-Policy": IN_FRAMES}) for folder in framed),
    ]
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in rule.items())]) for path, rule in rules
    )
    return "\n".join(blocks) + "\n"


def _redirects(base: str, editions: Sequence[str]) -> str:
    """Return the former addresses that Netlify, Cloudflare Pages and others lead on."""
    moved = [(f"{base}{edition}", facet) for edition in editions for facet in CORE]
    return "".join(
        f"{root}{BOOKLETS}{facet}/:term/{volume} {root}{facet}/:term/?{BOOKLET} 301\n"
        for root, facet in moved
        for volume in ("", ":volume/")
    )


def _booklets(base: str, editions: Sequence[str]) -> str:
    """Return what matches the former address of a booklet: edition, facet and term are its groups."""
    others = "|".join(re.escape(edition) for edition in editions if edition)
    edition = f"((?:{others})?)" if others else "()"
    return f"^{re.escape(base)}{edition}{BOOKLETS}({'|'.join(CORE)})/([^/]+)/(?:[0-9]+/)?$"


def _nginx(
    base: str, folders: Sequence[str], framed: Sequence[str], said: Mapping[str, str], agendas: Sequence[str],
    booklets: str,
) -> str:  # fmt: skip
    """Return what goes into a `server`: a location that adds headers inherits none, so each repeats them all."""
    kept_folders = "|".join(map(re.escape, folders))
    locations = ((f"location {base}", REVALIDATED), (f'location ~ "^({kept_folders})"', FOR_EVER))
    data = (f"location {base}{DATA_PAGE}", REVALIDATED)
    lines = [
        "# À recopier dans le bloc « server » de nginx, après « root », et de nouveau quand ce fichier change.",
        "charset utf-8;",
        "absolute_redirect off;",
        f"error_page 404 {base}404.html;",
        f'rewrite "{booklets}" {base}$1$2/$3/?{BOOKLET} permanent;',
        "gzip on;",
        "gzip_vary on;",
        f"gzip_types {_COMPRESSED};",
    ]
    calendars = (f'location ~ "^{re.escape(base + AGENDA)}.*\\.ics$"', REVALIDATED)
    in_frames = (f'location ~ "^({"|".join(map(re.escape, framed))})"', REVALIDATED)
    months = [(f'location ~ "^{re.escape(agenda)}{A_MONTH}"', REVALIDATED) for agenda in agendas]
    for location, kept in (*locations, calendars, *months, data, in_frames):
        lines.append(f"{location} {{")
        if (location, kept) in months:
            agenda = agendas[months.index((location, kept))]
            lines.append(f"    if (!-e $request_filename) {{ return 302 {agenda}; }}")
        if location == calendars[0]:
            lines += ["    types {}", f'    default_type "{CALENDAR}";']
        more = dict([READ_FROM_ANYWHERE]) if location == data[0] else {}
        own = framed_headers() if location == in_frames[0] else said
        for name, value in {**own, "Cache-Control": kept, **more}.items():
            lines.append(f'    add_header {name} "{value}" always;')
        lines.append("}")
    return "\n".join(lines) + "\n"


def _caddy(
    base: str, folders: Sequence[str], framed: Sequence[str], said: Mapping[str, str], agendas: Sequence[str],
    booklets: str,
) -> str:  # fmt: skip
    kept = " ".join(f"{folder}*" for folder in folders)
    lines = [
        "# À recopier dans le bloc du site, après « root », et de nouveau quand ce fichier change.",
        "encode gzip",
        "header {",
        *(f'\t{name} "{value}"' for name, value in said.items()),
        "}",
        f"@immuables path {kept}",
        f"@autres not path {kept}",
        f'header @immuables Cache-Control "{FOR_EVER}"',
        f'header @autres Cache-Control "{REVALIDATED}"',
        f"@donnees path {base}{DATA_PAGE}*",
        f'header @donnees {READ_FROM_ANYWHERE[0]} "{READ_FROM_ANYWHERE[1]}"',
        f"@cadres path {' '.join(f'{folder}*' for folder in framed)}",
        "header @cadres {",
        f'\tContent-Security-Policy "{framed_headers()["Content-Security-Policy"]}"',
        "\t-X-Frame-Options",
        "}",
        f"@agendas path {base}{AGENDA}*.ics",
        f'header @agendas Content-Type "{CALENDAR}"',
        *(
            line
            for number, agenda in enumerate(agendas)
            for line in (
                f"@mois{number} {{",
                f"\tpath_regexp ^{agenda}{A_MONTH}",
                "\tnot file",
                "}",
                f"redir @mois{number} {agenda} 302",
            )
        ),
        f"@recueils path_regexp recueil {booklets}",
        f"redir @recueils {base}{{re.recueil.1}}{{re.recueil.2}}/{{re.recueil.3}}/?{BOOKLET} 301",
        "file_server",
        "handle_errors {",
        "\t@introuvable expression {http.error.status_code} == 404",
        f"\trewrite @introuvable {base}404.html",
        f'\theader Cache-Control "{REVALIDATED}"',
        "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"
