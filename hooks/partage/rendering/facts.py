"""The facts of a sheet, each with its label and its links to the pages of its terms."""

from __future__ import annotations

from collections.abc import Iterable

from partage.catalogue.facets import BY_ID, as_actor
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address, term_address
from partage.reference.terms import Territory
from partage.rendering.components import Fact, Value, known_facts, text_values
from partage.rendering.formatting import count_in_words, day_in_words, period


def head_of(site: Site, initiative: Initiative, root: str) -> list[Fact]:
    """Return where, when and who, for the head of a sheet."""
    t = site.strings
    fields = initiative.fields
    return known_facts(
        (t("sheet.head.where"), [territory_value(site, each, root) for each in fields.territories[:2]]),
        (t("sheet.when"), text_values(period(fields, t))),
        (t("sheet.head.who"), [actor_value(site, fields.lead, root)] if fields.lead else []),
    )


def facts_of(site: Site, initiative: Initiative, root: str) -> list[Fact]:
    """Return what the head of a sheet tells, in order; a fact that is not told is not there."""
    t = site.strings
    fields = initiative.fields
    return known_facts(
        (t("sheet.where"), [territory_value(site, each, root) for each in fields.territories], "territories"),
        (t("sheet.place"), text_values(fields.place), "place"),
        (t("sheet.when"), text_values(period(fields, t)), "start"),
        (t("sheet.duration"), text_values(fields.duration), "duration"),
        (t("sheet.lead"), [actor_value(site, fields.lead, root)] if fields.lead else [], "lead"),
        (t("facet.theme.title"), _terms(site, "theme", fields.themes, root), "themes"),
        (t("sheet.methods"), _terms(site, "method", fields.methods, root), "methods"),
        (t("sheet.selection"), _terms(site, "method", fields.selection, root), "selection"),
        (
            t("sheet.methods_discussed"),
            _labels(site, "methodes", fields.methods_discussed),
            "methods_discussed",
        ),
        (t("facet.audience.title"), _terms(site, "audience", fields.audiences, root), "audiences"),
        (t("facet.scale.one"), _terms(site, "scale", initiative.terms.get("scale", ()), root), "scale"),
        (t("sheet.participants"), text_values(count_in_words(fields.participants, t)), "participants"),
        (t("sheet.active"), text_values(count_in_words(fields.active_inhabitants, t)), "active_inhabitants"),
        (t("sheet.initiators"), _labels(site, "initiateurs", fields.initiators), "initiators"),
        (t("sheet.decision"), _labels(site, "decisions", _one(fields.decision)), "decision"),
        (t("sheet.budget"), _labels(site, "budgets", _one(fields.budget)), "budget"),
        (t("sheet.schemes"), _terms(site, "scheme", fields.schemes, root), "schemes"),
        (t("sheet.funders"), [actor_value(site, name, root) for name in fields.funders], "funders"),
        (t("sheet.evidence"), _labels(site, "preuves", _one(fields.evidence)), "evidence"),
        (t("sheet.available"), _labels(site, "disponibilites", fields.available_for), "available_for"),
        (t("sheet.contact"), text_values(fields.contact), "contact"),
        (t("sheet.keywords"), text_values(*fields.keywords), "keywords"),
        (t("sheet.also_known"), text_values(*fields.also_known), "also_known"),
    )


def colophon(site: Site, initiative: Initiative) -> list[Fact]:
    """Return who wrote the sheet and how, when it last changed, how to cite and to use it."""
    t = site.strings
    fields = initiative.fields
    change = site.history.get(initiative.path)
    day = day_in_words(change.changed, site.locale) if change else ""
    authors = ", ".join(fields.authors)
    return known_facts(
        (t("sheet.authors"), text_values(*fields.authors)),
        (t("sheet.gathered"), _labels(site, "recueils", fields.gathered)),
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
        ),
        (
            t("sheet.licence"),
            text_values(fields.licence or t("sheet.licence_text", licence=t("sheet.licence_default"))),
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


def dated_source(territory: Territory) -> str:
    """Return the year of a population, where it is known, and who counted it."""
    return ", ".join(filter(None, [str(territory.population_year or ""), territory.population_source]))


def label_of(site: Site, vocabulary: str, identifier: str) -> str:
    """Return the label of a term of a closed list."""
    return site.references.vocabularies[vocabulary].terms[identifier].named(site.locale)


def _population(site: Site, territory: Territory) -> str:
    if territory.population is None:
        return ""
    people = site.strings.counted("count.inhabitants", territory.population)
    return f"{people} ({dated_source(territory)})"


def _terms(site: Site, facet: str, identifiers: Iterable[str], root: str) -> list[Value]:
    vocabulary = BY_ID[facet].vocabulary
    return [Value(label_of(site, vocabulary, each), root + term_address(facet, each)) for each in identifiers]


def _labels(site: Site, vocabulary: str, identifiers: Iterable[str]) -> list[Value]:
    return text_values(*(label_of(site, vocabulary, each) for each in identifiers))


def _one(identifier: str | None) -> list[str]:
    return [identifier] if identifier else []
