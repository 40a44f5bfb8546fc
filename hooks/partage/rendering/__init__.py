"""What pages share: fragments, templates, the shell around them, their head, the security policy, `Output`.

Values of the catalogue go in; HTML comes out. Imports `catalogue` and below.
"""
