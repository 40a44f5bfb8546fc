"""Documents, tables and e-mails that people already have → draft sheets.

Untrusted files go in, each read by a child process with limits; drafts and remarks come out. Imports `catalogue` and
below.
"""
