"""What is to be corrected, for the person who is writing: shown by the local server, never published."""

from __future__ import annotations

from itertools import groupby

from partage.rendering.templates import render
from partage.site import Site
from partage.typography import french


def body(site: Site) -> str:
    """Return the problems of every file, to go under the page's title."""
    by_file = [
        (path, [{"path": path, "line": each.line, "field": each.field, "severity": each.severity,
                 "message": french(each.message)} for each in problems])
        for path, problems in groupby(site.problems, key=lambda problem: problem.path)
    ]  # fmt: skip
    return render("corrections.html.jinja", site.locale, files=by_file)
