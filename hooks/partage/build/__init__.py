"""The whole build: which views make which files, the work over all processors, what is reused, and publication.

Imports everything below it.
"""
