"""Addresses that lead elsewhere than readers believe: letters of another alphabet, a name before « @ », a number, a
shortened address, a text that shows another site. They get a remark, for reviewers: some are intended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from partage.sheets.body.redirections import redirection
from partage.text.messages import quoted
from partage.text.tags import without_tags

SHORTENERS = frozenset({
    "adf.ly", "amzn.to", "b.link", "bit.do", "bit.ly", "bitly.com", "bl.ink", "buff.ly", "chilp.it", "clck.ru",
    "cutt.ly", "dlvr.it", "fb.me", "forms.gle", "frama.link", "goo.gl", "huit.re", "hubs.ly", "ift.tt", "is.gd", "j.mp",
    "kutt.it", "l.ead.me", "lc.cx", "lnkd.in", "lstu.fr", "mcaf.ee", "ow.ly", "po.st", "qr.ae", "qrco.de", "rb.gy",
    "rebrand.ly", "s.42l.fr", "s.id", "short.gy", "shorturl.at", "shorturl.gg", "snip.ly", "soo.gd", "spoo.me",
    "surl.li", "t.co", "t.ly", "t2m.io", "tiny.cc", "tiny.one", "tinyurl.com", "trib.al", "tr.ee", "u.to",
    "urlr.me", "urlz.fr", "v.gd", "vu.fr", "wp.me", "x.co", "zpr.io", "zws.im",
})  # fmt: skip
"""Hosts that only redirect, with their subdomains."""
_SHARED = frozenset({
    "ac.uk", "asso.fr", "blogspot.com", "canalblog.com", "co.uk", "com.fr", "e-monsite.com", "free.fr", "github.io",
    "gitlab.io", "gouv.fr", "jimdofree.com", "netlify.app", "nom.fr", "org.uk", "over-blog.com", "pages.dev",
    "vercel.app", "weebly.com", "wixsite.com", "wordpress.com",
})  # fmt: skip
"""Domains under which each name is a separate site."""
_ENDINGS = (
    "fr|com|org|net|eu|info|io|be|ch|lu|ca|uk|de|es|it|bzh|paris|corsica|re|gp|gf|mq|nc|pf|yt|coop|asso|ong"
)
"""Endings that make a text without « https:// » an address; « charte.pdf » is not one."""
_LONGEST_SHOWN = 500
_LONGEST_HOST = 253
_LONGEST_LABEL = 63
_PUNYCODE = "xn--"

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_IN_PROSE = re.compile(
    r"https?://(?:[^\s<>()\[\]{}|\"'’“”«»–—]*@)?(?:\[[^\]\s]*\])?[^\s<>()\[\]{}|\"'’“”«»–—]*", re.IGNORECASE
)
_AFTER = ".,;:!?…*_`"
"""Characters that end a sentence, never an address."""
_AUTHORITY = re.compile(r"https?://(?:([^/?#\\]*)@)?(\[[^/?#\\\]]*\]|[^/?#\\:]*)", re.IGNORECASE)
_PLAIN = re.compile(r"https?://((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d{1,5})?(?:[/?#]|$)")
_ODD_START = re.compile(r"https?:(?!//[^/\\])", re.IGNORECASE)
"""Browsers take « https:exemple.org » and « https:///exemple.org » for « https://exemple.org », others do not."""
_POSED = re.compile(r"((?:[\w-]+\.)*(?!www\.)[\w-]+\.(?:fr|com|org|net|eu))[.-](?:[\w-]+\.)+[\w-]+$")
"""A name that looks whole before the one that counts; a label alone, as in « fr.wikipedia.org », is none."""
_STATE = re.compile(r"(?:^|[.-])gouv(?:[.-]|$)")
_STATE_ENDING = re.compile(r"(?:^|\.)gouv\.(?:[a-z]{2}|qc\.ca)$")
_MAIL = re.compile(r"mailto:[^?]*@([^?]+)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
"""What browsers read as an IP address, in any notation."""
_FOREIGN = re.compile(r"[^a-z0-9._ßàáâãäåæçèéêëìíîïñòóôõöùúûüýÿœ-]")
"""Letters that do not belong in a French site name: all those that `.fr` allows are accepted."""
_LINK = re.compile(r'<a href="((?i:https?://|mailto:)[^"]*)"(?: title="([^"]*)")?[^>]*>(.*?)</a>', re.DOTALL)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SHOWN_HOST = re.compile(
    rf"(?<![\w@.-])(?:(?:https?://(?:[^\s/@]*@)?|www\.)((?:[\w-]+\.)*[\w-]+)|((?:[\w-]+\.)+(?:{_ENDINGS}))(?![\w.@-]*[\w@]))"
)
_SHOWN_MAIL = re.compile(r"[\w.+-]@((?:[\w-]+\.)+[\w-]+)")


def text_remarks(text: str) -> Iterator[str]:
    """Yield what is misleading in the addresses of a plain *text*; each address once."""
    if "://" not in text:
        return
    found = [text] if _ADDRESS.fullmatch(text) else (each.rstrip(_AFTER) for each in _IN_PROSE.findall(text))
    for address in dict.fromkeys(found):
        if sentence := address_remark(address):
            yield sentence


def item_remarks(item: Mapping[str, object], title: str = "titre") -> Iterator[tuple[str, str]]:
    """Yield each key of *item*, such as a document, whose address differs from the one its *title* shows, and why."""
    shown = item.get(title)
    if isinstance(shown, str) and "." in shown:
        for key, address in item.items():
            is_address = key != title and isinstance(address, str) and _ADDRESS.fullmatch(address)
            if is_address and (sentence := _other_site(str(address), shown)):
                yield key, sentence


def link_remarks(rendered: str) -> Iterator[tuple[str, str]]:
    """Yield each misleading address of the links of the HTML *rendered*, and why."""
    for written, title, inside in _LINK.findall(rendered):
        address = unescape(written)
        shown = (unescape(without_tags(inside)), unescape(title))
        sentence = address_remark(address) or next(
            filter(None, (_other_site(address, each) for each in shown)), ""
        )
        if sentence:
            yield address, sentence


def address_remark(address: str) -> str:
    """Return what is misleading in a web *address* by itself; empty where nothing is."""
    plain = _PLAIN.match(address)
    host = plain[1] if plain else _host(address)
    if not plain and (
        _ODD_START.match(address) or (_ADDRESS.match(address) and "\\" in _before_query(address))
    ):
        return (
            f"{quoted(address)} n’est pas écrit comme une adresse : chaque navigateur le lit à sa façon ; écrivez "
            "« https:// », le nom du site, puis « / », comme « https://exemple.org/page »"
        )
    if host == "":
        return ""
    if not plain:
        user = unquote((_AUTHORITY.match(address) or ("", ""))[1] or "")
        if user:
            return (
                f"{quoted(address)} mène à {quoted(host)}, et non à {quoted(user)} ; écrivez l’adresse sans ce qui "
                "précède « @ »"
            )
        if host.startswith("[") or _NUMBER.fullmatch(host):
            return (
                f"{quoted(address)} mène à une machine par son numéro, sans dire à qui elle est ; écrivez le nom du "
                "site, comme « https://exemple.org »"
            )
    return _host_remark(host) or redirection(address, host)


def _before_query(address: str) -> str:
    return re.split("[?#]", address, maxsplit=1)[0]


@lru_cache(maxsize=1 << 12)
def _host_remark(host: str) -> str:
    labels = host.split(".")
    if any(".".join(labels[at:]) in SHORTENERS for at in range(max(0, len(labels) - 3), len(labels) - 1)):
        return (
            f"{quoted(host)} raccourcit les adresses : personne ne voit où mène ce lien, et il peut cesser de "
            "marcher ; ouvrez-le, puis écrivez l’adresse où vous arrivez"
        )
    if posed := _POSED.match(host[-_LONGEST_HOST:]):
        return (
            f"{quoted(host)} commence comme {quoted(posed[1])}, mais c’est une page du site {quoted(_site(host))} ; "
            "vérifiez que c’est bien lui, et dites dans le texte à qui il est"
        )
    if _STATE.search(host) and not _STATE_ENDING.search(host):
        return (
            f"{quoted(host)} se présente comme un site de l’État et n’est pas sous « gouv.fr » ; vérifiez à qui il "
            "est, ou écrivez l’adresse du site officiel, comme « https://www.service-public.gouv.fr »"
        )
    meant = ".".join(_decoded(label) for label in labels)
    odd = _FOREIGN.search(meant)
    if odd:
        return (
            f"{quoted(meant)} n’est pas écrit avec les lettres que l’on croit lire ({quoted(odd[0])} est le "
            f"caractère U+{ord(odd[0]):04X}) : un autre site peut se cacher derrière ; retapez l’adresse, et vérifiez "
            "où elle mène"
        )
    if any(label.startswith(_PUNYCODE) for label in labels):
        readable = quoted(meant) if meant != host else "l’adresse du site en toutes lettres"
        return f"{quoted(host)} est un nom codé, que personne ne peut lire ; écrivez {readable}"
    return ""


def _decoded(label: str) -> str:
    if not label.startswith(_PUNYCODE) or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _host(address: str) -> str:
    """Return the host that a browser would contact for *address*; empty if there is none."""
    mail = _MAIL.match(address)
    if mail:
        return unquote(mail[1]).lower()
    found = _AUTHORITY.match(address)
    # An accent may be written as a character of its own.
    return unicodedata.normalize("NFC", unquote(found[2])).lower().rstrip(".") if found else ""


def _other_site(address: str, shown: str) -> str:
    """Return the sentence on a link to *address* whose text *shown* names another site; empty where it does not."""
    if "." not in shown:
        return ""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", shown[:_LONGEST_SHOWN])).lower()
    found = (_SHOWN_MAIL if _MAIL.match(address) else _SHOWN_HOST).search(text)
    if not found:
        return ""
    named = next(filter(None, found.groups()), "").removeprefix("www.")
    host = _host(address)
    if _site(named) == _site(host) or host.endswith(f".{named}"):
        return ""
    return (
        f"ce lien montre {quoted(named)} et mène à {quoted(host)} ; montrez l’adresse où il mène, ou dites en mots ce "
        "qu’on y trouve"
    )


def _site(host: str) -> str:
    labels = [_decoded(label) for label in host.split(".")]
    return ".".join(labels[-3 if ".".join(labels[-2:]) in _SHARED else -2 :])
