"""Words in lines of about the same length: the widths are given, nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence


def balanced(widths: Sequence[float], space: float, most: float) -> list[range]:
    """Return the words of each line: as few lines of *most* as can be, then as even as they can be."""
    fewest = _greedy(widths, space, most)
    low, high = max(widths, default=0.0), most
    # The narrowest measure that needs no more lines, as near as an eye can tell.
    while high - low > most / 100:
        middle = (low + high) / 2
        if len(_greedy(widths, space, middle)) > len(fewest):
            low = middle
        else:
            high = middle
    return _greedy(widths, space, high)


def _greedy(widths: Sequence[float], space: float, most: float) -> list[range]:
    lines: list[range] = []
    start, length = 0, 0.0
    for index, width in enumerate(widths):
        if index > start and length + space + width > most:
            lines.append(range(start, index))
            start, length = index, width
        else:
            length += width + (space if index > start else 0.0)
    return [*lines, range(start, len(widths))] if widths else []
