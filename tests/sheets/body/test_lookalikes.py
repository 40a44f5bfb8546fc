"""Marks that are none, links that are none, and text that Markdown takes for something else: each is said at its line."""

from __future__ import annotations

import pytest

from partage.sheets.body.render import render
from partage.sheets.body.unfenced import without_code


def remarks(body: str) -> list[tuple[int, str]]:
    found = render(body, sheets=["jardin"], images=["photo.jpg"]).problems
    assert {severity for *_, severity in found} <= {"warning"}
    return [(line, sentence) for line, sentence, _ in found]


SAID = [
    # Titles
    ("Avant.\n\n##Titre\n\nTexte.", 3, "écrivez « ## Titre »"),
    ("#Contexte et diagnostic", 1, "écrivez « # Contexte et diagnostic »"),
    ("> ##Cité", 1, "écrivez « ## Cité »"),
    ("- ##Dans une liste", 1, "écrivez « ## Dans une liste »"),
    # Lists
    ("-un\n-deux", 1, "écrivez « - un » (et 1 autre ligne comme celle-ci)"),
    ("Avant :\n-un\n-deux\n-trois", 2, "(et 2 autres lignes comme celle-ci)"),
    ("1.Contexte\n2.Suite", 1, "il manque un espace après le numéro"),
    ("1)Contexte", 1, "il manque un espace après le numéro"),
    ("•\tun jardin\n•\tun four", 1, "« - un jardin »"),
    ("\uf0b7 un jardin", 1, "mettez « - » devant chacune"),
    ("– un\n– deux", 1, "mettez « - » devant chacune"),
    ("*un\n*deux", 1, "mettez « - » devant chacune"),
    ("a) un\nb) deux", 1, "mettez « - » devant chacune"),
    ("☐ un\n☑ deux", 1, "mettez « - » devant chacune"),
    ("o\tun\no\tdeux", 1, "mettez « - » devant chacune"),
    ("‐un\n‐deux", 1, "écrivez « - un » (et 1 autre ligne comme celle-ci)"),
    ("Avant :\n− un\n− deux", 2, "ce signe n’est pas le trait d’union du clavier"),
    ("‑ un\n\n‑ deux", 1, "ce signe n’est pas le trait d’union du clavier"),
    ("‒ un\n― deux", 1, "mettez « - » devant chacune"),
    ("Les idées :\n– un", 2, "« – un » : ce n’est pas une liste"),
    ("Nom;Jour\nA;lundi\nB;mardi", 1, "des points-virgules ne font pas un tableau"),
    ("Nom;;Lieu\nA;2;Gap", 1, "des points-virgules ne font pas un tableau"),
    ("Avant.\n\nstatut:: fini", 3, "« statut:: fini » s’affichera tel quel"),
    ("- Lieu de vie:: Gap", 1, "s’affichera tel quel"),
    ("Voir [statut:: fini] ici", 1, "s’affichera tel quel"),
    ("Un texte.\n\nUn autre. ^bloc-2", 3, "« ^bloc-2 » s’affichera tel quel"),
    ("- un point ^a1", 1, "« ^a1 » s’affichera tel quel"),
    ("####### Sept", 1, "un titre a six « # » au plus"),
    # Frames and settings of other programs
    ('!!! note "À savoir"\n    Texte', 1, "il n’y a pas d’encadré ici"),
    ('!!!note\n    Texte', 1, "il n’y a pas d’encadré ici"),
    ("??? tip\n    Texte", 1, "il n’y a pas d’encadré ici"),
    (":::info\nTexte\n:::", 1, "il n’y a pas d’encadré ici"),
    ('=== "Onglet"', 1, "il n’y a pas d’encadré ici"),
    ("> [!NOTE]\n> Texte", 1, "il n’y a pas d’encadré ici"),
    ("## Titre {#ancre}", 1, "« {#ancre} » s’affichera tel quel"),
    ("Texte\n{: .lead}", 2, "s’affichera tel quel"),
    ("{% include x %}", 1, "s’affichera tel quel"),
    ("Voir [[Le jardin]].", 1, "« [[Le jardin]] » s’affichera tel quel"),
    ("[TOC]", 1, "le sommaire se fait tout seul"),
    ("==important==", 1, "on ne surligne pas ici"),
    ("**Projet :**suite", 1, "« ** » reste affiché"),
    ("Un ** gras ** raté", 1, "« ** » reste affiché"),
    ("| a | b |\n| c | d |", 1, "il manque les traits sous la première ligne"),
    ("Un jardin de 120 m^2^, au 1^er^ étage", 1, "« m^2^ » s’affichera tel quel"),
    ("Moins de CO~2~ ici", 1, "« CO~2~ » : le chiffre sera barré"),
    ("Un mot ++souligné++", 1, "on ne souligne pas ici"),
    ("Bravo :smile: !", 1, "« :smile: » s’affichera tel quel"),
    ("D’accord :+1:", 1, "« :+1: » s’affichera tel quel"),
    ("Coût : $$a + b$$", 1, "les formules ne sont pas mises en forme ici"),
    ("Relais\n: Une personne", 2, "ce n’est pas une définition"),
    ("*[CLSPD]: Conseil local", 1, "écrivez le sigle en toutes lettres"),
    ("-[ ] à faire", 1, "il manque un espace après le trait d’union"),
    ("+un\n+deux", 1, "mettez « - » devant chacune"),
    ("-- un\n-- deux", 1, "mettez « - » devant chacune"),
    ("1/ un\n2/ deux", 1, "mettez « - » devant chacune"),
    ("1 - un\n2 - deux", 1, "mettez « - » devant chacune"),
    ("►un\n►deux", 1, "« - un »"),
    ("👉 un\n👉 deux", 1, "mettez « - » devant chacune"),
    ("1️⃣ un\n2️⃣ deux", 1, "mettez « - » devant chacune"),
    ("1° un\n2° deux", 1, "mettez « - » devant chacune"),
    ("(1) un\n(2) deux", 1, "mettez « - » devant chacune"),
    ("II. un\nIII. deux", 1, "mettez « - » devant chacune"),
    ("A/ un\nB/ deux", 1, "mettez « - » devant chacune"),
    ("1- un\n2- deux", 1, "mettez « - » devant chacune"),
    ("-> un\n-> deux", 1, "mettez « - » devant chacune"),
    ("—un\n—deux", 1, "mettez « - » devant chacune"),
    ("[x]fait", 1, "écrivez « - [x] fait »"),
    ("- []à faire", 1, "écrivez « - [ ] à faire »"),
    ("Lieu\tJour\nGap\tmardi", 1, "un tableau s’écrit"),
    ("Lieu | Jour\nGap | mardi", 1, "un tableau s’écrit"),
    ("+-----+-----+\n| a   | b   |\n+-----+-----+", 1, "un tableau s’écrit"),
    ("Lieu    Jour\n------- ------\nGap     mardi", 2, "un tableau s’écrit"),
    ("???tip", 1, "il n’y a pas d’encadré ici"),
    (".. note:: attention", 1, "il n’y a pas d’encadré ici"),
    ("{panel:title=Note}texte{panel}", 1, "il n’y a pas d’encadré ici"),
    ("```{note}\nTexte\n```", 1, "il n’y a pas d’encadré ici"),
    ("== Contexte ==", 1, "écrivez « ## Contexte »"),
    ("h2. Contexte", 1, "écrivez « ## Contexte »"),
    ("Le mot ||caché|| ici", 1, "rien ne se cache ici"),
    ("Le mot >!caché!< ici", 1, "rien ne se cache ici"),
    ("%%à moi%%", 1, "s’écrit « <!-- à vérifier --> »"),
    ("Un {>>commentaire<<}", 1, "s’écrit « <!-- à vérifier --> »"),
    ("'''gras''' et ''italique''", 1, "écrivez « **gras** »"),
    ("Un //mot// penché", 1, "écrivez « *italique* »"),
    ("[b]gras[/b]", 1, "écrivez « **gras** »"),
    ("[gallery ids=1]", 1, "module d’un autre site"),
    ("[le site->https://exemple.org]", 1, "un lien s’écrit"),
    ("[https://exemple.org le site]", 1, "un lien s’écrit"),
    ('"le site":https://exemple.org', 1, "un lien s’écrit"),
    ("<https://exemple.org|le site>", 1, "un lien s’écrit"),
    ("\\textbf{gras}", 1, "c’est du LaTeX"),
    ("Voir [@dupont2020].", 1, "dites la source"),
    ("++ctrl+c++", 1, "« Ctrl + C »"),
    ("<<<<<<< HEAD\nun\n=======\ndeux\n>>>>>>> b", 1, "deux versions de ce texte"),
    # Links and pictures
    ("![La fête](images/ma photo.jpg)", 1, "écrivez « images/ma%20photo.jpg », ou renommez"),
    ("[site](https://exemple.org/mon bilan.pdf)", 1, "écrivez « https://exemple.org/mon%20bilan.pdf »"),
    ('[site](https://exemple.org/a b.pdf "Titre")', 1, "écrivez « https://exemple.org/a%20b.pdf »"),
    ("[a](jardin.md#un titre)", 1, "« jardin.md#un%20titre »"),
    ("Un.\n\n[le bilan] (https://exemple.org)", 3, "enlevez l’espace entre « ] » et « ( »"),
    ("![photo] (images/photo.jpg)", 1, "cette image n’en est pas une"),
    ("[](https://exemple.org)", 1, "ce lien n’a pas de texte"),
    ("[ ](jardin.md)", 1, "ce lien n’a pas de texte"),
    ("[le bilan](https://exemple.org/\nbilan)", 1, "coupé par la fin de la ligne"),
    ("[le bilan]\n(https://exemple.org)", 1, "coupé par la fin de la ligne"),
    ("Un[^2].\n\n[^1]: x", 1, "appelle une note qui n’est nulle part"),
    ("[le bilan][ref]", 1, "aucune adresse n’est donnée pour « ref »"),
    ("[site](https://exemple.org/a_(b)", 1, "faute d’une parenthèse"),
    ("Un^[note en ligne].", 1, "une note s’écrit « [^1] »"),
    # What is on no page, or not as it was meant
    ("Un.\n\n[^1]: perdue", 3, "rien n’appelle la note « [^1] »"),
    ("Un[^a].\n\n[^a]: x\n[^A]: y", 4, "deux notes s’appellent « A »"),
    ("[Contact]: mairie", 1, "elle n’est pas publiée ; pour un texte, retirez les crochets"),
    ("| a | b |\n|---|---|\n| c | d |\n| e | f | perdu |", 4, "a 3 cases, et son en-tête 2"),
    ("Une phrase entière.\n---\n", 1, "devient un titre"),
    ("Un.\n\n```\nDeux.\n\n## Trois", 3, "que rien ne ferme"),
    ("Titre\n~~~~~\n\nTexte.", 2, "que rien ne ferme"),
    ("Un.\n\n\tUn alinéa décalé par une tabulation.", 3, "s’affichera comme du code"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "line", "words"), SAID, ids=[body for body, _, _ in SAID])
def test_what_is_not_what_it_looks_like_is_said(body: str, line: int, words: str) -> None:
    assert [at for at, sentence in remarks(body) if words in sentence] == [line], remarks(body)


@pytest.mark.parametrize(
    "body",
    [
        "#LaFriche et #Solidarité",
        "#LaFriche",
        "-5 °C la nuit, 2.0 le jour",
        "— Bonjour, dit-il.",
        "- un\n- deux\n\n1. un\n2. deux\n\n* trois",
        "## Titre\n\n### Sous-titre ###",
        "**Projet :** suite, *a*, ~~b~~, `**`, `[[x]]`, `[a](b c)`",
        "```\n##Titre\n-un\n[a](b c)\n**\n```",
        "~~~\n!!! note\n~~~",
        "    ##Titre\n    -un",
        "| a | b |\n|---|---|\n| c | d \\| e |\n| f |\n\nUn | deux | trois",
        "*hors taxe\n\n*un*\n*deux*\n\na) un\n\no toi",
        "- [ ] à faire\n- [x] fait",
        'Voir [a](jardin.md "Titre"), [b](<https://exemple.org/a b>), [c](https://exemple.org/a_(b)).',
        "Il dit [sic] (voir plus bas) et a[1].",
        "Une note[^1].\n\n[^1]: Le texte.",
        "[le bilan][b]\n\n[b]: https://exemple.org",
        "[Budget]: 3000 euros par an",
        "\\##Titre, \\[a](b c)",
        "Titre\n---\n\nTexte\n\n---\n\nFin",
        "- un\n\n    la suite de l’élément de la liste",
        "Un {mot} ici, 2 < 3, a == b",
        "De 10:30:45 à 12:00, rendez-vous :10h: ou https://exemple.org/:page:/x ; 2^10 ; C++ et C++",
        "Le ratio a||b, 50 %% ou 100 %, l’''eau ; https://exemple.org//a//b et //serveur/partage",
        "Il répond [a] puis (b) ; 3 | 4 ; A -> B ; \\* et C:\\nouveau ; h2o. Texte",
        "(1) Un renvoi.\n\n(2) Un autre.\n\n18 - 20 ans\nen tout",
        "````\n```\n````\n\n- un\n\n  ```\n  code\n  ```\n\n~~~ python\nx\n~~~~",
        "Le total\n= 300 euros ; voir [x](jardin.md) et [le site] ; « a » | « b »",
        "Un mot ~barré~, ~~deux~~ ; 5 $ et 6 $ ; a <b ; ils disent :\n\n1 - zéro à la mi-temps",
        "std::vec, 10^3 et m^2",
        "Un mot ; une suite\net un autre ; la suite ; la fin",
        "R&D;x\nA&B;y",
        "– Bonjour, dit-elle.\n\n– Bonjour.",
        "−5 degrés en janvier",
        "Une ligne; mal espacée\net une autre; aussi",
    ],
)
def test_what_is_right_is_not_remarked(body: str) -> None:
    assert remarks(body) == []


def test_code_is_left_out_however_it_is_written() -> None:
    for line, kept in (
        ("a `b` c", "a ` c"),
        ("a ``b ` c`` d", "a ` d"),
        ("a `b `` c", "a `b `` c"),
        ("`a` `` b `` ```", "` ` ```"),
        ("`" * 100_000 + "x" * 100_000, "`" * 100_000 + "x" * 100_000),
        ("sans", "sans"),
    ):
        assert without_code(line) == kept


def test_a_kind_is_said_once_and_links_up_to_ten() -> None:
    assert len(remarks("##Titre\n\n" * 500)) == 1
    assert len(remarks("[a](b c)\n\n" * 500)) == 10
