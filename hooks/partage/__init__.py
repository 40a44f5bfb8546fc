"""The knowledge base: sheets in, outputs of a static site out. Knows nothing of MkDocs."""
