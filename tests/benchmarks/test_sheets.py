"""What is measured today is what was measured yesterday."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.benchmarks.french import before_name, noun_groups
from tests.benchmarks.generate import generate


def written(folder: Path, count: int, seed: int = 7) -> dict[str, bytes]:
    generate(folder, count, seed)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a", 20) == written(tmp_path / "b", 20)


def test_another_seed_gives_other_sheets(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a", 5), written(tmp_path / "b", 5, seed=8)
    assert first.keys() == second.keys()
    assert all(first[name] != second[name] for name in first)


def test_a_larger_collection_begins_with_the_smaller(tmp_path: Path) -> None:
    few, many = written(tmp_path / "few", 10), written(tmp_path / "many", 30)
    assert len(few) == 10
    assert few.items() <= many.items()


def test_sheets_are_as_long_as_real_ones_and_link_to_earlier_ones(tmp_path: Path) -> None:
    sheets = written(tmp_path, 60)
    linked = 0
    for name, content in sheets.items():
        text = content.decode()
        assert 650 <= len(text.split()) <= 850
        assert 5 <= text.count("\n## ") <= 7
        targets = re.findall(r"\]\(([^)]*)\)", text)
        linked += bool(targets)
        assert all(target in sheets and target < name for target in targets)
    assert linked >= 55


def test_a_few_themes_are_frequent_and_many_rare(tmp_path: Path) -> None:
    texts = [content.decode() for content in written(tmp_path, 300).values()]
    themes = [
        theme
        for text in texts
        for theme in re.findall(r'"(.*)"', text.split("themes:")[1].split("porteur:")[0])
    ]
    counts = sorted((themes.count(theme) for theme in set(themes)), reverse=True)
    assert counts[0] > 4 * counts[-1]
    assert len(counts) > 20


@pytest.mark.parametrize(
    ("preposition", "town", "together"),
    [
        ("de", "Gap", "de Gap"),
        ("de", "Évron", "d’Évron"),
        ("de", "Le Coteau", "du Coteau"),
        ("à", "La Ciotat", "à La Ciotat"),
        ("à", "Les Abymes", "aux Abymes"),
    ],
)
def test_prepositions_are_contracted_before_towns(preposition: str, town: str, together: str) -> None:
    assert before_name(preposition, town) == together


def test_determiners_agree_and_elide() -> None:
    groups = noun_groups(["m atelier", "f école", "m hall", "m local/locaux"])
    assert [text for text, _ in groups["du"]] == ["de l’atelier", "de l’école", "du hall", "du local"]
    assert [text for text, _ in groups["ce"]] == ["cet atelier", "cette école", "ce hall", "ce local"]
    assert [text for text, _ in groups["aux"]] == ["aux ateliers", "aux écoles", "aux halls", "aux locaux"]
