"""How to reach whoever a sheet names: as it says, and at the network’s address for « via le réseau »."""

from __future__ import annotations

from collections.abc import Iterator

from partage.catalogue.forges import ContributionTargets
from partage.rendering.components import Value
from partage.text.folding import fold

_NETWORK = "reseau"


def goes_through_the_network(contact: str) -> bool:
    """Whether *contact* says « via le réseau », in any words that name it."""
    return _NETWORK in fold(contact).replace("-", " ").split()


def contact_values(contact: str, contributions: ContributionTargets) -> list[Value]:
    """Return *contact* as a sheet says it, then the address of the network where it is through the network."""
    if not contact:
        return []
    ways = network_ways(contributions) if goes_through_the_network(contact) else ()
    return [Value(contact), *ways]


def network_ways(contributions: ContributionTargets) -> Iterator[Value]:
    """Yield how the network itself is reached, as far as its settings say."""
    address = contributions.postal_address
    if "@" in address and not any(map(str.isspace, address)):
        yield Value(address, f"mailto:{address}")
    elif address:
        yield Value(address)
    if contributions.telephone:
        yield Value(contributions.telephone)
