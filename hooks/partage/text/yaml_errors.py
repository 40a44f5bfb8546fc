"""PyYAML's syntax errors, explained in French to somebody who does not know YAML: a line and a sentence.

The cause is looked for in the text itself, since the C parser and the Python one word it differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from partage.text.messages import quoted

MAX_EXAMPLE = 40
"""Characters of a value that an example line repeats."""
MAX_LINE_READ = 500
"""Characters of a line that are looked at: so short a text needs no proof that the patterns stay fast."""
_ENTRY = re.compile(r"^\s*(?:-\s+)*(?!-\s)(?P<key>[^\s:#\"'\[{][^:]*):\s+(?P<value>\S.*)$")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/]\S*|[\u00a0\u202f].*)")
_ODD_COLON = re.compile(r"^\s*(?:-\s+)*(?P<key>[A-Za-z_][\w-]*)\s*[：﹕︓∶꞉ː]")
_KEY = re.compile(r"^\s+[A-Za-z_][\w-]*:(?:\s|$)")
_CLOSED_TOO_SOON = re.compile(r"^(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')(?!\s*(?:#|$))")
_BULLET = re.compile(r"-[^\W\d_]|[–—•]\s?[^\W\d_]")
_LOST = re.compile(r" ?#|\t+#|\s*#\S")
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'")
_CUT = re.compile(r"(?:^|[\s\[{,])#")
_CLOSED = re.compile(r"[\[{][^#]*[\]}]\s*#")
_PART = re.compile(r"[^\[{,]*$")
_REST = re.compile(r"[^\]},]*")
_KEYED = re.compile(r"(?P<key>[A-Za-z_][\w-]*):\s+(?P<value>.*)", re.DOTALL)
_RESERVED = "@`%*&!|>?,]}"


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """Return which of *lines* should be corrected (from 0), and how."""
    problem = error.problem or ""
    here = _line(error.problem_mark, lines)
    start = _line(error.context_mark, lines) if error.context_mark else here
    if odd := _odd_signs(lines, here, start):
        return odd
    if _indented_by_tab(error.problem_mark, lines):
        return (
            here,
            "cette ligne est décalée par une tabulation ; remplacez-la par des espaces, deux par niveau",
        )
    if "unexpected" in problem and "quoted" in (error.context or ""):
        return start, _open_quote(lines[start])
    if "escape" in problem:
        return here, (
            "entre guillemets doubles, une barre « \\ » annonce un caractère spécial ; doublez-la (« \\\\ ») "
            "ou mettez la valeur entre apostrophes ; exemple : « titre: 'Dossier C:\\projets' »"
        )
    if "flow" in (error.context or ""):
        return start, _open_bracket(lines[start])
    if "could not find expected ':'" in problem:
        return _without_colon(lines, start)
    if "mapping values" in problem:
        return _unexpected_colon(lines, here, error.problem_mark.column if error.problem_mark else 0)
    if "sequence entries" in problem:
        return here, (
            "une liste ne commence pas sur la ligne de son champ ; allez à la ligne après le nom du champ, puis une "
            "valeur par ligne, chacune après « - »"
        )
    return here, _wrong_value(lines[here]) or _wrong_indentation(lines[here])


def _odd_signs(lines: Sequence[str], here: int, start: int) -> tuple[int, str] | None:
    """Return what to do about a sign that only looks like the right one, or that a tab sets apart; None elsewhere."""
    if "\t#" in lines[here][:MAX_LINE_READ]:
        return here, _comment_begins(*value_on(lines[here]))
    for near in dict.fromkeys((start, here, max(here - 1, 0))):
        if found := _ODD_COLON.match(lines[near][:MAX_LINE_READ]):
            return near, (
                f"le deux-points de {quoted(found[0].strip())} n’est pas celui du clavier ; écrivez "
                f"{quoted(_shortened(found['key']) + ': …')}"
            )
    return None


def silent_mistake(start: yaml.Mark, end: yaml.Mark, lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the line (from 0) of an unquoted text that YAML accepts but nobody can mean, and a sentence; or None.

    A dash without its space turns a whole list into one text.
    """
    # Match in place: a line may hold thousands of values, and a copy for each would be quadratic.
    first = lines[start.line]
    if _BULLET.match(first, start.column) and (
        first[start.column] == "-" or not first[: start.column].strip()
    ):
        text = first[start.column : start.column + MAX_LINE_READ]
        return start.line, (
            f"{quoted(text)} : dans une liste, chaque valeur est sur sa ligne, après un trait d’union et un espace : "
            f"{quoted('- ' + text[1:].strip())} ; pour un texte, mettez des guillemets"
        )
    for line in range(start.line + 1, end.line + 1):
        if lines[line].lstrip().startswith("- ") and (line < end.line or end.column):
            return line, _wrong_indentation(lines[line])
    return None


def lost_end(end: yaml.Mark, lines: Sequence[str]) -> tuple[int, str] | None:
    """Return the line (from 0) of a value that ends at *end*, if YAML takes what follows for a comment; or None.

    Two spaces and « # » begin what is meant as one, as style guides for YAML ask.
    """
    if not end.column or not _LOST.match(lines[end.line], end.column):
        return None
    return end.line, _comment_begins(*value_on(lines[end.line]))


def _comment_begins(key: str, value: str) -> str:
    if _CLOSED.match(value):
        return (
            "« # » commence un commentaire, la suite serait perdue ; mettez-la dans la liste, entre guillemets, ou "
            "deux espaces avant « # » et un après s’il s’agit d’une remarque"
        )
    example = _example(*_with_its_end(key, value))
    return (
        f"« # » commence un commentaire, la suite serait perdue ; écrivez {example}, ou mettez deux espaces avant "
        "« # » et un après s’il s’agit d’une remarque"
    )


def _with_its_end(key: str, value: str) -> tuple[str, str]:
    """Return the key and the text that are meant where « # » cuts *value*: of a list on one line, the part it cuts."""
    cut = _CUT.search(value)
    if value[:1] in ("[", "{") and cut:
        hash_at = cut.end() - 1
        before, after = _PART.search(value, 0, hash_at), _REST.match(value, hash_at)
        part = ((before[0] if before else "") + (after[0] if after else "")).strip()
        keyed = _KEYED.fullmatch(part)
        key, value = (keyed["key"], keyed["value"]) if keyed else ("", part)
    quoted_first = _QUOTED.match(value)
    if quoted_first:
        inside = quoted_first[1] or (quoted_first[2] or "").replace("''", "'")
        value = inside + value[quoted_first.end() :]
    return key, value


def reserved_start(key: str, value: str) -> str:
    """Return the sentence for a *value* whose first character means something else in YAML."""
    return f"« {value[0]} » ne peut pas commencer une valeur sans guillemets ; écrivez {_example(key, value)}"


def value_on(line: str) -> tuple[str, str]:
    """Return the key and the value on *line*, each empty if there is none."""
    line = line[:MAX_LINE_READ]
    entry = _ENTRY.match(line)
    if entry:
        return entry["key"].rstrip(), entry["value"].rstrip()
    return "", line.strip().removeprefix("- ").strip()


def _line(mark: yaml.Mark | None, lines: Sequence[str]) -> int:
    """Return the line of *mark*; an error at the very end is put on the last line with text."""
    line = min(mark.line if mark else 0, len(lines) - 1)
    while line and not lines[line].strip():
        line -= 1
    return line


def _indented_by_tab(mark: yaml.Mark | None, lines: Sequence[str]) -> bool:
    if mark is None or mark.line >= len(lines):
        return False
    line = lines[mark.line]
    return "\t" in line[: len(line) - len(line.lstrip())] or line[mark.column : mark.column + 1] == "\t"


def _open_quote(line: str) -> str:
    mark = "'" if "'" in value_on(line)[1][:1] else '"'
    return f"le guillemet ouvert dans {quoted(line)} n’est pas refermé ; ajoutez {mark} à la fin de la valeur"


def _open_bracket(line: str) -> str:
    key, value = value_on(line)
    if " #" in value:
        return _comment_begins(key, value)
    return (
        "« [ » et « { » commencent une liste, qui n’est pas bien fermée ici ; pour un texte, mettez des guillemets : "
        f"{_example(key, value)} ; pour une liste, une valeur par ligne après « - »"
    )


def _without_colon(lines: Sequence[str], here: int) -> tuple[int, str]:
    glued = _NO_SPACE.match(lines[here][:MAX_LINE_READ])
    if glued:
        return here, _glued(glued)
    return here, (
        f"{quoted(lines[here])} n’est pas un champ : il y manque « : » ; exemple : « titre: Le jardin ». "
        "Si c’est la suite du texte d’au-dessus, décalez cette ligne de deux espaces"
    )


def _unexpected_colon(lines: Sequence[str], here: int, column: int) -> tuple[int, str]:
    for near in (here, here - 1):
        glued = _NO_SPACE.match(lines[near][:MAX_LINE_READ]) if near >= 0 else None
        if glued:
            return near, _glued(glued)
    line = lines[here]
    first = ":" not in line[:column]
    if first and _KEY.match(line[:MAX_LINE_READ]):
        return here, _wrong_indentation(line)
    key, value = value_on(line) if not first else ("", line.strip())
    return here, (
        f"il y a un deux-points dans {quoted(value)} ; mettez tout le texte entre guillemets : {_example(key, value)}"
    )


def _glued(entry: re.Match[str]) -> str:
    key, value = _shortened(entry["key"]), entry["value"].strip()
    return f"il manque un espace ordinaire après « {key}: » ; écrivez {quoted(f'{key}: {_shortened(value)}')}"


def _wrong_value(line: str) -> str:
    key, value = value_on(line)
    if value[:1] in ("[", "{"):
        return _open_bracket(line)
    if value and value[0] in _RESERVED:
        return reserved_start(key, value)
    if _CLOSED_TOO_SOON.match(value):
        return (
            f"dans {quoted(value)}, le texte continue après le guillemet qui le ferme ; mettez des guillemets doubles "
            f"au début et à la fin seulement : {_example(key, value.strip(value[0]).replace(chr(34), ''))}"
        )
    return ""


def _wrong_indentation(line: str) -> str:
    return (
        f"{quoted(line)} n’est pas aligné avec les lignes qui l’entourent ; mettez les noms de champs au bord de la "
        "ligne, et les valeurs d’une liste toutes au même décalage ; exemple : « themes: », puis à la ligne "
        "« - jeunesse »"
    )


def _example(key: str, value: str) -> str:
    """Return a correct line between « »."""
    text = _shortened(value)
    written = "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
    return f"« {_shortened(key)}: {written} »" if key else f"« {written} »"


def _shortened(value: str) -> str:
    return value if len(value) <= MAX_EXAMPLE else value[: MAX_EXAMPLE - 1] + "…"
