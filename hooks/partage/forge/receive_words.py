"""What `partage recevoir` says to the person who received a sheet, in French: it ends with what to do."""

from __future__ import annotations

from collections.abc import Sequence

from partage.forge.receive import Branch, ReceivedSheet
from partage.importing.mail import Received
from partage.text.messages import quoted

_MAX_LEFT_OUT = 8


def left_out(received: Received) -> Sequence[str]:
    """Return what to say of the words around the sheet in a message, one line each, in French; nothing without any."""
    lines = received.left_out
    if not lines:
        return ()
    rest = len(lines) - _MAX_LEFT_OUT
    return (
        "Le message disait aussi, hors de la fiche (rien n’en va dans Git) :",
        *(f"  {quoted(line)}" for line in lines[:_MAX_LEFT_OUT]),
        *([f"  et {rest} autre{'s' if rest > 1 else ''} ligne{'s' if rest > 1 else ''}"] if rest > 0 else []),
    )


def reason_to_wait(sheet: ReceivedSheet, *, wrong: bool, reachable: bool) -> str:
    """Return why no branch is made of *sheet*, and the ways out; empty if one may be.

    *wrong* and *reachable* say that it may have errors, and details by which somebody could be reached.
    """
    if sheet.errors and not wrong:
        return (
            "aucune branche n’est faite d’une fiche fausse. Corrigez le fichier reçu et relancez ; ou faites la "
            "branche pour y corriger : --malgre-les-erreurs"
        )
    if sheet.personal and not reachable:
        return (
            f"aucune branche n’est faite : {' ; '.join(sheet.personal)}. Git le garderait pour toujours. Copiez la "
            f"fiche dans un fichier {sheet.id}.md, retirez-en ce qui désigne la personne, puis : partage recevoir "
            f"{sheet.id}.md. Si c’est la coordonnée de la structure, ou si la personne est d’accord : "
            "--malgre-les-coordonnees"
        )
    return ""


def next_steps(branch: Branch) -> Sequence[str]:
    """Return the next steps for the user, one line each, in French."""
    return (
        f"Branche « {branch.name} » prête, à partir de {branch.base} (commit {branch.commit}). "
        "Vos fichiers n’ont pas bougé.",
        f"  La relire :          git diff {branch.base}...{branch.name}",
        f"  La retoucher :       git switch {branch.name}",
        f"  La proposer :        git push -u {branch.remote or 'ADRESSE_DU_DEPOT'} {branch.name}, puis ouvrez la "
        "demande d’intégration sur la forge",
        f"  L’abandonner :       git branch -D {branch.name}",
    )
