"""What maintainers may ask for news of: ended without news, under way and untouched, promised and overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo
from operator import itemgetter
from pathlib import Path

from partage.across.shelves import SETTLED
from partage.catalogue.former_names import dates_of
from partage.catalogue.initiative import Initiative
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.runtime.git import GitDates
from partage.runtime.pool import available_processes
from partage.runtime.project import SHEETS_FOLDER
from partage.sheets.fields import FrontMatter
from partage.sheets.partial_date import PartialDate
from partage.text.messages import quoted

TERMS = (24, 12, 6)
"""Months after its end at which a team can say what became of it."""
UNDER_WAY = "en-cours"
MONTHS_OF_A_YEAR = 12
_NEWS = "demandez des nouvelles à l’équipe, et ajoutez-les dans « retours »"


def revisiting(root: Path, today: date, zone: tzinfo) -> str:
    """Return which sheets of the project at *root* to ask news of, a reason a line."""
    knowledge = read_knowledge_base(root, root / SHEETS_FOLDER, available_processes())
    history = dates_of(knowledge.catalogue.initiatives, root, SHEETS_FOLDER, today, zone)
    found = to_revisit(knowledge.catalogue.initiatives, history, today)
    return "\n".join(f"{path} : {sentence}" for path, sentence in found) or "Aucune fiche à revisiter."


def to_revisit(
    initiatives: Iterable[Initiative], history: Mapping[str, GitDates], today: date
) -> list[tuple[str, str]]:
    """Return the path of each sheet worth asking about, with a sentence in French, in the order of the paths.

    *history* tells when each file last changed; where it cannot, nothing is said of what is untouched.
    """
    found = [
        (each.path, sentence)
        for each in initiatives
        for sentence in _sentences(each.fields, history.get(each.path), today)
    ]
    return sorted(found, key=itemgetter(0))


def _sentences(fields: FrontMatter, known: GitDates | None, today: date) -> Iterator[str]:
    if fields.end and not fields.returns:
        months = _months_since(fields.end, today)
        passed = next((term for term in TERMS if months >= term), 0)
        if passed:
            yield f"finie en {fields.end}, il y a plus de {passed} mois, sans retour depuis ; {_NEWS}"
    if fields.stage == UNDER_WAY and known and _months_since(_of(known.changed), today) >= MONTHS_OF_A_YEAR:
        yield (
            f"en cours, et sa fiche n’a pas changé depuis le {known.changed} ; demandez si elle l’est encore, et "
            "mettez « etat » à jour"
        )
    for each in fields.proposals:
        if each.deadline and each.state not in SETTLED and _is_past(each.deadline, today):
            yield (
                f"échéance passée ({each.deadline}) : {quoted(each.text)} ; dites dans « nouvelles » ce qu’il en est, "
                "et mettez son « etat » à jour"
            )


def _of(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _months_since(moment: PartialDate, today: date) -> int:
    """Return the whole months since *moment* was over: a year ends in December."""
    months = (today.year - moment.year) * MONTHS_OF_A_YEAR + today.month - (moment.month or MONTHS_OF_A_YEAR)
    return months - (moment.day > today.day)


def _is_past(moment: PartialDate, today: date) -> bool:
    written = str(moment)
    return written < str(today)[: len(written)]
