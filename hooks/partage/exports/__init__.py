"""Open data: the fields of a sheet → its piece of each published file, and what describes those files.

Imports the sheets and what is below them; knows neither catalogue nor pages. Every column, schema and description comes
from `sheets.fields`.
"""
