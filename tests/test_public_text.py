"""What a text that everybody reads should not give away. Numbers and names here are invented."""

import pytest

from partage.public_text import text_warnings


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
