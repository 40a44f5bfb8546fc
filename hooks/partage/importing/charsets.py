"""The encodings that a text may declare: those known to browsers and mail software, all decoded in linear time.

Python knows others, such as `punycode`, which can take minutes and which no browser would decode.
"""

from __future__ import annotations

import codecs
import re

_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,40}")
_KNOWN = frozenset((
    "ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-7", "cp437", "cp850", "cp858", "cp866",
    "cp874", *(f"cp{number}" for number in range(1250, 1259)), *(f"iso8859-{number}" for number in range(1, 17)),
    "mac-roman", "mac-cyrillic", "koi8-r", "koi8-u", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp",
    "iso2022_jp", "shift_jis", "cp932", "euc_kr", "cp949",
))  # fmt: skip
_SAME = {"macintosh": "mac-roman", "x-mac-roman": "mac-roman", "x-mac-cyrillic": "mac-cyrillic"}


def decoded(data: bytes, charset: str) -> str | None:
    """Return *data* decoded from the *charset* that it declares; None if the charset is unknown or does not fit."""
    if not _NAME.fullmatch(charset):
        return None
    try:
        found = codecs.lookup(_SAME.get(charset.lower(), charset)).name
        # Programs that declare Latin-1 write Windows-1252 (« ’ », « œ », « € »), and browsers read it so.
        return data.decode("cp1252" if found == "iso8859-1" else found) if found in _KNOWN else None
    except (LookupError, UnicodeError):
        return None
