"""Candidate corrections for misspelt words, by length: a correction costs few kilobytes, in two or three files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from partage.search.postings import Postings
from partage.text.strings import Locale

MAX_WORDS = 20_000
"""Words: however large the base, the most frequent ones are those that are meant."""
SHORTEST_WORD, LONGEST_LISTED = 4, 16
"""Letters: shorter words look too much alike, and the longer ones are put together."""
LENGTHS_OF_A_FILE, LAST_FILE = 3, 13
"""How many lengths a file holds, and the length of the shortest words of the last one: the long ones are few."""
_MOST_SHARED = 25


def spellings(postings: Postings, count: int, locale: Locale) -> dict[int, str]:
    """Return the usual form of the terms in an edition, by the shortest length of a few.

    A line for each order of frequency, highest first, holds the forms that 2^n to 2^(n+1) - 1 of the *count* sheets
    have, which are numbered before any other document; it may be empty. What no sheet has corrects nothing.
    """
    documents = {
        form: sheets
        for term, forms in postings.written(locale).items()
        if (sheets := postings.by_term[term].before(count))
        for form in forms
        if len(form) >= SHORTEST_WORD and not form.isdigit()
    }
    frequent = sorted(documents, key=lambda form: (-documents[form], form))
    orders: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for form in frequent[:MAX_WORDS]:
        shortest = min(len(form) - (len(form) - SHORTEST_WORD) % LENGTHS_OF_A_FILE, LAST_FILE)
        orders[shortest][documents[form].bit_length() - 1].append(form)
    return {
        length: "\n".join(_in_short(sorted(by_order[order])) for order in range(max(by_order), -1, -1))
        for length, by_order in sorted(orders.items())
    }


def _in_short(forms: Iterable[str]) -> str:
    """Return *forms*, which are in order: a capital, which none has, says how many letters come from the last one."""
    parts = []
    before = ""
    for form in forms:
        pairs = zip(before, form[:_MOST_SHARED], strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        parts.append(f"{chr(ord('A') + shared)}{form[shared:]}")
        before = form
    return "".join(parts)
