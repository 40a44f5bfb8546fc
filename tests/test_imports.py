"""Imports go one way, and what touches the world is where the architecture page says."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "partage"
MODULES = sorted(PACKAGE.rglob("*.py"))
# From the values up: a module imports from its own layer or from those before it.
LAYERS = (
    ("model", "palette", "folding", "typography", "spelling", "printable", "messages", "failures", "policy", "page_scripts", "hosting", "parallel", "history",
     "locales", "cache", "cache_key", "rooted", "alone", "progress", "bars", "assets"),
    ("bounds", "page_bound", "configuration", "unreadable", "list_files", "lists", "values", "moments", "items", "fields", "sections", "vocabularies", "territories", "own_territories", "gazetteer", "cog",
     "cog_table", "marks", "claims", "place_messages", "strict_yaml", "yaml_mistakes", "explaining", "references",
     "file_names", "reading", "headings", "public_text", "misleading", "body_comments", "body_checks", "body_links", "markdown",
     "facets", "completeness", "pictures", "validation", "sheet_text", "questions", "forges", "place_lists", "drafting", "reporting"),
    ("catalogue", "consistency", "nearness"),
    ("site",),
    ("rendering",),
    ("search",),
    ("sharing",),
    ("views",),
    ("known_sheets", "checking", "pipeline", "watching", "edition", "publishing", "output_folders", "publication", "indexing", "making", "integration"),
    ("importing", "receiving"),
    ("options", "outputs", "cli", "__main__"),
)  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """What *path* imports when it runs: names needed by types alone do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def layer_of(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    for target in imported(path):
        if target.startswith("partage."):
            assert layer_of(target.split(".")[1]) <= layer_of(name_of(path)), target


@pytest.mark.parametrize("path", sorted((PACKAGE / "views").glob("*.py")), ids=lambda path: path.stem)
def test_views_are_strangers_to_each_other(path: Path) -> None:
    assert not [target for target in imported(path) if target.startswith("partage.views")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_adapter_knows_the_host_and_only_the_command_prints(path: Path) -> None:
    assert not [target for target in imported(path) if target.partition(".")[0] in ("mkdocs", "material")]
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    printed = [call for call in calls if getattr(call.func, "id", "") == "print"]
    assert printed == [] or path.name == "cli.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_reads_the_clock(path: Path) -> None:
    attributes = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        # The day of the build is a value of the site.
        if isinstance(node, ast.Attribute) and ast.unparse(node) != "site.today"
    }
    assert not attributes & {"now", "today", "utcnow", "time_ns", "perf_counter"} or path.name == "site.py"
    assert "time.time" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_short(path: Path) -> None:
    # The declaration of the fields is one table.
    longest = 350 if path.name == "fields.py" else 250
    assert len(path.read_text("utf-8").splitlines()) <= longest
