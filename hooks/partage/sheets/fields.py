"""The front-matter contract: one declaration per field.

Validation, JSON Schema, the guide's table and the sheet that `partage new` writes all come from here.
Keys are French, because people write them; attributes are English.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from annotated_types import MaxLen, MinLen
from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from partage.sheets.items import (
    Actors,
    CitedSources,
    Document,
    Event,
    Factors,
    Lessons,
    Line,
    Links,
    Picture,
    Proposals,
    Return,
    Review,
    Stakes,
)
from partage.sheets.markers import parse_marker
from partage.sheets.partial_date import PartialDate, PartialDateField, is_before, not_before
from partage.sheets.set_limits import LeastOf, MostOf
from partage.sheets.types import Count, IsFact, SheetName, TermOf, TerritoryName
from partage.text import messages
from partage.text.field_types import Identifier, Text
from partage.text.lists import Listed, MaxItems
from partage.text.strict_model import StrictModel
from partage.text.strings import WRITTEN_IN, Locale, strings
from partage.text.typography import french

Level: TypeAlias = Literal["O", "C", "+"]
Prose: TypeAlias = Annotated[Text, MaxLen(4000)]
Levels: TypeAlias = Annotated[
    dict[Annotated[Text, TermOf("phases")], Annotated[Text, TermOf("niveaux-de-participation")]], MaxItems(20)
]


def _known(written: object) -> object:
    return None if parse_marker(written) else written


def _field(level: Level, key: str, labels: str, help_texts: str, examples: str, default: Any = "") -> Any:
    """Declare a field, its words as « français | English »; a mandatory field has no default.

    An example that has one text, such as an identifier, is that of both languages.
    """
    label, english_label = labels.split(" | ")
    help_text, english_help = help_texts.split(" | ")
    example, _, english_example = examples.partition(" | ")
    return Field(
        ... if level == "O" else default,
        alias=key,
        title=label,
        description=help_text,
        examples=[example],
        json_schema_extra={
            "x-niveau": level,
            "x-label-en": english_label,
            "x-aide-en": english_help,
            **({"x-exemple-en": english_example} if english_example else {}),
        },
    )


class FrontMatter(StrictModel):
    """The fields of a sheet, checked; an optional field that nobody filled is empty."""

    model_config = ConfigDict(title="Fiche d’initiative")

    title: Annotated[Text, MinLen(3), MaxLen(120), IsFact] = _field(
        "O", "titre", "Titre | Title",
        "Une phrase courte qui dit l’action, sans sigle. | A short phrase that says what was done, without acronyms.",
        "Créer un groupe d’habitants-relais au centre social"
        " | Setting up a group of community connectors at the community centre",
    )  # fmt: skip
    summary: Annotated[Text, LeastOf("resume"), MaxLen(600)] = _field(
        "O", "resume", "En bref : quoi, pour qui, où, ce qui en ressort | Summary",
        "De 40 à 600 caractères, pour quelqu’un qui ne connaît rien au contexte."
        " | Between 40 and 600 characters, for someone who knows nothing of the context.",
        "Une vingtaine d’habitants volontaires font circuler l’information et portent la voix du quartier."
        " | Some twenty volunteers pass on information and speak up for the neighbourhood.",
    )  # fmt: skip
    stage: Annotated[Text, TermOf("etats")] = _field(
        "O", "etat", "Est-ce terminé ? État d’avancement | Stage",
        "Où en est l’initiative ; une initiative arrêtée a sa place ici."
        " | Where the initiative stands; one that stopped belongs here too.", "en-cours",
    )  # fmt: skip
    territories: Annotated[Listed[TerritoryName], MinLen(1), MaxItems(20)] = _field(
        "O", "territoires", "Territoires | Territories",
        "Une commune suffit, avec son code Insee devant son nom ; le premier est le principal."
        " | One town is enough, with its Insee code before its name; the first is the main one.", "05061 Gap",
    )  # fmt: skip
    themes: Annotated[Listed[Annotated[Text, TermOf("themes")]], MinLen(1), MostOf("themes")] = _field(
        "O", "themes", "Thèmes | Themes", "De un à trois thèmes de la liste, le plus important d’abord."
        " | One to three themes from the list, the most important first.", "lien-social",
    )  # fmt: skip
    lead: Annotated[Line | None, BeforeValidator(_known)] = _field(
        "O", "porteur", "Structure porteuse | Lead organisation", "Le nom de la structure, ou « non-renseigne »."
        " | The name of the organisation, or “non-renseigne” if unknown.",
        "Centre social Les Tilleuls | Les Tilleuls community centre",
    )  # fmt: skip

    kind: Annotated[Text, TermOf("natures")] | None = _field(
        "C", "nature", "Type d’initiative | Type of initiative",
        "Ce que c’est : projet, expérimentation, formation, rencontre…"
        " | What it is: a project, a pilot, a training course, a meeting…", "projet", None,
    )  # fmt: skip
    start: PartialDateField | None = _field(
        "C", "debut", "Début | Start", "Année, mois ou jour. | A year, a month or a day.", "2024-01", None,
    )  # fmt: skip
    end: PartialDateField | None = _field(
        "+", "fin", "Fin | End",
        "Année, mois ou jour ; rien si on ne sait pas. | A year, a month or a day; nothing if unknown.",
        "2024-12", None,
    )  # fmt: skip
    attested: PartialDateField | None = _field(
        "+", "atteste_en", "Mentionnée en | Mentioned in",
        "Quand la source dit que l’initiative existait, si le début n’est pas connu."
        " | When the source says the initiative existed, if its start is not known.", "2018-11-16", None,
    )  # fmt: skip
    duration: Line = _field(
        "+", "duree", "Durée | Duration", "Telle qu’on la dit. | As people put it.", "6 mois | 6 months",
    )  # fmt: skip
    place: Line = _field(
        "+", "lieu", "Lieu, tel qu’on le dit | Place, as people call it",
        "Le nom que les gens donnent au lieu, même s’il n’est pas officiel."
        " | What people call the place, even if the name is not official.",
        "quartiers Sud | the southern neighbourhoods",
    )  # fmt: skip
    methods: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MostOf("methodes")] = _field(
        "C", "methodes", "Méthodes et démarches utilisées | Methods used",
        "Jusqu’à cinq méthodes de la liste, vraiment utilisées."
        " | Up to five methods from the list that were really used.", "habitants-relais", (),
    )  # fmt: skip
    methods_discussed: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MostOf("methodes_evoquees")] = _field(
        "+", "methodes_evoquees", "Méthodes dont on a parlé | Methods discussed, not used",
        "Présentées ou débattues, sans avoir été utilisées. | Presented or debated, but not used.",
        "theatre-forum", (),
    )  # fmt: skip
    audiences: Annotated[Listed[Annotated[Text, TermOf("publics")]], MostOf("publics")] = _field(
        "C", "publics", "Publics | Audiences",
        "De un à trois publics de la liste. | One to three audiences from the list.", "habitants", (),
    )  # fmt: skip
    missing_audiences: Prose = _field(
        "+", "publics_absents", "Qui n’est pas venu ? | Who was missing",
        "Celles et ceux que l’on attendait et que l’on n’a pas vus. | Those who were expected and did not come.",
        "Les jeunes adultes du quartier. | Young adults from the neighbourhood.",
    )  # fmt: skip
    scale: Annotated[Text, TermOf("echelles")] | None = _field(
        "C", "echelle", "Échelle d’intervention | Scale",
        "La taille du territoire concerné. | The size of the area concerned.", "quartier", None,
    )  # fmt: skip
    participants: Count | None = _field(
        "C", "participants", "Personnes ayant participé | People who took part",
        "Un nombre, une fourchette ou un ordre de grandeur. | A number, a range or a rough figure.",
        "environ 20 | 20-30", None,
    )  # fmt: skip
    active_inhabitants: Count | None = _field(
        "+", "habitants_actifs",
        "Dont habitants ayant codécidé ou animé | Of these, residents who shared decisions or ran activities",
        "Un nombre, une fourchette ou un ordre de grandeur. | A number, a range or a rough figure.", "5-10", None,
    )  # fmt: skip
    initiators: Annotated[Listed[Annotated[Text, TermOf("initiateurs")]], MaxItems(10)] = _field(
        "C", "initiateurs", "À l’initiative de | Initiated by", "Qui a eu l’idée. | Whose idea it was.",
        "habitants", (),
    )  # fmt: skip
    actors: Annotated[Actors, MaxItems(60)] = _field(
        "C", "acteurs", "Acteurs et partenaires | Stakeholders",
        "Un nom, ou nom, type, rôles ; « type » et « nombre » pour un ensemble."
        " | A name, or a name, a type and roles; use type and number for a group of organisations.",
        "{nom: Ville de Gap, type: commune, roles: [financeur]}", (),
    )  # fmt: skip
    participation: Levels = _field(
        "C", "participation", "Place des habitants, phase par phase | Participation, phase by phase",
        "Pour chaque phase, le niveau atteint. | For each phase, the level that was reached.",
        "{diagnostic: consultation, mise-en-oeuvre: co-construction}", {},
    )  # fmt: skip
    selection: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MaxItems(10)] = _field(
        "+", "selection", "Modes de sélection, de mobilisation | Recruitment",
        "Comment les participants ont été choisis ou mobilisés. | How participants were chosen or reached.",
        "tirage-au-sort", (),
    )  # fmt: skip
    decision: Annotated[Text, TermOf("decisions")] | None = _field(
        "+", "decision", "Mode de décision | How decisions were made",
        "Comment on a décidé. | How decisions were made.", "consentement", None,
    )  # fmt: skip
    budget: Annotated[Text, TermOf("budgets")] | None = _field(
        "C", "budget", "Budget (tranche) | Budget range", "Un ordre de grandeur suffit. | A rough figure is enough.",
        "5k-20k", None,
    )  # fmt: skip
    funders: Annotated[Listed[Line], MaxItems(50)] = _field(
        "+", "financeurs", "Financeurs | Funders", "Le nom de chaque financeur. | The name of each funder.",
        "Caf des Hautes-Alpes", (),
    )  # fmt: skip
    schemes: Annotated[Listed[Annotated[Text, TermOf("dispositifs")]], MaxItems(20)] = _field(
        "+", "dispositifs", "Cadres de financement | Schemes",
        "Les dispositifs mobilisés. | The public schemes that were drawn on.", "contrat-de-ville", (),
    )  # fmt: skip
    staffing: Prose = _field(
        "+", "moyens_humains", "Moyens humains | Staff and volunteers",
        "Qui y a passé du temps, salariés et bénévoles. | Who gave time to it, paid or unpaid.",
        "Une animatrice à mi-temps, six bénévoles. | A half-time coordinator and six volunteers.",
    )  # fmt: skip
    obstacles: Annotated[Factors, MaxItems(30)] = _field(
        "C", "freins", "Freins | Obstacles",
        "Ce qui a gêné, et comment on l’a contourné. | What got in the way, and how you worked around it.",
        "{facteur: temps-equipe, texte: Peu de temps commun., contournement: Une matinée fixe par mois.}", (),
    )  # fmt: skip
    levers: Annotated[Factors, MaxItems(30)] = _field(
        "C", "leviers", "Leviers | Enablers", "Ce qui a aidé. | What helped.",
        "{facteur: confiance-relations, texte: Des partenaires qui se connaissaient.}", (),
    )  # fmt: skip
    results_people: Prose = _field(
        "C", "resultats_habitants", "Résultats pour les habitants | Results for residents",
        "Ce que cela a changé pour elles et eux. | What changed for them.",
        "Vingt personnes se connaissent et s’entraident. | Twenty people know and help one another.",
    )  # fmt: skip
    results_organisations: Prose = _field(
        "C", "resultats_structures", "Résultats pour les structures | Results for organisations",
        "Ce que cela a changé dans les façons de travailler. | What changed in the way people work.",
        "Les équipes se voient chaque mois. | The teams meet every month.",
    )  # fmt: skip
    results_territory: Prose = _field(
        "C", "resultats_territoire", "Résultats pour le territoire | Results for the territory",
        "Ce que cela a changé dans le quartier ou la commune. | What changed in the neighbourhood or town.",
        "Un agenda commun existe. | There is a shared calendar.",
    )  # fmt: skip
    unexpected: Prose = _field(
        "+", "effets_inattendus", "Effets inattendus | Unexpected effects",
        "Ce que personne n’avait prévu. | What nobody had foreseen.",
        "Deux participantes ont créé leur association. | Two participants started their own association.",
    )  # fmt: skip
    evidence: Annotated[Text, TermOf("preuves")] | None = _field(
        "C", "preuve", "Sur quoi s’appuie la fiche | What the sheet is based on",
        "Un récit, un bilan, une évaluation… | An account, a report, an evaluation…", "recit", None,
    )  # fmt: skip
    stakes: Annotated[Stakes, MaxItems(30)] = _field(
        "+", "enjeux", "Constats de départ, besoins | Initial issues",
        "Ce que le projet voulait changer. | What the project set out to change.",
        "{facteur: communication-visibilite, texte: Les activités sont peu connues.}", (),
    )  # fmt: skip
    lessons: Annotated[Lessons, MaxItems(40)] = _field(
        "C", "enseignements", "Enseignements | Lessons",
        "Des phrases courtes que d’autres peuvent reprendre. | Short sentences that others can reuse.",
        "Commencer petit, avec les personnes déjà là. | Start small, with the people already there.", (),
    )  # fmt: skip
    proposals: Annotated[Proposals, MaxItems(60)] = _field(
        "+", "propositions", "Propositions, suites promises | Proposals and promises",
        "Ce qui a été proposé, à qui, quand ; puis les nouvelles, chacune avec sa date."
        " | What was proposed, to whom and when; then any news, each with its date.",
        "{texte: Se revoir dans un an., date: 2024-03, etat: proposee}", (),
    )  # fmt: skip
    next_time: Prose = _field(
        "C", "a_refaire", "Si c’était à refaire | If we did it again",
        "Ce que vous feriez autrement. | What you would do differently.",
        "Prévoir une garde d’enfants dès la première réunion. | Arrange childcare from the very first meeting.",
    )  # fmt: skip
    disputed: Prose = _field(
        "+", "fait_debat", "Ce qui fait débat | Still debated",
        "Les désaccords qui restent. | Disagreements that remain.",
        "Faut-il indemniser les habitants-relais ? | Should community connectors be paid?",
    )  # fmt: skip
    transferability: Prose = _field(
        "+", "transferabilite", "Conditions de transfert | Transferability",
        "Ce qu’il faut pour le refaire ailleurs. | What it takes to do it again elsewhere.",
        "Un lieu ouvert tous les jours. | A place that is open every day.",
    )  # fmt: skip
    sustainability: Annotated[Text, TermOf("perennites")] | None = _field(
        "+", "perennite", "Peut continuer sans appui extérieur ? | Can it go on without outside support?",
        "Ce que vous en pensez aujourd’hui. | What you think of it today.", "en-partie", None,
    )  # fmt: skip
    follow_up: Prose = _field(
        "+", "suites", "Suites | What happened next", "Ce qui s’est passé après. | What happened afterwards.",
        "Le groupe existe toujours. | The group still exists.",
    )  # fmt: skip
    returns: Annotated[Listed[Return], MaxItems(50)] = _field(
        "+", "retours", "Retours datés | Later feedback", "Des nouvelles, avec leur date. | News, with its date.",
        "{date: 2025-03, texte: Le groupe compte dix personnes.}", (),
    )  # fmt: skip
    inspired_by: Annotated[Listed[SheetName], MaxItems(20)] = _field(
        "+", "inspiree_de", "Inspirée de | Inspired by",
        "Les fiches qui ont donné l’idée. | The sheets that gave you the idea.", "conseil-citoyen-haut-gap", (),
    )  # fmt: skip
    links: Annotated[Links, MaxItems(100)] = _field(
        "+", "liens", "Fiches liées | Related sheets",
        "D’autres fiches, et ce qui les relie. | Other sheets, and how they are related.",
        "{fiche: conseil-citoyen-haut-gap, type: voir-aussi}", (),
    )  # fmt: skip
    available_for: Annotated[Listed[Annotated[Text, TermOf("disponibilites")]], MaxItems(10)] = _field(
        "+", "disponible_pour", "Disponible pour | Available for",
        "Ce que vous pouvez offrir à d’autres équipes. | What you can offer other teams.", "appel", (),
    )  # fmt: skip
    contact: Line = _field(
        "C", "contact", "Contact | Contact",
        "Une fonction, l’adresse de la structure ou « via le réseau » ; jamais une coordonnée personnelle."
        " | A role, the organisation’s address or “through the network”; never personal contact details.",
        "La coordination, via le réseau | The coordinator, through the network",
    )  # fmt: skip
    documents: Annotated[Listed[Document], MaxItems(50)] = _field(
        "+", "documents", "Documents et outils à emprunter | Documents",
        "Ce que d’autres peuvent réutiliser. | What others can reuse.",
        "{titre: La charte, url: 'https://exemple.org/charte.pdf', type: charte}", (),
    )  # fmt: skip
    pictures: Annotated[Listed[Picture], MaxItems(40)] = _field(
        "+", "images", "Images | Images", "Fichier, texte de remplacement, crédit et autorisation sont nécessaires."
        " | The file, its alternative text, its credit and the permission are all needed.",
        "{fichier: fete.jpg, alt: Une tablée dans la rue., credit: Le centre social, autorisation: écrite}", (),
    )  # fmt: skip
    events: Annotated[Listed[Event], MaxItems(50)] = _field(
        "+", "evenements", "Rendez-vous | Events",
        "Des dates à venir, avec leur heure ; elles sont aussi dans l’agenda."
        " | Dates to come, with their times; they also appear in the calendar.",
        "{titre: Café des parents, debut: 2026-09-10, heure: '18:30-20:00', repete: toutes les deux semaines}", (),
    )  # fmt: skip
    sources: Annotated[CitedSources, MaxItems(50)] = _field(
        "+", "sources", "Sources de la fiche | Sources", "D’où viennent les faits. | Where the facts come from.",
        "{titre: Bilan annuel, auteur: Le centre social, date: 2024}", (),
    )  # fmt: skip
    plain: Prose = _field(
        "+", "en_clair", "En clair (facile à lire) | Easy to read",
        "Le résumé en phrases très simples. | The summary in very simple sentences.",
        "Des habitants donnent des nouvelles du quartier. | Residents pass on news of the neighbourhood.",
    )  # fmt: skip
    authors: Annotated[Listed[Line], MaxItems(30)] = _field(
        "+", "auteurs", "Rédaction | Authors", "Une structure, ou des personnes d’accord pour être nommées."
        " | An organisation, or people who have agreed to be named.", "Le centre social | The community centre", (),
    )  # fmt: skip
    gathered: Annotated[Listed[Annotated[Text, TermOf("recueils")]], MaxItems(10)] = _field(
        "+", "recueil", "Comment la fiche a été faite | How this sheet was made",
        "D’après un entretien, un atelier… | From an interview, a workshop…", "entretien", (),
    )  # fmt: skip
    reviewed: Review | None = _field(
        "+", "relue_par", "Relecture | Review", "Qui a relu, et quand. | Who reviewed it, and when.",
        "{nom: Le réseau, date: 2026-01-15}", None,
    )  # fmt: skip
    approved: Review | None = _field(
        "+", "validee_par_habitants", "Validation par des habitants | Approved by residents",
        "Quel groupe, et quand. | Which group, and when.", "{nom: Le groupe d’habitants, date: 2026-02}", None,
    )  # fmt: skip
    keywords: Annotated[Listed[Line], MaxItems(5)] = _field(
        "+", "mots_cles", "Mots-clés | Keywords", "Cinq au plus, pour la recherche. | Five at most, for the search.",
        "entraide | mutual aid", (),
    )  # fmt: skip
    also_known: Annotated[Listed[Line], MaxItems(20)] = _field(
        "+", "aussi_connu", "Autres noms, sigles | Also known as", "Pour la recherche. | For the search.",
        "Les relais | The connectors", (),
    )  # fmt: skip
    former_ids: Annotated[Listed[Identifier], MaxItems(20)] = _field(
        "+", "alias", "Anciennes adresses | Former addresses",
        "Elles mèneront à cette fiche. | They will lead to this sheet.", "ancien-nom", (),
    )  # fmt: skip
    language: Annotated[Text, MaxLen(10)] = _field(
        "+", "langue", "Langue | Language",
        "Celle du texte, si ce n’est pas celle du site. | The language of the text, if it is not that of the site.",
        "fr",
    )  # fmt: skip
    licence: Line = _field(
        "+", "licence", "Licence | Licence", "Si ce n’est pas celle du site. | If it is not that of the site.",
        "CC BY 4.0",
    )  # fmt: skip

    @field_validator("end")
    @classmethod
    def _ends_after_it_starts(cls, end: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return not_before(info.data.get("start"), end)

    @field_validator("attested")
    @classmethod
    def _exists_until_it_ends(cls, attested: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        end = info.data.get("end")
        if attested and end and is_before(end, attested):
            raise ValueError(messages.attested_after_end(attested, end))
        return attested


LEVELS = MappingProxyType(
    {
        name: declared.json_schema_extra["x-niveau"]
        for name, declared in FrontMatter.model_fields.items()
        if isinstance(declared.json_schema_extra, dict)
    }
)
"""Level of each attribute: O mandatory, C needed for a complete sheet, + optional."""
KEYS = MappingProxyType({name: declared.alias or name for name, declared in FrontMatter.model_fields.items()})
"""Front-matter key of each attribute."""


def field_label(name: str, locale: Locale) -> str:
    """Return the label of the field whose attribute is *name*."""
    return _said(name, locale, "field", "x-label-en", str(FrontMatter.model_fields[name].title))


def field_help(name: str, locale: Locale) -> str:
    """Return what helps to answer the field whose attribute is *name*."""
    return _said(name, locale, "help", "x-aide-en", str(FrontMatter.model_fields[name].description))


def field_example(name: str, locale: Locale) -> str:
    """Return an answer to the field whose attribute is *name*."""
    (example,) = FrontMatter.model_fields[name].examples or [""]
    return _said(name, locale, "example", "x-exemple-en", str(example))


def _said(name: str, locale: Locale, kind: str, english: str, words: str) -> str:
    extra = FrontMatter.model_fields[name].json_schema_extra
    if locale != WRITTEN_IN and isinstance(extra, dict) and english in extra:
        # A third language has them in its file, next to the words of the interface.
        return strings(locale).table.get(f"{kind}.{KEYS[name]}", str(extra[english]))
    return french(words)
