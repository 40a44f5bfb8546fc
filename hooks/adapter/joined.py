"""Modules of the browser that are always loaded together, joined in one file: a phone waits for each request.

The sources stay modules that run as they are. Each keeps a scope of its own in the joined file, which exports it under
one name; whoever imports one of them, wherever, gets it from there. One that is in two files is taken by whoever is in
neither from the one that is needed anyway, or the first: it may be loaded twice, so it keeps nothing, and defines no
element that is there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from graphlib import TopologicalSorter

from partage.rendering.assets import JOINED

_IMPORT = re.compile(r'^import \{(?P<names>[^}]+)\} from "(?P<path>\.[^"]+)";\n', re.MULTILINE)
_DYNAMIC = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_EXPORT = re.compile(r"^export (?P<what>(?:async )?function\*?|class|const) (?P<name>\w+)", re.MULTILINE)


class CannotJoin(ValueError):
    """A module is written in a way that is not joined."""


def joined(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts that pages load of the modules *sources*, by path in the folder of assets.

    Those that are joined are no longer there by themselves.
    """
    place = {module: whole for whole, modules in reversed(JOINED.items()) for module in modules}
    made = {
        path: _linked(path, text, place | _at_hand(path, text))
        for path, text in sources.items()
        if path not in place
    }
    for whole, modules in JOINED.items():
        made[whole] = _whole(whole, {module: sources[module] for module in modules}, place)
    return made


def _at_hand(path: str, text: str) -> dict[str, str]:
    """Return where the script *text* at *path* takes what it finds in files that it needs for something else."""
    needed = {_absolute(path, each["path"]) for each in _IMPORT.finditer(text)}
    files = {module: [whole for whole, held in JOINED.items() if module in held] for module in needed}
    loaded = {wholes[0] for wholes in files.values() if len(wholes) == 1}
    return {module: whole for module, wholes in files.items() for whole in wholes if whole in loaded}


def _linked(path: str, text: str, place: Mapping[str, str]) -> str:
    """Return the script *text* at *path*, that takes what it imports from where it is joined."""
    wholes: dict[str, set[str]] = {}

    def taken(found: re.Match[str]) -> str:
        module = _absolute(path, found["path"])
        if module not in place:
            return found[0]
        wholes.setdefault(place[module], set()).add(scope(module))
        return f"const {{{_renamed(found['names'])}}} = {scope(module)};\n"

    body = _IMPORT.sub(taken, text)
    heads = (
        f'import {{ {", ".join(sorted(names))} }} from "{_relative(path, whole)}";\n'
        for whole, names in sorted(wholes.items())
    )
    return "".join(heads) + _DYNAMIC.sub(_asked_for(path, path, place), body)


def _whole(whole: str, sources: Mapping[str, str], place: Mapping[str, str]) -> str:
    """Return the modules *sources* as the one file *whole*."""
    needs = {
        module: {_absolute(module, each["path"]) for each in _IMPORT.finditer(text)}
        for module, text in sources.items()
    }
    outside = sorted({each for found in needs.values() for each in found} - sources.keys())
    if unknown := [each for each in outside if each not in place]:
        raise CannotJoin(f"{whole}: {', '.join(unknown)} must be joined too")
    heads = [f'import {{ {scope(each)} }} from "{_relative(whole, place[each])}";\n' for each in outside]
    inside = {module: sorted(found & sources.keys()) for module, found in sorted(needs.items())}
    ordered = TopologicalSorter(inside).static_order()
    return "".join([*heads, *(_scoped(module, sources[module], whole, place) for module in ordered)])


def _scoped(module: str, text: str, whole: str, place: Mapping[str, str]) -> str:
    """Return *module* as a scope that gives back what it exports."""
    body = _IMPORT.sub(
        lambda found: f"const {{{_renamed(found['names'])}}} = {scope(_absolute(module, found['path']))};\n",
        text,
    )
    body = _DYNAMIC.sub(_asked_for(module, whole, place), body)
    names = [found["name"] for found in _EXPORT.finditer(body)]
    body = _EXPORT.sub(r"\g<what> \g<name>", body)
    if re.search(r"^(import|export)\b", body, re.MULTILINE):
        raise CannotJoin(
            f"{module}: only « import {{ … }} from » and exported functions, classes and constants"
        )
    return f"export const {scope(module)} = (() => {{\n{body}\nreturn {{ {', '.join(names)} }};\n}})();\n"


def _asked_for(module: str, here: str, place: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    """Return what replaces a module that *module*, which is in the file *here*, loads on need."""

    def replaced(found: re.Match[str]) -> str:
        wanted = _absolute(module, found["path"])
        if wanted not in place:
            return f'import("{_relative(here, wanted)}")'
        return f'import("{_relative(here, place[wanted])}").then((all) => all.{scope(wanted)})'

    return replaced


def _renamed(names: str) -> str:
    return re.sub(r"(\w+) as (\w+)", r"\1: \2", names)


def scope(module: str) -> str:
    """Return the name of *module* in the file that it is joined in."""
    return "$" + re.sub(r"\W", "_", module.removeprefix("javascripts/").removesuffix(".js"))


def _absolute(module: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), path))


def _relative(here: str, path: str) -> str:
    found = posixpath.relpath(path, posixpath.dirname(here))
    return found if found.startswith(".") else f"./{found}"
