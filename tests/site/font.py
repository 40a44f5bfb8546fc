"""Cuts the site's font to what pages need: `python -m tests.site.font SOURCE.woff2`.

SOURCE is the file that `docs/assets/fonts/README.txt` names.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONT = Path(__file__).parents[2] / "docs/assets/fonts/atkinson-hyperlegible-next.woff2"
THIN_SPACE, NARROW_SPACE = 0x2009, 0x202F
"""French typography needs the second, which does not break; the font has the first."""
CHARACTERS = (*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŒœŸ–—‘’“”•…€−"), THIN_SPACE, NARROW_SPACE)
WEIGHTS = (400, 700)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]


def cut(source: Path, target: Path) -> None:
    """Write at *target* the variable font of *source* with these characters, weights and features only."""
    font = TTFont(source)
    for table in font["cmap"].tables:
        if table.isUnicode() and THIN_SPACE in table.cmap:
            table.cmap.setdefault(NARROW_SPACE, table.cmap[THIN_SPACE])
    options = Options()
    options.layout_features = FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    # The table of variations reads its glyphs only now and then: all at once, before some are gone.
    for glyph in font.getGlyphOrder():
        _ = font["glyf"][glyph]
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    cut(Path(sys.argv[1]), FONT)
