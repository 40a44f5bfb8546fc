"""What is said of a calendar: something left out of it, or read in another way than it is written."""

from __future__ import annotations

from dataclasses import dataclass

from partage.text.messages import shortened
from partage.text.typography import french

MAX_REMARKS = 100
"""Of one calendar: a file of thousands of faults is said to be one."""


class Unreadable(ValueError):
    """Nothing can be read of a calendar; the message is a French clause that says why, and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One thing to know of what was read."""

    about: str
    """UID or title of the event; empty where it is the whole calendar."""
    sentence: str

    def __str__(self) -> str:
        """Return it on one line, safe for a terminal."""
        return french(f"{shortened(self.about)} : {self.sentence}" if self.about else self.sentence)


def bounded(remarks: list[Remark]) -> list[Remark]:
    """Return the first of *remarks*, each once, and how many there are more."""
    once = list(dict.fromkeys(remarks))
    more = len(once) - MAX_REMARKS
    if more <= 0:
        return once
    return [*once[:MAX_REMARKS], Remark("", f"{more} autres remarques ne sont pas montrées")]
