"""A promise in words: since when, whether anything was heard of it, whom to ask."""

from __future__ import annotations

from datetime import date

from partage.across.sentences import Promise, Sentence
from partage.across.shelves import SETTLED
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import completing_address
from partage.rendering.components import Fact, Value
from partage.rendering.facts import actor_value
from partage.rendering.formatting import in_words
from partage.rendering.told import shortened
from partage.sheets.partial_date import PartialDate

MONTHS_OF_A_YEAR = 12
LONGEST_NEWS = 200
MAX_NEWS = 3
"""The latest; the sheet has all."""
MAX_PARTNERS = 4
_KEY = "propositions"


def notes_of(site: Site, initiative: Initiative, sentence: Sentence, root: str) -> list[Fact]:
    """Return what is known of a promise, in the order in which one asks; what is not known is said, never guessed."""
    promise = sentence.promise or Promise()
    is_open = sentence.about not in SETTLED
    said = [_since(site, promise), *_deadline(site, promise, is_open=is_open), *_news(site, promise)]
    if not promise.news and is_open:
        said.append(site.strings("promise.no_news"))
    notes = [Fact("", [Value(words)]) for words in said]
    notes += _asked(site, initiative, promise, root)
    if is_open:
        href = root + completing_address(initiative.id, _KEY)
        notes.append(Fact("", [Value(site.strings("promise.tell"), href)]))
    return notes


def _since(site: Site, promise: Promise) -> str:
    if promise.date is None:
        return site.strings("promise.undated")
    made = site.strings(
        f"promise.made{'_day' if promise.date.day else ''}", date=in_words(promise.date, site.locale)
    )
    return ", ".join(filter(None, [made, age(site, promise.date)]))


def age(site: Site, moment: PartialDate) -> str:
    """Return how long ago *moment* was, in months, from a year on in years; empty where it is not past by a month."""
    months = months_between(moment, site.today)
    if not moment.month or months >= MONTHS_OF_A_YEAR:
        years = months // MONTHS_OF_A_YEAR
        return site.strings.counted("promise.years", years) if years > 0 else ""
    return site.strings.counted("promise.months", months) if months > 0 else ""


def months_between(moment: PartialDate, today: date) -> int:
    """Return the whole months from *moment* to *today*; of a year alone, from its last month: never too many."""
    months = (today.year - moment.year) * MONTHS_OF_A_YEAR + today.month - (moment.month or MONTHS_OF_A_YEAR)
    return months - (moment.day > today.day)


def is_past(moment: PartialDate, today: date) -> bool:
    """Whether all of *moment*, a year, a month or a day, is before *today*."""
    written = str(moment)
    return written < str(today)[: len(written)]


def _deadline(site: Site, promise: Promise, *, is_open: bool) -> list[str]:
    if promise.deadline is None:
        return []
    late = is_open and is_past(promise.deadline, site.today)
    key = "promise.late" if late else "promise.due"
    return [site.strings(key, date=in_words(promise.deadline, site.locale))]


def _news(site: Site, promise: Promise) -> list[str]:
    latest = sorted(promise.news, key=lambda news: news[0], reverse=True)[:MAX_NEWS]
    return [
        site.strings("promise.news", date=in_words(moment, site.locale), text=shortened(text, LONGEST_NEWS))
        for moment, text in latest
    ]


def _asked(site: Site, initiative: Initiative, promise: Promise, root: str) -> list[Fact]:
    """Return the structures to ask, each linked to its page: those that the promise names, else the one that leads."""
    leads = [name for name, _, where in initiative.named if where == ("porteur",)]
    names = promise.partners[:MAX_PARTNERS] or tuple(leads[:1])
    if not names:
        return []
    return [Fact(site.strings("promise.ask"), [actor_value(site, name, root) for name in names])]
