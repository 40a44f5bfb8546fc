"""The usual slips of people who write YAML for the first time, each with its line and a way out."""

import pytest
import yaml

from partage.text import strict_yaml
from partage.text.strict_yaml import YamlProblem, parse
from partage.text.yaml_errors import MAX_LINE_READ, silent_mistake


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch):
    """Both of PyYAML's parsers: they word their errors differently."""
    monkeypatch.setattr(strict_yaml, "LOADER", getattr(yaml, request.param))


def refusal(text):
    with pytest.raises(YamlProblem) as caught:
        parse(text, max_bytes=32 * 1024, max_depth=6)
    return caught.value.line, caught.value.message


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        # a colon in a text
        ("a: b\nresume: Un projet : pour tous", 2, 'entre guillemets : « resume: "Un projet : pour tous" »'),
        ('resume: Dit "oui" : bravo', 1, "« resume: 'Dit \"oui\" : bravo' »"),
        (
            "resume: Un projet\n  pour tous : le jardin",
            2,
            "il y a un deux-points dans « pour tous : le jardin »",
        ),
        ("- a\n- b: c: d", 2, 'entre guillemets : « b: "c: d" »'),
        # no space after the colon
        ("titre:Gap\nresume: x", 1, "écrivez « titre: Gap »"),
        ("resume: x\ntitre:Gap", 2, "écrivez « titre: Gap »"),
        ("titre:\u00a0Gap\nresume: x", 1, "espace ordinaire après « titre: »"),
        # indentation
        ("titre: a\n\tresume: b", 2, "tabulation"),
        ("themes:\n\t- jeunesse", 2, "tabulation"),
        ("titre: a\n  resume: b", 2, "« resume: b » n’est pas aligné"),
        ("a:\n  - x\n b: y", 3, "« b: y » n’est pas aligné"),
        ("a:\n  - x\n - y", 3, "« - y » n’est pas aligné"),
        ("titre: a\n- b", 2, "« - b » n’est pas aligné"),
        # quotes
        ('a: b\ntitre: "Le jardin\nresume: x', 2, 'ajoutez " à la fin'),
        ("titre: 'Le jardin\nresume: x", 1, "ajoutez ' à la fin"),
        ("titre: 'L'école'", 1, '« titre: "L\'école" »'),
        ('titre: "Gap" et Marseille', 1, '« titre: "Gap et Marseille" »'),
        ('titre: "C:\\dossier"', 1, "doublez-la"),
        # signs that mean something else
        ("titre: @gap", 1, 'écrivez « titre: "@gap" »'),
        ("titre: `gap`", 1, 'écrivez « titre: "`gap`" »'),
        ("titre: %gap", 1, 'écrivez « titre: "%gap" »'),
        ("titre: **Gap** et", 1, 'écrivez « titre: "**Gap** et" »'),
        ("titre: *Gap et", 1, 'écrivez « titre: "*Gap et" »'),
        ("titre: > Gap", 1, 'écrivez « titre: "> Gap" »'),
        ("- a\n- @gap", 2, 'écrivez « "@gap" »'),
        ("titre: [Gap] et Marseille", 1, '« titre: "[Gap] et Marseille" »'),
        ("titre: [Gap\nresume: x", 1, "pas bien fermée"),
        ("titre: {Gap", 1, "pas bien fermée"),
        # lists
        ("themes: - jeunesse", 1, "une valeur par ligne"),
        ("themes:\n  -jeunesse\n  -culture", 2, "« - jeunesse »"),
        ("themes:\n  – jeunesse\n  – culture", 2, "« - jeunesse »"),
        ("themes:\n  • jeunesse", 2, "« - jeunesse »"),
        ("themes: -jeunesse", 1, "« - jeunesse »"),
        ("themes:\n- jeunesse\n - culture", 3, "« - culture » n’est pas aligné"),
        # neither field nor text
        ("titre: x\nLe jardin\nresume: y", 2, "« Le jardin » n’est pas un champ"),
        # text that would be lost silently
        ("titre: Projet #1 du quartier", 1, 'écrivez « titre: "Projet #1 du quartier" »'),
        ("titre: Budget # 2", 1, 'écrivez « titre: "Budget # 2" », ou mettez deux espaces avant « # »'),
        ("lieu: #LaFriche", 1, 'écrivez « lieu: "#LaFriche" »'),
        ("lieu: # La Friche\nb: c", 1, 'écrivez « lieu: "# La Friche" »'),
        ("mots:\n  - #solidarite\n  - velo", 2, 'écrivez « "#solidarite" »'),
        (
            "titre: Budget # 2\nlieu: #LaFriche\nmots:\n  - #a\n  - b",
            1,
            "d’une remarque ; de même aux lignes 2, 4",
        ),
        ("titre: Budget\t# 2", 1, "la suite serait perdue"),
        ("mots: [velo, #solidarite, jardin]\nb: c", 1, "« # » commence un commentaire"),
        ("titre\uff1a x\nb: c", 1, "le deux-points de « titre\uff1a » n’est pas celui du clavier"),
        ("titre: 'Budget' # 2", 1, 'écrivez « titre: "Budget # 2" »'),
        ("titre: 'L''an' #2", 1, """écrivez « titre: "L'an #2" »"""),
        ('a:\n- "Salle" #2', 2, 'écrivez « "Salle #2" »'),
        ("mots: [velo] #solidarite\nb: c", 1, "perdue ; mettez-la dans la liste, entre guillemets"),
        ("mots: [velo #2, jardin]", 1, 'écrivez « "velo #2" »'),
        ("mots: [velo, #solidarite]", 1, 'écrivez « "#solidarite" »'),
        ("a:\n- {titre: Bilan #2, url: https://a.example}", 2, 'écrivez « titre: "Bilan #2" »'),
        ("a:\n  - {url: https://a.example, titre: 'Bilan' # 2}", 2, 'écrivez « titre: "Bilan # 2" »'),
        ("a:\n- {titre: Bilan # 2,\n  url: https://a.example}", 2, 'écrivez « titre: "Bilan # 2" »'),
        ("a:\n  nom: Ville # 2", 2, 'écrivez « nom: "Ville # 2" »'),
        ("resume: un texte\n  qui continue # 2", 2, "la suite serait perdue"),
        # the rest
        ("a: b\n: x", 2, "n’est pas aligné"),
    ],
)
def test_a_slip_is_explained_where_it_is(text, line, words):
    found = refusal(text)
    assert found[0] == line
    assert words in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "titre: x  # une remarque",
        "titre:  # une remarque",
        "titre: [x]  # une remarque\nresume: y",
        "titre: # une remarque\n  - x",
        "titre:\n  # une remarque\n  - x",
        "resume: >\n  un # deux",
        "lien: https://exemple.org/#partie",
        "temperature: -5 °C",
        "suite: – et après",
        "resume: |\n  un #1\n  - deux\n  -trois",
        'titre: "-jeunesse #1"',
        "heure: 14:30",
    ],
)
def test_what_is_right_is_not_taken_for_a_slip(text):
    assert parse(text, max_bytes=1024, max_depth=6)[0]


def test_a_long_value_is_shortened_in_the_example():
    _, message = refusal("resume: " + "mot " * 100 + ": fin")
    assert len(message) < 300
    assert message.endswith('…" »')


def test_a_sentence_never_repeats_a_whole_line():
    key, value = "k" * 400, "v" * 400
    for text in (
        f"{key}:{value}",
        f"{key}: a: {value}",
        f"{key}: [{value}",
        f"{key}: @{value}",
        f'{key}: "{value}',
    ):
        _, message = refusal(f"a: b\n{text}\nc: d")
        assert key[:70] not in message
        assert value[:70] not in message


class Line(str):
    """A line that records how much of it is copied."""

    __slots__ = ()
    copied = 0

    def __getitem__(self, part):
        found = super().__getitem__(part)
        Line.copied = max(Line.copied, len(found))
        return found


def test_nothing_is_copied_of_a_line_for_each_of_its_thousands_of_values():
    line = Line("[" + "a," * 100_000 + "]")
    for column in (1, 3, 100_001):
        start, end = (yaml.Mark("", 0, 0, at, None, None) for at in (column, column + 1))
        assert silent_mistake(start, end, [line]) is None
    assert Line.copied <= MAX_LINE_READ
