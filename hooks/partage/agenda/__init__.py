"""The collective agenda: calendars of other programs in, occurrences out, and what is given back.

Imports `text`, `runtime`, `reference` and `sheets`.
"""
