"""Grounds of maps: outlines of territories as SVG paths, and where a point of the Earth is on them.

In: `data/fonds-2026.zip`, which `ground_import` writes. Out: a `Ground`, for a view to draw discs on.
"""
