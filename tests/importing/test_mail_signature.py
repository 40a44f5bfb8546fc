"""What ends a message and is not the sheet; and what looks like it and is."""

from __future__ import annotations

from partage.importing.mail_signature import without_signature

PEOPLE = ("Nadia Exemple", "nadia@tilleuls.example")
TEXT = ["## Suites", "", "Le four tourne chaque dimanche."]
LEFT_OUT = (
    "Envoyé de mon iPhone", "Envoyé depuis mon Galaxy", "Sent from Outlook for iOS", "Envoyé de mon téléphone Orange",
    "Télécharger Outlook pour iOS<https://aka.example/o>", "Garanti sans virus. www.avast.example", "nadia@tilleuls.example",
    "Bien à vous,\n\nKarim Benali\nAnimateur, 12 rue des Lilas, 05000 Gap\n06 00 00 00 00", "--\nKarim Benali\n06 00 00 00 00",
    "Bien sincèrement,\nN. Exemple", "Bon courage,\nNadia", "Avec mes remerciements,\nNadia", "Très bonne journée", "—\nNadia Exemple", "Nadia E.",
    "Salutations cordiales,\n\nNadia EXEMPLE", "Envoyé à partir de Courrier pour Windows", "Envoyé avec la messagerie sécurisée Proton Mail.",
    "Chaleureuses salutations", "Merci de votre retour, cordialement", "A+\nNadia", "Message envoyé depuis mon portable",
    "Cordialement / Best regards\n\nNadia Exemple", "Amitiés associatives\nNadia",
    "-- \nKarim\n\nune devise", "Bonne réception\n\nKarim", "Merci beaucoup et bonne journée !\nNadia", "À très vite,\nNadia",
    "Nadia EXEMPLE | Chargée de mission | Ville de Gap | 04 92 00 00 00", "EXEMPLE Nadia\nCoordinatrice", "Nadia",
    "Cordialement,\n\n*Nadia Exemple*\n*Coordinatrice*\n+33 6 00 00 00 00\n<https://tilleuls.example>",
    "Karim Benali\nTél. : 06 00 00 00 00", "Bien à vous\n\n[cid:image001.png@01DB4A]\n\nNadia Exemple\nwww.tilleuls.example",
    "Vous souhaitant bonne réception,\nSincères salutations.\n\nPensez à l’environnement avant d’imprimer ce message",
    "Merci d’avance pour votre retour,\nBien cordialement,\nL’équipe", "Je reste à votre disposition.\n\nNadia",
    "Le 28 nov. 2026 à 10:00, Réseau <reseau@initiatives.example> a écrit :\n\n> Bonjour", "On Sat, Nov 28, 2026 at 10:00 AM Réseau wrote:",
    "Le samedi 28 novembre 2026 à 10:00:12 UTC+1, Réseau des initiatives\n<reseau@initiatives.example> a écrit :",
    "-----Message d’origine-----\nDe : Réseau", "De : Réseau\nEnvoyé : hier\nÀ : Nadia\nObjet : Fiche\n\n## Leur modèle",
    "> Message du 27/11/26 18:00\n> De : Réseau <reseau@initiatives.example>\n> A : nadia@tilleuls.example\n>\n> Bonjour",
    "> Le 27 nov. 2026 à 18:00, Réseau <reseau@initiatives.example> a écrit :\n>\n> Envoyez-nous votre fiche.",
    "-------- Message initial --------\nDe : Réseau", "---- Le ven., 27 nov. 2026 18:00:00 +0100 Réseau a écrit ----\nBonjour",
    "Am 27.11.2026 um 18:00 schrieb Réseau:\n> Bonjour", "[Texte des messages précédents masqué]", "Merci bcp !\nNadia", "Merci pour tout, Nadia",
    "Pardon pour les fautes, envoyé d’un téléphone", "🌱 Pensez à la planète, n’imprimez que si nécessaire", "P Avant d’imprimer, réfléchissez",
    "<https://antivirus.example/sig> Garanti sans virus.", "Ce courrier électronique est confidentiel.", "Avec nos salutations associatives",
    "_" * 40 + "\nCe message et ses pièces jointes peuvent contenir des informations confidentielles.",
)  # fmt: skip
KEPT = (
    "> Le 27 nov. 2026 à 18:00, Jeanne a écrit :\n> Venez tous.\n\nEt tout le monde est venu, de la cité et d’ailleurs, pendant trois jours et trois nuits entières.",
    "> Nous voulons un banc.\n> Et de l’ombre.", "Merci aux habitants qui ont ouvert leur porte.", "Le groupe a écrit :\n\n> Nous voulons un banc.", "- Nadia\n- Karim",
    "Centre social Les Tilleuls\n12 rue des Lilas, 05000 Gap", "De : la rue\nVers : le jardin", "Une suite\n---\n\nune phrase.",
    "Bonne journée à toutes les familles qui sont venues nous voir cet été.", "Nadia Exemple a lancé le groupe, avec deux voisines.",
    "Envoyé par la mairie, un courrier a tout changé : tout le monde est venu.", "Un titre\n--", "Nadia\n\n## Et après\n\nRien.",
    "## Contact\n\nNadia", "Jean Moulin\nPierre Brossolette", "À bientôt pour de nouvelles aventures avec les enfants !", "Envoyé spécial\n\nUn journaliste est venu.", "Le 14 mai 2021, le groupe a écrit :\n\n> Bonjour",
)  # fmt: skip


def split(end: str) -> tuple[list[str], list[str]]:
    return without_signature([*TEXT, "", *end.split("\n")], PEOPLE)


def test_what_is_left_out_is_returned() -> None:
    for end in LEFT_OUT:
        assert split(end) == (TEXT, [line.strip() for line in end.split("\n") if line.strip()]), end


def test_what_only_looks_like_it_stays() -> None:
    for end in KEPT:
        assert split(end) == ([*TEXT, "", *end.split("\n")], []), end


def test_one_after_the_other() -> None:
    end = "Cordialement,\nNadia\n\nEnvoyé de mon iPhone\n\n> Le 27 nov. 2026 à 10:00, Réseau a écrit :\n> Bonjour"
    assert split(end)[0][: len(TEXT)] == TEXT
    assert "Nadia" not in split(end.partition("\n\n>")[0])[0]
