"""Why a picture cannot be published, in French: what is wrong and a way out. The name of the file comes before."""

from __future__ import annotations

from partage.text.messages import quoted

_EXPORT = "ouvrez-la dans un logiciel d’image et exportez-la en JPEG"
_SMALLER = "réduisez-la à 1600 pixels de large et enregistrez-la en JPEG"
EMPTY = "est un fichier vide ; copiez-la de nouveau depuis l’original"
SVG = "est un dessin SVG, qui peut contenir un programme : le site n’en publie pas ; exportez-la en PNG"
HEIC = (
    "est au format HEIC, que la plupart des navigateurs ne lisent pas ; exportez-la en JPEG (sur un iPhone : Réglages, "
    "Appareil photo, Formats, « Le plus compatible »)"
)
ANIMATED = "est animée, ce qui gêne la lecture ; exportez-en une seule vue, en JPEG ou en PNG"
DAMAGED = f"est abîmée ou incomplète ; copiez-la de nouveau depuis l’original, ou {_EXPORT}"
UNKNOWN = f"n’est pas une image que le site sait lire (JPEG, PNG, WebP, AVIF ou GIF), quel que soit son nom ; {_EXPORT}"
TOO_MANY_SCANS = f"est enregistrée en un trop grand nombre de passes ; {_EXPORT}"
LINKED = "ceci est un lien vers un autre fichier, qui n’est pas publié ; mettez l’image elle-même à sa place"
NO_FILE = (
    "ceci n’est pas un fichier ordinaire, et n’est pas publié ; retirez-le, et mettez une image à sa place"
)
UNUSED = (
    "aucune fiche ne montre ce fichier, qui n’est donc pas publié ; citez-le dans une fiche, ou retirez-le"
)
LOCATED = (
    "ce fichier dit où la photo a été prise ; le site ne le publie pas, mais le dépôt garde le fichier : remplacez-le "
    "par une capture d’écran de la photo, ou exportez-la sans ses informations"
)


def other_format(name: str) -> str:
    """A format of pictures that is not for the web."""
    return f"est au format {name}, qui n’est pas fait pour le web ; {_EXPORT}"


def too_heavy(size: int, most: int) -> str:
    """A file of too many bytes."""
    mebibytes = f"{size / 2**20:.1f}".replace(".", ",")
    return f"pèse {mebibytes} Mio, c’est trop ({most // 2**20} Mio au plus) ; {_SMALLER}"


def too_large(most: int) -> str:
    """Too many pixels; how many is not said, since the decoder refuses before it tells."""
    return f"a trop de pixels ({most // 1_000_000} millions au plus) ; {_SMALLER}"


def too_long(size: tuple[int, int], most: int) -> str:
    """A side that is too long."""
    return f"fait {size[0]} × {size[1]} pixels, c’est trop long ({most} au plus de chaque côté) ; {_SMALLER}"


def unreadable(reason: str) -> str:
    """A file that the system does not give."""
    return f"ne peut pas être lue ({reason}) ; vérifiez qu’elle existe et ses droits d’accès"


def unusable(name: str, reason: str) -> str:
    """The sentence for the sheet that shows the picture *name*."""
    return f"l’image {quoted(name)} {reason}"
