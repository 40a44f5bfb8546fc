"""Pages as Chromium prints them."""

from __future__ import annotations

import io

from playwright.sync_api import Page
from pypdf import PdfReader

A4 = (595, 842)


def printed(page: Page) -> PdfReader:
    """Return *page* on paper, with the sizes and margins that its styles ask for."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def texts(document: PdfReader) -> list[str]:
    """Return the words of each page, with one space between them."""
    return [" ".join(page.extract_text().split()) for page in document.pages]


def sizes(document: PdfReader) -> set[tuple[int, int]]:
    """Return the sizes of the pages, in whole points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in document.pages}
