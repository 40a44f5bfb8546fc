"""A sheet that somebody sent → a branch that contains it, ready to be proposed.

Only Git objects and the new branch are written: the user's working tree and index are left alone.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from partage.importing.mail import Received
from partage.importing.refusal import Refusal
from partage.reference.reference_data import ReferenceData
from partage.sheets.file_names import name_problem
from partage.sheets.source import read_text_source
from partage.sheets.template import identifier
from partage.sheets.validation import check
from partage.text.characters import with_plain_spaces
from partage.text.folding import slug
from partage.text.messages import quoted
from partage.text.privacy import personal_details
from partage.text.problem import Problem
from partage.text.translation import spoken_words

TIMEOUT = 60.0
_TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")
_REGULAR = "100644"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedSheet:
    """A received sheet, and the problems found in it."""

    id: str
    title: str
    data: bytes
    problems: tuple[Problem, ...]
    personal: tuple[str, ...] = ()
    """What in it would let people reach or identify one person, in French sentences: Git would keep it for ever."""

    @property
    def errors(self) -> int:
        """The number of problems that keep it from being published."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The branch that was created."""

    name: str
    base: str
    """The branch, or short commit, that it starts from."""
    commit: str
    remote: str
    """The remote that it can be pushed to; empty if there is none."""


def sheet_of(received: Received, folder: str, references: ReferenceData, identity: str = "") -> ReceivedSheet:
    """Return the *received* sheet, checked as if it were in *folder*; Refusal if it is no sheet or has no valid name.

    It is named *identity* if given, else after its file if that is a valid name, else after its title.
    """
    source = read_text_source(received.data, f"{folder}/recu.md")
    if isinstance(source, Problem):
        raise Refusal(
            f"ce n’est pas une fiche : ligne {source.line}, {source.message}. Corrigez cette ligne (d’un courriel, "
            "copiez la fiche dans un fichier .md), puis relancez : partage recevoir FICHIER"
        )
    written = source.front_matter.get("titre", "")
    title = " ".join(written.split()) if isinstance(written, str) else ""
    stem = identity or _stem(received.name)
    if not stem or (not identity and name_problem(f"{stem}.md")):
        stem = identifier(title)
    sentence = name_problem(f"{stem}.md")
    if not sentence and slug(stem) != stem:
        # `name_problem` looks at the last part of a path only: « a/b » would pass.
        sentence = f"{quoted(stem)} ne peut pas être le nom d’une fiche"
    if sentence:
        raise Refusal(f"{sentence}. Donnez-lui un nom : partage recevoir FICHIER --nom jardin-partage")
    source = replace(source, id=stem, path=f"{folder}/{stem}.md")
    known = replace(references, sheets=frozenset(references.sheets) | {stem})
    return ReceivedSheet(
        id=stem,
        title=title,
        data=received.data,
        problems=tuple(check(source, known)[1]),
        personal=tuple(personal_details(received.data.decode("utf-8", "replace"), received.senders)),
    )


def _stem(name: str) -> str:
    """Return *name* without what programs add to the name of a text: « jardin.md.txt » is the sheet « jardin »."""
    path = Path(name)
    while path.suffix.lower() in _TEXT_ENDINGS:
        path = path.with_suffix("")
    return path.name


def branch_for(sheet: ReceivedSheet, root: Path, folder: str, base: str, *, correction: bool) -> Branch:
    """Create the branch `fiche/<id>` for *sheet* on top of *base*; Refusal if that would replace anything.

    A sheet that exists at *base* is only replaced by a *correction*, and a *correction* needs one.
    """
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
    """Return the tree of *start* with *blob* at *path*, built in a temporary index."""
    with tempfile.TemporaryDirectory() as aside:
        index = {"GIT_INDEX_FILE": str(Path(aside) / "index")}
        git.run("read-tree", start, environment=index)
        git.run("update-index", "--add", "--cacheinfo", f"{_REGULAR},{blob},{path}", environment=index)
        return git.run("write-tree", environment=index)


def _message(sheet: ReceivedSheet, correction: bool) -> str:
    """Return a commit message without the sender's words: those could skip CI, close an issue or mention somebody."""
    what = "Corriger" if correction else "Proposer"
    state = (
        f"{sheet.errors} erreur{'s' if sheet.errors > 1 else ''} à corriger avant de publier."
        if sheet.errors
        else "La vérification automatique ne trouve pas d’erreur."
    )
    said = (
        f"{what} la fiche {sheet.id}",
        "Reçue hors de la forge, telle quelle ; pas encore relue.",
        state,
    )
    title, *rest = (with_plain_spaces(spoken_words(each)) for each in said)
    return "\n".join([title, "", *rest, ""])


class _Git:
    """Runs Git in one folder, without a shell."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def ask(self, *arguments: str) -> str:
        """Return what Git prints; an empty string if it fails."""
        try:
            return self.run(*arguments)
        except Refusal:
            return ""

    def run(self, *arguments: str, given: bytes = b"", environment: dict[str, str] | None = None) -> str:
        """Return what Git prints, given *given* as its input; Refusal, with Git's own words, if it fails."""
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
            stderr = done.stderr.decode("utf-8", "replace").strip()
            if "user.email" in stderr or "identity" in stderr or "ident name" in stderr:
                stderr = (
                    'il ne sait pas qui vous êtes. Tapez : git config user.name "Votre nom", puis git config '
                    "user.email vous@exemple.org"
                )
            raise Refusal(f"Git refuse : {' '.join(stderr.split())}")
        # To Git, names are bytes.
        return os.fsdecode(done.stdout).rstrip("\n")
