"""One module for each thing that is published: pure functions of `Site` → `Output`.

A view never imports another one. Imports `rendering`, `search` and below.
"""
