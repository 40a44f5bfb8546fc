"""Reading paths: the list of them, the steps under the text of each, and its sheets as a booklet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from partage.across.reading_paths import ReadingPath, Step
from partage.catalogue.facets import BY_ID
from partage.catalogue.page_titles import TITLES
from partage.catalogue.site import Site
from partage.catalogue.urls import BOOKLETS, PATHS, has_page, root_of, term_address
from partage.rendering.booklet import booklet, booklet_page
from partage.rendering.cards import Crumb, contents_line, facts_in_short, other_language, title_link
from partage.rendering.components import Value
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.text.strings import WRITTEN_IN
from partage.text.typography import french


def source_of(path: ReadingPath) -> str:
    """Return the source of the page of *path*, from `docs/`."""
    return f"{PATHS}{path.id}.md"


def entries(site: Site) -> int:
    """Return how many paths there are."""
    return len(site.paths.by_id)


def body(site: Site) -> str:
    """Return the list of the paths, to go under its title."""
    root = root_of(PATHS)
    return render(
        "reading_paths.html.jinja",
        site.locale,
        root=root,
        paths=[
            {
                "href": f"{root}{PATHS}{each.id}/",
                "language": _language(site, each),
                "title": each.said(site.locale).title,
                "description": each.said(site.locale).description,
                "facts": _facts(site, each),
            }
            for each in site.paths.by_id.values()
        ],
        imprint=imprint(site, PATHS),
    )


def page(site: Site, path: ReadingPath, text: str) -> str:
    """Return the page of *path*: its written *text*, then its steps."""
    address = f"{PATHS}{path.id}/"
    root, fields = root_of(address), path.said(site.locale)
    steps = [_step(site, path, each, root) for each in fields.steps]
    return render(
        "reading_path.html.jinja",
        site.locale,
        root=root,
        text=Markup(text),  # noqa: S704 - rendered by MkDocs, from a file that is checked
        language=_language(site, path),
        facts=_facts(site, path),
        objectives=[_spaced(site, path, each) for each in fields.objectives],
        steps=steps,
        booklet=root + booklet_address(path) if _sheets(site, path) else "",
        imprint=imprint(site, address),
    )


def _language(site: Site, path: ReadingPath) -> str:
    own = site.references.language
    is_translated = site.locale == own or path.said(site.locale) is not path.fields
    return "" if is_translated else own


def _spaced(site: Site, path: ReadingPath, text: str) -> str:
    """Return *text* with the spaces of French where it is French: a question mark must not begin a line."""
    is_french = (_language(site, path) or site.locale) == WRITTEN_IN
    return french(text) if is_french else text


def _facts(site: Site, path: ReadingPath) -> list[dict[str, str]]:
    """Return for whom it is, how long it takes and what it holds; what is written keeps its language."""
    t, fields, language = site.strings, path.said(site.locale), _language(site, path)
    minutes = t("paths.minutes", count=sum(each.minutes for each in fields.steps))
    steps = t.counted("paths.steps", len(fields.steps))
    facts = (
        ("audience", _spaced(site, path, fields.audience), language),
        ("length", _spaced(site, path, fields.length), language),
        ("content", f"{steps}, {minutes}", ""),
    )
    return [{"label": t(f"paths.{key}"), "text": text, "language": lang} for key, text, lang in facts]


def _step(site: Site, path: ReadingPath, step: Step, root: str) -> dict[str, Any]:
    return {
        "question": _spaced(site, path, step.question),
        "minutes": site.strings("paths.minutes", count=step.minutes),
        **_place(site, step, root),
    }


def _place(site: Site, step: Step, root: str) -> dict[str, Any]:
    """Return the link of a step, what kind of page it leads to, and a summary; a preview may lack the sheet."""
    t = site.strings
    if step.sheet:
        sheet = site.catalogue.by_id.get(step.sheet)
        if sheet is None:
            return {"kind": t("paths.sheet"), "link": step.sheet, "facts": "", "summary": "", "language": ""}
        return {
            "kind": t("paths.sheet"),
            "link": title_link(site, sheet, root),
            "facts": facts_in_short(site, sheet),
            "summary": sheet.summary,
            "language": other_language(site, sheet),
        }
    if step.method:
        term = site.references.vocabularies["methodes"].terms[step.method]
        linked = has_page(site, BY_ID["method"], term)
        link = Value(term.named(site.locale), root + term_address("method", term.id) if linked else "")
        return {
            "kind": t("paths.method"), "link": link, "facts": "",
            "summary": term.defined(site.locale), "language": "",
        }  # fmt: skip
    address = step.page.removesuffix(".md")
    address = address.removesuffix("index") if address.endswith("index") else f"{address.rstrip('/')}/"
    return {
        "kind": t("paths.page"),
        "link": Value(_title_of(site, step), root + address),
        "facts": "",
        "summary": "",
        "language": "",
    }


def _title_of(site: Site, step: Step) -> str:
    if step.page in TITLES:
        return site.strings(TITLES[step.page])
    return site.paths.title_of(step.page, site.locale)


def booklet_address(path: ReadingPath) -> str:
    """Return the address of the booklet of *path*."""
    return f"{BOOKLETS}{PATHS}{path.id}/"


def _sheets(site: Site, path: ReadingPath) -> list[Step]:
    steps = path.said(site.locale).steps
    return [each for each in steps if each.sheet and each.sheet in site.catalogue.by_id]


def outputs(site: Site) -> Iterator[Output]:
    """Yield the booklet of each path that leads to sheets."""
    for path in site.paths.by_id.values():
        if any(step.sheet for step in path.fields.steps):
            inputs = (path.said(site.locale).model_dump_json(), path.id)
            yield Output(f"{booklet_address(path)}index.html", partial(_booklet, site, path), inputs)


def _booklet(site: Site, path: ReadingPath) -> str:
    t, fields = site.strings, path.said(site.locale)
    address = booklet_address(path)
    root = root_of(address)
    entries_of_it = {
        step.sheet: Markup("{} <em>{}</em>").format(
            contents_line(site, site.catalogue.by_id[step.sheet], root), _spaced(site, path, step.question)
        )
        for step in _sheets(site, path)
        if step.sheet
    }
    content = booklet(
        site,
        address,
        list(entries_of_it.items()),
        crumbs=[Crumb(t("paths.title"), root + PATHS), Crumb(fields.title, f"{root}{PATHS}{path.id}/")],
        kind=t("paths.one"),
        heading=fields.title,
        definition=fields.description,
    )
    return booklet_page(site, address, t("booklet.title", label=fields.title), content)
