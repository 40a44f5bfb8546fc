"""The forges where sheets may be kept: the addresses that they open a new file, a change and a request at.

Patterns have `{address}`, `{branch}`, `{id}`, `{title}`, `{text}`; they are filled percent-encoded, mostly in the
browser. Sources: docs.github.com “Creating new files” and gitea's documentation of `_new` for the prefilled files;
GitLab keeps the name of a new file only (gitlab-org/gitlab, new web editor), so that its text is copied and pasted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

MAX_ADDRESS_BYTES = 7_500
"""Bytes of an address that every forge accepts: GitHub refuses one of 8,191 and loses the text."""
MAX_MAIL_BYTES = 1_800
"""Bytes of a `mailto:` address that every mail program accepts."""


@dataclass(frozen=True, slots=True)
class Forge:
    """What a kind of forge can be asked by an address."""

    name: str
    new: str
    """Opens a new file; with `{text}` where the forge takes its content."""
    edit: str
    request: str
    """Opens a request, to talk about a sheet or to leave its text."""


_FORGEJO = Forge(
    "Forgejo",
    "{address}/_new/{branch}/initiatives?filename={id}.md&value={text}",
    "{address}/_edit/{branch}/initiatives/{id}.md",
    "{address}/issues/new?title={title}&body={text}",
)
FORGES: Mapping[str, Forge] = {
    "github": Forge(
        "GitHub",
        "{address}/new/{branch}?filename=initiatives/{id}.md&value={text}",
        "{address}/edit/{branch}/initiatives/{id}.md",
        "{address}/issues/new?title={title}&body={text}",
    ),
    "gitlab": Forge(
        "GitLab",
        "{address}/-/new/{branch}?file_name=initiatives/{id}.md&commit_message=Proposer%20la%20fiche%20{id}",
        "{address}/-/edit/{branch}/initiatives/{id}.md",
        "{address}/-/issues/new?issue[title]={title}&issue[description]={text}",
    ),
    "forgejo": _FORGEJO,
    "gitea": replace(_FORGEJO, name="Gitea"),
}
NONE = "none"


class UnknownForge(ValueError):
    """The configuration names an unknown kind of forge; the text is the French sentence to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionTargets:
    """Where a sheet can be sent, from the configuration of the site; what is empty is not offered."""

    kind: str = NONE
    address: str = ""
    branch: str = "main"
    email: str = ""
    postal_address: str = ""
    telephone: str = ""

    @property
    def forge(self) -> Forge | None:
        """What its forge can be asked; None where there is none."""
        return FORGES.get(self.kind) if self.address else None

    @property
    def can_receive(self) -> bool:
        """Whether the form can send a sheet anywhere."""
        return bool(self.email or self.forge)

    def report(self, title: str, address: str) -> str:
        """Return where something is reported about the sheet at *address*: by mail, which is private, or a request."""
        if self.email:
            return f"mailto:{self.email}?{urlencode({'subject': title, 'body': address}, quote_via=quote)}"
        if self.forge is None:
            return ""
        return self.forge.request.format(
            address=self.address, branch=self.branch, id="", title=quote(title), text=quote(address)
        )


def contribution_targets(extra: Mapping[str, Any]) -> ContributionTargets:
    """Return what `extra.forge` and `extra.network` of the configuration declare."""
    declared, network = extra.get("forge") or {}, extra.get("network") or {}
    forge = declared if isinstance(declared, dict) else {"kind": declared}
    kind = str(forge.get("kind") or NONE).strip().lower()
    if kind not in (*FORGES, NONE):
        raise UnknownForge(f"extra.forge.kind : « {kind} » ; choisissez parmi : {', '.join([*FORGES, NONE])}")
    return ContributionTargets(
        kind=kind,
        address=str(forge.get("address") or "").strip().rstrip("/"),
        branch=str(forge.get("branch") or "main"),
        email=str(forge.get("email") or "").strip(),
        postal_address=str(network.get("address") or ""),
        telephone=str(network.get("telephone") or ""),
    )
