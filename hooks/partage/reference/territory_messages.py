"""Sentences for a written place that names no territory, or several: how it was read, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from partage.reference.countries import COUNTRY, SET
from partage.reference.gazetteer import Gazetteer, bare_code, bracketed, codes_and_names
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.text.folding import fold
from partage.text.messages import MAX_QUOTED, quoted

MAX_CANDIDATES = 12
"""Candidates that a message lists."""
_ORDER = (SET, COUNTRY, "region", "departement", "epci", "commune", "arrondissement-municipal")
_LEVELS = {"region": "région", "departement": "département", "epci": "EPCI"}
_NO_LEVEL = {COUNTRY: "pays", SET: "ensemble de pays"}
_CODES = {"region": "de région", "departement": "de département", "epci": "d’EPCI"}


class UnknownTerritory(ValueError):
    """A written place that names no territory, or several; its text is the French sentence to show."""

    def __init__(self, sentence: Callable[[bool], str]) -> None:
        """Keep the function that builds the *sentence*, given whether to search for suggestions."""
        super().__init__()
        self.sentence = sentence

    def __str__(self) -> str:
        """Return the sentence, with suggestions."""
        return self.sentence(True)


def refusal(written: str, found: Sequence[Territory], places: Gazetteer, *, guess: bool = True) -> str:
    """Return the sentence for *written*, which may mean *found*: no place, or several.

    Without *guess*, no suggestion is searched for.
    """
    folded = fold(written)
    if not folded:
        return f"un nom de territoire est attendu ici ; {_examples(places)}"
    if not guess:
        verdict = f"désigne {len(found)} territoires" if found else "n’est pas un territoire connu"
        return f"{quoted(written)} {verdict} ; {_examples(places)}"
    if code := bare_code(folded):
        return _code_alone(code, places)
    if found:
        return f"{quoted(written)} désigne {len(found)} territoires ; {_to_write(found, places=places)}"
    name, holder = bracketed(written) or ("", "")
    if len(bare_code(holder)) < len("05061") and (elsewhere := places.named(name)):
        return f"{quoted(written)} n’existe pas, mais ce nom existe ailleurs ; {_to_write(elsewhere, places=places)}"
    for code, name in codes_and_names(folded):
        if sentence := _mismatch(code, name, places):
            return sentence
    return _unknown(written, places)


def too_long(written: str) -> str:
    """A text too long to be the name of a place."""
    return f"{quoted(written)} est trop long pour un nom de territoire ; écrivez un seul lieu, comme « 05061 Gap »"


def identifier_like_code(identifier: str) -> str:
    """An own identifier that would be read as an official code."""
    return f"l’identifiant {quoted(identifier)} ressemble à un code ; ajoutez le nom du lieu"


def circle(identifiers: Iterable[str]) -> str:
    """Own places that are each other's parents."""
    return (
        f"ces territoires se contiennent l’un l’autre : {' → '.join(identifiers)} ; corrigez un des parents"
    )


def too_deep(identifier: str, most: int) -> str:
    """An own place nested too deep."""
    return (
        f"{quoted(identifier)} est à l’intérieur de plus de {most} territoires l’un dans l’autre ; donnez pour parent "
        "un territoire plus grand, comme la commune (« 05061 Gap »)"
    )


def choice(place: Territory, places: Gazetteer) -> str:
    """Return what to write for *place*, quoted to be copied, then what distinguishes it from its namesakes."""
    if place.id in places.own:
        return f"« {place.id} » ({_cut(place.label)})"
    if place.kind in _LEVELS:
        return f"« {place.id} » ({place.label}, {_LEVELS[place.kind]})"
    if place.kind in _NO_LEVEL:
        return f"« {place.id} » ({place.label}, {_NO_LEVEL[place.kind]})"
    if isinstance(places.reference, PlaceTable):
        holder = f", {places[place.broader].label}" if place.broader else ""
        return f"« {place.id} » ({_cut(place.label)}{holder})"
    home = next(places[each] for each in place.ancestors if each.startswith("departement-"))
    return f"« {place.code} {place.label} » ({home.label})"


def _examples(places: Gazetteer) -> str:
    """What can be written, by what the reference of *places* holds."""
    if isinstance(places.reference, PlaceTable):
        named = (quoted(each) for each in (*places.reference.examples, "France"))
        return f"écrivez un lieu du tableau ou un pays, comme {', '.join(named)}"
    commune, departement, region = map(quoted, places.reference.examples)
    return (
        f"écrivez une commune ({commune}), un département ({departement}), une région ({region}) ou un pays "
        "(« France »)"
    )


def _to_write(*groups: Iterable[Territory], places: Gazetteer) -> str:
    """What to write instead: each group in order of level and code, without repeating a place."""
    ordered = list(dict.fromkeys(place for group in groups for place in sorted(group, key=_rank)))
    words = [choice(place, places) for place in ordered[:MAX_CANDIDATES]]
    more = len(ordered) - len(words)
    if more:
        return f"écrivez l’un d’eux : {', '.join(words)} et {more} {'autres' if more > 1 else 'autre'}"
    if len(words) == 1:
        return f"écrivez {words[0]}"
    return f"écrivez {', '.join(words[:-1])} ou {words[-1]}"


def _rank(place: Territory) -> tuple[int, str, str]:
    return (_ORDER.index(place.kind) if place.kind in _ORDER else len(_ORDER), place.code, place.id)


def _code_alone(code: str, places: Gazetteer) -> str:
    official = places.reference.coded(code)
    delivered = places.reference.delivered_by(code)
    if not official and not delivered:
        return f"{quoted(code)} n’est le code d’aucun territoire ; écrivez un nom, comme « 05061 Gap »"
    several = len({place.id for place in (*official, *delivered)}) > 1
    trap = ", et un code seul ne dit pas lequel" if several else ", qui ne s’écrit pas seul"
    return f"{quoted(code)} est {_facts(official, delivered)}{trap} ; {_to_write(official, delivered, places=places)}"


def _facts(official: Iterable[Territory], delivered: Sequence[Territory]) -> str:
    facts = [f"un code {_CODES.get(place.kind, 'Insee')} ({place.label})" for place in official]
    if delivered:
        which = delivered[-1].label if len(delivered) == 1 else f"{len(delivered)} communes"
        facts.append(f"un code postal ({which})")
    return " et ".join(facts)


def _mismatch(code: str, name: str, places: Gazetteer) -> str:
    """A code and a name that are not of the same place; empty when neither is known."""
    official = places.reference.coded(code)
    named = places.named(name)
    if not official and not named:
        return ""
    delivered = _delivered(code, named, places)
    if delivered:
        not_insee = "" if official else ", pas un code Insee"
        verdict = f"est {_facts(official, delivered[-1:])}{not_insee}"
    elif official:
        verdict = f"est {_facts(official, ())}, pas celui de {quoted(named[0].label if named else name)}"
    else:
        verdict = "n’est le code d’aucun territoire"
    return f"{quoted(code)} {verdict} ; {_to_write(official, delivered or named, places=places)}"


def _delivered(code: str, named: Iterable[Territory], places: Gazetteer) -> list[Territory]:
    """Places of *named* with that postal code, then the arrondissements in them that have it."""
    themselves = [place for place in named if code in places.postal_codes(place.id)]
    cities = {place.id for place in themselves}
    inside = [
        place for place in places.reference.delivered_by(code) if not cities.isdisjoint(place.ancestors)
    ]
    return [*themselves, *inside]


def _unknown(written: str, places: Gazetteer) -> str:
    near = places.near(fold(written))
    if near:
        proposals = " ou ".join(choice(place, places) for place in near)
        return f"{quoted(written)} n’est pas un territoire connu ; vouliez-vous dire {proposals} ?"
    return (
        f"{quoted(written)} n’est pas un territoire connu ; {_examples(places)}, ou ajoutez ce lieu à "
        "« _vocabulaires/territoires.yml »"
    )


def _cut(label: str) -> str:
    return label if len(label) <= MAX_QUOTED else f"{label[: MAX_QUOTED - 1]}…"
