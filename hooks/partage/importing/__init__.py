"""Documents, tables and mails that people already have → drafts of sheets.

Untrusted files go in, each read by a child process with limits; drafts and remarks come out. Imports `catalogue` and
below.
"""
