"""What sheets are checked against: closed lists, settled organisations, and every territory of France with its names.

Reads `initiatives/_vocabulaires/` and the official codes of `data/`; returns `ReferenceData`.
Imports `text` and `runtime`.
"""
