"""What forges need: the changes in a proposal, reports in their formats, issue forms, a branch for a received sheet.

Imports `importing` and below.
"""
