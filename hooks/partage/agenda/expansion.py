"""Series → occurrences between two days; `moved_dates` puts those that are otherwise in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from partage.agenda.events import LONGEST, Event
from partage.agenda.moments import Moment, as_instant, like
from partage.agenda.occurrence import Occurrence, as_whole_days, begins_at
from partage.agenda.remark import Remark
from partage.agenda.rule_dates import cost, dates_of
from partage.agenda.versions import Series

MAX_OCCURRENCES = 20_000
"""Of one calendar; those after are said not to be shown."""
MAX_WORK = 800_000
"""Microseconds, about, that the rules of one calendar may take: counted, not measured, so always the same."""
_MARGIN = timedelta(days=2)
TOO_LONG = (
    "ses répétitions sont trop longues à calculer ; donnez-leur une fin, ou écrivez les prochaines dates"
)


class Expansion:
    """Occurrences of the series of one calendar, within its bounds."""

    def __init__(self, first: datetime, last: datetime, site: tzinfo, remarks: list[Remark]) -> None:
        """Expand between *first* and *last*, instants in the zone of the *site*; say in *remarks* what is left out."""
        self._first, self._last, self._site, self._remarks = first, last, site, remarks
        self._left = MAX_WORK

    def of(self, all_series: Iterable[Series]) -> list[Occurrence]:
        """Return the occurrences of *all_series*, by date."""
        found: list[Occurrence] = []
        # What does not repeat costs little: it comes first, so that nothing that repeats takes its place.
        for series in sorted(all_series, key=lambda each: bool(each.event and each.event.is_series)):
            if len(found) > MAX_OCCURRENCES and series.event and series.event.is_series:
                break
            found += self._one(series)
        found.sort(key=lambda each: sort_key(each, self._site))
        if len(found) > MAX_OCCURRENCES:
            self._remarks.append(
                Remark(
                    "", f"ce calendrier a plus de {MAX_OCCURRENCES} dates : les dernières ne sont pas lues"
                )
            )
        return found[:MAX_OCCURRENCES]

    def _one(self, series: Series) -> list[Occurrence]:
        event = series.event
        try:
            if event is None or not event.is_series:
                return [each for each in self._single(series) if each]
            return [each for each in self._repeated(series, event) if each]
        except (ValueError, TypeError, OverflowError, ArithmeticError, LookupError, AttributeError):
            # Whatever the libraries stumble on: one event, never the calendar.
            about = (event or series.versions[0]).uid if event or series.versions else ""
            self._remarks.append(
                Remark(about, "laissé de côté, ses répétitions ne peuvent pas être calculées")
            )
            return []

    def _single(self, series: Series) -> Iterator[Occurrence | None]:
        replaced = {as_instant(each, self._site) for each in (*series.without, *_versions(series))}
        if series.event and as_instant(series.event.start, self._site) not in replaced:
            yield self._at(series.event, series.event.start, series.event.end)
        for version in series.versions:
            yield self._at(version, version.start, version.end, version.recurrence_id)

    def _repeated(self, series: Series, event: Event) -> Iterator[Occurrence | None]:
        dates = self._dates(event)
        if dates is None:
            self._remarks.append(Remark(event.uid or event.title, f"laissé de côté, {TOO_LONG}"))
        elif series.versions:
            yield from self._with_versions(series, event, dates)
        else:
            yield from self._plain(event, dates, series.without)

    def _plain(self, event: Event, dates: list[Moment], without: list[Moment]) -> Iterator[Occurrence | None]:
        """Yield the dates of a series of which none is otherwise."""
        long = None if event.end is None else event.end - event.start
        ends = {as_instant(moment, self._site): end for moment, end in event.more}
        absent = [like(event.start, each, self._site) for each in (*event.without, *without)]
        days = {each for each in absent if not isinstance(each, datetime)}
        instants = {as_instant(each, self._site) for each in absent if isinstance(each, datetime)}
        first = [] if _is_over_before_it_begins(event) else [event.start]
        for start in (*first, *dates, *(moment for moment, _ in event.more)):
            instant = as_instant(start, self._site)
            day = start.date() if isinstance(start, datetime) else start
            if day not in days and instant not in instants:
                # Each once: a date may be written that a rule has too.
                instants.add(instant)
                end = ends.get(instant) or (None if long is None else start + long)
                yield self._at(event, start, end)

    def _with_versions(
        self, series: Series, event: Event, dates: list[Moment]
    ) -> Iterator[Occurrence | None]:
        # Half of what the agenda loads, and few series need it.
        from partage.agenda.moved_dates import moved_dates

        ended = {as_instant(moment, self._site) for moment, end in event.more if end}
        about = self._first - _MARGIN, self._last + _MARGIN
        for made in moved_dates(event, dates, series.without, series.versions, about, self._site):
            has_end = made.event.end is not None or as_instant(made.start, self._site) in ended
            original = made.original if made.event is event else made.event.recurrence_id
            yield self._at(made.event, made.start, made.end if has_end else None, original)

    def _dates(self, event: Event) -> list[Moment] | None:
        """Return when the rules of *event* are true, about the window; None if that is too much work."""
        first, last = self._first - _MARGIN - LONGEST, self._last + _MARGIN
        found: list[Moment] = []
        for rule in event.rules:
            work = cost(rule, event.start, first, last)
            if work > self._left:
                return None
            self._left -= work
            found += dates_of(rule, event.start, first, last)
        return found

    def _at(
        self, event: Event, start: Moment, end: Moment | None, original: Moment | None = None
    ) -> Occurrence | None:
        begins, ends = as_whole_days(self._here(start), None if end is None else self._here(end))
        first = begins_at(begins, self._site)
        last = first if ends is None else begins_at(ends, self._site)
        if first >= self._last or (last <= self._first and first < self._first):
            return None
        return Occurrence(
            uid=event.uid,
            title=event.title,
            start=begins,
            end=ends,
            original=self._here(start if original is None else original),
            is_cancelled=event.status == "CANCELLED",
            place=event.place,
            description=event.description,
            url=event.url,
        )

    def _here(self, moment: Moment) -> Moment:
        if not isinstance(moment, datetime):
            return moment
        # By way of UTC: an hour that does not exist becomes the one that clocks show.
        return moment.astimezone(UTC).astimezone(self._site)


def _is_over_before_it_begins(event: Event) -> bool:
    ends = [as_instant(rule.until, UTC) for rule in event.rules if rule.until is not None]
    return bool(ends) and len(ends) == len(event.rules) and max(ends) < as_instant(event.start, UTC)


def _versions(series: Series) -> list[Moment]:
    return [each.recurrence_id for each in series.versions if each.recurrence_id is not None]


def sort_key(occurrence: Occurrence, site: tzinfo) -> tuple[datetime, bool, str, str]:
    """Return what occurrences are sorted by: what lasts all day first, then by title."""
    return (
        begins_at(occurrence.start, site),
        not occurrence.is_all_day,
        occurrence.title,
        occurrence.uid,
    )
