"""What went wrong with the disk, in one French sentence: a traceback helps nobody who builds a site."""

from __future__ import annotations

import errno
import os

_ADVICE = {
    errno.ENOSPC: "le disque est plein ; libérez de la place, puis recommencez",
    errno.EDQUOT: "votre quota de disque est atteint ; libérez de la place, puis recommencez",
    errno.EROFS: "ce disque est en lecture seule ; construisez ailleurs (mkdocs build --site-dir …)",
    errno.EACCES: "les droits d’accès l’empêchent ; rendez ce dossier accessible en écriture, puis recommencez",
    errno.EPERM: "le système l’interdit ; vérifiez à qui est ce dossier et ses attributs, puis recommencez",
    errno.EMFILE: "trop de fichiers sont ouverts ; fermez d’autres programmes, puis recommencez",
}


def unchanged(error: OSError) -> str:
    """Return what to say of *error* where nothing was published yet."""
    return f"{_sentence(error)}. Le site publié n’a pas changé."


def half_way(error: OSError) -> str:
    """Return what to say of *error* where it came while files took their places."""
    return (
        f"{_sentence(error)}. Le site publié est à jour en partie ; la prochaine construction le complétera."
    )


def _sentence(error: OSError) -> str:
    # Of a copy that fails, the second name is that of the new file.
    name = error.filename2 or error.filename
    place = f"« {os.fsdecode(name)} » n’a pas pu être écrit ou effacé" if name else "Une écriture a échoué"
    advice = _ADVICE.get(
        error.errno or 0, f"{error.strerror or error} ; vérifiez ce dossier, puis recommencez"
    )
    return f"{place} : {advice}"
