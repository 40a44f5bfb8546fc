"""All sheets together: each as an `Initiative`, found by facet, related to others; and `Site`, which pages read.

The files of a project go in (`knowledge_base`); a `Catalogue` and the problems to correct come out. Imports `sheets`,
`images` and below.
"""
