"""The forges' workflows are valid, and safe for proposals from strangers."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
GITLAB = [path for path in (ROOT / ".gitlab-ci.yml",) if path.exists()]
"""A network keeps the files of its own forge."""
of_gitlab = pytest.mark.skipif(not GITLAB, reason="this repository is on another forge")
WORKFLOWS = sorted([*ROOT.glob(".github/workflows/*.y*ml"), *ROOT.glob(".forgejo/workflows/*.y*ml")])
names = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
# Values that the forge or the maintainers provide, never a contributor.
HARMLESS = re.compile(r"github\.(ref|token|base_ref)|vars\.[A-Z_]+|steps\.\w+\.outputs\.page_url")


def read(path: Path) -> dict[str, Any]:
    # BaseLoader, since `on` is a key here, not a boolean.
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return read


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


PURPOSES = {"moteur.yml", "publier.yml", "verifier.yml"}


def test_each_forge_that_is_kept_has_its_workflows() -> None:
    for forge in {path.parents[1] for path in WORKFLOWS}:
        assert {path.name for path in WORKFLOWS if path.parents[1] == forge} <= PURPOSES


@names
def test_a_proposal_is_not_wrong_where_the_engine_is(path: Path) -> None:
    """Sheets are checked and the site is built wherever; the engine's tests run where more than content changes."""
    commands = [step.get("run", "") for step in steps(read(path))]
    tests_the_engine = any("make test" in each for each in commands)
    assert tests_the_engine == (path.stem == "moteur")
    for event in ("pull_request", "push") if tests_the_engine else ():
        assert read(path)["on"][event]["paths-ignore"] == ["initiatives/**", "docs/**.md", "mkdocs.yml"]
    if path.stem == "verifier":
        assert sum("partage check" in each or "make site" in each for each in commands) == 2
        assert any("forge templates --check" in each for each in commands)


@names
def test_a_stranger_gets_no_privilege(path: Path) -> None:
    text, workflow = path.read_text("utf-8"), read(path)
    events = set(workflow["on"])
    assert events <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert "secrets." not in text
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        writes = [value for value in job["permissions"].values() if value != "read"]
        assert not writes or "pull_request" not in events
        assert 0 < int(job["timeout-minutes"]) <= 60
    assert workflow["concurrency"]["group"]


@names
def test_only_the_main_branch_is_published(path: Path) -> None:
    workflow = read(path)
    assert workflow["on"]["push"]["branches"] == ["main"]
    if path.stem == "publier":
        first, *others = workflow["jobs"].values()
        assert first["if"] == "github.ref == 'refs/heads/main'"
        assert all(job["needs"] for job in others)
        assert workflow["on"]["schedule"][0]["cron"]


@names
def test_every_action_is_a_commit_whose_version_is_told(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    for line in used:
        assert re.fullmatch(r"[\w./:-]+@[0-9a-f]{40} # v\d+(\.\d+)*", line), line


@names
def test_the_repository_is_fetched_without_leaving_its_key(path: Path) -> None:
    fetched = [step["with"] for step in steps(read(path)) if "/checkout@" in step.get("uses", "")]
    assert fetched
    assert {each["persist-credentials"] for each in fetched} == {"false"}
    depths = [each["fetch-depth"] for each in fetched]
    # Dates come from the history; the quick check builds nothing.
    assert all(depth == "0" for depth in depths[1 if path.stem == "verifier" else 0 :])


@names
def test_no_expression_is_in_a_command_and_none_holds_words_of_a_contributor(path: Path) -> None:
    for step in steps(read(path)):
        assert "${{" not in step.get("run", "")
    for expression in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", path.read_text("utf-8")):
        assert HARMLESS.fullmatch(expression), expression


def test_no_run_restores_a_cache() -> None:
    """The run that publishes would restore the cache of a proposal."""
    for path in (*WORKFLOWS, *GITLAB):
        text = path.read_text("utf-8")
        assert not re.search(r"actions/cache|\brestore-keys\b|^\s*cache\s*:", text, re.MULTILINE), path


@of_gitlab
def test_gitlab_names_nothing_that_a_contributor_wrote() -> None:
    used = set(re.findall(r"\$\{?(\w+)", (ROOT / ".gitlab-ci.yml").read_text("utf-8")))
    assert used == {
        "CI_PIPELINE_SOURCE",
        "CI_COMMIT_BRANCH",
        "CI_DEFAULT_BRANCH",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    }


@of_gitlab
def test_gitlab_has_the_same_steps() -> None:
    pipeline = read(ROOT / ".gitlab-ci.yml")
    assert pipeline["variables"]["GIT_DEPTH"] == "0"
    assert pipeline["fiches"]["artifacts"]["reports"] == {
        "codequality": "qualite.json",
        "annotations": "liens.json",
    }
    assert pipeline["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert all(pipeline[job]["timeout"] for job in ("fiches", "apercu", "tests", "pages"))
    *others, last = pipeline["tests"]["rules"]
    assert others == [{"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"}]
    assert not any(path.startswith(("initiatives", "docs/**", "mkdocs")) for path in last["changes"]["paths"])


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(each) for each in command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_zizmor_finds_nothing() -> None:
    if not WORKFLOWS:
        return
    done = run(
        BIN / "zizmor", "--offline", "--persona=pedantic", "--no-progress", *ROOT.glob(".github"), *WORKFLOWS
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("gitlab-ci", GITLAB),
        ("dependabot", [*ROOT.glob(".github/dependabot.yml")]),
        ("citation-file-format", [*ROOT.glob("CITATION.cff")]),
        ("github-issue-forms", [*ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")]),
    ],
)
def test_whoever_reads_a_file_knows_every_key(schema: str, paths: list[Path]) -> None:
    if not paths:
        return
    more = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    done = run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *more, *paths)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_templates_of_a_proposal_are_one() -> None:
    github = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_text("utf-8") == github


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_follow_what_is_declared_and_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    locked = dict(re.findall(r"^([\w.-]+)==([\w.!+]+)", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"]]
    for extra in ("dev", "import") if "dev" in lock else ():
        declared += project["optional-dependencies"][extra]
    # The test dependencies include those of the import command.
    declared = [each for each in declared if not each.startswith(project["name"])]
    for requirement in map(Requirement, declared):
        version = locked[requirement.name.lower()]
        assert requirement.specifier.contains(version), f"{requirement} : lancez make lock"
