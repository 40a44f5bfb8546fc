"""Every setting of a network: its key in `mkdocs.yml`, what it may be, what holds where it is not set, what it is for.

The check, and the table of the guide for those who take the base up, come from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from partage.settings.shapes import EDITIONS, MAIL, NUMBER, PLACES, TEXT, WEB, YES, ZONE, Shape, one_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting."""

    key: str
    """From the root of the configuration, such as `extra.licence.name`."""
    shape: Shape
    default: str
    """What holds without it, as the table shows it; empty where nothing does."""
    example: str
    french: str
    """What it is for, in the words of the guide."""
    english: str


SETTINGS = (
    Setting("site_name", TEXT, "", "Initiatives du littoral", "Le nom du site.", "The name of the site."),
    Setting(
        "site_description", TEXT, "", "Ce que font les habitants du littoral.",
        "Ce qu’en disent moteurs de recherche et partages, dans la première langue ; sinon, une phrase du moteur.",
        "What search engines and shared links say of the site, in the first language; else a sentence of the engine.",
    ),
    Setting(
        "extra.descriptions.en", TEXT, "", "What people do on the coast.",
        "La même, dans une autre langue du site.", "The same, in another language of the site.",
    ),
    Setting(
        "site_url", WEB, "http://127.0.0.1:8000/", "https://littoral.example/initiatives/",
        "L’adresse du site ; un sous-dossier convient. Sans elle, ni plan du site, ni flux, ni code QR.",
        "The address of the site; a sub-folder will do. Without it: no sitemap, no feed, no QR code.",
    ),
    Setting(
        "extra.languages", EDITIONS, "fr", "fr en",
        "Les langues du site ; la première est à la racine. Une liste n’a besoin de « label » que s’il y a « en ».",
        "The languages of the site; the first is at its root. Lists need a “label” only where there is “en”.",
    ),
    Setting(
        "extra.licence.name", TEXT, "", "ODbL 1.0",
        "La licence des fiches et des listes : pages, flux, données, modèles de demande. Sans elle, rien n’est dit.",
        "The licence of sheets and lists: pages, feeds, data and request forms say it. Without it, nothing is said.",
    ),
    Setting(
        "extra.licence.address", WEB, "", "https://opendatacommons.org/licenses/odbl/1-0/",
        "Où lire cette licence.", "Where that licence can be read.",
    ),
    Setting(
        "copyright", TEXT, "", "© Réseau du littoral",
        "Une autre ligne de pied de page que la licence et les sources ; par langue : extra.copyright.en.",
        "Another line of the footer than the licence and the sources; by language: extra.copyright.en.",
    ),
    Setting(
        "theme.logo", TEXT, "assets/images/logo.svg", "assets/images/littoral.svg",
        "Le dessin à côté du nom, sous docs/ ; un SVG, pour que les images de partage le portent.",
        "The drawing beside the name, under docs/; an SVG, so that share images bear it.",
    ),
    Setting(
        "extra.stylesheet", TEXT, "", "assets/stylesheets/littoral.css",
        "Vos couleurs : une feuille de style sous docs/, lue après celles du moteur.",
        "Your colours: a stylesheet under docs/, read after those of the engine.",
    ),
    Setting(
        "extra.timezone", ZONE, "Europe/Paris", "Indian/Reunion",
        "Le fuseau des jours et des heures : agenda, dernières modifications.",
        "The time zone of days and hours: calendar, last changes.",
    ),
    Setting(
        "extra.perimetre", PLACES, "", "[region-93]",
        "Les territoires que le réseau veut couvrir : la page Couverture montre où rien n’est raconté.",
        "The territories that the network means to cover: the page Coverage shows where nothing is told.",
    ),
    Setting(
        "extra.forge.kind", one_of("github", "gitlab", "forgejo", "gitea", "none"), "none", "forgejo",
        "La forge où vont les fiches proposées.", "The forge where proposed sheets go.",
    ),
    Setting(
        "extra.forge.address", WEB, "", "https://forge.example/reseau/initiatives",
        "L’adresse du dépôt sur cette forge.", "The address of the repository on that forge.",
    ),
    Setting("extra.forge.branch", TEXT, "main", "main", "Sa branche principale.", "Its main branch."),
    Setting(
        "extra.forge.email", MAIL, "", "fiches@reseau.example",
        "L’adresse qui reçoit les fiches de celles et ceux qui n’ont pas de compte.",
        "The address that receives the sheets of those who have no account.",
    ),
    Setting(
        "extra.network.address", TEXT, "", "12 rue du Port, 13600 La Ciotat",
        "L’adresse postale du réseau, imprimée sur la grille d’entretien.",
        "The postal address of the network, printed on the interview grid.",
    ),
    Setting(
        "extra.network.telephone", TEXT, "", "le standard du réseau",
        "Son téléphone, imprimé au même endroit.", "Its telephone, printed in the same place.",
    ),
    Setting(
        "extra.review.who", TEXT, "", "deux personnes de l’équipe d’animation",
        "Qui relit les fiches proposées ; la page du formulaire le dit.",
        "Who reviews proposed sheets; the page of the form says it.",
    ),
    Setting(
        "extra.review.delay", TEXT, "", "dix jours",
        "En combien de temps.", "How soon.",
    ),
    Setting(
        "extra.limits.themes", NUMBER, "3", "4",
        "Thèmes d’une fiche, au plus (12 au maximum).", "Themes of a sheet, at most (12 is the maximum).",
    ),
    Setting(
        "extra.limits.publics", NUMBER, "3", "5",
        "Publics d’une fiche, au plus (12).", "Audiences of a sheet, at most (12).",
    ),
    Setting(
        "extra.limits.methodes", NUMBER, "5", "8",
        "Méthodes d’une fiche, au plus (12).", "Methods of a sheet, at most (12).",
    ),
    Setting(
        "extra.limits.resume", NUMBER, "40", "20",
        "Caractères d’un résumé, au moins.", "Characters of a summary, at least.",
    ),
    Setting(
        "extra.share_images", YES, "true", "false",
        "Une image dessinée pour chaque fiche, là où sa page est partagée.",
        "A picture drawn for each sheet, wherever its page is shared.",
    ),
    Setting(
        "extra.pages_per_sheet", NUMBER, "200", "400",
        "Pages qu’une fiche peut faire publier, toutes langues comprises.",
        "Pages that one sheet may cause to be published, in all languages together.",
    ),
    Setting(
        "extra.accessibility.fr", TEXT, "", "partiellement conforme",
        "L’état d’accessibilité, dans le pied de page ; un texte par langue, sinon « non audité ».",
        "The state of accessibility, in the footer; a text for each language, else “not audited”.",
    ),
)  # fmt: skip
KEYS = frozenset(each.key for each in SETTINGS)
GROUPS = {each.key.rpartition(".")[0]: each.key for each in reversed(SETTINGS) if each.key.count(".") == 2}
"""The keys that hold several settings, with the first of these."""
OF_THE_ENGINE = frozenset(
    ("alternate", "styles", "read_css", "unread", "generator", "copyright", "descriptions", "accessibility")
)
"""Keys of `extra` that the theme reads, or that hold a text for each language."""
