"""The address of a calendar, as written → one of https that may be asked for: never secret, never inside a network."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from partage.agenda.remark import Unreadable
from partage.text.messages import quoted

_TRANSLATED = ip_network("64:ff9b::/96")
_SECRET = re.compile(r"/private-[0-9a-f]|[?&;](?:token|key|secret|password|pwd|auth)=", re.IGNORECASE)


def checked_address(written: str) -> str:
    """Return the address *written* as one of https; raise `Unreadable` where it may not be asked for."""
    address = written.strip()
    if address[:9].lower() == "webcal://":
        address = f"https://{address[9:]}"
    parts = _parts(address)
    if (
        parts.scheme != "https"
        or not parts.hostname
        or not address.isascii()
        or not address.isprintable()
        or " " in address
    ):
        raise Unreadable(
            f"l’adresse {quoted(written)} n’est pas acceptée ; une adresse de calendrier commence par « https:// » ou "
            "« webcal:// »"
        )
    if parts.username is not None or parts.password is not None:
        raise Unreadable("l’adresse contient un nom ou un mot de passe ; donnez celle du calendrier public")
    if _SECRET.search(address):
        raise Unreadable(
            "cette adresse est secrète (qui l’a lit tout le calendrier) ; dans les réglages, prenez l’adresse publique "
            "au format iCal"
        )
    if _is_inside(parts.hostname):
        raise Unreadable(
            f"{quoted(parts.hostname)} est l’adresse d’un réseau privé ; donnez une adresse publique"
        )
    return address


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return SplitResult("", "", "", "", "")
    return parts


def _is_inside(host: str) -> bool:
    """Whether *host*, a name or a number, can only be that of this machine or of a network of one's own."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(
        (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".onion")
    ):
        return True
    try:
        return not is_public(name)
    except ValueError:
        # A name needs a dot, and one that ends in a number is an address in another writing (127.1, 0x7f.1).
        last = name.rpartition(".")[2]
        return "." not in name or last.isdigit() or last.startswith("0x")


def is_public(address: str) -> bool:
    """Whether anybody may reach the numeric *address*; raise `ValueError` if it is none."""
    number = ip_address(address)
    inner = getattr(number, "ipv4_mapped", None) or getattr(number, "sixtofour", None)
    if number.version == 6 and number in _TRANSLATED:
        inner = ip_address(int(number) & 0xFFFFFFFF)
    return number.is_global and not number.is_multicast and (inner is None or inner.is_global)
