"""What the search knows of French: its stop words, elisions, and how its words change."""

from __future__ import annotations

from pathlib import Path

from partage.text.stemming import Stemmer, rules

ELISIONS = (
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu",
)  # fmt: skip
EQUIVALENTS = {
    "st": "saint",
    "ste": "saint",
    "sts": "saint",
    "stes": "saint",
    "sainte": "saint",
    "saintes": "saint",
}
STOP_WORDS = (Path(__file__).parents[1] / "data/mots-vides.fr.txt").read_text("utf-8").split()
"""Words found in nearly every text, folded: they are not indexed."""
ORDINALS = ("er", "ere", "e", "eme", "ieme", "nd", "nde")
"""Endings of « 1er », « 2e » and their like."""

_NUMBER = rules("eaux:eau:0 oux:ou:2 aux:al:2 eux:eur:2 ss:ss:0 s::3")
"""« -eux » is that of adjectives, which go with « -euse »; the nouns in « -eu » are families."""
_GENDER = rules(
    "trice:teur:2 drice:deur:3 euse:eur:2 iere:ier:2 gere:ger:2 chere:cher:2 llere:ller:2 aise:ai:2 oise:oi:3 "
    "prise:pri:3 permise:permi:0 promise:promi:0 soumise:soumi:0 transmise:transmi:0 admise:admi:0 commise:commi:0 "
    "remise:remi:0 quise:qui:2 ente:ent:3 ante:ant:3 ee:e:3 oue:oue:0 gue:gue:0 que:que:0 ue:u:2 ie:i:2"
)
_VERB = rules(
    "eraient::4 erait::4 eront::4 erez::4 era::4 erent::4 aient::4 ait::4 ez::4 er::4 oir:oir:0 ir:i:3 e::4 ent::4 "
    "ant::6 ique::6 issaient:i:3 issait:i:3 issent:i:3 issez:i:3 issant:i:3 issement:i:3 ment:ment:0 ement::5 ation::5"
)
"""Nouns and adverbs in « -ement » and « -ation » go with their verb where it is long: « logement » is not « loger »."""
_END = rules(
    "ge:g:3 nn:n:3 ell:el:2 ff:f:3 atif::5 ativ::5 if:iv:2 euf:euv:1 ologi:olog:1 nomi:nom:3 graphi:graph:1"
)
_FAMILIES = (
    # Adjectives whose feminine, or form before a vowel, follows no rule.
    "nouveau nouvel nouvelle", "beau bel belle", "jumeau jumelle", "tourangeau tourangelle", "manceau mancelle",
    "vieux vieil vieille", "fou folle", "mou molle", "gros grosse",
    "bas basse", "gras grasse", "las lasse", "epais epaisse", "faux fausse", "doux douce", "roux rousse",
    "jaloux jalouse", "epoux epouse", "frais fraiche", "sec seche", "blanc blanche", "franc franche", "long longue",
    "laic laique", "caduc caduque", "public publique", "grec grecque", "turc turque", "bon bonne", "gentil gentille",
    "malin maligne",
    "favori favorite", "muet muette", "net nette", "cadet cadette", "coquet coquette", "violet violette", "sot sotte",
    "divers diverse", "vif vive", "maitre maitresse", "bref breve", "sujet sujette", "pareil pareille",
    "expres expresse", "bailleur bailleresse", "copain copine", "precis precise", "tiers tierce", "confus confuse",
    # Plurals in -x.
    "travail travaux", "bail baux", "vitrail vitraux", "corail coraux", "email emaux", "materiau materiaux",
    "ideal ideaux", "mal maux", "ciel cieux", "oeil yeux", "tuyau tuyaux", "noyau noyaux", "boyau boyaux",
    "joyau joyaux", "lieu lieux", "milieu milieux", "jeu jeux", "enjeu enjeux", "feu feux", "dieu dieux",
    "adieu adieux", "voeu voeux", "cheveu cheveux", "neveu neveux", "aveu aveux", "pieu pieux",
    # « ils animent » is no noun, « il communique » no adjective.
    "communiqu communique", "revendiqu revendique",
    "anim animent", "form forment", "inform informent", "transform transforment", "exprim expriment", "nomm nomment",
    "consomm consomment", "programm programment", "confirm confirment", "affirm affirment", "estim estiment",
    "imprim impriment", "supprim suppriment", "reclam reclament",
)  # fmt: skip
_KEPT = (
    # Nouns in -er, beside others in -e.
    "etranger danger leger berger verger boulanger messager passager usager potager etager horloger clocher rocher "
    "boucher bucher plancher vacher foyer loyer noyer "
    # Nouns in -ee, -e and -i beside shorter ones.
    "cheminee armee maree puree poupee bouchee gorgee colonne vente sorte tempe foie france metis "
    # Adjectives and nouns in -ent and -ait, with verbs in -enter and -aiter.
    "content couvent patient serpent torrent violent present represent frequent absent different indifferent adherent "
    "coherent inherent souhait portrait retrait extrait attrait forfait bienfait parfait imparfait satisfait distrait "
    # Nouns in -ement and -ation that are not what a verb does.
    "departement appartement traitement environnement stationnement arrondissement concertation habitation "
    "publication exploitation destination generation appellation opera important restaurant exploitant protestant "
    "gouvernant sergent chaise chair indice martinique"
)

STEMMER = Stemmer(
    phases=(_NUMBER, _GENDER, _VERB, _END),
    families=_FAMILIES,
    kept=frozenset(_KEPT.split()),
    words=frozenset(STOP_WORDS),
)
