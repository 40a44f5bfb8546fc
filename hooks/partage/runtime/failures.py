"""Errors of the system as sentences with a way out: no space, no permission, no file, no memory, too much depth."""

from __future__ import annotations

import errno
import os

from partage.runtime.cache import CacheChanged
from partage.runtime.rooted import Unsafe
from partage.runtime.unreadable import in_french
from partage.text.messages import MAX_QUOTED, quoted

FAILURES = (OSError, RecursionError, MemoryError, CacheChanged)
"""Errors that are no fault of this program."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_MANY = frozenset({errno.EMFILE, errno.ENFILE})


def failure_sentence(error: BaseException) -> str:
    """Return what is wrong and what to do about *error*; empty where the system is not its cause."""
    if isinstance(error, RecursionError):
        return (
            "un texte est imbriqué trop profondément pour être lu ; cherchez, dans ce qui vient d’être ajouté, des "
            "listes ou des citations les unes dans les autres"
        )
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return (
            "la mémoire de cette machine ne suffit pas ; fermez d’autres programmes, ou travaillez avec un seul "
            "processus : PARTAGE_PROCESSES=1"
        )
    if isinstance(error, CacheChanged):
        return (
            f"{quoted(_shown(str(error)))} n’est plus comme ce programme l’a écrit ; recommencez : ce fichier, qui ne "
            "sert qu’à aller plus vite, sera refait"
        )
    return _refusal(error) if isinstance(error, OSError) else ""


def _refusal(error: OSError) -> str:
    # The second name is the destination of a move.
    named = [
        each for each in (error.filename, error.filename2) if isinstance(each, str | bytes | os.PathLike)
    ]
    where = " → ".join(quoted(_shown(each)) for each in named) or "la sortie de cette commande"
    if isinstance(error, Unsafe):
        return f"{where} : {error.strerror} ; enlevez-le, ou mettez à sa place ce qui est attendu"
    if error.errno in _FULL:
        return f"le disque est plein, {where} n’a pas pu être écrit ; libérez de la place, puis recommencez"
    if error.errno in _FORBIDDEN:
        return (
            f"{where} : ce compte n’a pas le droit d’y lire ou d’y écrire ; changez les droits du dossier (« ls -ld » "
            "les montre), ou travaillez avec le compte à qui il est"
        )
    if error.errno in _MISSING:
        return (
            f"{where} n’existe pas, ou n’existe plus ; vérifiez le nom, et que le dossier n’a pas été déplacé"
        )
    if error.errno in _MANY:
        return (
            f"trop de fichiers sont ouverts, {where} n’a pas pu l’être ; « ulimit -n 4096 », puis recommencez"
        )
    reason = in_french(error) if error.strerror else type(error).__name__
    return (
        f"{where} : le système répond {quoted(reason)} ; vérifiez ce fichier et son disque, puis recommencez"
    )


def _shown(path: str | bytes | os.PathLike[str]) -> str:
    """Return the end of *path*, which says most, with bytes that are not text escaped."""
    text = os.fsdecode(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= MAX_QUOTED else f"…{text[1 - MAX_QUOTED :]}"
