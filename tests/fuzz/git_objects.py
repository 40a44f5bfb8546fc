"""Git's objects, written without Git: it would refuse to make what others may have made and pushed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from hashlib import sha1
from pathlib import Path

Objects = dict[str, bytes]
"""The kind and content of objects, as Git digests them, by name."""
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
    """A repository at *root*, emptied and filled again: folders are slow to make and to take away."""

    def __init__(self, root: Path) -> None:
        self._git = root / ".git"
        for folder in ("refs/heads", *(f"objects/{number:02x}" for number in range(256))):
            (self._git / folder).mkdir(parents=True)
        (self._git / "config").write_text(_CONFIGURATION, "ascii")
        self._written: list[Path] = []

    def fill(self, objects: Objects, refs: Mapping[str, str], head: str) -> None:
        """Write *objects* and *refs*; the branch *head* is that of a working tree without files."""
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
        """Take away what was written last."""
        for path in self._written:
            path.unlink(missing_ok=True)
        self._written.clear()
