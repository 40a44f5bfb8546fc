"""Thirty-three messages of six programs: each gives back the sheet that the form made, byte for byte."""

from __future__ import annotations

import json

from partage.importing.mail import sheet_in
from partage.importing.refusal import Refusal
from tests.importing.mail_programs import messages
from tests.samples import ROOT

SHEET: str = json.loads((ROOT / "tests/sheets/written.json").read_text("utf-8"))[-1]["text"]


def test_each_message_gives_the_sheet_of_the_form() -> None:
    wrong = {}
    made = dict(messages(SHEET))
    assert len(made) == 33
    for name, mail in made.items():
        try:
            found = sheet_in(mail).data.decode()
        except Refusal as refused:
            found = str(refused)
        if found != SHEET:
            wrong[name] = found
    assert wrong == {}
