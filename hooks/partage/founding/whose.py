"""What is whose in a base: the engine, which a later version replaces whole, and what is a network's own."""

from __future__ import annotations

from pathlib import Path

ENGINE = (
    "hooks", "tests", "docs/assets", "docs/contribuer", "Makefile", "pyproject.toml", "requirements.lock",
    "requirements-dev.lock", "LICENSE", "LICENSE.data.md", "SECURITY.md", ".ci", ".editorconfig",
    ".gitattributes", ".gitignore", ".github", ".gitlab", ".gitlab-ci.yml", ".forgejo", ".vscode",
)  # fmt: skip
"""Files and folders of the engine: a network does not edit them, so a later version never meets its words there."""
KEPT = (
    "docs/assets/stylesheets/tokens.css", "docs/assets/images/logo.svg", "docs/assets/images/icone.svg",
    "docs/contribuer/relecture.md", "docs/contribuer/relecture.en.md", ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE", ".gitlab/issue_templates",
)  # fmt: skip
"""Among them, what a network makes its own: colours, logo, who reviews, and the forms made from its lists."""
LEFT = ("tests/network",)
"""Among them, what is about the content of one network."""
GENERAL_PAGES = (
    "docs/accessibilite", "docs/donnees-personnelles", "docs/mentions-legales",
)  # fmt: skip
"""Pages that a new base begins with, without their ending: they name no network."""
LISTS = "initiatives/_vocabulaires"
OWN_LISTS = frozenset(("acteurs.yml", "territoires.yml", "lieux.csv", "types-de-territoire.yml"))
"""Lists of one network, that a new base begins without."""


def engine_root() -> Path:
    """Return the folder of the project that this program is part of."""
    return Path(__file__).resolve().parents[3]
