"""The facts of a sheet, each with its label and its links to the pages of its terms."""

from __future__ import annotations

from collections.abc import Iterable

from partage.catalogue.facets import BY_ID, as_actor
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address, term_address
from partage.reference.terms import Territory
from partage.rendering.components import Fact, Value, known_facts, text_values
from partage.rendering.contact import contact_values
from partage.rendering.formatting import count_in_words, day_in_words, period
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import FrontMatter


def head_of(site: Site, initiative: Initiative, root: str) -> list[Fact]:
    """Return where, when, who and how to reach them, for the head of a sheet."""
    t = site.strings
    fields = initiative.fields
    return known_facts(
        (t("sheet.head.where"), _territories(site, initiative, root)[:2]),
        (t("sheet.when"), text_values(period(fields, t))),
        (t("sheet.head.who"), [actor_value(site, fields.lead, root)] if fields.lead else []),
        (t("sheet.contact"), [*contact_values(fields.contact, site.contributions)]),
    )


def facts_of(site: Site, initiative: Initiative, root: str) -> list[Fact]:
    """Return the known facts of a sheet, in order, with the name of their field.

    Terms come from the facets, but for the methods, which two fields share.
    """
    t = site.strings
    fields = initiative.fields
    return known_facts(
        (t("sheet.where"), _territories(site, initiative, root), "territories"),
        (t("sheet.place"), text_values(fields.place), "place", True),
        (t("sheet.when"), text_values(period(fields, t)), "start"),
        (t("sheet.duration"), text_values(fields.duration), "duration", True),
        (t("sheet.lead"), [actor_value(site, fields.lead, root)] if fields.lead else [], "lead"),
        (t("facet.theme.title"), _carried(site, "theme", initiative, root), "themes"),
        (t("sheet.methods"), _terms(site, "method", fields.methods, root), "methods"),
        (t("sheet.selection"), _terms(site, "method", fields.selection, root), "selection"),
        (
            t("sheet.methods_discussed"),
            _labels(site, fields, "methods_discussed"),
            "methods_discussed",
        ),
        (t("facet.audience.title"), _carried(site, "audience", initiative, root), "audiences"),
        (t("facet.scale.one"), _carried(site, "scale", initiative, root), "scale"),
        (t("sheet.participants"), text_values(count_in_words(fields.participants, t)), "participants"),
        (t("sheet.active"), text_values(count_in_words(fields.active_inhabitants, t)), "active_inhabitants"),
        (t("sheet.initiators"), _labels(site, fields, "initiators"), "initiators"),
        (t("sheet.decision"), _labels(site, fields, "decision"), "decision"),
        (t("sheet.budget"), _labels(site, fields, "budget"), "budget"),
        (t("sheet.schemes"), _carried(site, "scheme", initiative, root), "schemes"),
        (t("sheet.funders"), [actor_value(site, name, root) for name in fields.funders], "funders"),
        (t("sheet.evidence"), _labels(site, fields, "evidence"), "evidence"),
        (t("sheet.available"), _labels(site, fields, "available_for"), "available_for"),
        (t("sheet.contact"), [*contact_values(fields.contact, site.contributions)], "contact", True),
        (t("sheet.keywords"), text_values(*fields.keywords), "keywords", True),
        (t("sheet.also_known"), text_values(*fields.also_known), "also_known", True),
    )


def colophon(site: Site, initiative: Initiative) -> list[Fact]:
    """Return who wrote the sheet and how, when it last changed, how to cite it (which is linked to) and to use it."""
    own = site.licence.name
    t = site.strings
    fields = initiative.fields
    change = site.history.get(initiative.path)
    day = day_in_words(change.changed, site.locale) if change else ""
    authors = ", ".join(fields.authors)
    return known_facts(
        (t("sheet.authors"), text_values(*fields.authors)),
        (t("sheet.gathered"), _labels(site, fields, "gathered")),
        (
            t("sheet.cite"),
            text_values(
                t(
                    "sheet.cite_text",
                    authors=f"{authors}, " if authors else "",
                    title=fields.title,
                    site=site.name,
                    date=f", {day}" if day else "",
                    url=site.base_url + sheet_address(initiative.id),
                )
            ),
            "citer",
        ),
        (
            t("sheet.licence"),
            text_values(fields.licence or (own and t("sheet.licence_text", licence=own))),
        ),
        ("", text_values(t("sheet.changed", date=day)) if day else []),
    )


def territory_value(site: Site, identifier: str, root: str) -> Value:
    """Return the link to a territory, with its population, its year and its source."""
    territory = site.references.territories[identifier]
    return Value(
        territory.named(site.locale),
        root + term_address("territory", identifier),
        _population(site, territory),
    )


def actor_value(site: Site, name: str, root: str) -> Value:
    """Return the name of an organisation, linked to its page where it has one."""
    actor = as_actor(name, "", site.references)
    known = actor is not None and site.catalogue.has("actor", actor.id)
    return Value(name, root + term_address("actor", actor.id) if actor and known else "")


def dated(site: Site, people: str, territory: Territory) -> str:
    """Return *people*, the population of *territory* in words, with its year and who counted it, where known."""
    t = site.strings
    if territory.population_year:
        people = t("population.year", people=people, year=territory.population_year)
    source = territory.population_source
    return t("population.source", people=people, source=source) if source else people


def label_of(site: Site, vocabulary: str, identifier: str) -> str:
    """Return the label of a term of a closed list."""
    return site.references.vocabularies[vocabulary].terms[identifier].named(site.locale)


def _population(site: Site, territory: Territory) -> str:
    if territory.population is None:
        return ""
    return dated(site, site.strings.counted("count.inhabitants", territory.population), territory)


def _terms(site: Site, facet: str, identifiers: Iterable[str], root: str) -> list[Value]:
    vocabulary = BY_ID[facet].vocabulary
    return [Value(label_of(site, vocabulary, each), root + term_address(facet, each)) for each in identifiers]


def _carried(site: Site, facet: str, initiative: Initiative, root: str) -> list[Value]:
    return _terms(site, facet, initiative.terms.get(facet, ()), root)


def _territories(site: Site, initiative: Initiative, root: str) -> list[Value]:
    return [territory_value(site, each, root) for each in initiative.terms["territory"]]


def _labels(site: Site, fields: FrontMatter, name: str) -> list[Value]:
    """Return the labels of the terms of a field that no facet has."""
    kind, value = FIELD_KINDS[name], getattr(fields, name)
    identifiers = value if kind.is_list else filter(None, [value])
    return text_values(*(label_of(site, kind.vocabularies[0], each) for each in identifiers))
