"""The search index: document words, scored and inverted, in small static files of which a browser fetches a few.

Documents of a site go in; texts of files, by path, come out. Imports `catalogue` and below.
"""
