"""What is wrong with the settings of a network, each in a sentence of its language, on its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from partage.settings.declared import GROUPS, KEYS, OF_THE_ENGINE, SETTINGS, Setting
from partage.text.fuzzy import nearest
from partage.text.messages import quoted, shortened
from partage.text.strings import WRITTEN_IN, Locale

_EXTRA = "extra."


class WrongSetting(NamedTuple):
    """A setting and what is wrong with it."""

    key: str
    sentence: str


def language_of(configuration: Mapping[str, Any]) -> Locale:
    """Return the first language of the site, in which its settings are spoken of."""
    asked = str(value_of(configuration, "extra.languages") or "").split()
    return WRITTEN_IN if asked[:1] in ([], [WRITTEN_IN]) else "en"


def value_of(configuration: Mapping[str, Any], key: str) -> Any:
    """Return what *configuration* says at the dotted *key*; None where it says nothing."""
    value: Any = configuration
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def wrong_settings(configuration: Mapping[str, Any]) -> Iterator[WrongSetting]:
    """Yield the settings of *configuration* that are not what they should be, and those that nothing reads."""
    locale = language_of(configuration)
    for setting in SETTINGS:
        value = value_of(configuration, setting.key)
        # Empty is how one leaves a setting out.
        if value not in (None, "") and not setting.shape.accepts(value):
            yield WrongSetting(setting.key, _sentence(setting, value, locale))
    for key, inside in _groups_without_keys(configuration):
        yield WrongSetting(key, _ungrouped(value_of(configuration, key), inside, locale))
    for key in _unread(configuration):
        near = nearest(
            key.removeprefix(_EXTRA), {each.removeprefix(_EXTRA): each for each in (*KEYS, *GROUPS)}
        )
        if near:
            yield WrongSetting(key, _unknown(near, locale))


def _sentence(setting: Setting, value: object, locale: Locale) -> str:
    if locale == "en":
        return f"“{shortened(value)}” is not {setting.shape.english}; for example: “{setting.example}”"
    return f"{quoted(value)} n’est pas {setting.shape.french} ; par exemple : {quoted(setting.example)}"


def _unknown(near: str, locale: Locale) -> str:
    if locale == "en":
        return f"nothing reads this setting; did you mean “{near}”?"
    return f"rien ne lit ce réglage ; vouliez-vous dire {quoted(near)} ?"


def _groups_without_keys(configuration: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys that hold a value where they should hold settings, with one of these."""
    for key, inside in GROUPS.items():
        value = value_of(configuration, key)
        if value not in (None, "") and not isinstance(value, Mapping):
            yield key, inside


def _ungrouped(value: object, inside: str, locale: Locale) -> str:
    if locale == "en":
        return f"“{shortened(value)}” is in no setting; write it under one, such as “{inside}”"
    return f"{quoted(value)} n’est dans aucun réglage ; écrivez-le sous l’un d’eux, comme {quoted(inside)}"


def _unread(configuration: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of `extra`, and of what it groups, that are declared nowhere."""
    extra = configuration.get("extra")
    for name, value in extra.items() if isinstance(extra, Mapping) else ():
        key = f"{_EXTRA}{name}"
        if name in OF_THE_ENGINE or key in KEYS:
            continue
        if key in GROUPS:
            inside = [f"{key}.{part}" for part in value] if isinstance(value, Mapping) else []
            yield from (each for each in inside if each not in KEYS)
        else:
            yield key
