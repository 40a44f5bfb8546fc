"""The text of a sheet: bounds, CommonMark, the allow-list, its sections and its links.

Untrusted Markdown goes in; HTML that is safe to publish comes out. Imports what `sheets` may.
"""
