"""Log records of MkDocs, escaped: none of them can act on a terminal or a forge, whoever wrote what it is about."""

from __future__ import annotations

import logging

from partage.text.printable import printable_lines


class Printable(logging.Filter):
    """Makes each record printable, before it is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the message of *record*; keep the record."""
        record.msg, record.args = printable_lines(record.getMessage()), None
        return True


def make_printable(logger: logging.Logger) -> None:
    """Let nothing through the handlers of *logger* that could act."""
    for handler in logger.handlers:
        if not any(isinstance(each, Printable) for each in handler.filters):
            handler.addFilter(Printable())
