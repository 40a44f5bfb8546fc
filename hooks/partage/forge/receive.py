"""A sheet that somebody sent → a branch that holds it, ready to be proposed.

Only Git's objects are written: neither the files nor the index of the person who runs this are touched.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from partage.importing.incoming_file import Refusal
from partage.importing.mail import Received
from partage.reference.reference_data import ReferenceData
from partage.sheets.file_names import name_problem
from partage.sheets.source import read_text_source
from partage.sheets.template import identifier
from partage.sheets.validation import check
from partage.text.folding import slug
from partage.text.messages import quoted
from partage.text.problem import Problem

TIMEOUT = 60.0
_REGULAR = "100644"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedSheet:
    """A sheet received, and what the check says of it."""

    id: str
    title: str
    data: bytes
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems keep it from being published."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What was made."""

    name: str
    base: str
    """The branch, or commit, that it starts from."""
    commit: str
    remote: str
    """Where it can be sent; empty where there is nowhere."""


def sheet_of(received: Received, folder: str, references: ReferenceData, identity: str = "") -> ReceivedSheet:
    """Return the sheet *received*, checked under its place in *folder*; Refusal where it is no sheet.

    Its name is *identity*, else that of its file, else made of its title.
    """
    source = read_text_source(received.data, f"{folder}/recu.md")
    if isinstance(source, Problem):
        raise Refusal(f"ce n’est pas une fiche : ligne {source.line}, {source.message}.")
    written = source.front_matter.get("titre", "")
    title = " ".join(written.split()) if isinstance(written, str) else ""
    stem = identity or Path(received.name).stem
    if not stem or (not identity and name_problem(f"{stem}.md")):
        stem = identifier(title)
    sentence = name_problem(f"{stem}.md")
    if not sentence and slug(stem) != stem:
        # The name of a file is its end alone: « a/b » would pass.
        sentence = f"{quoted(stem)} ne peut pas être le nom d’une fiche"
    if sentence:
        raise Refusal(f"{sentence}. Donnez-lui un nom : partage recevoir FICHIER --nom jardin-partage")
    source = replace(source, id=stem, path=f"{folder}/{stem}.md")
    known = replace(references, sheets=frozenset(references.sheets) | {stem})
    return ReceivedSheet(id=stem, title=title, data=received.data, problems=tuple(check(source, known)[1]))


def branch_for(sheet: ReceivedSheet, root: Path, folder: str, base: str, *, correction: bool) -> Branch:
    """Make the branch of *sheet* on top of *base*; Refusal where something that exists would be replaced."""
    git = _Git(root)
    start = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not start:
        raise Refusal(
            f"{quoted(base)} n’est pas une branche d’un dépôt Git ici ; placez-vous dans le dépôt du projet, ou donnez "
            "la branche de départ : --depuis main"
        )
    path = git.run("rev-parse", "--show-prefix") + f"{folder}/{sheet.id}.md"
    name = f"fiche/{sheet.id}"
    _refuse_to_replace(git, start, path, root / folder / f"{sheet.id}.md", correction=correction)
    if git.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{name}"):
        raise Refusal(
            f"la branche {quoted(name)} existe déjà : une version attend peut-être d’être relue. Regardez-la : git log "
            f"-p {name}. Pour recommencer : git branch -D {name}"
        )
    blob = git.run("hash-object", "-w", "--stdin", given=sheet.data)
    tree = _tree_with(git, start, path, blob)
    if tree == git.run("rev-parse", f"{start}^{{tree}}"):
        raise Refusal("cette fiche est déjà là, mot pour mot ; il n’y a rien à proposer.")
    commit = git.run("commit-tree", tree, "-p", start, "-F", "-", given=_message(sheet, correction).encode())
    git.run("update-ref", f"refs/heads/{name}", commit, "0" * len(commit))
    remotes = git.ask("remote").split()
    shown = git.ask("symbolic-ref", "--quiet", "--short", "HEAD") if base == "HEAD" else base
    return Branch(
        name=name, base=shown or start[:10], commit=commit[:10],
        remote="origin" if "origin" in remotes else next(iter(remotes), ""),
    )  # fmt: skip


def _refuse_to_replace(git: _Git, start: str, path: str, file: Path, *, correction: bool) -> None:
    exists = bool(git.ask("ls-tree", "--name-only", "--full-tree", start, "--", path))
    if exists and not correction:
        raise Refusal(
            f"la fiche {quoted(path)} existe déjà. Si ceci la corrige : ajoutez --corrige. Si c’est une autre "
            "initiative : donnez-lui un autre nom avec --nom"
        )
    if correction and not exists:
        raise Refusal(
            f"il n’y a pas de fiche {quoted(path)} à corriger au point de départ ; sans --corrige, ce sera une "
            "nouvelle fiche. Pour corriger une fiche d’un autre nom : --nom"
        )
    if not exists and os.path.lexists(file):
        raise Refusal(
            f"un fichier {quoted(path)} existe dans votre dossier sans être enregistré dans Git ; enregistrez-le "
            "(git commit) ou donnez un autre nom à la fiche reçue avec --nom"
        )


def _tree_with(git: _Git, start: str, path: str, blob: str) -> str:
    """Return the tree of *start* with *blob* at *path*, made in an index of its own."""
    with tempfile.TemporaryDirectory() as aside:
        index = {"GIT_INDEX_FILE": str(Path(aside) / "index")}
        git.run("read-tree", start, environment=index)
        git.run("update-index", "--add", "--cacheinfo", f"{_REGULAR},{blob},{path}", environment=index)
        return git.run("write-tree", environment=index)


def _message(sheet: ReceivedSheet, correction: bool) -> str:
    """Return a message that is ours: what a stranger wrote could skip a check, close an issue or call somebody."""
    what = "Corriger" if correction else "Proposer"
    state = (
        f"{sheet.errors} erreur{'s' if sheet.errors > 1 else ''} à corriger avant de publier."
        if sheet.errors
        else "La vérification automatique ne trouve pas d’erreur."
    )
    return (
        f"{what} la fiche {sheet.id}\n\nReçue hors de la forge, telle quelle ; pas encore relue.\n{state}\n"
    )


class _Git:
    """Git in one folder, called by name, without a shell."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def ask(self, *arguments: str) -> str:
        """Return what Git answers; nothing where it says no."""
        try:
            return self.run(*arguments)
        except Refusal:
            return ""

    def run(self, *arguments: str, given: bytes = b"", environment: dict[str, str] | None = None) -> str:
        """Return what Git answers; Refusal with its own words where it fails."""
        try:
            done = subprocess.run(
                ["git", *arguments], cwd=self._root, input=given, capture_output=True, timeout=TIMEOUT,
                env={**os.environ, **(environment or {})},
            )  # fmt: skip
        except FileNotFoundError:
            raise Refusal(
                "Git est introuvable ; installez-le (apt-get install git, ou git-scm.com)."
            ) from None
        except (OSError, subprocess.SubprocessError):
            raise Refusal("Git ne répond pas ; vérifiez le dépôt avec : git status") from None
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip()
            if "user.email" in told or "identity" in told or "ident name" in told:
                told = (
                    'il ne sait pas qui vous êtes. Tapez : git config user.name "Votre nom", puis git config '
                    "user.email vous@exemple.org"
                )
            raise Refusal(f"Git refuse : {' '.join(told.split())}")
        # Names are bytes for Git.
        return os.fsdecode(done.stdout).rstrip("\n")


def next_steps(branch: Branch) -> Sequence[str]:
    """Return what to do then, in French."""
    return (
        f"Branche « {branch.name} » prête, à partir de {branch.base} (commit {branch.commit}). "
        "Vos fichiers n’ont pas bougé.",
        f"  La relire :          git diff {branch.base}...{branch.name}",
        f"  La retoucher :       git switch {branch.name}",
        f"  La proposer :        git push -u {branch.remote or 'ADRESSE_DU_DEPOT'} {branch.name}, puis ouvrez la "
        "demande d’intégration sur la forge",
        f"  L’abandonner :       git branch -D {branch.name}",
    )
