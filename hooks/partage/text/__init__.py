"""Text that belongs to no sheet in particular: messages, problems, interface strings, spelling, YAML, search terms.

Plain functions over text. Imports no other package.
"""
