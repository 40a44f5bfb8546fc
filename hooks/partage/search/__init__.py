"""The search index: the words of documents, weighed and inverted, in small static files that a browser reads few of.

Documents of a site go in; texts of files, by path, come out. Imports `catalogue` and below.
"""
