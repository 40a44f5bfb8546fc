"""What is known of a picture that can be published."""

from __future__ import annotations

from dataclasses import dataclass

SITE_FOLDER = "images/"
"""At the root of the site; sheets of every edition show the same files."""


@dataclass(frozen=True, slots=True)
class Size:
    """A picture at one width."""

    width: int
    height: int
    digest: str
    """Of the bytes: a file of this name never changes."""

    @property
    def path(self) -> str:
        """Where it is published, from the root of the site."""
        return f"{SITE_FOLDER}{self.digest}.webp"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the sizes that are published, the narrowest first."""

    sizes: tuple[Size, ...]
    is_located: bool = False
    """Whether its file says where it was taken; what is published does not."""

    def at_most(self, width: int) -> Size:
        """Return the widest size that is not over *width*; the narrowest where all are."""
        return next((size for size in reversed(self.sizes) if size.width <= width), self.sizes[0])
