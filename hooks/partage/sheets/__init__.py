"""One file → a checked `Sheet`, or problems in plain French, and back to a file.

`fields` declares the front matter, once; `field_kinds` says what each field is. Knows nothing of the other sheets but
their names. Imports `reference` and below.
"""
