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


def write_repository(root: Path, objects: Objects, refs: Mapping[str, str], head: str) -> None:
    """Write a repository of *objects* at *root*, with *refs* and *head* checked out nowhere."""
    git = root / ".git"
    for folder in ("objects", "refs/heads"):
        (git / folder).mkdir(parents=True)
    (git / "config").write_text(_CONFIGURATION, "ascii")
    (git / "HEAD").write_text(f"ref: refs/heads/{head}\n", "ascii")
    for name, sha in refs.items():
        (git / "refs/heads" / name).write_text(f"{sha}\n", "ascii")
    for sha, whole in objects.items():
        path = git / "objects" / sha[:2] / sha[2:]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(zlib.compress(whole, 1))
