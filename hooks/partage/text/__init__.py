"""Words without a sheet: messages to people, problems, interface strings, spelling, YAML as written, and French itself.

Plain functions over text. Imports no other package.
"""
