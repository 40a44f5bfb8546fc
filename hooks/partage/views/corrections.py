"""The problems to correct, for the person who is writing: shown by the local server, never published."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from partage.catalogue.site import Site
from partage.rendering.jinja import render
from partage.text.problem import Problem, printable_problems


def body(site: Site) -> str:
    """Return the problems of every file, to go under the page's title."""
    return _listed(site, site.problems)


def of_left_out(site: Site) -> str:
    """Return the errors, for a page that is not there: its sheet may be one that they keep out; empty without any."""
    errors = [problem for problem in site.problems if problem.severity == "error"]
    return _listed(site, errors) if errors else ""


def _listed(site: Site, problems: Sequence[Problem]) -> str:
    by_file = [
        (path, list(group)) for path, group in groupby(printable_problems(problems), key=attrgetter("path"))
    ]
    return render("corrections.html.jinja", site.locale, files=by_file)
