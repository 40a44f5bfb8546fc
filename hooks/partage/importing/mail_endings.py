"""How messages end, in the words of people and of programs: closings, advertisements, notices, answered messages."""

from __future__ import annotations

import re

MARK = re.compile(r"--[ \u00a0]?$|_{10,}$")
ANSWERED = re.compile(
    r"(?:-{2,}|_{2,})? ?(?:Message d[’']origine|Original Message|Message original|Message transféré|Forwarded message|"
    r"Début du message (?:réexpédié|transféré)|Begin forwarded message|E-mail d[’']origine|Courriel original|"
    r"Message initial|\[?Texte (?:cité|des messages précédents) masqué\]?|Message du \d{1,2}/\d{1,2}/\d{2,4} \d{1,2})\b"
    r".{0,20}$",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(
    r"(?=.{0,300}(?:\d[:h]\d\d|@))(?:(?:-{2,} ?)?(?:Le|On|Am|Il|El) .{4,300}\b(?:a écrit|wrote|"
    r"schrieb\b.{0,200}|ha scritto|escribió)\s?(?::|-{2,})$|.{1,200}\ba écrit (?:le|à) .{4,60}:$)",
    re.IGNORECASE,
)
"""With a time or an address: « Le groupe a écrit : » is a sentence like another."""
ATTRIBUTION_BEGINS = re.compile(r"(?:Le|On) .{0,40}\d{4}.{0,200}$", re.IGNORECASE)
QUOTED = re.compile(r"(?:> ?)+")
MAY_END = re.compile(r"[-_*>]|[LDFOBECMTAI\[]|.{1,200}\ba écrit ", re.IGNORECASE)
"""Cheap to try on every line: how those above begin."""
HEADER = re.compile(r"\*?(?:De|From|Expéditeur)\*?\s?:\s?\S", re.IGNORECASE)
OTHER_HEADER = re.compile(
    r"\*?(?:Envoyé|Date|À|A|Objet|Sent|To|Subject|Cc|Pour)\*?(?: le)?\s?:", re.IGNORECASE
)
SENT = r"(?:(?:Message|Courriel|E-?mail|Mail|Mél) )?envoyée?"
PROGRAM = re.compile(
    rf"{SENT} (?:de|depuis|avec|par|via|grâce à|à partir de?)\b[^.!?]{{1,90}}$|"
    rf"{SENT} .{{1,60}}(?:iPhone|iPad|Android|Galaxy|Samsung|Outlook|Mail|mobile|téléphone|smartphone|tablette|"
    r"appareil).{0,40}$|Sent (?:from|with|via|using|by)\b.{1,90}$|Provenance : .{1,60}$|"
    r".{0,60}\benvoyée? (?:de|depuis|d[’']) ?(?:un|mon|ma) (?:téléphone|portable|smartphone|mobile|tablette)\b.{0,20}$|"
    r"(?:Obtenez|Obtenir|Télécharge[zr]|Get) (?:Outlook|BlueMail|Yahoo|l[’']appli).{0,90}$|Yahoo Mail\b.{0,90}$",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"(?:<https?://[^<>\s]{1,200}> ?|P |[^\w\s]{1,3} ?)?(?:"
    r"(?:Ce (?:message|courriel|mail|e-mail|mél|courrier électronique)|"
    r"Cet e-mail|Le présent (?:message|courriel)|This (?:message|e-?mail)|"
    r"Les informations contenues)\b.{0,120}(?:confiden|destin|virus|intended|pièces? jointes?|attach|analys|vérifié|"
    r"checked)"
    r"|Pensez à (?:l[’']environnement|la planète)|(?:Merci de )?N[’']imprime[zr]|Avant d[’']imprimer|"
    r"Garanti sans virus|Virus-free|"
    r"L[’']absence de virus|Please consider the environment)",
    re.IGNORECASE,
)
STRONG = (
    "cordialement|sincerement|avec mes remerciements|bon courage|bien a (?:vous|toi)|amicalement|"
    "solidairement|fraternellement|chaleureusement|respectueusement|"
    "amities|cdlt|cdt|bien cdlt|sinceres salutations|salutations|kind regards|best regards|regards|sincerely|"
    "yours sincerely|bises"
)
STRONG_ONE = re.compile(rf"^(?:{STRONG})\b|\b(?:{STRONG})$")
CLOSING = re.compile(
    r"(?:(?:bien|tres|tout|le plus|sinceres|meilleures|mes|avec mes|(?:bien )?a vous|merci(?: d avance)? et) )*"
    rf"(?:{STRONG})"
    r"(?: a (?:vous|tous|toutes)| et (?:a bientot|bonne journee|merci)| salutations| cordiales| distinguees){0,2}"
    r"|avec (?:(?:toutes )?(?:nos|mes) )?(?:plus )?(?:meilleures |sinceres )?salutations(?: .{1,40})?"
    r"|merci(?: (?:beaucoup|bcp|infiniment|mille fois|pour tout|d avance|encore|bien|a vous|a tous|par avance|"
    r"(?:de votre|pour votre|pour vos) (?:retour|aide|attention|lecture|reponse)s?))*(?: et .{1,40})?"
    r"|(?:a )(?:bientot|tres bientot|tres vite|demain|plus tard)"
    r"|(?:tres )?(?:bonne?|belle|excellente?) (?:journee|reception|lecture|soiree|continuation|fin de journee|"
    r"fin de semaine|semaine|week end|apres midi|route)(?: a (?:vous|tous|toutes)(?: et a tous)?)?(?: et .{1,40})?"
    r"|(?:dans l (?:attente|espoir)|(?:en )?(?:esperant|vous souhaitant|vous remerciant)|"
    r"je (?:vous remercie|vous souhaite|reste a votre|me tiens a)|"
    r"(?:en )?restant? a (?:votre|ta) disposition|n hesitez pas a (?:me|nous)|veuillez (?:agreer|recevoir)).{0,120}"
    r"|thanks(?: .{0,20})?|thank you(?: .{0,20})?|cheers|best|yours"
)
