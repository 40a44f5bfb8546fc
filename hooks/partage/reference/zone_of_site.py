"""The time zone of a site, from its configuration."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partage.text.messages import quoted

DEFAULT_ZONE = "Europe/Paris"
SETTING = "timezone"


class UnknownZone(ValueError):
    """The configuration names a zone that nobody knows; the message is a French sentence."""


def zone_of_site(extra: object) -> tzinfo:
    """Return the zone that *extra*, the `extra` of `mkdocs.yml`, names as `timezone`; raise `UnknownZone`."""
    asked = extra.get(SETTING, DEFAULT_ZONE) if isinstance(extra, dict) else DEFAULT_ZONE
    try:
        return ZoneInfo(str(asked))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise UnknownZone(
            f"extra.timezone : {quoted(asked)} n’est pas un fuseau horaire ; écrivez « Europe/Paris », "
            "« America/Guadeloupe » ou « Indian/Reunion »"
        ) from None
