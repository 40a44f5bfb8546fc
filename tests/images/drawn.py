"""What posters are drawn with in tests, and a poster of which a test states only what differs."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from partage.images.poster import Poster, Tools
from tests.samples import ROOT

FONT = str(ROOT / "docs/assets/fonts/atkinson-hyperlegible-next.woff2")
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 2h20v20H2z"/></svg>'
TOOLS = Tools(FONT, SQUARE)
BAND = (11, 98, 113)


def poster(title: str = "Ouvrir un jardin", **changes: str) -> Poster:
    values = {"kicker": "Lien social", "place": "Gap", "years": "2024", "site": "Partage", "icon": SQUARE}
    return Poster(title=title, colour="#0b6271", **(values | changes))


def pixels(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB")
