"""What a view returns: one file of the site, and what its content depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import IO, TypeAlias

Content: TypeAlias = str | bytes | IO[bytes]
"""Of a file: an open one where memory would hold too much of it, which whoever takes it closes."""
NAMED = "named"
"""The `inputs` of an output whose path determines its content."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes, such as `themes/jeunesse/index.html`."""
    content: Callable[[], Content] = field(compare=False)
    """Returns the content; called once, in whichever process writes the file."""
    inputs: Hashable = None
    """The inputs of *content* other than the site (`()` for none).

    While they and the recorded catalogue answers are unchanged, the published file is reused.
    """
