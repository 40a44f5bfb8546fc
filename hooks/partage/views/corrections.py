"""The problems to correct, for the person who is writing: shown by the local server, never published."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from partage.catalogue.site import Site
from partage.rendering.jinja import render
from partage.text.problem import printable_problems


def body(site: Site) -> str:
    """Return the problems of every file, to go under the page's title."""
    by_file = [
        (path, list(problems))
        for path, problems in groupby(printable_problems(site.problems), key=attrgetter("path"))
    ]
    return render("corrections.html.jinja", site.locale, files=by_file)
