"""The front-matter contract: one declaration per field.

Validation, JSON Schema, the guide's table and the sheet that `partage new` writes all come from here.
Keys are French, because people write them; attributes are English.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

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
from partage.sheets.types import Count, IsFact, SheetName, TermOf, TerritoryName
from partage.text import messages
from partage.text.field_types import Identifier, Text
from partage.text.lists import Listed, MaxItems
from partage.text.strings import WRITTEN_IN, Locale, strings
from partage.text.typography import french

Level: TypeAlias = Literal["O", "C", "+"]
Prose: TypeAlias = Annotated[Text, MaxLen(4000)]
Levels: TypeAlias = Annotated[
    dict[Annotated[Text, TermOf("phases")], Annotated[Text, TermOf("niveaux-de-participation")]], MaxItems(20)
]


def _known(written: object) -> object:
    return None if parse_marker(written) else written


def _field(level: Level, key: str, labels: str, help_text: str, example: str, default: Any = "") -> Any:
    """Declare a field: *labels* is « français | English »; a mandatory field has no default."""
    french, english = labels.split(" | ")
    return Field(
        ... if level == "O" else default,
        alias=key,
        title=french,
        description=help_text,
        examples=[example],
        json_schema_extra={"x-niveau": level, "x-label-en": english},
    )


class FrontMatter(BaseModel):
    """The fields of a sheet, checked; an optional field that nobody filled is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Fiche d’initiative")

    title: Annotated[Text, MinLen(3), MaxLen(120), IsFact] = _field(
        "O", "titre", "Titre | Title",
        "Une phrase courte qui dit l’action, sans sigle.",
        "Créer un groupe d’habitants-relais au centre social",
    )  # fmt: skip
    summary: Annotated[Text, MinLen(40), MaxLen(600)] = _field(
        "O", "resume", "En bref : quoi, pour qui, où, ce qui en ressort | Summary",
        "De 40 à 600 caractères, pour quelqu’un qui ne connaît rien au contexte.",
        "Une vingtaine d’habitants volontaires font circuler l’information et portent la voix du quartier.",
    )  # fmt: skip
    stage: Annotated[Text, TermOf("etats")] = _field(
        "O", "etat", "Est-ce terminé ? État d’avancement | Stage",
        "Où en est l’initiative ; une initiative arrêtée a sa place ici.",
        "en-cours",
    )  # fmt: skip
    territories: Annotated[Listed[TerritoryName], MinLen(1), MaxItems(20)] = _field(
        "O", "territoires", "Territoires | Territories",
        "Une commune suffit, avec son code Insee devant son nom ; le premier est le principal.",
        "05061 Gap",
    )  # fmt: skip
    themes: Annotated[Listed[Annotated[Text, TermOf("themes")]], MinLen(1), MaxItems(3)] = _field(
        "O", "themes", "Thèmes | Themes",
        "De un à trois thèmes de la liste, le plus important d’abord.",
        "lien-social",
    )  # fmt: skip
    lead: Annotated[Line | None, BeforeValidator(_known)] = _field(
        "O", "porteur", "Structure porteuse | Lead organisation",
        "Le nom de la structure, ou « non-renseigne ».",
        "Centre social Les Tilleuls",
    )  # fmt: skip

    kind: Annotated[Text, TermOf("natures")] | None = _field(
        "C", "nature", "Type d’initiative | Type of initiative",
        "Ce que c’est : projet, expérimentation, formation, rencontre…",
        "projet", None,
    )  # fmt: skip
    start: PartialDateField | None = _field(
        "C", "debut", "Début | Start", "Année, mois ou jour.", "2024-01", None,
    )  # fmt: skip
    end: PartialDateField | None = _field(
        "+", "fin", "Fin | End", "Année, mois ou jour ; rien si on ne sait pas.", "2024-12", None,
    )  # fmt: skip
    attested: PartialDateField | None = _field(
        "+", "atteste_en", "Attestée en | Mentioned in",
        "Quand la source dit que l’initiative existait, si le début n’est pas connu.", "2018-11-16", None,
    )  # fmt: skip
    duration: Line = _field("+", "duree", "Durée | Duration", "Telle qu’on la dit.", "6 mois")
    place: Line = _field(
        "+", "lieu", "Lieu, tel qu’on le dit | Place, as people call it",
        "Le nom que les gens donnent au lieu, même s’il n’est pas officiel.", "quartiers Sud",
    )  # fmt: skip
    methods: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MaxItems(5)] = _field(
        "C", "methodes", "Méthodes et démarches utilisées | Methods used",
        "Jusqu’à cinq méthodes de la liste, vraiment utilisées.", "habitants-relais", (),
    )  # fmt: skip
    methods_discussed: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MaxItems(5)] = _field(
        "+", "methodes_evoquees", "Méthodes dont on a parlé | Methods discussed, not used",
        "Présentées ou débattues, sans avoir été utilisées.", "theatre-forum", (),
    )  # fmt: skip
    audiences: Annotated[Listed[Annotated[Text, TermOf("publics")]], MaxItems(3)] = _field(
        "C", "publics", "Publics | Audiences", "De un à trois publics de la liste.", "habitants", (),
    )  # fmt: skip
    missing_audiences: Prose = _field(
        "+", "publics_absents", "Qui n’est pas venu ? | Who was missing",
        "Celles et ceux que l’on attendait et que l’on n’a pas vus.", "Les jeunes adultes du quartier.",
    )  # fmt: skip
    scale: Annotated[Text, TermOf("echelles")] | None = _field(
        "C", "echelle", "Échelle d’intervention | Scale", "La taille du territoire concerné.", "quartier", None,
    )  # fmt: skip
    participants: Count | None = _field(
        "C", "participants", "Personnes ayant participé | People who took part",
        "Un nombre, une fourchette ou un ordre de grandeur.", "environ 20", None,
    )  # fmt: skip
    active_inhabitants: Count | None = _field(
        "+", "habitants_actifs", "dont habitants ayant co-décidé ou animé | Of these, residents who co-decided or led",
        "Un nombre, une fourchette ou un ordre de grandeur.", "5-10", None,
    )  # fmt: skip
    initiators: Annotated[Listed[Annotated[Text, TermOf("initiateurs")]], MaxItems(10)] = _field(
        "C", "initiateurs", "À l’initiative de | Initiated by", "Qui a eu l’idée.", "habitants", (),
    )  # fmt: skip
    actors: Annotated[Actors, MaxItems(60)] = _field(
        "C", "acteurs", "Acteurs et partenaires | Stakeholders",
        "Un nom, ou nom, type, rôles ; « type » et « nombre » pour un ensemble.",
        "{nom: Ville de Gap, type: commune, roles: [financeur]}", (),
    )  # fmt: skip
    participation: Levels = _field(
        "C", "participation", "Place des habitants, phase par phase | Participation, phase by phase",
        "Pour chaque phase, le niveau atteint.", "{diagnostic: consultation, mise-en-oeuvre: co-construction}", {},
    )  # fmt: skip
    selection: Annotated[Listed[Annotated[Text, TermOf("methodes")]], MaxItems(10)] = _field(
        "+", "selection", "Modes de sélection, de mobilisation | Recruitment",
        "Comment les participants ont été choisis ou mobilisés.", "tirage-au-sort", (),
    )  # fmt: skip
    decision: Annotated[Text, TermOf("decisions")] | None = _field(
        "+", "decision", "Mode de décision | How decisions were made", "Comment on a décidé.", "consentement", None,
    )  # fmt: skip
    budget: Annotated[Text, TermOf("budgets")] | None = _field(
        "C", "budget", "Budget (tranche) | Budget range", "Un ordre de grandeur suffit.", "5k-20k", None,
    )  # fmt: skip
    funders: Annotated[Listed[Line], MaxItems(50)] = _field(
        "+", "financeurs", "Financeurs | Funders", "Le nom de chaque financeur.", "Caf des Hautes-Alpes", (),
    )  # fmt: skip
    schemes: Annotated[Listed[Annotated[Text, TermOf("dispositifs")]], MaxItems(20)] = _field(
        "+", "dispositifs", "Cadres de financement | Schemes", "Les dispositifs mobilisés.", "contrat-de-ville", (),
    )  # fmt: skip
    staffing: Prose = _field(
        "+", "moyens_humains", "Moyens humains | Staff and volunteers",
        "Qui y a passé du temps, salariés et bénévoles.", "Une animatrice à mi-temps, six bénévoles.",
    )  # fmt: skip
    obstacles: Annotated[Factors, MaxItems(30)] = _field(
        "C", "freins", "Freins | Obstacles", "Ce qui a gêné, et comment on l’a contourné.",
        "{facteur: temps-equipe, texte: Peu de temps commun., contournement: Une matinée fixe par mois.}", (),
    )  # fmt: skip
    levers: Annotated[Factors, MaxItems(30)] = _field(
        "C", "leviers", "Leviers | Enablers", "Ce qui a aidé.",
        "{facteur: confiance-relations, texte: Des partenaires qui se connaissaient.}", (),
    )  # fmt: skip
    results_people: Prose = _field(
        "C", "resultats_habitants", "Résultats pour les habitants | Results for residents",
        "Ce que cela a changé pour elles et eux.", "Vingt personnes se connaissent et s’entraident.",
    )  # fmt: skip
    results_organisations: Prose = _field(
        "C", "resultats_structures", "Résultats pour les structures | Results for organisations",
        "Ce que cela a changé dans les façons de travailler.", "Les équipes se voient chaque mois.",
    )  # fmt: skip
    results_territory: Prose = _field(
        "C", "resultats_territoire", "Résultats pour le territoire | Results for the territory",
        "Ce que cela a changé dans le quartier ou la commune.", "Un agenda commun existe.",
    )  # fmt: skip
    unexpected: Prose = _field(
        "+", "effets_inattendus", "Effets inattendus | Unexpected effects", "Ce que personne n’avait prévu.",
        "Deux participantes ont créé leur association.",
    )  # fmt: skip
    evidence: Annotated[Text, TermOf("preuves")] | None = _field(
        "C", "preuve", "Sur quoi s’appuie la fiche | What the sheet is based on",
        "Un récit, un bilan, une évaluation…", "recit", None,
    )  # fmt: skip
    stakes: Annotated[Stakes, MaxItems(30)] = _field(
        "+", "enjeux", "Constats de départ, besoins | Initial issues", "Ce que le projet voulait changer.",
        "{facteur: communication-visibilite, texte: Les activités sont peu connues.}", (),
    )  # fmt: skip
    lessons: Annotated[Lessons, MaxItems(40)] = _field(
        "C", "enseignements", "Enseignements | Lessons", "Des phrases courtes que d’autres peuvent reprendre.",
        "Commencer petit, avec les personnes déjà là.", (),
    )  # fmt: skip
    proposals: Annotated[Proposals, MaxItems(60)] = _field(
        "+", "propositions", "Propositions, suites promises | Proposals and promises",
        "Ce qui a été proposé, à qui, quand ; puis les nouvelles, chacune avec sa date.",
        "{texte: Se revoir dans un an., date: 2024-03, etat: proposee}", (),
    )  # fmt: skip
    next_time: Prose = _field(
        "C", "a_refaire", "Si c’était à refaire | If we did it again", "Ce que vous feriez autrement.",
        "Prévoir une garde d’enfants dès la première réunion.",
    )  # fmt: skip
    disputed: Prose = _field(
        "+", "fait_debat", "Ce qui fait débat | Still debated", "Les désaccords qui restent.",
        "Faut-il indemniser les habitants-relais ?",
    )  # fmt: skip
    transferability: Prose = _field(
        "+", "transferabilite", "Conditions de transfert | Transferability", "Ce qu’il faut pour le refaire ailleurs.",
        "Un lieu ouvert tous les jours.",
    )  # fmt: skip
    sustainability: Annotated[Text, TermOf("perennites")] | None = _field(
        "+", "perennite", "Peut continuer sans appui extérieur ? | Can it go on without outside support?",
        "Ce que vous en pensez aujourd’hui.", "en-partie", None,
    )  # fmt: skip
    follow_up: Prose = _field(
        "+", "suites", "Suites | What happened next", "Ce qui s’est passé après.", "Le groupe existe toujours.",
    )  # fmt: skip
    returns: Annotated[Listed[Return], MaxItems(50)] = _field(
        "+", "retours", "Retours datés | Later feedback", "Des nouvelles, avec leur date.",
        "{date: 2025-03, texte: Le groupe compte dix personnes.}", (),
    )  # fmt: skip
    inspired_by: Annotated[Listed[SheetName], MaxItems(20)] = _field(
        "+", "inspiree_de", "Inspirée de | Inspired by", "Les fiches qui ont donné l’idée.",
        "conseil-citoyen-haut-gap", (),
    )  # fmt: skip
    links: Annotated[Links, MaxItems(100)] = _field(
        "+", "liens", "Fiches liées | Related sheets", "D’autres fiches, et ce qui les relie.",
        "{fiche: conseil-citoyen-haut-gap, type: voir-aussi}", (),
    )  # fmt: skip
    available_for: Annotated[Listed[Annotated[Text, TermOf("disponibilites")]], MaxItems(10)] = _field(
        "+", "disponible_pour", "Disponible pour | Available for", "Ce que vous pouvez offrir à d’autres équipes.",
        "appel", (),
    )  # fmt: skip
    contact: Line = _field(
        "C", "contact", "Contact | Contact",
        "Une fonction, l’adresse de la structure ou « via le réseau » ; jamais une coordonnée personnelle.",
        "La coordination, via le réseau",
    )  # fmt: skip
    documents: Annotated[Listed[Document], MaxItems(50)] = _field(
        "+", "documents", "Documents et outils à emprunter | Documents", "Ce que d’autres peuvent réutiliser.",
        "{titre: La charte, url: 'https://exemple.org/charte.pdf', type: charte}", (),
    )  # fmt: skip
    pictures: Annotated[Listed[Picture], MaxItems(40)] = _field(
        "+", "images", "Images | Images", "Fichier, texte de remplacement, crédit et autorisation sont nécessaires.",
        "{fichier: fete.jpg, alt: Une tablée dans la rue., credit: Le centre social, autorisation: écrite}", (),
    )  # fmt: skip
    events: Annotated[Listed[Event], MaxItems(50)] = _field(
        "+", "evenements", "Rendez-vous | Events",
        "Des dates à venir, avec leur heure ; elles sont aussi dans l’agenda.",
        "{titre: Café des parents, debut: 2026-09-10, heure: '18:30-20:00', repete: toutes les deux semaines}", (),
    )  # fmt: skip
    sources: Annotated[CitedSources, MaxItems(50)] = _field(
        "+", "sources", "Sources de la fiche | Sources", "D’où viennent les faits.",
        "{titre: Bilan annuel, auteur: Le centre social, date: 2024}", (),
    )  # fmt: skip
    plain: Prose = _field(
        "+", "en_clair", "En clair (facile à lire) | Easy to read", "Le résumé en phrases très simples.",
        "Des habitants donnent des nouvelles du quartier.",
    )  # fmt: skip
    authors: Annotated[Listed[Line], MaxItems(30)] = _field(
        "+", "auteurs", "Rédaction | Authors", "Une structure, ou des personnes d’accord pour être nommées.",
        "Le centre social", (),
    )  # fmt: skip
    gathered: Annotated[Listed[Annotated[Text, TermOf("recueils")]], MaxItems(10)] = _field(
        "+", "recueil", "Comment la fiche a été faite | How this sheet was made", "D’après un entretien, un atelier…",
        "entretien", (),
    )  # fmt: skip
    reviewed: Review | None = _field(
        "+", "relue_par", "Relecture | Review", "Qui a relu, et quand.", "{nom: Le réseau, date: 2026-01-15}", None,
    )  # fmt: skip
    approved: Review | None = _field(
        "+", "validee_par_habitants", "Validation par des habitants | Approved by residents",
        "Quel groupe, et quand.", "{nom: Le groupe d’habitants, date: 2026-02}", None,
    )  # fmt: skip
    keywords: Annotated[Listed[Line], MaxItems(5)] = _field(
        "+", "mots_cles", "Mots-clés | Keywords", "Cinq au plus, pour la recherche.", "entraide", (),
    )  # fmt: skip
    also_known: Annotated[Listed[Line], MaxItems(20)] = _field(
        "+", "aussi_connu", "Autres noms, sigles | Also known as", "Pour la recherche.", "Les relais", (),
    )  # fmt: skip
    former_ids: Annotated[Listed[Identifier], MaxItems(20)] = _field(
        "+", "alias", "Anciennes adresses | Former addresses", "Elles mèneront à cette fiche.", "ancien-nom", (),
    )  # fmt: skip
    language: Annotated[Text, MaxLen(10)] = _field(
        "+", "langue", "Langue | Language", "Celle du texte, si ce n’est pas celle du site.", "fr",
    )  # fmt: skip
    licence: Line = _field(
        "+", "licence", "Licence | Licence", "Si ce n’est pas celle du site.", "CC BY 4.0",
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
    declared = FrontMatter.model_fields[name]
    extra = declared.json_schema_extra
    if locale != WRITTEN_IN and isinstance(extra, dict):
        # A third language has them in its file, next to the words of the interface.
        return strings(locale).table.get(f"field.{declared.alias or name}", str(extra["x-label-en"]))
    return french(str(declared.title))
