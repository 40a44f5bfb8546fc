"""The rules of the site for those who host it: one declaration, three servers."""

from __future__ import annotations

import re

import pytest

from partage.build.hosting import CALENDAR, FOR_EVER, FRAMED, NEVER_CHANGE, files, headers

EDITIONS = ["", "en/"]
LONGEST_LINE = 2000
"""Of a `_headers` file (Cloudflare Pages)."""


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """Read a `_headers` file as Netlify and Cloudflare document it: an address, then indented `Name: value` lines."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            name, colon, value = line.strip().partition(": ")
            assert colon
            assert re.fullmatch(r"[A-Za-z-]+", name)
            rules[next(reversed(rules))][name] = value
        else:
            assert line.startswith("/")
            assert line.count("*") <= 1
            rules[line] = {}
    return rules


def test_a_header_says_what_only_a_header_can() -> None:
    said = headers()
    policy = said["Content-Security-Policy"]
    assert said["X-Frame-Options"] == "DENY"
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert said["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} <= said.keys()


def test_the_file_of_netlify_and_cloudflare_is_as_they_document_it() -> None:
    text = files("https://partage.exemple/", EDITIONS)["_headers"]
    rules = rules_of(text)
    assert rules["/*"] == headers()
    assert rules.pop("/agenda/*.ics") == {"Content-Type": CALENDAR}
    assert rules.pop("/donnees/*") == {"Access-Control-Allow-Origin": "*"}
    framed = {path: rules.pop(path) for path in [*rules] if path.startswith(("/integrer/", "/en/integrer/"))}
    assert {*framed} == {f"/{edition}{folder}*" for edition in EDITIONS for folder in FRAMED}
    for said in framed.values():
        # Joined, both policies hold: that of every page says nothing of frames.
        assert said == {"Content-Security-Policy": "frame-ancestors *"}
    assert {path for path in rules if path != "/*"} == {
        f"/{edition}{folder}*" for edition in EDITIONS for folder in NEVER_CHANGE
    }
    # Where two rules hold, these hosts join their values: no header may be in both.
    for path, said in rules.items():
        assert path == "/*" or not said.keys() & rules["/*"].keys()
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


def test_a_site_in_a_folder_of_its_host_has_rules_for_that_folder() -> None:
    made = files("https://partage.exemple/reseau/partage/", EDITIONS)
    assert set(rules_of(made["_headers"])) >= {"/reseau/partage/*"}
    assert "location /reseau/partage/ {" in made["serveur/nginx.conf"]
    assert "error_page 404 /reseau/partage/404.html;" in made["serveur/nginx.conf"]
    assert "/reseau/partage/404.html" in made["serveur/Caddyfile"]


def test_a_site_that_nobody_knows_the_address_of_is_at_the_root() -> None:
    assert set(rules_of(files("", EDITIONS)["_headers"])) >= {"/*"}


@pytest.mark.parametrize("name", ["serveur/nginx.conf", "serveur/Caddyfile"])
def test_every_server_says_the_same(name: str) -> None:
    text = files("https://partage.exemple/", EDITIONS)[name]
    for header, value in headers().items():
        assert f'{header} "{value}"' in text
    assert text.count("frame-ancestors *") == 1
    assert FOR_EVER in text
    assert text.count("Access-Control-Allow-Origin") == 1


def test_former_addresses_of_booklets_lead_to_the_pages_of_their_terms() -> None:
    made = files("https://partage.exemple/", EDITIONS)
    assert (
        "/en/recueil/themes/:term/:volume/ /en/themes/:term/?recueil 301" in made["_redirects"].splitlines()
    )
    rule = re.search(r'rewrite "(.+)" (.+) permanent;', made["serveur/nginx.conf"])
    assert rule
    for former, present in {
        "/recueil/territoires/gap-05061/": "/territoires/gap-05061/?recueil",
        "/en/recueil/themes/sante/3/": "/en/themes/sante/?recueil",
    }.items():
        found = re.fullmatch(rule[1], former)
        assert found
        assert found.expand(re.sub(r"\$(\d)", r"\\\1", rule[2])) == present
    assert not re.fullmatch(rule[1], "/recueil/parcours/debuter/")
    assert rule[1] in made["serveur/Caddyfile"]


def test_nothing_of_a_rule_can_end_the_text_that_it_is_in() -> None:
    for value in headers().values():
        assert not set(value) & set('"$\\\n{}')
