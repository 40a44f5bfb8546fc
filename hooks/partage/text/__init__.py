"""Text that belongs to no sheet in particular: messages, problems, interface strings, spelling, YAML, French analysis.

Plain functions over text. Imports no other package.
"""
