"""Folders inside one tree, reached without following a link, so that no name in it leads outside.

A proposal may put a link anywhere in a working tree, also where this program keeps or publishes things. So below the
root, which is trusted, each folder is opened by the descriptor of the one that holds it, and no link is followed (as
Go's `os.Root` does). Where the system has no such calls (Windows), each folder on the way is checked first.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FILE = _NO_LINK | _BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER = os.O_RDONLY | _NO_LINK | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_BY_DESCRIPTOR = {os.open, os.stat, os.mkdir, os.unlink, os.rmdir, os.rename} <= os.supports_dir_fd
_PIECE = 2**16
_IS_LINK = 0x400
"""FILE_ATTRIBUTE_REPARSE_POINT: what Windows calls links and junctions."""


class Unsafe(OSError):
    """A link, a special file, a file that is too large, or somebody else's folder, where a plain one of ours is needed.

    `filename` is its path, `strerror` says in French why it is refused.
    """

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(errno.EPERM, reason, os.fspath(path))


class NotAFolder(Unsafe, NotADirectoryError):
    """The same, where a file stands in the way of a folder."""


LINK = "c’est un lien vers un autre endroit"
NO_FOLDER = "ce n’est pas un dossier"
NO_FILE = "ce n’est pas un fichier ordinaire"
TOO_LARGE = "ce fichier est trop grand"
NOT_OURS = "ce dossier contient des fichiers que ce programme n’a pas écrits, et qu’il effacerait"
SOMEBODY_ELSE = "ce dossier appartient à un autre utilisateur"


class Folder:
    """A folder below a root. Use it with `with`: it is closed at the end."""

    def __init__(self, root: Path, *parts: str, make: bool = False, ours: bool = True) -> None:
        """Open the folder at *parts* below *root*, which exists; *make* the missing folders on the way.

        Raise `FileNotFoundError` where it is missing, `Unsafe` where a part of the way is no plain folder, or, if it
        must be *ours*, belongs to somebody else.
        """
        self.path = root
        self._descriptor = -1
        if _BY_DESCRIPTOR:
            # Links above the root belong to whoever runs this: this one is followed.
            self._descriptor = os.open(root, _FOLDER & ~_NO_LINK)
        self._owners = {os.geteuid(), root.stat().st_uid} if ours and hasattr(os, "geteuid") else None
        try:
            for part in parts:
                self._enter(part, make=make)
        except BaseException:
            self.close()
            raise

    def _enter(self, name: str, *, make: bool) -> None:
        if make:
            with contextlib.suppress(FileExistsError):
                os.mkdir(self._name(name), dir_fd=self._at)
        status = self.status(name)
        inside = self.path / name
        if is_link(status):
            raise Unsafe(inside, LINK)
        if not stat.S_ISDIR(status.st_mode):
            raise NotAFolder(inside, NO_FOLDER)
        # The root's own owner is trusted: in a container, the project often belongs to the user of the host.
        if self._owners is not None and status.st_uid not in self._owners:
            raise Unsafe(inside, SOMEBODY_ELSE)
        if _BY_DESCRIPTOR:
            try:
                entered = os.open(name, _FOLDER, dir_fd=self._descriptor)
            except OSError as error:
                # It was a folder a moment ago.
                raise Unsafe(inside, LINK) if error.errno in (errno.ELOOP, errno.ENOTDIR) else error from None
            os.close(self._descriptor)
            self._descriptor = entered
        self.path = inside

    def __enter__(self) -> Folder:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close it, if it is open."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def _at(self) -> int | None:
        return self._descriptor if _BY_DESCRIPTOR else None

    def _name(self, name: str) -> str:
        if name in ("", ".", "..") or "/" in name or os.sep in name:
            raise ValueError(name)
        return name if _BY_DESCRIPTOR else os.fspath(self.path / name)

    def status(self, name: str) -> os.stat_result:
        """Return the status of *name* itself, which may be a link."""
        return os.stat(self._name(name), dir_fd=self._at, follow_symlinks=False)

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """Yield its entries; call no method of an entry that follows links."""
        with os.scandir(self._descriptor if _BY_DESCRIPTOR else self.path) as found:
            yield from found

    def names(self) -> list[str]:
        """Return the names of its entries."""
        return [entry.name for entry in self.entries()]

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return the content of the file *name*.

        Raise `Unsafe` if it is no regular file or holds more than *most* bytes: this is checked before anything is
        read.
        """
        with self.opened(name) as file:
            size = os.fstat(file.fileno()).st_size
            if most is not None and size > most:
                raise Unsafe(self.path / name, TOO_LARGE)
            data = os.read(file.fileno(), size + 1)
            if len(data) == size:
                return data
            # It is changing, or its size is not known, as in /proc.
            while more := os.read(file.fileno(), _PIECE):
                data += more
                if most is not None and len(data) > most:
                    raise Unsafe(self.path / name, TOO_LARGE)
            return data

    def opened(self, name: str) -> FileIO:
        """Return the file *name*, open to be read; raise `Unsafe` if it is no regular file.

        Neither a pipe nor a device is waited for.
        """
        try:
            descriptor = os.open(self._name(name), os.O_RDONLY | _FILE, dir_fd=self._at)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise Unsafe(self.path / name, LINK) from None
            if error.errno in (errno.ENXIO, errno.ENODEV):
                raise Unsafe(self.path / name, NO_FILE) from None
            raise
        try:
            status = os.fstat(descriptor)
            if not _NO_LINK and is_link(self.status(name)):
                raise Unsafe(self.path / name, LINK)
            if not stat.S_ISREG(status.st_mode):
                raise Unsafe(self.path / name, NO_FILE)
        except OSError:
            os.close(descriptor)
            raise
        return FileIO(descriptor)

    def create(self, name: str, content: bytes) -> None:
        """Write a new file of *content*; raise `FileExistsError` if *name* exists, even as a link."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE
        with os.fdopen(os.open(self._name(name), flags, 0o666, dir_fd=self._at), "wb") as file:
            file.write(content)

    def write(self, name: str, *contents: bytes, mode: int = 0o644) -> None:
        """Write a file of *contents* at *name* atomically, in place of any file or link."""
        beside = f"{name}.{os.getpid()}"
        with contextlib.suppress(FileNotFoundError):
            self.remove(beside)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FILE
        try:
            with os.fdopen(os.open(self._name(beside), flags, mode, dir_fd=self._at), "wb") as file:
                file.writelines(contents)
            os.replace(self._name(beside), self._name(name), src_dir_fd=self._at, dst_dir_fd=self._at)
        except OSError:
            with contextlib.suppress(OSError):
                self.remove(beside)
            raise

    def is_folder(self, name: str) -> bool:
        """Whether *name* is a folder, and no link to one."""
        try:
            status = self.status(name)
        except FileNotFoundError:
            return False
        return stat.S_ISDIR(status.st_mode) and not is_link(status)

    def replace(self, source: Path, name: str) -> None:
        """Move the file *source* to *name* atomically, in place of any file or link."""
        os.replace(source, self._name(name), dst_dir_fd=self._at)

    def link(self, name: str, target: Path) -> None:
        """Give the file *name* a second name, *target* (a hard link)."""
        os.link(self._name(name), target, src_dir_fd=self._at, follow_symlinks=False)

    def touch(self, name: str) -> None:
        """Give the file or the link *name* the time of now."""
        if os.utime in os.supports_follow_symlinks:
            os.utime(self._name(name), dir_fd=self._at, follow_symlinks=False)
        elif not is_link(self.status(name)):
            os.utime(self._name(name))

    def remove(self, name: str) -> None:
        """Remove the file or the link *name*; a folder is an error."""
        os.unlink(self._name(name), dir_fd=self._at)

    def remove_folder(self, name: str) -> None:
        """Remove the empty folder *name*."""
        os.rmdir(self._name(name), dir_fd=self._at)


def is_link(status: os.stat_result) -> bool:
    """Whether *status*, obtained without following links, is that of a link or a junction."""
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _IS_LINK)
