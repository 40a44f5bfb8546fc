"""Mutated histories: commits that Git would not create, but that may be pushed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from partage.forge.changes import UnknownRevision, changes_since
from partage.forge.summary import summary_of
from partage.runtime.git import read_history
from tests.fuzz import checks, git_objects, text_mutations
from tests.fuzz.cases import Case

_TODAY = date(2026, 1, 1)
_DATES = (
    b"1704456000 +0000", b"1704456000 +0200", b"0 +0000", b"-1 +0000", b"-62135596801 +0000", b"253402300800 +0000",
    b"253402300799 +1400", b"253402300799 -9999", b"9999999999999 +0000", b"18446744073709551615 +0000", b"1e9 +0000",
    b"9223372036854775808 +0000", b"99999999999999999999999 +0000", b"x +0000", b"", b"1704456000", b"1704456000 +x",
    b"1704456000 +99999", b"  1704456000 +0000", b"1704456000 +0000 1", b"0x10 +0000", b"2024-01-05", "١٧٠٤ +0000".encode(),
)  # fmt: skip
_PEOPLE = (
    b"A <a@exemple.invalid>", b"<>", b"", b"A", b"A <a", b"A > <a>", b"\xff\xfe <\xe9>", b"\x1b[31mA <a@b>", b"\x01 <\x01>",
    b"A\x00B <a@b>", "é <é@é>".encode(), b"A" * 5000 + b" <a>", b"\x01" + b"1 <1>", b"%ct %x00 <%n>", b"a <b> <c>", b"\r <\r>",
)  # fmt: skip
_NAMES = (
    b"jardin.md", b"fete.md", "été.md".encode(), "e\u0301te\u0301.md".encode(), b"\xe9t\xe9.md", b"\xff.md", b"a b.md", b"a\nb.md",
    b"a\n\x01123\nb.md", b"\x01123.md", b"a\tb.md", b'a"b.md', b"a\\b.md", b"\x1b[31m.md", b"::error::x.md", b"\n::error::x.md",
    b"\r::error::x.md", b"-x.md", b"--name-only.md", b"x" * 255 + b".md", b"x" * 5000 + b".md", b"*.md", b":(top)x.md", b".md",
    b"\xc2\x85.md", b"\xe2\x80\xa8.md", b"\xed\xa0\x80.md", b"_vocabulaires/themes.yml", b"_vocabulaires/\x1b[2J.yml", b"a/b/c.md",
    b"images/x.png", b"`x`.md", b"<b>.md", b"[x](y).md", b"@all.md", b"%0a.md", b"\xe2\x80\xae.md", b"\x7f.md", b" .md", b"x.md ",
)  # fmt: skip
_PLACES = (
    b"initiatives/",
    b"initiatives/",
    b"initiatives/",
    b"",
    b"docs/",
    b"hooks/",
    b".github/workflows/",
    b"initiatives\\",
)
_HEADERS = (
    b"encoding ISO-8859-1\n", b"encoding UTF-16\n", b"encoding \xff\n", b"gpgsig x\n y\n", b"mergetag object x\n", b"x\n", b"\n",
    b"parent " + b"0" * 40 + b"\n", b"parent x\n", b"tree " + b"0" * 40 + b"\n",
)  # fmt: skip
_MESSAGES = (
    b"Un pas\n",
    b"",
    b"\xff\n",
    b"\x01123\n\x00x",
    b"\x1b[31m\n",
    b"x" * 20_000,
    b"\n\n\n",
    b"[skip ci]\n::error::x\n",
)


def _commit(draw: Random, tree: str, parents: list[str], sound: bool) -> bytes:
    """Return a commit, either *sound* or with odd people, dates, headers or message."""
    person, date = _PEOPLE[0], _DATES[draw.randrange(2)]
    odd = 0.0 if sound else 1.0
    lines = [f"tree {tree}\n".encode(), *(f"parent {each}\n".encode() for each in parents)]
    for role in (b"author", b"committer"):
        somebody = draw.choice(_PEOPLE) if draw.random() < 0.12 * odd else person
        moment = draw.choice(_DATES) if draw.random() < 0.2 * odd else date
        if draw.random() < 0.03 * odd:
            moment = text_mutations.odd(draw).encode("utf-8", "surrogatepass")
        lines.append(role + b" " + somebody + b" " + moment + b"\n")
    if draw.random() < 0.06 * odd:
        lines.insert(draw.randrange(len(lines) + 1), draw.choice(_HEADERS))
    if draw.random() < 0.03 * odd:
        del lines[draw.randrange(len(lines))]
    message = draw.choice(_MESSAGES) if draw.random() < 0.2 else _MESSAGES[0]
    whole = b"".join(lines) + b"\n" + message
    return text_mutations.mutated(draw, whole, [whole]) if draw.random() < 0.04 * odd else whole


def _name(draw: Random) -> bytes:
    # Git allows no name that is empty, contains a NUL, or is “.”, “..” or “.git”.
    if draw.random() < 0.8:
        name = draw.choice(_NAMES[:3]) if draw.random() < 0.6 else draw.choice(_NAMES)
    else:
        name = (
            text_mutations.odd(draw).encode("utf-8", "surrogatepass").replace(b"\0", b"").strip(b"/") + b".md"
        )
    return draw.choice(_PLACES) + b"/".join(
        part for part in name.split(b"/") if part not in (b"", b".", b"..")
    )


def _drawn(number: int) -> tuple[git_objects.Objects, dict[str, str], bool]:
    """Return objects, branches, and whether the history is sound, with nothing odd but file names."""
    draw = Random(f"history:{number}")
    sound = draw.random() < 0.4
    objects: git_objects.Objects = {}
    files: dict[bytes, bytes] = {b"initiatives/jardin.md": b"0"}
    commits: list[str] = []
    for step in range(draw.choice((1, 2, 3, 6, 10))):
        for _ in range(draw.choice((0, 1, 1, 2, 4))):
            files[_name(draw)] = str(step).encode()
        if len(files) > 1 and draw.random() < 0.2:
            del files[draw.choice(list(files)[1:])]
        parents = commits[-1:] if sound or draw.random() < 0.95 else []
        if len(commits) > 1 and draw.random() < 0.15:
            parents += draw.sample(commits[:-1], min(len(commits) - 1, draw.choice((1, 1, 9))))
        commit = _commit(draw, git_objects.tree(objects, files), parents, sound)
        commits.append(git_objects.added(objects, "commit", commit))
    if not sound and draw.random() < 0.05:
        del objects[draw.choice(list(objects))]
    return objects, {"main": commits[0], "work": commits[-1]}, sound


class Histories:
    """Repositories whose history was written by somebody else."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "repository"
        self._repository = git_objects.Repository(self._root)

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*, whose data describe the objects."""
        objects, refs, _ = _drawn(number)
        shown = [f"{name} {whole!r}" for name, whole in objects.items()]
        return Case(number, "objects.txt", "\n".join([*shown, repr(refs)]).encode())

    def run(self, case: Case) -> None:
        """Read the dates and the changes of *case*."""
        objects, refs, sound = _drawn(case.number)
        try:
            self._repository.fill(objects, refs, "work")
            history = read_history(self._root, "initiatives", _TODAY)
            checks.require(not sound or "initiatives/jardin.md" in history, "a sound file has no dates")
            for path, change in history.items():
                checks.require(
                    path.startswith("initiatives"), f"a file of another folder has dates: {path!r:.100}"
                )
                for day in (change.created, change.changed):
                    checks.check_printed(day.isoformat())
            try:
                changes = changes_since(self._root, "main")
            except UnknownRevision:
                checks.require(not sound, "the changes of a sound history are not known")
                return
            checks.check_summary(summary_of(changes, [], {}, "https://partage.exemple/"))
        finally:
            self._repository.clear()
