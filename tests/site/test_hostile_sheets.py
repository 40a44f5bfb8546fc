"""A sheet is untrusted text, in every field: it is shown as it is written, and does nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from partage.sheets.body.links import CONTRIBUTED
from partage.sheets.fields import FrontMatter
from tests.rendering.linked import graph_of
from tests.site.building import Built, build, project, sheet, write_sheets
from tests.site.dom import page_of, pages_of

MARKS = "xPARTAGExtitlexxPARTAGExcontentxxPARTAGExheadxxPARTAGExaddressx/x"
PAYLOAD = f'"><script>alert(7)</script><img src=x onerror=alert(7)>{{{{7*7}}}} {MARKS}'
SHORT = '<svg onload=alert(7)>" onfocus="alert(7)" {{7*7}} {% raw %} \' javascript:alert(7)'


def line(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def hostile() -> str:
    text, short = line(PAYLOAD), line(SHORT)
    return f"""---
titre: {line(PAYLOAD[:119])}
resume: {text}
etat: en-cours
territoires: les-tilleuls
themes: lien-social
porteur: {short}
nature: projet
debut: 2024
duree: {text}
lieu: {text}
publics_absents: {text}
acteurs:
  - nom: {text}
    type: association
  - {short}
moyens_humains: {text}
financeurs: [{short}]
freins: [{{facteur: temps-equipe, texte: {text}, contournement: {text}}}]
leviers: [{{facteur: temps-equipe, texte: {text}}}]
resultats_habitants: {text}
resultats_structures: {text}
resultats_territoire: {text}
effets_inattendus: {text}
enjeux: [{text}]
enseignements: [{text}]
propositions: [{{texte: {text}, avec: {short}}}]
a_refaire: {text}
fait_debat: {text}
transferabilite: {text}
suites: {text}
retours: [{{date: 2025, texte: {text}}}]
contact: {text}
documents: [{{titre: {text}, url: 'https://exemple.org/?a=<b>&c="d"', licence: {short}}}]
images: [{{fichier: tablee.png, alt: {text}, credit: {text}, autorisation: {text}}}]
evenements: [{{titre: {text}, debut: 2026, lieu: {text}}}]
sources: [{text}, {{titre: {text}, auteur: {text}}}]
en_clair: {text}
auteurs: {text}
relue_par: {{nom: {text}, date: 2025}}
mots_cles: {short}
aussi_connu: {text}
langue: '"><b x="'
licence: {text}
---

{PAYLOAD}

## Titre {PAYLOAD}

<form action="https://exemple.org"><button onclick="alert(7)">Ici</button></form>

<!-- champs -->

`{{{{7*7}}}}` <https://exemple.org/"onmouseover="alert(7)> &lt;script&gt;alert(7)&lt;/script&gt; &#x3C;script>
"""


def url_fields() -> list[tuple[str, str]]:
    """Every place of a front matter that takes a web address, found by its type: the field and the key inside it."""
    schema = FrontMatter.model_json_schema()

    def holding(part: object, key: str) -> Iterator[str]:
        if isinstance(part, list):
            for each in part:
                yield from holding(each, key)
        elif isinstance(part, dict):
            if part.get("format") == "uri":
                yield key
            if "$ref" in part:
                for inner, each in schema["$defs"][part["$ref"].rpartition("/")[2]]["properties"].items():
                    yield from holding(each, inner)
            for name in ("anyOf", "items", "additionalProperties"):
                yield from holding(part.get(name), key)

    found = {(name, key) for name, part in schema["properties"].items() for key in holding(part, "")}
    assert found >= {("documents", "url"), ("sources", "url"), ("evenements", "url")}
    return sorted(found)


def linking() -> str:
    """A sheet with a link in each place that takes one, and in its text."""
    more = {}
    for name, key in url_fields():
        address = f"HTTPS://{name}.contribution.example/"
        needed = {"titre": "Un lien", **({"debut": "2026"} if name == "evenements" else {})}
        more[name] = [{**needed, key: address}] if key else [address]
    told = "\n".join(f"{name}: {line(value)}" for name, value in more.items())
    return sheet(
        "Des liens", told, "<https://texte.contribution.example/> et [ici](http://ici.contribution.example/)."
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = project(tmp_path_factory.mktemp("hostile") / "p")
    text = hostile().replace("""'https://exemple.org/?a=<b>&c="d"'""", "'https://exemple.org/?a=b&c=d'")
    write_sheets(root, {"hostile": text, "des-liens": linking()})
    return build(root, strict=False)


DATA = ("application/json", "application/ld+json")


def test_the_sheet_is_published(built: Built) -> None:
    assert [each for each in built.warnings if "hostile.md" in each] == []
    assert (built.folder / "initiatives/hostile/index.html").exists()


def test_no_element_or_attribute_comes_from_it(built: Built) -> None:
    for page in pages_of(built.folder).values():
        if page.is_redirect:
            continue
        for script in page.document.all("script"):
            source = script.attributes.get("src", "")
            is_ours = (
                re.search(r"(^|/)assets/\w+/javascripts/", source) and "//" not in source and not script.text
            )
            assert is_ours or script.attributes.get("type") in DATA, f"{page.path}: {script.text[:80]}"
        for node in page.document.walk():
            assert not any(name.startswith("on") for name in node.attributes), (
                f"{page.path}: {node.attributes}"
            )
            assert not any(
                value.strip().lower().startswith("javascript:") for value in node.attributes.values()
            ), f"{page.path}: {node.attributes}"
        content = page.main if page.is_framed else page.main.having_class("md-content__inner")[0]
        # The preview of what another site would show, on the page that gives its lines.
        framed = [node.attributes["src"] for node in content.all("iframe")]
        shows = page.path.endswith("integrer/index.html")
        assert all(shows and src.startswith("../integrer/") for src in framed), page.path
        assert not content.all("object", "embed", "style")
        assert not [node for node in page.main.all("form", "button") if "exemple.org" in str(node.attributes)]


def test_links_to_other_sites_say_that_contributors_wrote_them(built: Built) -> None:
    found: dict[str, list[str]] = {}
    for page in pages_of(built.folder).values():
        for link in page.document.all("a"):
            host = urlsplit(link.attributes.get("href", "")).hostname or ""
            if host.endswith(".contribution.example"):
                assert link.attributes.get("rel") == CONTRIBUTED, f"{page.path}: {link.attributes}"
                found.setdefault(host.partition(".")[0], []).append(page.path)
    assert found.keys() == {"texte", "ici", *(name for name, _ in url_fields())}
    for pages in found.values():
        assert {"initiatives/des-liens/index.html", "en/initiatives/des-liens/index.html"} <= set(pages)


def test_linked_data_repeats_it_and_nothing_more(built: Built) -> None:
    page = pages_of(built.folder)["initiatives/hostile/index.html"]
    (data,) = page.document.all("script", type="application/ld+json")
    graph_of("".join(map(str, data.children)))
    assert "alert(7)" in data.text
    assert "<" not in data.text


def test_it_is_shown_as_written(built: Built) -> None:
    for edition in ("", "en/"):
        page = pages_of(built.folder)[f"{edition}initiatives/hostile/index.html"]
        assert page.main.text.count(MARKS) > 20
        assert page.main.text.count("{{7*7}}") > 20
        assert "49" not in page.main.text
        assert page.html.count("<!doctype html>") == 1
        assert len(page.main.all("h1")) == 1


def test_values_without_bounds_are_refused_and_the_rest_is_built(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    right = (root / "initiatives/compost-au-pied-des-tours.md").read_text("utf-8")
    write_sheets(
        root,
        {
            "long": right.replace("Composter ensemble", "x" * 10_000),
            "beaucoup": right.replace(
                "themes: vie-associative", f"themes: {json.dumps(['lien-social'] * 5000)}"
            ),
            "profond": right.replace("themes: vie-associative", "themes: " + "[" * 300 + "]" * 300),
            "enorme": right + "a" * 300_000,
            "tableau": right + "|a" * 5000 + "\n" + "|-" * 5000 + "\n" + "|b\n" * 5000,
            "lien": right + "\n[x](javascript:alert(1)) ![y](https://exemple.org/y.png)\n",
        },
    )
    built = build(root, strict=False)
    for name in ("long", "beaucoup", "profond", "enorme", "tableau", "lien"):
        assert any(f"initiatives/{name}.md:" in each for each in built.warnings), name
        assert not (built.folder / f"initiatives/{name}").exists(), name
    assert page_of(built.folder, "initiatives/compost-au-pied-des-tours/index.html").title
