"""The time zone of a site, from its configuration."""

from __future__ import annotations

from datetime import tzinfo

from partage.agenda.zones import known_zone
from partage.text.messages import quoted

DEFAULT_ZONE = "Europe/Paris"


class UnknownZone(ValueError):
    """The configuration names a zone that nobody knows; the message is a French sentence."""


def zone_of_site(extra: object) -> tzinfo:
    """Return the zone that *extra*, the `extra` of `mkdocs.yml`, names as `timezone`; raise `UnknownZone`."""
    name = str((extra.get("timezone") if isinstance(extra, dict) else None) or DEFAULT_ZONE)
    zone = known_zone(name)
    if zone is None:
        raise UnknownZone(
            f"extra.timezone : {quoted(name)} n’est pas un fuseau connu ; écrivez par exemple : Europe/Paris, "
            "Indian/Reunion ou America/Martinique"
        )
    return zone
