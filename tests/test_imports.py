"""Imports go down only, and what touches the world is where the architecture page says."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "partage"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = Path(__file__).parents[1] / "docs/assets/javascripts"
# From the bottom up: a package imports from those of the layers under its own, and from no other.
LAYERS = (
    ("text",),
    ("runtime", "settings"),
    ("reference", "images"),
    ("maps",),
    ("sheets",),
    ("across", "exports"),
    ("agenda",),
    ("catalogue",),
    ("rendering", "search", "importing"),
    ("views", "forge", "founding"),
    ("build",),
    (
        *("cli", "checking", "sheet_commands", "agenda_commands", "intake", "bases", "forge_commands"),
        *("options", "terminal", "__main__"),
    ),
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
# `images` is above `reference` for its colours, the commands above their options.
NEIGHBOURS = {
    ("images", "reference"),
    *(("cli", each) for each in ("options", "terminal")),
    # A new base begins with the request forms of its lists.
    ("founding", "forge"),
    ("bases", "terminal"),
    *(
        (each, of)
        for each in ("checking", "sheet_commands", "agenda_commands", "intake", "forge_commands")
        for of in ("options", "terminal")
    ),
    ("sheet_commands", "forge_commands"),
    ("__main__", "cli"),
}


def package_of(module: str) -> str:
    """The package of a module of ours, such as `sheets` of `partage.sheets.body.links`."""
    return module.split(".")[1]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path): path for path in MODULES}


def imported(path: Path) -> set[str]:
    """What *path* imports anywhere in it, those of types alone too: of our modules, the modules themselves."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {each if each in NAMES else str(node.module) for each in whole}
    return found


# Read by the first test that asks: each process collects every test.
@cache
def graph() -> dict[str, set[str]]:
    """What each of our modules imports of the others."""
    return {
        name: {each for each in imported(path) if each.startswith("partage.")} for name, path in NAMES.items()
    }


def test_every_module_is_in_a_package_of_the_house() -> None:
    homeless = [name for name in NAMES if name != "partage" and package_of(name) not in LAYER]
    assert homeless == []
    assert {path.name for path in PACKAGE.glob("*.py")} == {
        "__init__.py",
        "__main__.py",
        "cli.py",
        "intake.py",
        "options.py",
        "terminal.py",
        "agenda_commands.py",
        "bases.py",
        "checking.py",
        "forge_commands.py",
        "sheet_commands.py",
    }


def test_imports_go_down_only() -> None:
    wrong = []
    for name, targets in graph().items():
        for target in targets if name != "partage" else ():
            here, there = package_of(name), package_of(target)
            if here != there and LAYER[there] >= LAYER[here] and (here, there) not in NEIGHBOURS:
                wrong.append(f"{name} imports {target}")
    assert wrong == []


def test_there_is_no_circle() -> None:
    """Raises `CycleError`, which names the modules of one."""
    assert len([*TopologicalSorter(graph()).static_order()]) >= len(NAMES) - 1


def test_nothing_is_imported_for_types_alone() -> None:
    """What is needed for types is needed: hidden, it makes circles that nobody sees."""
    hidden = [name for name, path in NAMES.items() if "TYPE_CHECKING" in path.read_text("utf-8")]
    assert hidden == []


def test_every_package_says_what_it_holds_and_may_import() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert "mport" in said or path.parent == PACKAGE, path


def test_views_are_strangers_to_each_other() -> None:
    views = {name: targets for name, targets in graph().items() if name.startswith("partage.views.")}
    assert [
        name for name, targets in views.items() if any(map("partage.views".__eq__, map(_package, targets)))
    ] == []


def _package(module: str) -> str:
    return module.rpartition(".")[0]


def test_only_the_adapter_knows_mkdocs_and_only_the_terminal_prints() -> None:
    for path in MODULES:
        assert not [each for each in imported(path) if each.partition(".")[0] in ("mkdocs", "material")], path
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        printed = [call for call in calls if getattr(call.func, "id", "") == "print"]
        assert printed == [] or path.name == "terminal.py", path


def test_no_module_reads_the_clock() -> None:
    for path in MODULES:
        text = path.read_text("utf-8")
        attributes = {
            node.attr
            for node in ast.walk(ast.parse(text))
            # The day of the build is a value of the site; a command that a person runs asks for theirs.
            if isinstance(node, ast.Attribute)
            and ast.unparse(node) not in ("site.today", "date.today" if path.name == "cli.py" else "")
        }
        assert not attributes & {"now", "today", "utcnow", "time_ns", "perf_counter"} or path.name in (
            "site.py",
            "clock.py",
        ), path
        assert "time.time" not in text, path


def test_modules_stay_short() -> None:
    """About two hundred lines, never over 250; the declaration of the fields is one table in two languages, the hooks only delegate."""
    most = {PACKAGE / "sheets/fields.py": 420, HOOKS / "main.py": 150}
    files = [*HOOKS.rglob("*.py"), *SCRIPTS.rglob("*.js")]
    long = {path: len(path.read_text("utf-8").splitlines()) for path in files}
    assert {path.name: lines for path, lines in long.items() if lines > most.get(path, 250)} == {}
