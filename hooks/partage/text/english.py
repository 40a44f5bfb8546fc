"""What the search knows of English: its stop words, contractions, and how its words change."""

from __future__ import annotations

from pathlib import Path

from partage.text.stemming import Stemmer, rules

CONTRACTIONS = ("ll", "ve")
"""Of two letters, after an apostrophe."""
STOP_WORDS = (Path(__file__).parents[1] / "data/mots-vides.en.txt").read_text("utf-8").split()
"""Words found in nearly every text: they are not indexed."""
ORDINALS = ("st", "nd", "rd", "th")

_NUMBER = rules(
    "ies:y:2 ie:ie:0 sses:ss:0 shes:sh:1 ches:ch:1 xes:x:1 zzes:zz:1 oes:o:2 ss:ss:0 us:us:0 is:is:0 s::3"
)
_VERB = rules("ing::3 eed:eed:0 ied:y:2 ed::3 e::3")
_END = rules(
    "bb:b:2 dd:d:2 gg:g:2 mm:m:2 nn:n:2 pp:p:2 rr:r:2 tt:t:2 ll:l:4 iz:is:3 yz:ys:3 izer:iser:3 "
    "our:or:3 hood:hood:0 tr:ter:2"
)
"""Consonants that double before « -ing »; then the two spellings of “organise”, “neighbour” and “centre”."""
_FAMILIES = (
    "child children", "man men", "woman women", "person people persons", "foot feet", "tooth teeth", "mouse mice",
    "leaf leaves", "life lives", "knife knives", "wife wives", "half halves", "shelf shelves", "loaf loaves",
    "thief thieves", "bus buses", "teach taught", "buy bought", "bring brought", "build built", "find found",
    "give gave given", "grow grew grown", "hold held", "keep kept", "know knew known", "lead led", "learn learnt",
    "make made", "meet met", "pay paid", "run ran", "sell sold", "send sent", "sing sang sung",
    "speak spoke spoken", "spend spent", "take took taken", "tell told", "think thought", "write wrote written",
    "draw drew drawn", "drive drove driven", "choose chose chosen", "eat ate eaten", "feed fed", "fall fell fallen",
    "break broke broken", "lend lent", "lose lost", "win won", "care caring cared",
    "movie movies", "cookie cookies", "crisis crises", "wolf wolves", "use used using", "neighborhood neighbourhood",
)  # fmt: skip
_KEPT = (
    "news during morning evening building wedding ceiling nothing something anything everything king ring spring "
    "string thing wing swing sibling season seasoning housing hundred sacred biped business gas lens series species "
    "theme urbane cafe"
)

STEMMER = Stemmer(
    phases=(_NUMBER, _VERB, _END),
    families=_FAMILIES,
    kept=frozenset(_KEPT.split()),
    words=frozenset(STOP_WORDS),
)
