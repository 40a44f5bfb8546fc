"""Files in; what is right goes on, what is wrong is told, all at once."""

from __future__ import annotations

from pathlib import Path

from partage.catalogue.knowledge_base import KnowledgeBase, read_knowledge_base
from tests.benchmarks.generate import generate
from tests.conftest import Project
from tests.images.drawing import encoded, exif, halves
from tests.samples import BASE, sheet, spaced


def read(root: Path, processes: int = 1) -> KnowledgeBase:
    return read_knowledge_base(root, root / "initiatives", processes)


def told(knowledge: KnowledgeBase) -> list[str]:
    return [spaced(str(problem)) for problem in knowledge.problems]


def test_sheets_of_the_base_are_valid() -> None:
    knowledge = read(BASE)
    assert told(knowledge) == []
    assert len(knowledge.catalogue.initiatives) >= 10


def test_bad_sheet_is_left_out_and_the_others_go_on(project: Project) -> None:
    knowledge = read(project(jardin=sheet(), faux=sheet(themes="jeunesses"), vide=""))
    assert list(knowledge.catalogue.by_id) == ["jardin"]
    assert told(knowledge) == [
        "initiatives/faux.md:6: themes : « jeunesses » n’est pas un thème connu ; vouliez-vous dire « jeunesse » ?",
        "initiatives/vide.md:1: ce fichier est vide ; une fiche commence par ses champs : "
        "« --- », puis « titre: Le jardin partagé » et les autres champs, puis « --- »",
    ]


def test_mistake_of_a_list_is_told_with_those_of_the_sheets(project: Project) -> None:
    root = project(faux=sheet(themes="jeunesses"))
    (root / "initiatives/_vocabulaires/roles.yml").unlink()
    assert [each.path for each in read(root).problems] == [
        "initiatives/_vocabulaires/roles.yml",
        "initiatives/faux.md",
    ]


def test_a_list_that_cannot_be_read_is_the_one_error(project: Project) -> None:
    root = project(jardin=sheet(), faux=sheet(themes="jeunesses", publics="extraterrestres"))
    themes = root / "initiatives/_vocabulaires/themes.yml"
    themes.write_text(themes.read_text("utf-8").replace("libelle: ", "libelle: Un : ", 1), "utf-8")
    (root / "initiatives/_vocabulaires/territoires.yml").write_text("- id: [\n", "utf-8")
    knowledge = read(root)
    assert [each.path for each in knowledge.problems] == [
        "initiatives/_vocabulaires/territoires.yml", "initiatives/_vocabulaires/themes.yml", "initiatives/faux.md",
    ]  # fmt: skip
    assert knowledge.problems[-1].field == "publics"
    assert knowledge.paths == ("initiatives/faux.md", "initiatives/jardin.md")


def test_a_list_without_which_no_sheet_is_right_is_the_one_error(project: Project) -> None:
    root = project(jardin=sheet(), velos=sheet())
    (root / "initiatives/_vocabulaires/etats.yml").write_text("", "utf-8")
    assert told(read(root)) == [
        "initiatives/_vocabulaires/etats.yml:1: cette liste est vide ; remettez ses termes, même un seul ; "
        "2 fiches s’en servent (« jardin », « velos »)"
    ]


def test_moments_have_the_day_of_the_zone_in_the_configuration_and_a_wrong_zone_is_told(
    project: Project,
) -> None:
    root = project(jardin=sheet(debut="2024-12-31T23:30:00Z"))
    for zone, start in (("Europe/Paris", "2025-01-01"), ("America/Guadeloupe", "2024-12-31")):
        (root / "mkdocs.yml").write_text(f"extra:\n  timezone: {zone}\n", "utf-8")
        (initiative,) = read(root).catalogue.initiatives
        assert str(initiative.sheet.fields.start) == start
    (root / "mkdocs.yml").write_text("extra:\n  timezone: Mars/Olympus\n", "utf-8")
    (said,) = told(read(root))
    assert said.startswith("mkdocs.yml:2: extra.timezone : « Mars/Olympus » n’est pas un fuseau horaire")


def test_files_that_nobody_reads_are_told_with_the_others(project: Project) -> None:
    root = project(jardin=sheet())
    (root / "initiatives/four.txt").write_text("x", "utf-8")
    assert told(read(root)) == [
        "initiatives/four.txt:1: une fiche se termine par « .md », celle-ci n’est pas lue ; renommez-la en « four.md »"
    ]


def test_a_picture_is_the_same_however_its_accents_are_spelt(project: Project) -> None:
    picture = {"fichier": "été.png", "texte": "Un dessin", "credit": "Le réseau", "autorisation": "ecrite"}
    root = project(jardin=sheet(images=[picture]), velos=sheet("![Un dessin](images/e\u0301te\u0301.png)"))
    (root / "initiatives/images").mkdir()
    (root / "initiatives/images/e\u0301te\u0301.png").write_bytes(encoded(halves(), "png"))
    knowledge = read(root)
    assert [each for each in told(knowledge) if "été" in each or "e\u0301" in each] == []
    assert list(knowledge.pictures) == ["été.png"]


def test_sheets_that_claim_one_address_are_all_left_out_and_each_names_the_other(project: Project) -> None:
    knowledge = read(
        project(
            a=sheet(alias="ancien"), b=sheet("[Un mot](a.md).", alias=["vieux", "ancien"]), c=sheet("[Un mot](b.md)."),
            d=sheet(alias="faux"), faux=sheet(themes="x"), e=sheet(alias=["page", "encore"]), f=sheet(alias="encore-un"),
        )
    )  # fmt: skip
    assert list(knowledge.catalogue.by_id) == ["c", "f"]
    assert [
        (each.path, each.line, each.field, each.severity)
        for each in knowledge.problems
        if each.field == "alias"
    ] == [(f"initiatives/{name}.md", 8, "alias", "error") for name in "abde"]
    said = {each.path: each.message for each in knowledge.problems}
    assert "« initiatives/b.md »" in said["initiatives/a.md"]
    assert "« initiatives/a.md »" in said["initiatives/b.md"]
    assert "« initiatives/faux.md »" in said["initiatives/d.md"]
    assert "href" not in knowledge.catalogue.by_id["c"].sections[0].html
    assert {each.id for each in knowledge.former} == {"a", "b", "d", "e"}


def test_link_to_a_sheet_that_is_left_out_is_no_mistake_and_leads_nowhere(project: Project) -> None:
    knowledge = read(project(a=sheet("[Un mot](b.md) et [un autre](c.md)."), b=sheet(themes="x"), c=sheet()))
    assert [each.path for each in knowledge.problems] == ["initiatives/b.md"]
    html = knowledge.catalogue.by_id["a"].sections[0].html
    assert "Un mot" in html
    assert html.count("<a ") == 1


def test_mistakes_between_sheets_have_their_line(project: Project) -> None:
    knowledge = read(
        project(a=sheet(alias=["ancien", "b"]), b=sheet(), c=sheet(porteur="Centre social Les Tilleul"))
    )
    assert [(each.path, each.line, each.field, each.severity) for each in knowledge.problems] == [
        ("initiatives/a.md", 8, "alias", "error"),
        ("initiatives/c.md", 7, "porteur", "warning"),
    ]


def test_one_process_or_two_read_the_same(project: Project) -> None:
    root = project(faux=sheet(themes="jeunesses"))
    generate(root / "initiatives", 80)
    one, two = read(root), read(root, processes=2)
    assert one.problems == two.problems
    assert one.catalogue.initiatives == two.catalogue.initiatives
    assert one.catalogue.postings == two.catalogue.postings


SHOWN = {"alt": "Une tablée.", "credit": "Le centre social", "autorisation": "écrite"}


def with_images(root: Path, **files: bytes) -> Path:
    (root / "initiatives/images").mkdir()
    for name, data in files.items():
        (root / f"initiatives/images/{name.replace('_', '.')}").write_bytes(data)
    return root


def test_pictures_of_sheets_are_made_ready(project: Project) -> None:
    fete = {"fichier": "fete.jpg", **SHOWN}
    root = project(
        a=sheet("![Un mur](images/mur.png) et [le plan](images/plan.jpg)", images=[fete]), b=sheet()
    )
    mur = encoded(halves(), "PNG")
    knowledge = read(with_images(root, fete_jpg=encoded(halves()), mur_png=mur, plan_jpg=mur))
    assert told(knowledge) == []
    assert list(knowledge.pictures) == ["fete.jpg", "mur.png", "plan.jpg"]
    shown = {each.id: each.pictures for each in knowledge.catalogue.initiatives}
    assert shown == {"a": ("fete.jpg", "mur.png", "plan.jpg"), "b": ()}


def test_picture_that_cannot_be_used_is_told_where_it_is_shown_and_its_sheet_goes_on(
    project: Project,
) -> None:
    images = [{"fichier": name, **SHOWN} for name in ("fete.jpg", "fausse.png")]
    root = project(
        a=sheet("Un mot.\n\n![Un mur](images/fausse.png)", images=images), b=sheet("\n![Un](images/mur.svg)")
    )
    knowledge = read(with_images(root, fete_jpg=encoded(halves()), fausse_png=b"non", mur_svg=b"<svg/>"))
    assert list(knowledge.catalogue.by_id) == ["a", "b"]
    assert list(knowledge.pictures) == ["fete.jpg"]
    assert told(knowledge) == [
        "initiatives/a.md:8: images : l’image « fausse.png » n’est pas une image que le site sait lire (JPEG, PNG, "
        "WebP, AVIF ou GIF), quel que soit son nom ; ouvrez-la dans un logiciel d’image et exportez-la en JPEG",
        "initiatives/b.md:11: texte : l’image « mur.svg » est un dessin SVG, qui peut contenir un programme : le site "
        "n’en publie pas ; exportez-la en PNG",
    ]
    assert len(knowledge.errors) == 2


def test_picture_that_no_sheet_shows_is_remarked_unless_a_sheet_is_left_out(project: Project) -> None:
    root = with_images(project(a=sheet(' src="../images/oubli.jpg"')), oubli_jpg=b"", secret_txt=b"")
    assert [str(each.path) for each in read(root).problems] == [
        "initiatives/images/oubli.jpg",
        "initiatives/images/secret.txt",
    ]
    assert read(root).errors == []
    (root / "initiatives/b.md").write_text(sheet(themes="x"), "utf-8")
    assert [str(each.path) for each in read(root).problems] == ["initiatives/b.md"]


def test_picture_that_tells_its_place_is_remarked_since_the_repository_keeps_it(project: Project) -> None:
    body = "![Un mur](images/mur.jpg) ![Un arbre](images/arbre.jpg)"
    files = {"mur_jpg": encoded(halves(), exif=exif()), "arbre_jpg": encoded(halves())}
    root = with_images(project(a=sheet(body)), **files)
    for knowledge in (read(root), read(root)):
        assert [(each.path, each.severity) for each in knowledge.problems] == [
            ("initiatives/images/mur.jpg", "warning")
        ]
