"""The lists of a folder are checked like sheets are: one clear problem a mistake, and the rest still loads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partage.reference.gazetteer import Gazetteer
from partage.reference.reference_data import ReferenceData, load_references
from partage.reference.vocabularies import DEFAULT_TERMS
from partage.sheets.source import Source, read_text_source
from partage.sheets.validation import check
from partage.text.problem_limits import MAX_GUESSES, MAX_PROBLEMS
from tests.samples import sheet, spaced, write_project

Load = Callable[..., tuple[ReferenceData, list[str]]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Reads the real vocabularies with some files replaced; None takes one away."""
    write_project(tmp_path, {})
    (tmp_path / "mkdocs.yml").write_text("extra:\n  languages: fr en\n", "utf-8")

    def loaded(**files: str | bytes | None) -> tuple[ReferenceData, list[str]]:
        for name, text in files.items():
            path = tmp_path / f"initiatives/_vocabulaires/{name}.yml"
            if text is None:
                path.unlink()
            else:
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        references, problems = load_references(path.parent, tmp_path, frozenset(), frozenset())
        return references, [
            spaced(str(problem)).removeprefix("initiatives/_vocabulaires/") for problem in problems
        ]

    return loaded


def term(identifier: str, more: str = "") -> str:
    return f"- id: {identifier}\n  libelle: {identifier.title()}\n  label: {identifier}\n{more}"


def test_right_list_has_no_problem(load: Load) -> None:
    references, problems = load(roles=term("pilote") + term("voisin", "  alias: [riverain, habitant]\n"))
    assert problems == []
    assert list(references.vocabularies["roles"].terms) == ["pilote", "voisin"]


def test_identifier_used_twice(load: Load) -> None:
    _, problems = load(roles=term("pilote") + term("pilote"))
    assert problems == [
        "roles.yml:4: id : l’identifiant « pilote » est déjà pris par une autre entrée de cette liste ; "
        "choisissez-en un autre"
    ]


def test_identifier_used_twice_in_two_families(load: Load) -> None:
    inside = "  etroits:\n  - id: {}\n    libelle: Tel\n    label: such\n"
    _, problems = load(
        roles=term("un", inside.format("meme")) + term("deux", "  etroits: []\n") + term("meme")
    )
    assert [problem.partition(" : ")[0] for problem in problems] == ["roles.yml:12: id"]


def test_alias_that_is_another_s_identifier_whatever_the_order(load: Load) -> None:
    _, problems = load(roles=term("pilote", "  alias:\n    - chef\n    - Voisin\n") + term("voisin"))
    assert problems == [
        "roles.yml:6: alias : « Voisin » désigne déjà le terme « voisin » ; retirez-le de l’un des deux"
    ]


def test_alias_that_is_another_s_label(load: Load) -> None:
    _, problems = load(roles=term("pilote") + "- id: b\n  libelle: PILOTE\n  label: b\n")
    assert problems == [
        "roles.yml:5: libelle : « PILOTE » désigne déjà le terme « pilote » ; retirez-le de l’un des deux"
    ]


def test_missing_label_is_asked_for_and_the_term_stays_known(load: Load) -> None:
    references, problems = load(roles="- id: pilote\n  libelle: Pilote\n" + term("voisin"))
    assert len(problems) == 1
    assert problems[0].startswith("roles.yml:1: label : ce champ est obligatoire")
    assert list(references.vocabularies["roles"].terms) == ["pilote", "voisin"]


def test_mistake_in_a_narrower_term_leaves_its_family_and_has_its_own_line(load: Load) -> None:
    inside = "  etroits:\n  - id: lire\n    libele: Lire\n    label: read\n  - id: dire\n    libelle: Dire\n    label: say\n"
    references, problems = load(themes=term("savoirs", inside))
    assert problems == [
        "themes.yml:6: etroits.libele : le champ « libele » n’existe pas ; vouliez-vous dire « libelle » ?"
    ]
    assert list(references.vocabularies["themes"].terms) == ["savoirs", "lire", "dire"]


def test_bad_identifier_leaves_only_its_term_out(load: Load) -> None:
    references, problems = load(roles=term("École") + term("voisin"))
    assert len(problems) == 1
    assert "; par exemple « ecole »" in problems[0]
    assert list(references.vocabularies["roles"].terms) == ["voisin"]


def test_missing_list(load: Load) -> None:
    references, problems = load(roles=None)
    assert problems == ["roles.yml:1: cette liste manque ; remettez le fichier, même avec un seul terme"]
    assert references.vocabularies["roles"].terms == {}
    assert references.vocabularies["themes"].terms


def test_territories_and_actors_of_one_s_own_are_optional(load: Load) -> None:
    assert load(territoires=None, acteurs=None)[1] == []


def test_empty_list_is_right(load: Load) -> None:
    assert load(roles="# rien encore\n")[1] == []


def test_yaml_mistake_has_its_line(load: Load) -> None:
    references, problems = load(roles=term("pilote") + "- id: [oups\n")
    assert len(problems) == 1
    assert problems[0].startswith("roles.yml:")
    assert references.vocabularies["themes"].terms


def test_file_that_is_no_list(load: Load) -> None:
    assert load(roles="id: pilote\n")[1] == [
        "roles.yml:1: une liste est attendue ; chaque terme commence par « - id: … »"
    ]


def test_file_in_another_encoding(load: Load) -> None:
    assert load(roles="- id: é\n".encode("latin-1"))[1] == [
        "roles.yml:1: ce fichier n’est pas en UTF-8 ; enregistrez-le de nouveau en UTF-8"
    ]


def test_folder_in_the_place_of_a_file(load: Load, tmp_path: Path) -> None:
    load(roles=None)
    (tmp_path / "initiatives/_vocabulaires/roles.yml").mkdir()
    assert load(natures=term("projet"))[1] == [
        "roles.yml:1: ceci n’est pas un fichier ordinaire ; mettez à sa place le fichier de texte « .yml » de cette liste"
    ]


def test_entry_that_is_only_a_word(load: Load) -> None:
    _, problems = load(roles="- pilote\n" + term("voisin"))
    assert [problem.partition(": ")[0] for problem in problems] == ["roles.yml:1"]


def test_territory_with_an_unknown_parent(load: Load) -> None:
    references, problems = load(
        territoires="- id: quartier-de-la-vieille-gare\n  nom: Quartier de la Vieille Gare\n  type: quartier\n  parent: Atlantide-sur-Mer\n"
    )
    assert len(problems) == 1
    assert problems[0].startswith("territoires.yml:4: parent : « Atlantide-sur-Mer »")
    assert references.territories.find("Quartier de la Vieille Gare").id == "quartier-de-la-vieille-gare"


def test_territory_of_an_unknown_type(load: Load) -> None:
    _, problems = load(
        territoires="- id: quartier-de-la-vieille-gare\n  nom: Quartier de la Vieille Gare\n  type: quartiers\n  parent: Gap\n"
    )
    assert problems == [
        "territoires.yml:3: type : « quartiers » n’est pas un type de territoire connu ; "
        "vouliez-vous dire « quartier » ?"
    ]


def test_actor_of_an_unknown_type(load: Load) -> None:
    _, problems = load(acteurs="- id: a\n  nom: A\n  type: associations\n")
    assert problems == [
        "acteurs.yml:3: type : « associations » n’est pas un type d’acteur connu ; "
        "vouliez-vous dire « association » ?"
    ]


def test_actor_declared_twice_and_name_of_another_actor(load: Load) -> None:
    _, problems = load(
        acteurs="- {id: a, nom: Le Pré}\n- {id: a, nom: Autre}\n- {id: b, nom: Bé, alias: le pre}\n"
    )
    assert [problem.partition(" : ")[0] for problem in problems] == [
        "acteurs.yml:2: id",
        "acteurs.yml:3: alias",
    ]


def test_settled_actor_is_found_by_any_of_its_names(load: Load) -> None:
    references, problems = load(acteurs="- {id: pre, nom: Le Pré, type: Association, alias: [Asso du Pré]}\n")
    assert problems == []
    for written in ("pre", "le pré", "ASSO DU PRE"):
        found = references.actors.find(written)
        assert found is not None
        assert (found.id, found.label, found.definition) == ("pre", "Le Pré", "association")


def test_a_list_of_too_many_entries_keeps_the_first_ones(load: Load) -> None:
    references, problems = load(
        roles="".join(f"- {{id: r{n}, libelle: R{n}, label: r{n}}}\n" for n in range(1500))
    )
    assert problems == [
        "roles.yml:1001: 1000 entrées au plus dans cette liste (1500 écrites), les suivantes ne sont pas lues ; "
        "retirez celles qui ne servent pas"
    ]
    assert len(references.vocabularies["roles"].terms) == 1000


def test_thousands_of_mistakes_of_a_list_are_looked_for_and_told_in_bounds(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    monkeypatch.setattr(Gazetteer, "near", lambda _, folded: searched.append(folded) or [])
    _, problems = load(
        territoires="".join(
            f"- {{id: q{n}, nom: Q{n}, type: quartier, parent: Atlantide-{n}}}\n" for n in range(2000)
        )
    )
    assert 0 < len(searched) <= MAX_GUESSES
    assert len(problems) == MAX_PROBLEMS + 1
    assert "… et 1950 autres points à corriger dans ce fichier" in problems[-1]


_CHANGES = ({"phases": ""}, {"phases": ""}, {"roles": term("pilote")}, {"acteurs": None})


def test_what_stands_for_the_lists_changes_with_them(load: Load) -> None:
    digests = [load(**files)[0].digest for files in _CHANGES]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


def test_list_without_its_default_term_is_reported_with_two_ways_out(load: Load) -> None:
    for name, default in DEFAULT_TERMS.items():
        _, problems = load(**{name: term("seul")})
        assert problems == [
            f"{name}.yml:1: id : il manque le terme « {default} », celui des fiches qui n’en écrivent aucun ; "
            f"remettez-le (« - id: {default} »), ou ajoutez « {default} » aux « alias » du terme qui le remplace"
        ]
        assert load(**{name: term("seul", f"  alias: {default}\n")})[1] == []
        assert load(**{name: term(default)})[1] == []


def test_default_term_is_not_missed_in_a_list_that_could_not_be_read(load: Load) -> None:
    assert [
        problem.partition(" : ")[0] for problem in load(**{"types-de-lien": "- id: Voir aussi\n"})[1]
    ] == [
        "types-de-lien.yml:1: id",
        "types-de-lien.yml:1: label",
        "types-de-lien.yml:1: libelle",
    ]
    assert len(load(**{"types-de-lien": "a: b"})[1]) == 1
    _, problems = load(**{"types-de-lien": None})
    assert problems == [
        "types-de-lien.yml:1: cette liste manque ; remettez le fichier, même avec un seul terme"
    ]


def test_sheet_that_relies_on_a_missing_default_is_refused_and_a_renamed_one_is_meant(load: Load) -> None:
    relying = {
        "types-d-enseignement": {"enseignements": ["Commencer petit."]},
        "etats-de-proposition": {"propositions": ["Se revoir."]},
        "types-de-document": {"documents": [{"titre": "La charte", "url": "https://exemple.org/a.pdf"}]},
    }
    source = {
        name: read_text_source(sheet(**fields).encode(), "initiatives/x.md")
        for name, fields in relying.items()
    }
    for name in relying:
        written = source[name]
        assert isinstance(written, Source)
        lacking, _ = load(**{name: term("seul")})
        _, [problem] = check(written, lacking)
        assert "choix possibles : « seul »" in spaced(problem.message)
        renamed, _ = load(**{name: term("seul", f"  alias: {DEFAULT_TERMS[name]}\n")})
        kept, problems = check(written, renamed)
        assert problems == []
        assert kept is not None
        assert "'seul'" in repr(kept.fields)


def test_a_list_of_too_many_values_is_not_read(load: Load) -> None:
    narrower = "".join("  - {id: A}\n" for _ in range(190))
    terms = "".join(
        f"- id: t{number}\n  libelle: a\n  label: b\n  etroits:\n{narrower}" for number in range(80)
    )
    (problem,) = load(themes=terms)[1][:1]
    assert "trop de valeurs, il n’est pas lu" in problem
    actors = "".join(f"- {{id: a{number}, nom: Acteur {number}, type: autre}}\n" for number in range(5000))
    assert load(acteurs=actors, themes="- {id: a, libelle: a, label: a}\n")[0].actors.find("Acteur 4999")
