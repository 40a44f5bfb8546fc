"""How to reach a team: what its sheet says, as a link where it is an address or a number; the network's own ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.catalogue.forges import ContributionTargets
from partage.rendering.components import Value
from partage.text.folding import fold
from partage.text.privacy import mail_in, phone_in

_NETWORK = "reseau"
_BETWEEN = re.compile(r"[^\d+]")


def contact_values(contact: str | None, contributions: ContributionTargets) -> Iterator[Value]:
    """Yield *contact*, which leads where it says, then the network's ways where it says « via le réseau »."""
    if not contact:
        return
    mail, phone = mail_in(contact), phone_in(contact).replace("(0)", "")
    href = f"mailto:{mail}" if mail else f"tel:{_BETWEEN.sub('', phone)}" if phone else ""
    yield Value(contact, href)
    if goes_through_the_network(contact):
        yield from network_ways(contributions)


def goes_through_the_network(contact: str) -> bool:
    """Whether *contact* says « via le réseau », in any words that name it."""
    return _NETWORK in fold(contact).replace("-", " ").split()


def network_ways(contributions: ContributionTargets) -> Iterator[Value]:
    """Yield the ways to reach the network."""
    address = contributions.postal_address
    if "@" in address and not any(map(str.isspace, address)):
        yield Value(address, f"mailto:{address}")
    elif address:
        yield Value(address)
    if contributions.telephone:
        yield Value(contributions.telephone)
