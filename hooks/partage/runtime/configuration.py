"""`mkdocs.yml` read without MkDocs: `!ENV` comes from the environment, every other tag is None."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

import yaml

CONFIGURATION = "mkdocs.yml"
MAX_BYTES = 1024 * 1024
MOST_INHERITED = 10
"""Files, each from the one before."""
_INHERIT = "INHERIT"
# The same results, some ten times as fast, where PyYAML was built with the library in C.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def configuration_text(root: Path) -> str:
    """Return the text of the configuration of the project at *root*; empty where there is none."""
    file = root / CONFIGURATION
    is_there = file.is_file() and file.stat().st_size <= MAX_BYTES
    return file.read_text("utf-8", errors="replace") if is_there else ""


def configured(text: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of the configuration *text*; an empty dictionary where it cannot be read."""

    class Loader(_LOADER):  # type: ignore[valid-type, misc]
        """Reads `!ENV`; any other tag is for MkDocs."""

    def from_environment(loader: Any, node: yaml.Node) -> str:
        if isinstance(node, yaml.SequenceNode):
            *names, default = [str(each) for each in loader.construct_sequence(node)]
        else:
            names, default = [str(node.value)], ""
        # An empty variable is how a forge says that it has none.
        return next((environment[name] for name in names if environment.get(name)), default)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    try:
        read = Loader(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def settings_of_project(root: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of the project at *root* as MkDocs reads them: over those of the files that it inherits."""
    return _inherited(root / CONFIGURATION, environment, MOST_INHERITED)


def _inherited(file: Path, environment: Mapping[str, str], left: int) -> dict[str, Any]:
    is_read = left and file.is_file() and file.stat().st_size <= MAX_BYTES
    own = configured(file.read_text("utf-8", errors="replace"), environment) if is_read else {}
    parent = own.pop(_INHERIT, None)
    return _over(_inherited(file.parent / parent, environment, left - 1), own) if _is_name(parent) else own


def _is_name(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value) and "\0" not in value


def _over(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return *own* over *parent*: groups are put together, anything else is replaced."""
    both = {**parent, **own}
    groups = (key for key in own if isinstance(own[key], dict) and isinstance(parent.get(key), dict))
    return both | {key: _over(parent[key], own[key]) for key in groups}


def setting_lines(text: str) -> dict[str, int]:
    """Return the line of each setting of the configuration *text*, by its dotted key."""
    lines: dict[str, int] = {}

    def walk(node: yaml.Node | None, key: str) -> None:
        for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
            inside = f"{key}.{name.value}" if key else str(name.value)
            lines[inside] = name.start_mark.line + 1
            walk(value, inside)

    try:
        walk(yaml.compose(text, _LOADER), "")
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return lines
