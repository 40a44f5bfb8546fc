"""What forges need: what a proposal changes, reports in their formats, request forms, a branch for a sheet received.

Imports `importing` and below.
"""
