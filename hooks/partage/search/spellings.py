"""The words that a misspelt one may be corrected to, by length, so that a correction costs a few kilobytes."""

from __future__ import annotations

from collections import defaultdict

from partage.search.postings import Postings

MOST = 20_000
"""Words: however large the base, the most frequent ones are those that are meant."""
SHORTEST, LONGEST = 4, 16
"""Letters: shorter words look too much alike, and the longer ones are put together."""


def spellings(postings: Postings) -> dict[int, str]:
    """Return the usual form of the terms, by length: a line for each order of frequency, the highest first.

    A line holds the forms that 2^n to 2^(n+1) - 1 documents have, separated by spaces; it may be empty.
    """
    frequent = sorted(
        (form for form in postings.forms.items() if len(form[1]) >= SHORTEST and not form[1].isdigit()),
        key=lambda form: (-len(postings.by_term[form[0]].numbers), form[1]),
    )
    orders: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for term, form in frequent[:MOST]:
        frequency = len(postings.by_term[term].numbers)
        orders[min(len(form), LONGEST)][frequency.bit_length() - 1].append(form)
    return {
        length: "\n".join(" ".join(sorted(by_order[order])) for order in range(max(by_order), -1, -1))
        for length, by_order in sorted(orders.items())
    }
