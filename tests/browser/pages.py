"""One address of each type of page."""

from __future__ import annotations

from tests.browser.conftest import MISSING

PAGES = {
    "home": "",
    "list": "initiatives/",
    "sheet": "initiatives/rencontre-marseille-gap-2018/",
    "whole-sheet": "initiatives/jardin-tres-complet/",
    "themes": "themes/",
    "theme": "themes/participation-des-habitants/",
    "territories": "territoires/",
    "territory": "territoires/gap-05061/",
    "methods": "methodes/",
    "method": "methodes/formation-action/",
    "method-with-text": "methodes/tirage-au-sort/",
    "flat-index": "annees/",
    "factor": "facteurs/lieu-materiel/",
    "actor": "acteurs/centre-social-du-haut-gap/",
    "guide": "contribuer/",
    "fields": "contribuer/champs/",
    "about": "a-propos/",
    "missing": MISSING,
    "home-en": "en/",
    "sheet-en": "en/initiatives/jardin-tres-complet/",
    "themes-en": "en/themes/",
    "method-en": "en/methodes/tirage-au-sort/",
}
