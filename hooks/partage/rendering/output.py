"""What a view returns: one file of the site, and what its content depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

NAMED = "named"
"""An output is made of this where its path tells its content: there is no other under the same name."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes, such as `themes/jeunesse/index.html`."""
    content: Callable[[], str | bytes] = field(compare=False)
    """Makes the content; called once, in whichever process writes the file."""
    made_of: Hashable = None
    """What *content* is given beside the site, `()` for nothing; where it and the site’s answers stay, so does it."""
