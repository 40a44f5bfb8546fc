"""Addresses that lead elsewhere than a reader believes. Hosts of examples are reserved names."""

from __future__ import annotations

from partage.sheets.body.misleading import SHORTENERS, address_remark, text_remarks
from partage.sheets.body.render import render
from partage.text.characters import received
from tests.samples import checked
from tests.site.test_hostile_sheets import url_fields

MISLEADING = {
    "https://gouv.fr@evil.example/": "mène à « evil.example », et non à « gouv.fr »",
    "https://gouv.fr%2Faide@evil.example": "mène à « evil.example », et non à « gouv.fr/aide »",
    "https://gouv.fr:443@evil.example:80/x": "mène à « evil.example »",
    "HTTPS://gouv.fr(@evil.example": "mène à « evil.example »",
    "https://192.0.2.1/x": "par son numéro",
    "https://192.0.2.1:8080": "par son numéro",
    "http://3221225985/": "par son numéro",
    "https://0xc0.0.2.1": "par son numéro",
    "https://0300.0.2.01/": "par son numéro",
    "https://[2001:db8::1]/": "par son numéro",
    "https://%31%39%32.0.2.1/": "par son numéro",
    "https://аррӏе.com/": "U+0430",
    "https://xn--80ak6aa92e.com": "U+0430",
    "https://pаypal.com": "« а » est le caractère U+0430",
    "https://ｃａｆ.fr": "U+FF43",
    "https://caf\u200b.fr/x": "U+200B",
    "https://caf\u0323.fr": "U+0323",
    "https://cаf.fr:8080/x": "U+0430",
    "https://%D1%81af.fr": "U+0441",
    "https://caf。fr": "U+3002",
    "https://xn--caf-dma.fr/": "écrivez « café.fr »",
    "https://XN--CAF-DMA.fr/": "écrivez « café.fr »",
    "https://xn--a-\u00e9.fr": "est un nom codé",
    "mailto:contact@cаf.fr": "U+0430",
}
HONEST = (
    "https://exemple.org",
    "https://www.caf.fr/aide?x=1#y",
    "https://Caf.FR./",
    "https://mairie.xn.fr",
    "https://café.fr/é",
    "https://cafe\u0301.fr",
    "https://exemple.org:8443/@nom",
    "https://exemple.org/?a=b@c.fr",
    "https://exemple.org/https://gouv.fr@x",
    "https://chat.co/x",
    "https://not-bit.ly.example/bit.ly/x",
    "https://fr.wikipedia.org/wiki/Br%C3%A9sil_(pays)",
    "https://localhost/",
    "https://1-2-3.fr",
    "mailto:contact@caf.fr?subject=a@b.fr",
)


def warnings(body: str = "", /, **fields: object) -> list[tuple[int, str, str]]:
    result = checked(body, **fields)
    # A remark keeps no sheet out.
    assert result.right
    assert {problem.severity for problem in result.problems} <= {"warning"}
    return [(problem.line, problem.field, problem.message) for problem in result.problems]


def told(remarks: list[tuple[int, str, str]]) -> str:
    return " | ".join(message for _, _, message in remarks)


def test_a_misleading_address_is_remarked_in_every_place_that_takes_one() -> None:
    short = {f"https://{host}/x": "raccourcit les adresses" for host in SHORTENERS}
    under = {
        "https://bit.ly:443/x": "raccourcit",
        "https://www.Bit.ly./x": "raccourcit",
        "http://bit.ly": "raccourcit",
    }
    every = {**MISLEADING, **short, **under}
    for address, sentence in every.items():
        assert sentence in address_remark(address), address
    # What has no width is gone before a sheet is read: the address is then the one that people see.
    every = {address: sentence for address, sentence in every.items() if received(address) == address}
    for address, sentence in every.items():
        # Autolinks do not take all of them: a link in words does.
        assert sentence in told(warnings(f"[ici](<{address}>)")), address
    web = [address for address in every if not address.startswith("mailto:") and "(" not in address]
    for name, key in url_fields():
        for address in web:
            written = {
                "titre": "Un lien",
                **({"debut": "2026"} if name == "evenements" else {}),
                key: address,
            }
            remarks = warnings(**{name: [written]})
            assert every[address] in told(remarks), (name, address)
            assert {field for _, field, _ in remarks} == {name}
    for name in ("contact", "suites"):
        assert "raccourcit" in told(warnings(**{name: "Voir (https://bit.ly/x), ou écrire."}))


def test_an_honest_address_is_not() -> None:
    for address in HONEST:
        assert address_remark(address) == "", address
        assert warnings(f"[ici]({address})") == [], address
        assert list(text_remarks(f"Voir « {address} », ({address}) ou **{address}**…")) == [], address


def test_however_it_is_written_in_a_text() -> None:
    for body in (
        "<https://bit.ly/x>",
        "https://bit.ly/x",
        "[x](https://bit&#46;ly/x)",
        "[x](https://bit%2Ely/x)",
        "[x][r]\n\n[r]: https://bit.ly/x",
        "| a |\n|---|\n| [x](https://bit.ly/x) |",
        "[x](HTTPS://BIT.LY/x)",
    ):
        assert "raccourcit" in told(warnings(body)), body
    assert warnings("`https://bit.ly/x`\n\n    https://gouv.fr@evil.example\n") == []


def test_its_line_is_told() -> None:
    (remark,) = warnings("Un.\n\nDeux [x](https://bit.ly/x).\n")
    (first,) = warnings("Deux [x](https://bit.ly/x).\n")
    assert remark[0] == first[0] + 2
    assert remark[1] == "texte"


def test_a_text_that_shows_another_site_is_remarked() -> None:
    sentence = "ce lien montre « caf.fr » et mène à « evil.example »"
    for shown in (
        "https://caf.fr",
        "http://www.caf.fr/aide",
        "www.caf.fr",
        "caf.fr",
        "Voir CAF.fr",
        "**caf**.fr",
        "c\u00adaf.fr",
        "https://evil.example@caf.fr",
        "&#99;af.fr",
        "ｃａｆ.fr",
    ):
        assert sentence in told(warnings(f"[{shown}](https://evil.example/x)")), shown
    assert sentence in told(warnings('[ici](https://evil.example "caf.fr")'))
    assert "montre « caf.fr.evil.fr »" in told(warnings("[caf.fr.evil.fr](https://evil.example)"))
    assert "montre « gouv.fr »" in told(warnings("[gouv.fr](https://evil.example)"))
    assert "montre « un.asso.fr »" in told(warnings("[un.asso.fr](https://autre.asso.fr)"))
    assert "montre « caf.fr »" in told(warnings("[contact@caf.fr](mailto:x@evil.example)"))
    item = {"titre": "www.caf.fr", "url": "https://evil.example"}
    for name, _ in url_fields():
        remarks = warnings(**{name: [{**item, **({"debut": "2026"} if name == "evenements" else {})}]})
        assert sentence in told(remarks)
        assert {field for _, field, _ in remarks} == {name}


def test_a_text_that_shows_the_same_site_or_none_is_not() -> None:
    for shown, address in {
        "caf.fr": "https://www.caf.fr/aide",
        "https://www.caf.fr/": "https://aide.caf.fr",
        "gouv.fr": "https://www.economie.gouv.fr",
        "charte.pdf": "https://exemple.org/charte.pdf",
        "fin.Voir aussi": "https://exemple.org",
        "M. Dupont": "https://exemple.org",
        "caf.fr, puis ameli.fr": "https://caf.fr",
        "contact@caf.fr": "mailto:accueil@caf.fr",
        "écrire à contact@caf.fr": "https://caf.fr/contact",
        "café.fr": "https://xn--caf-dma.fr",
    }.items():
        remarks = [each for each in warnings(f"[{shown}]({address})") if "nom codé" not in each[2]]
        assert remarks == [], shown
        assert "montre" not in told(
            warnings(documents=[{"titre": shown, "url": address.replace("mailto:", "https://x@")}])
        )
    licence = {
        "titre": "Un guide",
        "url": "https://exemple.org",
        "licence": "https://creativecommons.example/by",
    }
    assert warnings(documents=[licence]) == []


def test_many_of_them_are_told_once_and_quickly() -> None:
    body = "\n\n".join(f"[caf.fr](https://gouv.fr@evil.example/{number})" for number in range(3000))
    assert len(warnings(body)) == 20
    assert len(warnings("[x](https://bit.ly/1) [x](https://bit.ly/2)")) == 1


def test_an_address_that_only_leads_to_another_is_remarked() -> None:
    for address, sentence in {
        "https://www.google.com/url?q=https://evil.example": "mène à « evil.example » en passant par « www.google.com »",
        "https://www.google.fr/url?sa=t&url=https%3A%2F%2Fevil.example%2Fx": "mène à « evil.example »",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example": "en passant par « l.facebook.com »",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example": "« evil.example »",
        "https://exemple.org/login?next=//evil.example": "mène à « evil.example »",
        "https://exemple.org/r?a=1&to=http%3a%2f%2fgouv.fr@evil.example": "mène à « evil.example »",
        "https://exemple.org/out?https://evil.example": "mène à « evil.example »",
        "https://exemple.org/?next=https:evil.example": "mène à « evil.example »",
        "https://exemple.org/?next=%252F%252Fevil.example": "mène à « evil.example »",
        "https://caf-fr.translate.goog/x": "ne fait que passer par",
        "https://mairie.list-manage.com/track/click?u=1": "ne fait que passer par",
        "https://www.google.co.uk/amp/s/evil.example": "ne fait que passer par",
        "https://linktr.ee/jardin": "ne contient que des liens",
    }.items():
        assert sentence in address_remark(address), address
        assert sentence in told(warnings(f"[ici](<{address}>)")), address
        assert sentence in told(warnings(documents=[{"titre": "Un lien", "url": address}])), address
    for address in (
        "https://exemple.org/?url=https://www.exemple.org/x",
        "https://web.archive.org/web/2020/https://caf.fr",
        "https://www.google.com/maps?q=Gap",
        "https://www.youtube.com/watch?v=1",
        "https://exemple.org/x?next=/y",
    ):
        assert address_remark(address) == "", address


def test_an_address_that_looks_like_another_is_remarked() -> None:
    for address, sentence in {
        "https://gouv.fr.evil.example": "commence comme « gouv.fr », mais c’est une page du site « evil.example »",
        "https://www.caf.fr.evil.example/x": "commence comme « www.caf.fr »",
        "https://service-public.fr-aide.example": "commence comme « service-public.fr »",
        "https://impots.gouv-fr.example": "se présente comme un site de l’État",
        "https://gouv.evil.example": "se présente comme un site de l’État",
        "https:///evil.example": "n’est pas écrit comme une adresse",
        "https:evil.example": "n’est pas écrit comme une adresse",
        r"https:/\evil.example": "n’est pas écrit comme une adresse",
        r"https://gouv.fr\@evil.example": "n’est pas écrit comme une adresse",
    }.items():
        assert sentence in address_remark(address), address
        # Those that lead nowhere are errors.
        assert render(f"[ici](<{address}>)", sheets=()).problems, address
    for address in (
        "https://fr.wikipedia.org/x",
        "https://www.economie.gouv.fr",
        "https://www.gouv.qc.ca",
        "https://fr-fr.facebook.com/x",
        "https://com.exemple.org",
    ):
        assert address_remark(address) == "", address
