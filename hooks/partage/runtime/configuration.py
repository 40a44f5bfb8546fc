"""`mkdocs.yml` read without MkDocs: `!ENV` comes from the environment, every other tag is None."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

CONFIGURATION = "mkdocs.yml"
MAX_BYTES = 1024 * 1024


def configuration_text(root: Path) -> str:
    """Return the text of the configuration of the project at *root*; empty where there is none."""
    file = root / CONFIGURATION
    is_there = file.is_file() and file.stat().st_size <= MAX_BYTES
    return file.read_text("utf-8", errors="replace") if is_there else ""


def configured(text: str, environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of the configuration *text*; an empty dictionary where it cannot be read."""

    class Loader(yaml.SafeLoader):
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


def setting_lines(text: str) -> dict[str, int]:
    """Return the line of each setting of the configuration *text*, by its dotted key."""
    lines: dict[str, int] = {}

    def walk(node: yaml.Node | None, key: str) -> None:
        for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
            inside = f"{key}.{name.value}" if key else str(name.value)
            lines[inside] = name.start_mark.line + 1
            walk(value, inside)

    try:
        walk(yaml.compose(text, yaml.SafeLoader), "")
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return lines
