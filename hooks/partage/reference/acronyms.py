"""The acronyms of the field in full words: an optional list, each entry with what it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema

from partage.text.field_types import Address, Called, FrenchName
from partage.text.messages import quoted
from partage.text.strict_model import StrictModel
from partage.text.strings import Locale

ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9]{1,9}")
"""How an acronym is written, in sheets too."""


def _acronym(written: str) -> str:
    if not ACRONYM.fullmatch(written):
        raise ValueError(
            f"{quoted(written)} n’est pas un sigle ; écrivez de deux à dix capitales sans points, comme « QPV »"
        )
    return written


class Acronym(StrictModel):
    """An acronym as the list writes it."""

    file: ClassVar = "sigles"
    max_entries: ClassVar = 1000
    """Entries of the list."""

    acronym: Annotated[
        str,
        AfterValidator(_acronym),
        WithJsonSchema({"type": "string", "pattern": f"^{ACRONYM.pattern}$", "description": "Sans points."}),
    ] = Field(alias="sigle")
    words: FrenchName = Field(alias="libelle", description="En toutes lettres, en français.")
    words_en: Called = Field("", alias="label", description="En toutes lettres, en anglais.")
    source: FrenchName = Field(
        description="D’où viennent ces mots : une liste de ce site, une page, un document."
    )
    source_en: Called = Field("", description="Les mêmes mots, en anglais.")
    address: Address = Field("", alias="adresse")

    def named(self, locale: Locale) -> str:
        """Return the words in *locale*; French where there are no others."""
        return self.words_en if locale != "fr" and self.words_en else self.words


def repeated(acronyms: Mapping[int, Acronym]) -> Iterator[tuple[int, str]]:
    """Yield the index of each of *acronyms* that another one is before it, and the sentence."""
    known = set()
    for index, each in acronyms.items():
        if each.acronym in known:
            yield (
                index,
                f"{quoted(each.acronym)} est déjà dans cette liste ; gardez une seule des deux entrées",
            )
        known.add(each.acronym)
