"""One module for each published thing: pure functions from `Site` to `Output`.

A view never imports another one. Imports `rendering`, `search` and below.
"""
