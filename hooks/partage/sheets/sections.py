"""The guided sections of a sheet: their questions, and the fields that each of them covers.

One list for `partage new`, the guide, the pages and completeness.
"""

from __future__ import annotations

from dataclasses import dataclass

from partage.text.folding import fold
from partage.text.strings import WRITTEN_IN, Locale, strings
from partage.text.typography import french


@dataclass(frozen=True, slots=True)
class Guided:
    """A second-level heading that contributors are invited to write under."""

    id: str
    title: str
    title_en: str
    question: str
    question_en: str
    fields: tuple[str, ...] = ()
    """Attributes of the front matter shown in this section; those of level C count as filled if it has text."""

    def named(self, locale: Locale) -> str:
        """Return the title in *locale*."""
        if locale == WRITTEN_IN:
            return self.title
        return strings(locale).table.get(f"section.{self.id}", self.title_en)

    def written_in(self, locale: Locale) -> str:
        """Return the title that new sheets of a base in *locale* have: one that is known again when they are read."""
        return self.title if locale == WRITTEN_IN else self.title_en

    def titles(self, locale: Locale) -> tuple[str, ...]:
        """Return the titles by which it is known, that of new sheets of a base in *locale* first."""
        first = self.written_in(locale)
        return (first, *(each for each in (self.title, self.title_en) if each != first))

    def asked(self, locale: Locale) -> str:
        """Return the question in *locale*."""
        if locale == WRITTEN_IN:
            return french(self.question)
        return strings(locale).table.get(f"question.{self.id}", self.question_en)


SECTIONS = (
    Guided("contexte", "Contexte et diagnostic", "Context and diagnosis",
           "Que se passait-il, et qui le disait ?", "What was going on, and who said so?", ("stakes",)),
    Guided("origine", "Origine", "Origin",
           "Quel pas de côté a lancé l’initiative, et qui l’a fait ?",
           "What unusual step started the initiative, and who took it?", ("inspired_by",)),
    Guided("objectifs", "Objectifs", "Aims",
           "Que voulait-on changer, pour qui ?", "What were you trying to change, and for whom?"),
    Guided("publics", "Publics et place des habitants", "Audiences and role of residents",
           "Qui est venu, qui a décidé de quoi, et qui manquait ?",
           "Who came, who decided what, and who was missing?", ("participation", "missing_audiences")),
    Guided("acteurs", "Acteurs et gouvernance", "Stakeholders and governance",
           "Qui a fait quoi, et comment décidait-on ?", "Who did what, and how were decisions made?",
           ("actors", "decision")),
    Guided("deroule", "Déroulé et moments clés", "Timeline and key moments",
           "Que s’est-il passé, dans quel ordre ?", "What happened, and in what order?", ("events",)),
    Guided("methodes", "Méthodes et outils", "Methods and tools",
           "Comment s’y est-on pris, concrètement ?", "How did you go about it, in practice?"),
    Guided("moyens", "Moyens", "Resources used",
           "Avec quel argent, quel temps, quels lieux ?", "With what money, time and places?",
           ("budget", "funders", "staffing")),
    Guided("resultats", "Résultats et effets", "Results and effects",
           "Qu’est-ce qui a changé, pour qui, et comment le sait-on ?",
           "What changed, for whom, and how do you know?",
           ("results_people", "results_organisations", "results_territory", "unexpected")),
    Guided("freins", "Freins, leviers, contournements", "Obstacles, enablers, workarounds",
           "Qu’est-ce qui a gêné, qu’est-ce qui a aidé, et comment a-t-on fait ?",
           "What got in the way, what helped, and what did you do about it?", ("obstacles", "levers")),
    Guided("paroles", "Paroles", "Voices",
           "Qu’en disent des habitants ? Qu’en disent des professionnels ?",
           "What do residents say about it? What do professionals say?"),
    Guided("enseignements", "Enseignements", "Lessons",
           "Que diriez-vous à une équipe qui commence ?", "What would you tell a team that is just starting?",
           ("lessons", "next_time", "disputed")),
    Guided("transferabilite", "Transférabilité", "Transferability",
           "Que faut-il pour le refaire ailleurs ?", "What would it take to do it again elsewhere?",
           ("transferability",)),
    Guided("suites", "Suites", "What came next",
           "Que s’est-il passé depuis ?", "What has happened since?",
           ("follow_up", "returns", "proposals", "sustainability")),
    Guided("ressources", "Ressources", "Resources",
           "Que peut-on lire, emprunter, visiter ?", "What is there to read, borrow or visit?",
           ("documents", "contact")),
)  # fmt: skip

_BY_TITLE = {fold(title): section for section in SECTIONS for title in (section.title, section.title_en)}


def guided(title: str) -> Guided | None:
    """Return the guided section whose title, in either language, is *title*, whatever its accents, case and remark."""
    return _BY_TITLE.get(fold(title.partition("(")[0]))
