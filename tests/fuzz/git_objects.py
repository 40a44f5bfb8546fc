"""Git objects, written without Git: it would refuse to create what others may have created and pushed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path

Objects = dict[str, bytes]
"""Objects by name (SHA-1), each as Git hashes it: header and content."""
_CONFIGURATION = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n"


def added(objects: Objects, kind: str, content: bytes) -> str:
    """Add an object to *objects*; return its name."""
    whole = f"{kind} {len(content)}".encode() + b"\0" + content
    name = sha1(whole, usedforsecurity=False).hexdigest()
    objects[name] = whole
    return name


def tree(objects: Objects, files: Mapping[bytes, bytes]) -> str:
    """Add the tree of *files*, contents by path, to *objects*; return its name."""
    folders: dict[bytes, dict[bytes, bytes]] = {}
    entries = []
    for path, content in files.items():
        folder, slash, rest = path.partition(b"/")
        if slash:
            folders.setdefault(folder, {})[rest] = content
        else:
            entries.append((path, b"100644", added(objects, "blob", content)))
    entries += [(name + b"/", b"40000", tree(objects, inside)) for name, inside in folders.items()]
    body = b"".join(
        mode + b" " + name.removesuffix(b"/") + b"\0" + bytes.fromhex(sha)
        for name, mode, sha in sorted(entries)
    )
    return added(objects, "tree", body)


class Repository:
    """A repository at *root*, emptied and refilled for each case: creating and removing folders is slow."""

    def __init__(self, root: Path) -> None:
        self._git = root / ".git"
        for folder in ("refs/heads", *(f"objects/{number:02x}" for number in range(256))):
            (self._git / folder).mkdir(parents=True)
        (self._git / "config").write_text(_CONFIGURATION, "ascii")
        self._written: list[Path] = []

    def fill(self, objects: Objects, refs: Mapping[str, str], head: str) -> None:
        """Write *objects* and *refs*; *head* is the current branch. There are no files in the working tree."""
        self._write("HEAD", f"ref: refs/heads/{head}\n".encode())
        for name, sha in refs.items():
            self._write(f"refs/heads/{name}", f"{sha}\n".encode())
        for sha, whole in objects.items():
            self._write(f"objects/{sha[:2]}/{sha[2:]}", zlib.compress(whole, 1))

    def _write(self, name: str, data: bytes) -> None:
        path = self._git / name
        self._written.append(path)
        path.write_bytes(data)

    def clear(self) -> None:
        """Remove what was written last."""
        for path in self._written:
            path.unlink(missing_ok=True)
        self._written.clear()
