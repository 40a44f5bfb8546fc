"""A few sentences that were learned across sheets, each with how many sheets say so and where to read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from partage.catalogue.site import Site
from partage.catalogue.urls import finding_address, term_address
from partage.rendering.cards import other_language
from partage.rendering.told import origin, shortened

MOST = 3
MOST_FINDINGS = 2
"""The last sentence is that of a sheet, with the way round that it found."""
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Learned:
    """A sentence on the home page."""

    text: str
    said: str
    """How many sheets say so."""
    href: str
    """The page that has all of them."""
    language: str
    reply: str = ""
    """How it was got round."""
    origin: Markup | None = None
    """Whose words they are; None where they are of those who compared the sheets."""


def learned(site: Site, root: str) -> list[Learned]:
    """Return what most sheets say, for a page that is *root* away from the site's root."""
    findings = list(_findings(site, root))[:MOST_FINDINGS]
    return [*findings, *islice(_factors(site, root), MOST - len(findings))]


def _findings(site: Site, root: str) -> Iterator[Learned]:
    ordered = sorted(site.findings.by_id.values(), key=lambda each: -len(each.fields.supports))
    for finding in ordered:
        if finding.fields.supports and len(finding.fields.statement) <= LONGEST:
            said = site.strings.counted("finding.count.supports", len(finding.fields.supports))
            language = site.references.language if site.locale != site.references.language else ""
            yield Learned(finding.fields.statement, said, root + finding_address(finding.id), language)


def _factors(site: Site, root: str) -> Iterator[Learned]:
    """Yield, for the obstacles that most sheets tell, the first sentence, which says how it was got round."""
    factors = site.catalogue.vocabularies["factor"].terms
    told = [(site.catalogue.tally(f"obstacle/{each}"), each) for each in factors]
    met = set()
    for tally, factor in sorted(told, key=lambda each: -each[0].sheets):
        for initiative, sentence in site.catalogue.told(f"obstacle/{factor}", 1):
            # A broader factor holds the sentences of the narrower one.
            if not sentence.reply or sentence in met:
                continue
            met.add(sentence)
            yield Learned(
                shortened(sentence.text, LONGEST),
                site.strings(
                    "home.factor",
                    factor=factors[factor].named(site.locale),
                    sheets=site.strings.counted("pairs.speaking", tally.sheets),
                    saying=site.strings.counted("pairs.saying", tally.replying),
                ),
                root + term_address("factor", factor),
                other_language(site, initiative),
                shortened(sentence.reply, LONGEST),
                origin(site, initiative, root),
            )
