"""A file becomes fields and a text with their true lines, or one problem that says what to do."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.sheets.source import Source, image_names, read_source, read_text_source, sheet_paths
from partage.text.problem import Problem

SHEET = "---\ntitre: Le jardin\nthemes:\n  - lien-social\n---\n\nUn texte.\n"


def read(text, path="initiatives/jardin.md"):
    return read_text_source(text if isinstance(text, bytes) else text.encode(), path)


def refusal(text):
    found = read(text)
    assert isinstance(found, Problem)
    return found.line, found.message


def test_a_sheet_is_read_as_written():
    assert read(SHEET) == Source(
        path="initiatives/jardin.md",
        id="jardin",
        front_matter={"titre": "Le jardin", "themes": ["lien-social"]},
        lines={("titre",): 2, ("themes",): 3, ("themes", 0): 4},
        body="Un texte.",
        body_line=7,
    )


@pytest.mark.parametrize(
    ("text", "titre", "body_line"),
    [
        ("\ufeff" + SHEET, 2, 7),
        ("\n  \n\u00a0\n" + SHEET, 5, 10),
        ("\ufeff\n" + SHEET, 3, 8),
        (SHEET.replace("\n", "\r\n"), 2, 7),
        (SHEET.replace("\n", "\r"), 2, 7),
        (SHEET.replace("---\n", "---   \n"), 2, 7),
        (SHEET.replace("---\n", "-----\n"), 2, 7),
        (SHEET.replace("---\n", "---\n\n\n"), 4, 11),
    ],
    ids=["mark", "blank", "both", "crlf", "cr", "spaces", "dashes", "spaced"],
)
def test_lines_are_those_of_the_file(text, titre, body_line):
    source = read(text)
    assert source.front_matter == {"titre": "Le jardin", "themes": ["lien-social"]}
    assert source.line_of("titre") == titre
    assert source.line_of("themes", 0) == titre + 2
    assert (source.body, source.body_line) == ("Un texte.", body_line)
    assert text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[body_line - 1] == "Un texte."


def test_a_rule_in_the_text_is_not_the_end_of_the_fields():
    source = read("---\ntitre: x\n---\nAvant\n\n---\n\nAprès")
    assert source.body == "Avant\n\n---\n\nAprès"


def test_fields_without_text_and_text_without_fields():
    assert read("---\ntitre: x\n---").body == ""
    assert read("---\n---\nTexte").front_matter == {}
    assert read("---\n# titre: x\n---\nTexte").front_matter == {}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "ce fichier est vide"),
        (" \n", 1, "ce fichier est vide"),
        ("# Le jardin\n\nUn texte.", 1, "l’en-tête manque"),
        ("\n\ntitre: x\n---\n", 3, "l’en-tête manque"),
        ("—\ntitre: x\n—\n", 1, "tapez trois traits d’union"),
        ("--\ntitre: x\n--\n", 1, "tapez trois traits d’union"),
        ("***\ntitre: x\n***\n", 1, "tapez trois traits d’union"),
        (" ---\ntitre: x\n---\n", 1, "tapez trois traits d’union"),
        ("```yaml\ntitre: x\n```\n", 1, "tapez trois traits d’union"),
        (
            "---\ntitre: x\n\u2013\u2013\u2013\n\nAvant.\n\n---\n\nSuite.\n",
            3,
            "« ––– » ne ferme pas l’en-tête",
        ),
        ("---\ntitre: x\n—\n\nUn texte.\n", 3, "« — » ne ferme pas l’en-tête"),
        ("---\ntitre: x\n ---\n\nUn texte.\n", 3, "« --- » ne ferme pas l’en-tête"),
        ("---\ntitre: x\n...\nUn texte.\n", 3, "« ... » ne ferme pas l’en-tête"),
        ("---\ntitre: x\n\\---\nUn texte.\n", 3, "ne ferme pas l’en-tête"),
        ("---\ntitre: x\n\nUn texte.\n", 1, "la fin de l’en-tête n’est pas marquée"),
        (
            "---\ntitre: x\n\n## Contexte\n\nUn texte.\n\n---\n\nFin",
            4,
            "la fin de l’en-tête n’est pas marquée",
        ),
        ("---\n- titre\n---\n", 1, "l’en-tête n’est pas fait de champs"),
        ("---\nUn texte.\n---\n", 1, "l’en-tête n’est pas fait de champs"),
        ("---\ntitre: x\nresume: a : b\n---\n", 3, "deux-points"),
        ("---\na: {b: {c: {d: {e: {f: {g: h}}}}}}\n---\n", 2, "plus de 6"),
        ("---\nresume: " + "x" * 33_000 + "\n---\n", 1, "Kio de champs"),
        ("---\ntitre: x\n---\nTexte\x01", 4, "U+0001"),
        ("---\ntitre: x\vy\n---\nUn\vdeux\nTexte\x01", 5, "U+0001"),
        ("---\ntitre: x\n---\n\0", 4, "U+0000"),
        ("---\ntitre: café\n---\n".encode("latin-1"), 2, "encodage « UTF-8 »"),
        ("---\ntitre: x\n---\n".encode("utf-16"), 1, "encodage « UTF-8 »"),
        (b"---\ntitre: x\n---\n" + b"a" * 256 * 1024, 1, "257 Kio, c’est trop (256 Kio au plus)"),
    ],
)
def test_what_is_no_sheet_is_explained(text, line, words):
    assert refusal(text)[0] == line
    assert words in refusal(text)[1]


INDENTED = "---\ntitre:\u00a0Le jardin\nthemes:\n\u00a0\u00a0-\u202flien-social\n---\u00a0\n\nUn texte.\n"


def test_spaces_that_look_ordinary_are_read_as_such_and_told_once():
    source = read(INDENTED)
    assert source.front_matter == {"titre": "Le jardin", "themes": ["lien-social"]}
    [(line, sentence, severity)] = source.remarks
    assert (line, severity) == (2, "warning")
    assert sentence.startswith("un espace insécable (Alt+espace, ou venu d’un courriel)")
    assert "(et 1 autre après elle)" in sentence
    assert read(SHEET).remarks == ()


def test_spaces_of_a_sentence_stay():
    text = "---\ntitre: Où\u202f?\nresume: |-\n  Infos\u00a0: le jardin\n---\n\u2003Alinéa\u00a0: oui\u202f!"
    source = read(text)
    assert source.front_matter == {"titre": "Où\u202f?", "resume": "Infos\u00a0: le jardin"}
    assert source.body == "\u2003Alinéa\u00a0: oui\u202f!"
    assert source.remarks == ()


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_word_processors_are_line_ends(end):
    source = read(f"---\ntitre: Le{end}jardin\n---\n\n## Un{end}titre\n\nUn{end}deux\ntrois{end}quatre\n")
    assert source.front_matter == {"titre": "Le jardin"}
    assert source.body == "## Un titre\n\nUn\ndeux\ntrois\nquatre"
    assert [source.line_of_body(line) for line in range(5, 11)] == [5, 6, 7, 7, 8, 8]


def test_a_file_that_knows_no_other_line_end_is_read():
    assert read(SHEET.replace("\n", "\u2028")).front_matter == {
        "titre": "Le jardin",
        "themes": ["lien-social"],
    }


def test_what_has_no_width_is_gone_and_letters_are_composed():
    source = read("---\ntitre: Me\u0301\u00addia\u200bthe\u0300que\n---\ne\u0301\u2060té")
    assert (source.front_matter, source.body) == ({"titre": "Médiathèque"}, "été")


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffc", "Ã©", "â€™", "Â«"])
def test_letters_that_were_lost_before_are_remarked_at_their_line(lost):
    [(line, sentence, severity)] = read(f"{SHEET}\nUn t{lost}.\n").remarks
    assert (line, severity) == (9, "warning")
    assert f"« {lost} » : ce" in sentence


def test_a_bad_name_is_the_problem_of_that_file():
    found = read(SHEET, "initiatives/Le jardin.md")
    assert (found.path, found.line) == ("initiatives/Le jardin.md", 1)
    assert "« le-jardin.md »" in found.message


@pytest.fixture
def folder(tmp_path):
    sheets = tmp_path / "initiatives"
    sheets.mkdir()
    return sheets


def written(folder, name, content=SHEET):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_is_read_with_its_place_from_the_root(folder):
    source = read_source(written(folder, "jardin.md"), folder.parent)
    assert (source.path, source.id) == ("initiatives/jardin.md", "jardin")


def test_a_large_file_is_not_even_read(folder, monkeypatch):
    path = written(folder, "jardin.md", b"x" * (256 * 1024 + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read"))
    assert "257 Kio" in read_source(path, folder.parent).message


def test_a_link_to_another_file_is_refused(folder):
    written(folder, "jardin.md")
    (folder / "autre.md").symlink_to(folder / "jardin.md")
    assert "lien vers un autre fichier" in read_source(folder / "autre.md", folder.parent).message


def test_what_is_not_a_regular_file_is_refused(folder):
    os.mkfifo(folder / "tube.md")
    assert "pas un fichier ordinaire" in read_source(folder / "tube.md", folder.parent).message
    (folder / "dossier.md").mkdir()
    assert "pas un fichier ordinaire" in read_source(folder / "dossier.md", folder.parent).message


def test_a_file_that_is_gone_is_a_problem(folder):
    assert "ne peut pas être lu" in read_source(folder / "parti.md", folder.parent).message


def test_sheets_are_found_by_name_and_nothing_else_is_one(folder):
    for name in [
        "b.md",
        "a.md",
        "Mal nommée.MD",
        "c.markdown",
        "README.md",
        "readme.md",
        "_modele.md",
        ".cache.md",
    ]:
        written(folder, name)
    for name in ["notes.txt", "photo.jpg", "md"]:
        written(folder, name)
    # What these are is said when they are opened.
    (folder / "dossier.md").mkdir()
    (folder / "perdu.md").symlink_to(folder / "nulle-part.md")
    names = [path.name for path in sheet_paths(folder)]
    assert names == ["Mal nommée.MD", "a.md", "b.md", "c.markdown", "dossier.md", "perdu.md"]


def test_pictures_are_those_of_their_folder(folder):
    assert image_names(folder) == (frozenset(), [])
    (folder / "images").mkdir()
    for name in ["photo.jpg", "Plan.PNG", "notes.txt", ".cache"]:
        written(folder / "images", name)
    (folder / "images" / "lien.jpg").symlink_to(folder / "images" / "photo.jpg")
    # What is in them is told when they are opened.
    os.mkfifo(folder / "images" / "tube.jpg")
    (folder / "images" / "dossier").mkdir()
    names, problems = image_names(folder)
    assert names == {"photo.jpg", "Plan.PNG", "notes.txt"}
    assert [(each.path, each.message.partition(",")[0]) for each in problems] == [
        ("initiatives/images/lien.jpg", "ceci est un lien vers un autre fichier"),
        ("initiatives/images/tube.jpg", "ceci n’est pas un fichier ordinaire"),
    ]


def test_folder_of_pictures_is_not_somewhere_else(folder, tmp_path):
    (tmp_path / "ailleurs").mkdir()
    written(tmp_path / "ailleurs", "photo.jpg")
    (folder / "images").symlink_to(tmp_path / "ailleurs")
    names, [problem] = image_names(folder)
    assert names == frozenset()
    assert str(problem).startswith("initiatives/images:1: ce dossier est un lien vers un autre endroit")


PIECES = st.sampled_from(
    ["---\n", "\n", "a: b\n", "- ", ": ", "  ", "'", '"', "[", "{", "&a ", "*a", "!", "\r", "\ufeff", "#"]
)


@given(
    st.one_of(st.binary(), st.text().map(lambda text: f"---\n{text}\n---\n".encode("utf-8", "surrogatepass")))
)
def test_any_bytes_are_a_source_or_a_problem(data):
    assert isinstance(read(data), (Source, Problem))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mix_of_signs_is_a_source_or_a_problem_with_a_line_of_the_file(text):
    found = read("---\n" + text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 2
    if isinstance(found, Problem):
        assert 1 <= found.line <= lines
    else:
        assert all(1 <= line <= lines for line in found.lines.values())
        assert 1 <= found.body_line <= lines
