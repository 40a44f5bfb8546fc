"""A sentence of a sheet on a page of sentences: its words, whose they are, and what it can be sieved by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from partage.across.sentences import Sentence
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.rendering.cards import other_language, place_of, shared, title_link
from partage.rendering.components import Fact
from partage.rendering.facts import label_of
from partage.rendering.formatting import short_period

LONGEST = 500
"""Characters of a text that are shown; the sheet has the rest, and no page grows beyond its bound."""
MAX_SIEVES = 12
"""Choices of a sieve: as many as `across.css` has rules for."""
MIN_TO_SIEVE = 6
"""Fewer sentences are read sooner than sieved."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows of a sentence."""

    text: str
    origin: Markup
    """The title of the sheet as a link, then its place, the population of that place, and the years."""
    reply: str = ""
    label: str = ""
    href: str = ""
    """Of its factor."""
    language: str = ""
    """Of the text; empty where it is that of the edition."""
    marks: str = ""
    """Classes that the sieve shows or hides it by."""
    notes: Sequence[Fact] = field(default_factory=tuple)
    """What else there is to say, such as whom to ask; a label may be empty."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """The families of themes among the sentences of a page, to look at one alone: works without a script."""

    choices: Sequence[tuple[str, str, int]]
    """Class, label and count of each."""
    families: Sequence[str]

    def marks(self, site: Site, initiative: Initiative) -> str:
        """Return the classes of a sentence of *initiative*."""
        carried = families_of(site, initiative)
        return " ".join(f"of-{rank}" for rank, each in enumerate(self.families, 1) if each in carried)


NO_SIEVE = Sieve((), ())


def sieve_of(site: Site, initiatives: Sequence[Initiative]) -> Sieve:
    """Return the sieve of a page whose sentences are of *initiatives*; an empty one where it would not help."""
    terms = site.catalogue.vocabularies["theme"].terms
    met = Counter(family for each in initiatives for family in families_of(site, each))
    families = [each for each in terms if each in met][:MAX_SIEVES] if len(met) > 1 else []
    if len(initiatives) < MIN_TO_SIEVE or len(families) < len("ab"):
        return NO_SIEVE
    counts = [met[each] for each in families]
    labels = [terms[each].named(site.locale) for each in families]
    choices = [
        (f"of-{rank}", label, count)
        for rank, (label, count) in enumerate(zip(labels, counts, strict=True), 1)
    ]
    return Sieve(choices, families)


def families_of(site: Site, initiative: Initiative) -> frozenset[str]:
    """Return the widest themes of *initiative*."""
    terms = site.catalogue.vocabularies["theme"].terms
    return frozenset(terms[each].widest for each in initiative.terms.get("theme", ()) if each in terms)


def told(
    site: Site, initiative: Initiative, sentence: Sentence, root: str,
    *, sieve: Sieve = NO_SIEVE, factor: str = "", notes: Iterable[Fact] = (),
) -> Told:  # fmt: skip
    """Return *sentence* for a page that is *root* away from the site's root, under the label of *factor*."""
    label = label_of(site, "facteurs", factor) if factor else ""
    # A factor that only lessons name has no page.
    linked = label and site.catalogue.has("factor", factor)
    return Told(
        text=shortened(sentence.text),
        origin=origin(site, initiative, root),
        reply=shortened(sentence.reply),
        label=label,
        href=root + term_address("factor", factor) if linked else "",
        language=other_language(site, initiative),
        marks=sieve.marks(site, initiative),
        notes=tuple(notes),
    )


def origin(site: Site, initiative: Initiative, root: str) -> Markup:
    """Return whose words they are: the title of the sheet as a link, its place and population, its years."""
    return Markup(shared(site, "origin", initiative, _origin, root))  # noqa: S704 - made of escaped parts


def _origin(site: Site, initiative: Initiative) -> str:
    facts = [place_with_population(site, initiative), short_period(initiative)]
    link = title_link(site, initiative, "../../")
    return f"{link} <span>{escape(' · '.join(filter(None, facts)))}</span>"


def place_with_population(site: Site, initiative: Initiative) -> str:
    """Return the main territory, and how many people live there if that is known."""
    place = site.references.territories[initiative.terms["territory"][0]]
    people = f" ({site.strings.counted('count.inhabitants', place.population)})" if place.population else ""
    return place_of(site, initiative) + people


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return *text* if it has at most *longest* characters; else its beginning, up to a space, and an ellipsis."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]} […]"
