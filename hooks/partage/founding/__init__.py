"""A new base for another network: the engine and the lists as they are, nothing of this network, its own settings.

Answers in; a folder out that builds and passes the check. Later, the engine of a base is replaced by a newer one.
Imports `text`, `reference`, `settings`, and `forge` for the
forms.
"""
