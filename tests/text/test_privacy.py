"""What a public text should not give away. The numbers and names here are invented."""

from itertools import pairwise
from time import perf_counter

import pytest

from partage.text.privacy import text_warnings


def warnings(text):
    return list(text_warnings(text))


@pytest.mark.parametrize(
    "mail",
    [
        "prenom.nom@structure.example",
        "prenom_nom@structure.example",
        "p.nom@structure.example",
        "jean-prenom.nom@structure.example",
        "Prenom.Nom@Structure.example",
        "quelquun@gmail.com",
        "asso.jardin@orange.fr",
        "x@laposte.net",
        "x@wanadoo.fr",
        "x@yahoo.fr",
        "x@club-internet.fr",
    ],
)
def test_a_person_s_address_is_warned(mail):
    assert [
        f"« {mail} » semble être l’adresse d’une personne" in each for each in warnings(f"Écrire à {mail}.")
    ] == [True]


@pytest.mark.parametrize(
    "mail",
    [
        "contact@structure.example",
        "centre.social@ville.example",
        "accueil-jeunes@ville.example",
        "csq@ville.example",
        "a @ b",
    ],
)
def test_an_office_s_address_is_not(mail):
    assert warnings(f"Écrire à {mail}.") == []


@pytest.mark.parametrize(
    "phone",
    [
        "06 00 00 00 00",
        "0600000000",
        "06.00.00.00.00",
        "06-00-00-00-00",
        "06\u00a000\u00a000\u00a000\u00a000",
        "+33 6 00 00 00 00",
        "+33600000000",
        "+33 (0)6 00 00 00 00",
        "0033 6 00 00 00 00",
        "04 90 00 00 00",
        "06\u200900\u200900\u200900\u200900",
        "06–00–00–00–00",
        "+262 692 00 00 00",
        "+32 470 00 00 00",
        "0041 79 000 00 00",
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "{} 06 00 00 00 01",
        "{}\n2024",
        "{} 2 fois",
        "{}/{}",
        "Tél.{}",
        "(tél : {})",
        "le {}, ou",
        "[tél](tel:{})",
        "{}.",
    ],
)
def test_a_telephone_number_is_warned(phone, around):
    assert any("semble être un numéro de téléphone" in each for each in warnings(around.replace("{}", phone)))


@pytest.mark.parametrize(
    "text",
    [
        "SIRET 123 456 789 00012",
        "SIRET 12345678900012",
        "SIRET 06000000000012",
        "le 02/03/2024, puis le 02.03.2024 et le 2024-02-03",
        "https://exemple.org/article-0600000000",
        "www.exemple.org/06.00.00.00.00",
        "images/0600000000.jpg",
        "QP013001, QN00600000000",
        "44.0600000000, 5,0600000000",
        "13003 Marseille, 05061 Gap",
        "00 00 00 00 00",
        "06 00 00 00 0",
        "0600 000 000 000",
    ],
)
def test_other_numbers_are_not(text):
    assert warnings(text) == []


def test_a_link_without_encryption_is_warned():
    assert warnings("[le guide](http://exemple.org/guide) et https://exemple.org") == [
        "« http://exemple.org/guide » : ce lien n’est pas chiffré ; essayez la même adresse avec « https:// »"
    ]


def test_an_address_inside_a_link_to_a_page_is_not_a_person():
    assert warnings("https://reseau.example/@prenom.nom@gmail.com") == []


def test_each_cause_is_told_once():
    assert (
        len(
            warnings(
                "x@gmail.com y@gmail.com 06 00 00 00 00 06 00 00 00 01 http://a.example http://b.example"
            )
        )
        == 3
    )


NIR = "1850578006084"
"""Belongs to nobody: Yvelines, with an invented place and rank."""


def keyed(number: str) -> str:
    digits = number[:5] + {"2A": "19", "2B": "18"}.get(number[5:7].upper(), number[5:7]) + number[7:]
    return f"{number}{97 - int(digits) % 97:02d}"


def grouped(number: str, gap: str = " ") -> str:
    ends = (0, 1, 3, 5, 7, 10, 13, 15)
    return gap.join(filter(None, (number[a:b] for a, b in pairwise(ends))))


def test_a_social_security_number_is_warned_and_not_repeated():
    numbers = [
        keyed(each) for each in (NIR, "285052A006084", "185052b006084", "1850597406084", "7850599006084")
    ]
    written = [shown for number in numbers for shown in (number, f"{number[:13]} {number[13:]}")]
    written += [grouped(number, gap) for number in numbers for gap in " .-\u00a0\u202f\u2009\t"]
    written += [
        grouped(NIR),
        grouped(NIR, "."),
        f"{grouped(NIR)} (clé {keyed(NIR)[13:]})",
        f"{NIR} clé : {keyed(NIR)[13:]}",
    ]
    for number in written:
        for around in ("{}", "NIR : {}.", "n°{}, né", "({})", "06 00 00 00 00\n{}"):
            found = [each for each in warnings(around.format(number)) if "numéro de sécurité sociale" in each]
            assert len(found) == 1, around.format(number)
            assert "05" not in found[0]
            assert number[4:] not in found[0]


def test_a_number_without_its_key_or_its_groups_is_another_one():
    wrong = f"{(int(keyed(NIR)[13:]) % 97) + 1:02d}"
    for text in (
        NIR,
        NIR + wrong,
        grouped(NIR + wrong),
        f"3{keyed(NIR)}",
        f"{keyed(NIR)}1",
        "SIRET 185 057 800 60843",
        f"FR76 1850 5780 0608 4{keyed(NIR)[13:]} 12",
        f"https://exemple.org/{keyed(NIR)}",
        f"44.{keyed(NIR)}",
        "978 2 07 036822 8",
        "1 12 13 14 15 16 17 18",
        "2001 2002 2003 2004",
        grouped("1851378006084"),
        grouped("1850578006084").replace("78", "96"),
    ):
        assert [each for each in warnings(text) if "sécurité sociale" in each] == [], text


def test_long_runs_of_digits_are_looked_at_once():
    start = perf_counter()
    for text in (
        "1 " * 100_000,
        "1" * 200_000,
        "1 85 05 78 006 084 00 " * 9000,
        "1 85 05 2" * 20_000,
        "1__" * 60_000,
    ):
        warnings(text)
    assert perf_counter() - start < 10


def test_the_home_of_a_person_is_warned():
    for told in (
        "Mme Exemple, 12 rue des Lilas",
        "M. Karim Exemple – 3 bis, avenue du Four",
        "chez Nadia Exemple (4 place Haute)",
    ):
        [sentence] = warnings(f"Voir {told}, 05000 Gap.")
        assert "semble être l’adresse d’une personne" in sentence
    for told in (
        "Centre social, 12 rue des Lilas",
        "Mme Exemple anime la rue",
        "Maison des habitants, 12 rue Monsieur Four",
    ):
        assert warnings(f"Voir {told}, 05000 Gap.") == []
