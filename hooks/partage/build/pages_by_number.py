"""Pages that hold what many sheets or calendars say: as many as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from partage.catalogue.site import Site
from partage.rendering.output import Output
from partage.views import (
    across,
    agenda,
    agenda_calendars,
    agenda_choice,
    bringing,
    family_pairs,
    findings,
    meetings,
    obstacles,
)


def agenda_pages(site: Site) -> Iterator[Output]:
    """Yield the pages of the agenda that people look for, in addition to its first one."""
    yield from agenda.outputs(site)
    yield from agenda_calendars.outputs(site)
    yield from agenda_choice.outputs(site)


def read_across(site: Site) -> Iterator[Output]:
    """Yield the pages that put several sheets side by side, those of terms apart."""
    yield from obstacles.outputs(site)
    yield from across.outputs(site)
    yield from findings.outputs(site)
    yield from bringing.outputs(site)
    yield from family_pairs.outputs(site)
    yield from meetings.outputs(site)
