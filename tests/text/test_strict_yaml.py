"""YAML is read as text, with lines, within limits; PyYAML's conversions and bombs have no effect."""

import pytest
import yaml

from partage.text import strict_yaml
from partage.text.strict_yaml import YamlProblem, parse

ALIAS_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    """Both of PyYAML's parsers: the C one may be missing."""
    monkeypatch.setattr(strict_yaml, "LOADER", getattr(yaml, request.param))


def read(text, **limits):
    return parse(text, **{"max_bytes": 32 * 1024, "max_depth": 6, **limits})


def value(text):
    return read(text)[0]


def refusal(text, **limits):
    with pytest.raises(YamlProblem) as caught:
        read(text, **limits)
    return caught.value.line, caught.value.message


@pytest.mark.parametrize(
    "written",
    ["05061", "non", "no", "oui", "14:30", "2024-02-30", "=", "1_000", "0x10", "1e3", ".nan", "-5 °C", "–"],
)
def test_a_scalar_stays_as_written(written):
    assert value(f"operator: {written}") == {"operator": written}


@pytest.mark.parametrize("written", ["", " ", " ~", " null", " Null", ' ""', " ''"])
def test_nothing_is_an_empty_text(written):
    assert value(f"titre:{written}\nfin: x") == {"titre": "", "fin": "x"}


def test_a_quoted_null_is_a_text():
    assert value("titre: '~'") == {"titre": "~"}


def test_lists_and_fields_are_built():
    assert value(
        "themes: [jeunesse, culture]\nacteurs:\n  - nom: A\n    roles:\n      - porteur\n  - B\n  -"
    ) == {
        "themes": ["jeunesse", "culture"],
        "acteurs": [{"nom": "A", "roles": ["porteur"]}, "B", ""],
    }


def test_a_folded_text_keeps_its_words():
    assert value("resume: >\n  Un projet : pour\n  tous #1\n") == {"resume": "Un projet : pour tous #1\n"}


def test_the_root_may_be_a_list_or_nothing():
    assert value("- id: a\n- id: b") == [{"id": "a"}, {"id": "b"}]
    assert value("") == ""
    assert value("# rien encore\n") == ""


def test_each_key_and_item_has_its_line():
    _, lines = read("titre: x\n\nthemes:\n  - a\n\n  - b\nacteurs:\n  - nom: A\n    type: t\n", first_line=2)
    assert lines == {
        ("titre",): 2,
        ("themes",): 4,
        ("themes", 0): 5,
        ("themes", 1): 7,
        ("acteurs",): 8,
        ("acteurs", 0): 9,
        ("acteurs", 0, "nom"): 9,
        ("acteurs", 0, "type"): 10,
    }


def test_windows_and_old_mac_line_ends_count_as_lines():
    assert read("a: 1\r\nb: 2\rc: 3")[1] == {("a",): 1, ("b",): 2, ("c",): 3}


def test_spaces_around_a_field_name_are_not_in_it():
    assert value("titre : x\nresume\u00a0: y") == {"titre": "x", "resume": "y"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("titre: a\ntitre: b", 2, "écrit deux fois"),
        ("a:\n  b: 1\n  b: 2", 3, "écrit deux fois"),
        ("a: b\n<<: x", 2, "« << » n’est pas un nom de champ"),
        ("'': x", 1, "n’est pas un nom de champ"),
        ("[a]: b", 1, "pas une liste"),
        ("? {a: b}\n: c", 1, "pas une liste"),
        ("a: 1\nb: &x y", 2, 'écrivez « b: "&x y" »'),
        ("a: *x", 1, 'écrivez « a: "*x" »'),
        ("a: !!int 5", 1, 'écrivez « a: "!!int 5" »'),
        ("a: !!python/object/apply:os.system [ls]", 1, "« ! » ne peut pas commencer"),
        ("a: [b, &c d]", 1, "« & » (renvoi ou type de YAML)"),
        ("a: 1\n---\nb: 2", 2, "seconde série de champs"),
        ("%YAML 1.1\n---\na: b", 1, "« % » n’est pas acceptée"),
        ("a: 1\nb: \x07", 2, "U+0007"),
        ("a: \x00", 1, "U+0000"),
        ("a: b\u2028c: d", 1, "U+2028"),
        ("a: \x85", 1, "U+0085"),
        ("a: \ud800", 1, "U+D800"),
        ("a: b\n\ufeffc: d", 2, "U+FEFF"),
        ("a: b\u202ec", 1, "U+202E"),
    ],
)
def test_what_yaml_accepts_and_we_do_not(text, line, words):
    assert refusal(text)[0] == line
    assert words in refusal(text)[1]


def test_a_code_is_refused_as_the_character_that_it_stands_for():
    codes = {
        "\\x1b": 0x1B, "\\e": 0x1B, "\\a": 7, "\\0": 0, "\\b": 8, "\\v": 11, "\\f": 12, "\\r": 13, "\\N": 0x85, "\\L": 0x2028,
        "\\P": 0x2029, "\\u202e": 0x202E, "\\u2066": 0x2066, "\\U0000202a": 0x202A, "\\ufeff": 0xFEFF, "\\uFFFF": 0xFFFF,
        "\\x9b": 0x9B, "\\x7f": 0x7F, "\\ufff9": 0xFFF9,
    }  # fmt: skip
    for code, number in codes.items():
        for text in (
            f'b: c\na: "x{code}y"',
            f'b: c\n"x{code}y": a',
            f'b:\n  - "x{code}"',
            f'b: c\nd: [{{e: "{code}"}}]',
        ):
            line, message = refusal(text)
            assert (line, f"caractère invisible (U+{number:04X})" in message) == (2, True), text
    assert value(r'a: "\t\n\"\\\_\u00e9\U0001F600"') == {"a": '\t\n"\\\xa0é😀'}
    assert value(r"a: '\x1b'") == {"a": r"\x1b"}


def test_lines_of_problems_count_from_the_first_line():
    assert refusal("titre: a\ntitre: b", first_line=2)[0] == 3
    assert refusal("a: \x07", first_line=2)[0] == 2
    assert refusal("titre: 'a", first_line=2)[0] == 2


def test_six_levels_are_read_and_seven_are_not():
    assert value("a: {b: {c: {d: {e: {f: g}}}}}")
    assert "plus de 6" in refusal("a: {b: {c: {d: {e: {f: [g]}}}}}")[1]


def test_size_is_counted_in_bytes_before_parsing():
    assert value("a: " + "é" * 16_000)
    assert "33 Kio" in refusal("a: " + "é" * 16_400)[1]


@pytest.mark.parametrize(
    "bomb",
    [
        ALIAS_BOMB,
        "[" * 30_000,
        "{" * 30_000,
        "- " * 15_000,
        "? " * 15_000,
        "[a," * 10_000,
        "{a: " * 7_000,
        "&a " * 10_000,
        "!" * 30_000,
        "a: " * 10_000,
        "a: b\nk" + " " * 30_000 + "x",
        "- " * 15_000 + "x",
        "a: '" + "'" * 30_000,
        'a: "' + "\\" * 29_999,
    ],
    ids=lambda bomb: bomb[:8],
)
def test_bombs_are_refused(bomb):
    assert refusal(bomb)


def test_a_hundred_thousand_brackets_are_refused_even_with_room_for_them():
    """PyYAML's own composer crashes on this one."""
    assert "plus de 6" in refusal("[" * 100_000, max_bytes=200_000)[1]


def test_values_are_counted_before_they_are_kept():
    # The beginning of the text, of the document and of the list count, then one for each item.
    assert read("- a\n" * 7, max_events=13)[0] == ["a"] * 7
    line, sentence = refusal("- a\n" * 100, max_events=13)
    assert line == 11
    assert "trop de valeurs" in sentence
