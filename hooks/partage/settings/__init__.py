"""The settings of a network: what `mkdocs.yml` may say, declared once.

The configuration goes in; what is wrong with it, values and the table of the guide come out. Imports `text` only.
"""
