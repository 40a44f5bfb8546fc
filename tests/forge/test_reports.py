"""Problems for people, forges and programs."""

from __future__ import annotations

import json

from partage.forge.reports import FORMATS, as_github, as_gitlab, as_json, as_text
from partage.text.problem import Problem

WRONG = Problem("initiatives/b.md", 7, "themes", "« x » n’est pas un thème")
REMARK = Problem("initiatives/a.md", 2, "", "à revoir", "warning")


def test_people_read_errors_last_with_their_file() -> None:
    assert as_text([WRONG, *[REMARK] * 3]) == (
        "initiatives/a.md:2: remarque\u00a0: à revoir\n" * 3
        + "initiatives/b.md:7: themes\u00a0: «\u00a0x\u00a0» n’est pas un thème"
    )


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in as_text([WRONG, REMARK])
    coloured = as_text([WRONG, REMARK], colour=True)
    assert "\x1b[1minitiatives/b.md:7\x1b[0m: \x1b[31m" in coloured
    assert "\x1b[33mremarque\u00a0: \x1b[0mà revoir" in coloured


def test_github_reads_one_command_a_problem() -> None:
    assert as_github([WRONG, REMARK]) == (
        "::error file=initiatives/b.md,line=7::themes\u00a0: «\u00a0x\u00a0» n’est pas un thème\n"
        "::warning file=initiatives/a.md,line=2::à revoir"
    )


def test_github_takes_nothing_of_a_problem_for_its_own_syntax() -> None:
    hostile = Problem("a,line=9::b\r\n%.md", 1, "x", "100 %\r\n::error file=y::z")
    lines = as_github([hostile]).split("\n")
    assert lines == [
        "::error file=a%2Cline=9%3A%3Ab\\r\\n%25.md,line=1::x\u00a0: 100\u00a0%25\\r\\n::error file=y::z"
    ]


def test_nothing_of_a_problem_acts_where_it_is_printed() -> None:
    acting = "a\x1b[31m\r\n::stop-commands::x\u202e\x07\u2028\0##[error]\udcff"
    hostile = Problem(f"initiatives/{acting}.md", 1, acting, acting)
    shown = "a\\x1b[31m\\r\\n::stop-commands::x\\u202e\\x07\\u2028\\x00##\\x5berror]\\xff"
    for name, form in FORMATS.items():
        text = form([hostile])
        text.encode()
        assert len(text.splitlines()) == len(form([WRONG]).splitlines()), name
        assert not any(letter in text for letter in "\x1b\r\u202e\x07\u2028\0"), name
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::stop")]
        assert "##[" not in text
    assert str(hostile) == f"initiatives/{shown}.md:1: {shown}\u00a0: {shown}"
    assert json.loads(as_json([hostile]))[0]["message"] == shown
    (one,) = json.loads(as_gitlab([hostile]))
    assert (one["check_name"], one["location"]["path"]) == (shown, f"initiatives/{shown}.md")


def test_gitlab_reads_a_code_quality_report() -> None:
    first, second = json.loads(as_gitlab([WRONG, REMARK]))
    assert first["description"] == "themes\u00a0: «\u00a0x\u00a0» n’est pas un thème"
    assert (first["check_name"], first["severity"]) == ("themes", "major")
    assert first["location"] == {"path": "initiatives/b.md", "lines": {"begin": 7}}
    assert (second["check_name"], second["severity"]) == ("fiche", "minor")


def test_gitlab_tells_problems_apart_and_knows_them_again_on_another_line() -> None:
    twice = [Problem("a.md", 3, "texte", "x"), Problem("a.md", 9, "texte", "x")]
    moved = [Problem("a.md", 4, "texte", "x"), Problem("a.md", 10, "texte", "x")]
    prints = [
        [each["fingerprint"] for each in json.loads(as_gitlab(problems))] for problems in (twice, moved)
    ]
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == 2


def test_programs_read_objects() -> None:
    assert json.loads(as_json([REMARK])) == [
        {"path": "initiatives/a.md", "line": 2, "field": "", "severity": "warning", "message": "à revoir"}
    ]


def test_nothing_to_report_is_still_a_report() -> None:
    assert {name: form([]) for name, form in FORMATS.items()} == {
        "text": "", "github": "", "gitlab": "[]", "json": "[]",
    }  # fmt: skip
