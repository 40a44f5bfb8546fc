"""The browser's scripts: nothing is exported, imported or declared in vain, and each constant has one home."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "docs/assets/javascripts"
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "([^"]+)";$', re.MULTILINE)
_LOADED = re.compile(r'import\("([^"]+)"\)')
_DECLARED = re.compile(r"^(export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)


def code_of(script: Path) -> str:
    """Return the text of *script* without its comments."""
    return _COMMENT.sub("", script.read_text("utf-8"))


def imported(code: dict[Path, str]) -> set[tuple[Path, str]]:
    """Return each name that a script takes from another one, with the file that it comes from."""
    found = set()
    for script, text in code.items():
        for names, path in _IMPORT.findall(text):
            found |= {((script.parent / path).resolve(), name) for name in names.split(", ")}
        # What is loaded later is taken apart in the lines around.
        for path in _LOADED.findall(text):
            found |= {((script.parent / path).resolve(), name) for name in re.findall(r"\w+", text)}
    return found


def unused(code: dict[Path, str]) -> list[str]:
    """Return what scripts declare or import and nothing uses, as “file: name”."""
    taken = imported(code)
    found = []
    for script, text in code.items():
        declared = _DECLARED.findall(text)
        names = [name for exported, name in declared if not exported or (script, name) not in taken]
        names += [name for line, _ in _IMPORT.findall(text) for name in line.split(", ")]
        exported = {name for is_exported, name in declared if is_exported}
        found += [
            f"{script.name}: {name}"
            for name in names
            # `.name` is a member of something else, `...name` is not.
            if name in exported or len(re.findall(rf"(?:(?<![.\w])|(?<=\.\.\.)){name}\b", text)) < 2
        ]
    return found


def test_nothing_is_declared_in_vain() -> None:
    code = {script.resolve(): code_of(script) for script in SCRIPTS.rglob("*.js")}
    assert len(code) > 30
    assert unused(code) == []


def test_what_is_declared_in_vain_is_seen(tmp_path: Path) -> None:
    one, other, element = (tmp_path / name for name in ("one.js", "other.js", "element.js"))
    code = {
        one: "export function used() {}\nexport const DEAD = 1;\nexport class Later {}\nfunction dead() {}\n[].dead();\n",
        other: 'import { used, gone } from "./one.js";\nused();\nlet here = 1;\nhere++;\n',
        element: 'import("./one.js").then(({ Later }) => new Later());\n',
    }
    assert unused(code) == ["one.js: DEAD", "one.js: dead", "other.js: gone"]


def test_no_placeholder_is_filled_by_a_pattern() -> None:
    """`text.replace("{name}", typed)` reads `$&` in what was typed; `fill` of ui/strings.js does not."""
    found = [
        (script.name, line)
        for script in SCRIPTS.rglob("*.js")
        for line in script.read_text("utf-8").splitlines()
        if re.search(r"""\.replace(?:All)?\(["'`]\{""", line)
    ]
    assert found == []


def test_no_template_is_written_inside_another() -> None:
    """What makes scripts smaller takes the inner one for code, and loses the spaces of its words."""
    found = [
        (script.name, line)
        for script in SCRIPTS.rglob("*.js")
        for line in script.read_text("utf-8").splitlines()
        if re.search(r"`[^`]*\$\{[^}`]*`", line.replace('${"`"}', ""))
    ]
    assert found == []
