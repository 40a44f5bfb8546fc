"""The sections of a sheet: its own text first, then the fields of the front matter that belong to the section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, count
from typing import Any

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.reference.vocabularies import DEFAULT_TERMS
from partage.rendering.components import Block, Finding, SectionView, Step, Value
from partage.rendering.event_words import event_words
from partage.rendering.facts import actor_value, label_of
from partage.rendering.formatting import in_words
from partage.rendering.page_images import with_pictures
from partage.sheets.anchors import written_anchors
from partage.sheets.body.links import HEADING_PREFIX
from partage.sheets.fields import field_label
from partage.sheets.items import Actor, Factor, Lesson, Proposal, Stake
from partage.sheets.sections import SECTIONS, guided
from partage.text.folding import fold
from partage.text.strings import strings

_LESSON_KINDS = "types-d-enseignement"


def section_views(site: Site, initiative: Initiative, root: str) -> list[SectionView]:
    """Return the sections in the author's order; those that only the front matter fills go where they belong.

    A guided heading with nothing under it is a question that nobody answered; any other heading is shown. Headings and
    labels are in the language of the sheet, so that a text is read in one language.
    """
    its = spoken(site, initiative)
    blocks = _blocks(its, initiative, root)
    shown: list[tuple[int, SectionView]] = []
    taken = set(written_anchors(initiative.sections))
    for written in initiative.sections:
        known = guided(written.title) if written.title else None
        own = blocks.pop(known.id, []) if known else []
        if written.html.strip() or own or (written.title and not known):
            rank = SECTIONS.index(known) if known else -1
            html = with_pictures(site, written.html, root)
            shown.append((rank, SectionView(written.title, written.id, known.id if known else "", html, own)))
    for rank, each in enumerate(SECTIONS):
        if blocks.get(each.id):
            anchor = _free(f"{HEADING_PREFIX}{each.id}", taken)
            made = SectionView(each.named(its.locale), anchor, each.id, "", blocks[each.id])
            shown.insert(_where(shown, rank), (rank, made))
    return [section for _, section in shown]


def spoken(site: Site, initiative: Initiative) -> Site:
    """Return *site* with the words of the language of *initiative*, where the interface has that language."""
    language = initiative.language or site.references.language
    known = next((each for each in site.locales if each == language), site.locale)
    return site if known == site.locale else replace(site, locale=known, strings=strings(known))


def _free(anchor: str, taken: set[str]) -> str:
    """Return *anchor*, with a number where a heading of the text has it."""
    return next(each for each in chain([anchor], (f"{anchor}-{n}" for n in count(2))) if each not in taken)


def _where(shown: list[tuple[int, SectionView]], rank: int) -> int:
    later = (index for index, (other, _) in enumerate(shown) if other > rank)
    return next(later, len(shown))


def _blocks(site: Site, initiative: Initiative, root: str) -> dict[str, list[Block]]:
    blocks: dict[str, list[Block]] = {section.id: [] for section in SECTIONS}
    for section in SECTIONS:
        for name in section.fields:
            value = getattr(initiative.fields, name)
            made = _block(site, name, value, root) if value else None
            if made:
                blocks[section.id].append(replace(made, name=name))
    return blocks


def _block(site: Site, name: str, value: Any, root: str) -> Block | None:
    make = _MAKERS.get(name)
    if make is not None:
        return make(site, value, root)
    if isinstance(value, str) and name in _PROSE:
        return Block("prose", field_label(name, site.locale), text=value)
    # What the head of the sheet already shows, such as the budget, is not repeated.
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
    steps = [
        Step(
            phase=phases[phase].named(site.locale),
            level=label_of(site, "niveaux-de-participation", levels[phase]),
            rank=scale.index(levels[phase]),
            levels=len(scale) - 1,
            href=root + term_address("participation", levels[phase]),
        )
        for phase in phases
        if phase in levels
    ]
    return Block("participation", site.strings("sheet.participation"), steps)


def _actors(site: Site, actors: tuple[Actor, ...], root: str) -> Block:
    entries = [(_who(site, actor, root), _roles(site, actor)) for actor in actors]
    return Block("actors", site.strings("sheet.actors"), entries)


def _who(site: Site, actor: Actor, root: str) -> Value:
    kind = label_of(site, "types-d-acteur", actor.type) if actor.type else ""
    if actor.name:
        # « État (État) » says nothing more.
        kind = "" if fold(actor.name) == fold(kind) else kind
        return replace(actor_value(site, actor.name, root), note=kind and f"({kind})")
    return Value(f"{kind} ({actor.number})" if actor.number else kind)


def _roles(site: Site, actor: Actor) -> str:
    return ", ".join(label_of(site, "roles", role).lower() for role in actor.roles)


def _factors(side: str) -> Any:
    def block(site: Site, factors: tuple[Factor, ...], root: str) -> Block:
        met = [
            Finding(each.text, *_factor(site, each.factor, root), way_round=each.way_round or "")
            for each in factors
        ]
        return Block("factors", site.strings(f"sheet.{side}"), met, side=side)

    return block


def _factor(site: Site, factor: str | None, root: str) -> tuple[str, str]:
    """Return the label of a factor, and the address of its page."""
    if factor is None:
        return "", ""
    # A factor that only starting problems name has no page: it is neither an obstacle nor a lever yet.
    known = site.catalogue.has("factor", factor)
    return label_of(site, "facteurs", factor), root + term_address("factor", factor) if known else ""


def _stakes(site: Site, stakes: tuple[Stake, ...], root: str) -> Block:
    met = [Finding(each.text, *_factor(site, each.factor, root)) for each in stakes]
    return Block("lessons", site.strings("sheet.stakes"), met)


def _lessons(site: Site, lessons: tuple[Lesson, ...], root: str) -> Block:
    met = [Finding(each.text, *_factor(site, each.factor, root), kind=_kind(site, each)) for each in lessons]
    return Block("lessons", "", met)


def _kind(site: Site, lesson: Lesson) -> str:
    plain = site.references.vocabularies[_LESSON_KINDS].find(DEFAULT_TERMS[_LESSON_KINDS])
    return "" if plain and lesson.type == plain.id else label_of(site, _LESSON_KINDS, lesson.type)


def _proposals(site: Site, proposals: Any, root: str) -> Block:
    items = []
    for each in proposals:
        partners = (
            f"{site.strings('sheet.proposal_with')} {', '.join(each.partners)}" if each.partners else ""
        )
        state = label_of(site, "etats-de-proposition", each.state)
        told = [partners, state, *_dates(site, each)]
        items.append(Value(each.text, note=" · ".join(filter(None, told))))
    return Block("list", site.strings("sheet.proposals"), items)


def _dates(site: Site, proposal: Proposal) -> Iterator[str]:
    """Yield when it was proposed, by when, and the news, the latest last: not its age, which changes by itself."""
    if proposal.date:
        day = "_day" if proposal.date.day else ""
        yield site.strings(f"promise.made{day}", date=in_words(proposal.date, site.locale))
    if proposal.deadline:
        yield site.strings("promise.due", date=in_words(proposal.deadline, site.locale))
    for each in sorted(proposal.news, key=lambda news: news.date):
        yield site.strings("promise.news", date=in_words(each.date, site.locale), text=each.text)


def _returns(site: Site, returns: Any, root: str) -> Block:
    items = [
        Value(f"{in_words(each.date, site.locale)}{site.strings('text.colon')}{each.text}")
        for each in returns
    ]
    return Block("list", site.strings("sheet.returns"), items)


def _documents(site: Site, documents: Any, root: str) -> Block:
    items = [
        Value(
            each.title,
            each.url,
            ", ".join(filter(None, [label_of(site, "types-de-document", each.type), each.licence])),
        )
        for each in documents
    ]
    return Block("list", site.strings("sheet.documents"), items)


def _events(site: Site, events: Any, root: str) -> Block:
    items = [
        Value(
            each.title, each.url or "", ", ".join(filter(None, [event_words(each, site.strings), each.place]))
        )
        for each in events
    ]
    return Block("list", site.strings("sheet.events"), items)


def _sustainability(site: Site, answer: str, root: str) -> Block:
    label = label_of(site, "perennites", answer)
    return Block("prose", field_label("sustainability", site.locale), text=label)


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
