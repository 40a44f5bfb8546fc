"""The adapter’s own parts: what the configuration asks for, and the pages and files of MkDocs."""
