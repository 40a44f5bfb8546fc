"""The exception for a file that cannot be accepted."""

from __future__ import annotations


class Refusal(ValueError):
    """A file cannot be accepted; the text is the French sentence to show."""
