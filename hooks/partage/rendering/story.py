"""The sections of a sheet: its own text first, then what the front matter tells in the same section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from partage.fields import field_label
from partage.items import Actor, Factor, Lesson, Stake
from partage.model import Initiative
from partage.rendering.addresses import term_address
from partage.rendering.facts import actor_value, label_of
from partage.rendering.parts import Value
from partage.rendering.pictures import with_pictures
from partage.rendering.words import in_words
from partage.sections import SECTIONS, guided
from partage.site import Site

Block = dict[str, Any]


def sections_of(site: Site, initiative: Initiative, root: str) -> list[dict[str, Any]]:
    """Return the sections in the author's order; those that only the front matter fills go where they belong."""
    blocks = _blocks(site, initiative, root)
    shown: list[tuple[int, dict[str, Any]]] = []
    for written in initiative.sections:
        known = guided(written.title) if written.title else None
        own = blocks.pop(known.id, []) if known else []
        if written.html.strip() or own:
            rank = SECTIONS.index(known) if known else -1
            section = {"title": written.title, "id": written.id, "guided": known.id if known else ""}
            shown.append((rank, {**section, "html": with_pictures(site, written.html, root), "blocks": own}))
    for rank, each in enumerate(SECTIONS):
        if blocks.get(each.id):
            made = {"title": each.named(site.locale), "id": f"s-{each.id}", "guided": each.id, "html": ""}
            shown.insert(_where(shown, rank), (rank, {**made, "blocks": blocks[each.id]}))
    return [section for _, section in shown]


def _where(shown: list[tuple[int, dict[str, Any]]], rank: int) -> int:
    later = (index for index, (other, _) in enumerate(shown) if other > rank)
    return next(later, len(shown))


def _blocks(site: Site, initiative: Initiative, root: str) -> dict[str, list[Block]]:
    blocks: dict[str, list[Block]] = {section.id: [] for section in SECTIONS}
    for section in SECTIONS:
        for name in section.fields:
            value = getattr(initiative.fields, name)
            made = _block(site, name, value, root) if value else None
            if made:
                blocks[section.id].append({**made, "name": name})
    return blocks


def _block(site: Site, name: str, value: Any, root: str) -> Block | None:
    make = _MAKERS.get(name)
    if make is not None:
        return make(site, value, root)
    if isinstance(value, str) and name in _PROSE:
        return {"kind": "prose", "title": field_label(name, site.locale), "text": value}
    # What the head of the sheet shows already, such as the budget, is not told twice.
    return None


_PROSE = frozenset(
    {
        "missing_audiences", "staffing", "results_people", "results_organisations", "results_territory",
        "unexpected", "next_time", "disputed", "transferability", "follow_up",
    }
)  # fmt: skip


def _participation(site: Site, levels: dict[str, str], root: str) -> Block:
    scale = list(site.references.vocabularies["niveaux-de-participation"].terms)
    phases = site.references.vocabularies["phases"].terms
    return {
        "kind": "participation",
        "title": site.strings("sheet.participation"),
        "entries": [
            {
                "phase": phases[phase].named(site.locale),
                "level": label_of(site, "niveaux-de-participation", levels[phase]),
                "rank": scale.index(levels[phase]),
                "levels": len(scale) - 1,
                "href": root + term_address("participation", levels[phase]),
            }
            for phase in phases
            if phase in levels
        ],
    }


def _actors(site: Site, actors: tuple[Actor, ...], root: str) -> Block:
    return {
        "kind": "actors",
        "title": site.strings("sheet.actors"),
        "entries": [(_who(site, actor, root), _roles(site, actor)) for actor in actors],
    }


def _who(site: Site, actor: Actor, root: str) -> Value:
    kind = label_of(site, "types-d-acteur", actor.type) if actor.type else ""
    if actor.name:
        return replace(actor_value(site, actor.name, root), note=kind and f"({kind})")
    return Value(f"{kind} ({actor.number})" if actor.number else kind)


def _roles(site: Site, actor: Actor) -> str:
    return ", ".join(label_of(site, "roles", role).lower() for role in actor.roles)


def _factors(side: str) -> Any:
    def block(site: Site, factors: tuple[Factor, ...], root: str) -> Block:
        items = [
            {**_factor(site, each.factor, root), "text": each.text, "way_round": each.way_round or ""}
            for each in factors
        ]
        return {"kind": "factors", "title": site.strings(f"sheet.{side}"), "side": side, "entries": items}

    return block


def _factor(site: Site, factor: str | None, root: str) -> dict[str, str]:
    if factor is None:
        return {"label": "", "href": ""}
    # A factor that only starting problems name has no page: it is neither an obstacle nor a lever yet.
    known = site.catalogue.has("factor", factor)
    return {
        "label": label_of(site, "facteurs", factor),
        "href": root + term_address("factor", factor) if known else "",
    }


def _stakes(site: Site, stakes: tuple[Stake, ...], root: str) -> Block:
    items = [{**_factor(site, each.factor, root), "text": each.text, "kind": ""} for each in stakes]
    return {"kind": "lessons", "title": site.strings("sheet.stakes"), "entries": items}


def _lessons(site: Site, lessons: tuple[Lesson, ...], root: str) -> Block:
    items = [
        {
            **_factor(site, each.factor, root),
            "text": each.text,
            "kind": "" if each.type == "enseignement" else label_of(site, "types-d-enseignement", each.type),
        }
        for each in lessons
    ]
    return {"kind": "lessons", "title": "", "entries": items}


def _proposals(site: Site, proposals: Any, root: str) -> Block:
    items = []
    for each in proposals:
        partners = (
            f"{site.strings('sheet.proposal_with')} {', '.join(each.partners)}" if each.partners else ""
        )
        state = label_of(site, "etats-de-proposition", each.state)
        items.append(Value(each.text, note=" · ".join(filter(None, [partners, state]))))
    return {"kind": "list", "title": site.strings("sheet.proposals"), "entries": items}


def _returns(site: Site, returns: Any, root: str) -> Block:
    items = [Value(f"{in_words(each.date, site.locale)} : {each.text}") for each in returns]
    return {"kind": "list", "title": site.strings("sheet.returns"), "entries": items}


def _documents(site: Site, documents: Any, root: str) -> Block:
    items = [
        Value(
            each.title,
            each.url,
            ", ".join(filter(None, [label_of(site, "types-de-document", each.type), each.licence])),
        )
        for each in documents
    ]
    return {"kind": "list", "title": site.strings("sheet.documents"), "entries": items}


def _events(site: Site, events: Any, root: str) -> Block:
    items = [
        Value(
            each.title,
            each.url or "",
            ", ".join(filter(None, [in_words(each.start, site.locale), each.place])),
        )
        for each in events
    ]
    return {"kind": "list", "title": site.strings("sheet.events"), "entries": items}


def _sustainability(site: Site, answer: str, root: str) -> Block:
    return {
        "kind": "prose",
        "title": field_label("sustainability", site.locale),
        "text": label_of(site, "perennites", answer),
    }


_MAKERS: dict[str, Callable[[Site, Any, str], Block]] = {
    "stakes": _stakes,
    "participation": _participation,
    "actors": _actors,
    "events": _events,
    "obstacles": _factors("obstacles"),
    "levers": _factors("levers"),
    "lessons": _lessons,
    "proposals": _proposals,
    "returns": _returns,
    "documents": _documents,
    "sustainability": _sustainability,
}
