"""A text and its date on one line, as people write news: « 2019-03 : La première réunion a eu lieu. »."""

from __future__ import annotations

import re
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from partage.text import messages

DATED = r"([0-9-]{4,10})[ \u00a0\u202f]?[:,–—-][ \u00a0\u202f]*(\S.*)"
"""What such a line looks like: the form and the check read it."""
_DATED = re.compile(DATED, re.ASCII | re.DOTALL)


class DatedText:
    """Accepts « 2019-03 : La première réunion a eu lieu. » where a mapping of `date` and `texte` is expected."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._as_mapping, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}

    @staticmethod
    def _as_mapping(written: object) -> object:
        if not isinstance(written, str):
            return written
        dated = _DATED.fullmatch(written.strip())
        if dated is None:
            raise ValueError(messages.undated_news(written))
        return {"date": dated[1], "texte": dated[2]}
