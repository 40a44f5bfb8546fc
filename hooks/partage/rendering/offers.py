"""Who offers help, and how to reach them: as the sheet says, at the network's address for « via le réseau »."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from partage.across.sentences import Sentence
from partage.catalogue.forges import ContributionTargets
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.rendering.components import Fact, Value
from partage.rendering.contact import goes_through_the_network, network_ways
from partage.rendering.facts import label_of
from partage.rendering.told import origin
from partage.text.problem import Problem

_OFFERS = "disponibilites"
MAX_HELPERS = 5
"""Teams named on the page of a term."""
_MISSING = (
    "cette fiche invite à écrire « via le réseau », mais le site ne dit pas à quelle adresse ; écrivez-la dans "
    "« mkdocs.yml » : « extra: », « network: », « address: contact@reseau.exemple »"
)


def notes_of(site: Site, initiative: Initiative, sentence: Sentence, root: str) -> list[Fact]:
    """Return where the team is, what it works on, and how to reach it."""
    t = site.strings
    themes = site.catalogue.vocabularies["theme"].terms
    links = [
        Value(themes[each].named(site.locale), root + term_address("theme", each))
        for each in initiative.terms.get("theme", ())
    ]
    contact = [Value(sentence.text)] if sentence.text else []
    if not contact:
        leads = [name for name, _, where in initiative.named if where == ("porteur",)]
        contact = [Value(name) for name in leads]
    methods = site.catalogue.vocabularies["method"].terms
    used = [
        Value(methods[each].named(site.locale), root + term_address("method", each))
        for each in initiative.terms.get("method", ())
    ]
    notes = [
        Fact(t("facet.theme.title"), links),
        Fact(t("facet.method.title"), used),
        Fact(t("sheet.contact"), contact),
    ]
    if goes_through_the_network(sentence.text):
        notes.append(Fact(t("offer.network"), [*network_ways(site.contributions)]))
    return [note for note in notes if note.values]


def helpers(site: Site, facet: str, term: str, root: str) -> list[tuple[Markup, str]]:
    """Return the first sheets of *term* whose teams offer help, each with what they offer."""
    found = []
    for initiative in site.catalogue.having(facet, term):
        offered = [each.about for each in initiative.sentences if each.kind == "offer"]
        if offered:
            words = " · ".join(label_of(site, _OFFERS, each) for each in offered)
            found.append((origin(site, initiative, root), words))
            if len(found) == MAX_HELPERS:
                break
    return found


def unreachable(initiatives: Iterable[Initiative], contributions: ContributionTargets) -> Iterator[Problem]:
    """Yield a remark for each sheet whose contact is the network's, where the network gives no address."""
    if any(True for _ in network_ways(contributions)):
        return
    for initiative in initiatives:
        offers = (each for each in initiative.sentences if each.kind == "offer")
        if any(goes_through_the_network(each.text) for each in offers):
            yield Problem(initiative.path, 1, "contact", _MISSING, "warning")
