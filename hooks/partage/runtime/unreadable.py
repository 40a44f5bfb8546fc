"""Why a file or a folder of contributors is not read: one sentence, which reveals nothing of where a link leads."""

from __future__ import annotations

import errno

from partage.runtime.rooted import LINK, NO_FILE, NO_FOLDER, Unsafe

LINKED_FOLDER = (
    "ce dossier est un lien vers un autre endroit, rien n’y est lu ni écrit ; mettez le dossier lui-même à sa "
    "place"
)
_IN_FRENCH = {
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.ENOENT: "il n’existe pas",
    errno.EIO: "le disque ne répond pas",
    errno.ENAMETOOLONG: "son nom est trop long",
}


def why_no_file(error: OSError, expected: str) -> str:
    """Return why a file cannot be read; *expected* says what should be there."""
    if error.strerror == LINK:
        return "ceci est un lien vers un autre fichier ; mettez le fichier lui-même à sa place"
    if error.strerror == NO_FILE:
        return f"ceci n’est pas un fichier ordinaire ; {expected}"
    return _unread("fichier", error)


def why_no_folder(error: OSError) -> str:
    """Return why a folder cannot be read."""
    if error.strerror == LINK:
        return LINKED_FOLDER
    if error.strerror == NO_FOLDER:
        return (
            "un dossier est attendu ici, et ceci n’en est pas un ; déplacez-le et faites un dossier de ce nom"
        )
    return _unread("dossier", error)


def _unread(what: str, error: OSError) -> str:
    return f"ce {what} ne peut pas être lu ({in_french(error)}) ; vérifiez qu’il existe et ses droits d’accès"


def in_french(error: OSError) -> str:
    """Return what the system says, in French for the usual errors."""
    said = error.strerror or "erreur du système"
    return said if isinstance(error, Unsafe) else _IN_FRENCH.get(error.errno or 0, said)
