"""The one way to say that what somebody sent cannot be taken."""

from __future__ import annotations


class Refusal(ValueError):
    """A file that cannot be taken; its text is the French sentence to show."""
