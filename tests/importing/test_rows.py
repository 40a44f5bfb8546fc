"""A row becomes a draft that says all that the row said."""

from __future__ import annotations

import re
from pathlib import Path

from partage.importing.importer import import_files
from partage.importing.rows import columns_of, sheet_of
from partage.reference.reference_data import ReferenceData
from tests.samples import MINIMAL, checked_text

LONG = " ".join(f"Une phrase du bilan, la {number}e." for number in range(60))
END = "FIN DU TEXTE"


def drafted(references: ReferenceData, cells: dict[str, str]) -> tuple[str, list[str]]:
    row = sheet_of(["Les vélos du quartier", *cells.values()], columns_of(["Titre", *cells]), references)
    return row.text, row.remarks


def values(text: str) -> str:
    return "\n".join(line for line in text.partition("\n---\n")[0].split("\n") if not line.startswith("#"))


def test_nothing_is_dropped(references: ReferenceData) -> None:
    for name, written in {
        "Résumé": f"{LONG} {END}", "Description": f"Trop court. {END}", "Structure porteuse": f"{'La régie et ' * 20}{END}",
        "Thèmes": f"un thème que personne ne connaît, décrit en une longue phrase {END}", "Durée": f"{LONG} {END}",
        "Partenaires": " | ".join([*(f"P{number}" for number in range(150)), END]), "Financeurs": f"{'x' * 250} {END}",
        "Début": f"au tout début du printemps, après la fête de la rue des Lilas et le repas {END}", "État": f"{LONG} {END}",
        "Territoire": " | ".join([*(f"Commune Inconnue {number}" for number in range(30)), END]), "Observations": f"Voir avec eux. {END}",
        "Si c’était à refaire": f"{LONG * 3} {END}", "Participation": f"on ne sait pas {END}", "Contexte": END, "Freins": f"Peu de temps {END}",
    }.items():  # fmt: skip
        text, _ = drafted(references, {name: written})
        assert END in text, name


def test_a_text_that_is_too_long_is_cut_after_a_sentence_and_whole_below(references: ReferenceData) -> None:
    text, remarks = drafted(
        references,
        {"Résumé": f"{LONG} {END}", "Structure porteuse": f"La régie, {'le collectif, ' * 20}{END}"},
    )
    resume = re.search(r'^resume: "(.*)"$', text, re.MULTILINE)
    assert resume
    assert 400 < len(resume[1]) <= 600
    assert LONG.startswith(resume[1])
    assert resume[1].endswith("e.")
    assert re.search(r'^porteur: "La régie, .*…"$', text, re.MULTILINE)
    assert text.count("# à relire : coupé") == 2
    assert f"## Contexte et diagnostic\n\n{LONG} {END}\n" in text
    assert "\n## Acteurs et gouvernance\n\nLa régie" in text
    assert [remark.partition(" ")[0] for remark in remarks] == ["resume", "porteur"]
    added = "".join(f"{key}: {value}\n" for key, value in MINIMAL.items() if f"\n{key}:" not in text)
    assert checked_text(text.replace("---\n", "---\n" + added, 1)).errors == []


def test_what_no_field_takes_is_at_the_end_of_the_text(references: ReferenceData) -> None:
    names = ["Titre", "Observations", "Résumé", "Description", "", "Couleur"]
    cells = [
        "Les vélos",
        "Un <b>mot</b>",
        MINIMAL["resume"],
        "Autrement dit",
        "sans nom",
        "12 000 euros",
        "en trop",
    ]
    columns = columns_of(names)
    text = sheet_of(cells, columns, references).text
    assert text.endswith(
        "\n## Autres informations du tableau\n\n**Observations** : Un &lt;b>mot&lt;/b>\n\n**Description** : Autrement dit"
        "\n\n**Colonne E** : sans nom\n\n**Couleur** : 12 000 euros\n\n**Colonne G** : en trop\n"
    )
    assert len(columns.remarks) == 3


def test_what_reaches_a_person_is_left_aside_and_said(references: ReferenceData) -> None:
    names = ["Titre", "Tél. du référent", "E-mail", "Prénom", "Adresse postale", "Notes", "Remarques"]
    columns = columns_of(names)
    assert len(columns.personal) == 4
    row = sheet_of(
        ["Les vélos", "06 00 00 00 00", "n@x.example", "Nadia", "12 rue des Lilas", "Nadia, 06 00 00 00 00", "n@x.example"],
        columns, references,
    )  # fmt: skip
    assert not any(word in row.text for word in ("06 00", "Nadia", "n@x", "Lilas"))
    assert [remark.partition(" :")[0] for remark in row.remarks] == ["« Notes »", "« Remarques »"]


def test_numbers_and_dates_as_the_french_write_them(references: ReferenceData) -> None:
    for written, read in {
        "mars-21": "2021-03", "janv.-21": "2021-01", "sept. 2020": "2020-09", "12/03/21": "2021-03-12", "juil 22": "2022-07",
        "déc.\u00a019": "2019-12", "2021-03-01 00:00:00": "2021-03-01", "le 3 mai 2021": "2021-05-03",
        "2024-12-31T23:30:00Z": "2025-01-01", "2025-01-01 00:30 +0100": "2025-01-01", "2025-01-01T00:30+02:00": "2024-12-31",
    }.items():  # fmt: skip
        assert f'\ndebut: "{read}"\n' in drafted(references, {"Début": written})[0], written
    for written in ("05/06", "mars", "12 mars", "31/02/2021"):
        text, _ = drafted(references, {"Début": written})
        assert "debut:" not in values(text)
        assert written in text
    for written in ("1 200", "1\u202f200", "1\u00a0200"):
        assert '\nparticipants: "1200"\n' in drafted(references, {"Participants": written})[0]


def test_characters_that_nobody_sees(references: ReferenceData, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        'Titre;Contexte\nLes vé\u00adlos;"Une ligne\vune autre\u2028une troi\u200bsième"\n', "utf-8"
    )
    [report] = import_files([path], tmp_path / "vers", references)
    text = report.written[0].read_text("utf-8")
    assert "\ntitre: Les vélos\n" in text
    assert text.endswith("Une ligne\nune autre\nune troisième\n")


def test_a_name_beside_the_title_is_a_person_s_or_is_kept() -> None:
    assert columns_of(["Nom", "Prénom", "Titre"]).fields == {2: "title"}
    assert columns_of(["Nom", "Prénom", "Titre"]).personal == {0, 1}
    assert columns_of(["Nom", "Titre"]).others == {0: "Nom"}
    assert columns_of(["Nom", "Commune"]).fields == {0: "title", 1: "territories"}
