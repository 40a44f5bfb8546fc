"""How a page is made: its fragments, its words, its shell, its file."""
