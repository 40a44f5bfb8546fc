"""The configuration of a new base: that of the engine's own, line by line, with other values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.founding.answers import Answers


def settings_of(text: str, answers: Answers) -> str:
    """Return the configuration *text* with the values of *answers*; a line that it does not have is left out."""
    for pattern, replacement in _lines(answers):
        text = re.sub(pattern, lambda _, words=replacement: words, text, flags=re.MULTILINE)  # type: ignore[misc]
    return text


def _lines(answers: Answers) -> Iterator[tuple[str, str]]:
    yield r"^site_name:.*$", f'site_name: "{answers.name}"'
    # Without it, the engine's own words in each language.
    yield r"^site_description:.*\n", ""
    yield r"^site_url:.*$", f'site_url: !ENV [SITE_URL, "{answers.address}"]'
    yield r"^  languages:.*$", f'  languages: !ENV [PARTAGE_LANGUAGES, "{" ".join(answers.languages)}"]'
    yield r"^  language: fr$", f"  language: {answers.languages[0]}"
    perimeter = f'["{answers.perimeter}"]' if answers.perimeter else "[]"
    yield r"^  perimetre:.*$", f"  perimetre: {perimeter}"
    yield r"^  timezone:.*$", f"  timezone: {answers.zone}"
    yield r"^    kind: none$", f"    kind: {answers.forge}"
    if answers.repository:
        yield r"^    # address:.*$", f'    address: "{answers.repository}"'
        yield r"^# repo_url:.*$", f'repo_url: "{answers.repository}"'
        yield r"^# edit_uri:.*$", "edit_uri: edit/main/docs/"
    if answers.contact:
        yield r"^    # email:.*$", f'    email: "{answers.contact}"'
    # Two ways in which a configuration says its licence: a setting of its own, or the line of the footer.
    yield r"^    name: CC BY-SA 4\.0$", f'    name: "{answers.licence}"'
    if answers.licence_address:
        yield r"^    address: https://creativecommons.*$", f"    address: {answers.licence_address}"
    yield r"(?<=Textes sous licence )CC BY-SA 4\.0", answers.licence
    yield r"(?<=Texts under )CC BY-SA 4\.0", answers.licence
