"""What is wrong with the files of `docs/`: told as warnings, which a strict build fails for."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import InclusionLevel

from adapter.pages import TRANSLATION, WrittenByUs
from partage.catalogue.facets import FACETS
from partage.catalogue.urls import sheet_address
from partage.rendering.csp import SCRIPTS
from partage.rendering.page_scripts import held_by, line_of
from partage.text.folding import slug
from partage.text.messages import quoted
from partage.text.printable import printable
from partage.text.problem import Problem

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from partage.catalogue.site import Site

log = get_plugin_logger("partage")
_KNOWN_ENDINGS = frozenset((
    ".md", ".css", ".js", ".json", ".map", ".txt", ".csv", ".ics", ".webmanifest", ".woff", ".woff2",
    ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".svg", ".mp3", ".mp4",
    ".pdf", ".odt", ".ods", ".docx", ".xlsx", ".zip",
))  # fmt: skip
"""Of files that browsers do not run by themselves, or that are checked."""
_KNOWN_NAMES = frozenset(("LICENSE", "CNAME"))
_PUBLISHED = frozenset((InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV, InclusionLevel.UNDEFINED))
_OF_THE_THEME = frozenset(("<script", "<meta", "<link", "<style"))
"""Tags that a whole page has, of the theme and of ours."""
_LEADS_AWAY = re.compile(r"http-equiv\s*=\s*[\"']?\s*(?:refresh|set-cookie)", re.IGNORECASE)
_ID = re.compile(r'<[a-zA-Z][^<>]*?\sid="([^"]+)"')
_DRAWINGS = frozenset((".svg",))


def refuse_links(config: MkDocsConfig) -> None:
    """Stop the build where `docs/`, or anything in it, is a link: MkDocs would publish what it leads to."""
    docs = Path(config.docs_dir)
    inside = (Path(folder, name) for folder, folders, names in os.walk(docs) for name in (*folders, *names))
    for path in chain((docs,), inside):
        if path.is_symlink():
            shown = printable(path.relative_to(docs.parent).as_posix())
            raise Abort(
                f"« {shown} » est un lien vers un autre endroit, qui serait publié ; mettez le fichier ou le dossier "
                "lui-même à sa place."
            )


def leave_out(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Take away the files that cannot be published as they are, and tell why."""
    taken: dict[str, str] = {}
    for initiative in site.catalogue.initiatives:
        for name in (initiative.id, *initiative.former_ids):
            taken[f"{sheet_address(name)}index.html"] = initiative.path
    editions = tuple(f"{locale}/" for locale in site.locales[1:] if site.locale == site.locales[0])
    for file in list(files):
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(config.docs_dir):
            sentence = _unpublishable(file, taken, editions)
            if sentence:
                files.remove(file)
                _tell(config, file, 1, sentence)


def _unpublishable(file: File, taken: dict[str, str], editions: tuple[str, ...]) -> str:
    if printable(file.src_uri) != file.src_uri or not file.src_uri.isprintable():
        return "ce nom de fichier contient des caractères qui ne se lisent pas ; renommez-le"
    if file.dest_uri in taken:
        return f"cette page aurait l’adresse de la fiche {quoted(taken[file.dest_uri])} ; renommez-la"
    if file.dest_uri.startswith(editions):
        return "cette adresse est celle de l’édition dans une autre langue ; renommez ce dossier"
    ending = Path(file.src_uri).suffix.lower()
    if ending not in _KNOWN_ENDINGS and Path(file.src_uri).name not in _KNOWN_NAMES:
        return (
            "ce fichier serait publié tel quel, sans la politique de sécurité du site ou à la place de ses règles ; "
            "écrivez une page en Markdown (« .md »), ou donnez un fichier d’une sorte connue (PDF, image, tableau…)"
        )
    if ending in _DRAWINGS and (found := _hidden_in_drawing(file)):
        return found
    return ""


def _hidden_in_drawing(file: File) -> str:
    text = file.content_bytes.decode("utf-8", "replace")
    if "\0" in text or "<!ENTITY" in text:
        return "ce dessin ne peut pas être relu ; enregistrez-le de nouveau, en UTF-8, depuis un logiciel de dessin"
    # A style of a drawing only paints it.
    return next((sentence for words, sentence in held_by(text).hidden if words != "<style"), "")


def tell_orphans(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Tell of pages that nothing leads to any more, and of translations that are not published at all."""
    sources = {file.src_uri for file in files.documentation_pages()}
    for file in files.documentation_pages():
        folder, _, name = file.src_uri.removesuffix(".md").partition("/")
        facet = next((each for each in FACETS if each.address == folder), None)
        if file.src_uri.endswith(TRANSLATION):
            original = f"{file.src_uri.removesuffix(TRANSLATION)}.md"
            if original not in sources:
                _tell(
                    config,
                    file,
                    1,
                    f"cette traduction n’est pas publiée : il manque {quoted(original)} à côté",
                )
        elif facet and name != "index":
            vocabulary = site.catalogue.vocabularies[facet.id]
            if name not in vocabulary.terms:
                meant = vocabulary.find(name)
                renamed = meant.id if meant else vocabulary.nearest(name)
                rename = f"renommez-la en {quoted(f'{renamed}.md')}, ou " if renamed else ""
                # Places, organisations and years are those of the sheets.
                named, back = "n’est dans aucune fiche", "retirez-la"
                if facet.vocabulary:
                    named = f"n’est aucun terme de « _vocabulaires/{facet.vocabulary}.yml »"
                    back = "remettez ce terme"
                sentence = f"{quoted(name)} {named} : cette page est publiée, mais plus rien n’y mène ; {rename}{back}"
                log.info(str(_placed(config, file, 1, sentence)))


def check_text(page: Page, html: str, config: MkDocsConfig) -> None:
    """Report whatever is not allowed in *html*, rendered from the text of *page* alone."""
    for words, sentence in held_by(html).hidden:
        _tell(config, page.file, line_of(words, page.file.content_string), sentence)


def check_whole(html: str, url: str, config: MkDocsConfig, file: File | None = None) -> None:
    """Tell of what the *html* of a whole page may not hold: titles and descriptions are put into it as they are.

    Its scripts must be among those of the site.
    """
    named = {str(getattr(each, "path", each)) for each in config.extra_javascript}
    known = {urljoin("/", path) for path in (*SCRIPTS, *named)}
    root = urlsplit(config.site_url or "").path
    held = held_by(html)
    for script in held.scripts:
        if not script or not {urljoin(f"/{url}", script), f"/{script.removeprefix(root)}"} & known:
            name = quoted(script) if script else "écrit dans la page"
            sentence = (
                f"un programme ({name}) n’est pas de ceux du site ; retirez-le, ou nommez son fichier dans "
                "mkdocs.yml : « extra_javascript »"
            )
            _tell_of_page(config, url, file, "<script", sentence)
    for words, sentence in held.hidden:
        if words not in _OF_THE_THEME or (words == "<meta" and _LEADS_AWAY.search(html)):
            _tell_of_page(config, url, file, words, sentence)


def check_ids(html: str, config: MkDocsConfig, file: File) -> None:
    """Tell of the identifiers that two elements of the *html* of a whole page have, since a link leads to one only."""
    twins = [name for name, count in Counter(_ID.findall(html)).items() if count > 1]
    for name in twins:
        sentence = (
            f"deux endroits de cette page ont l’identifiant {quoted(name)}, et un lien ne mène qu’au premier ; changez "
            "ce titre, ou donnez-lui un identifiant : « ## Titre { #autre } »"
        )
        _tell(config, file, _line_of_heading(name, file.content_string), sentence)


def _line_of_heading(name: str, source: str) -> int:
    """Return the last line of *source* whose heading has that identifier; 1 where none has."""
    lines = [
        number
        for number, line in enumerate(source.split("\n"), 1)
        if line.startswith("#") and (f"#{name}" in line or slug(line) == name)
    ]
    return lines[-1] if lines else 1


def _tell_of_page(config: MkDocsConfig, url: str, file: File | None, words: str, sentence: str) -> None:
    if file is None:
        log.warning(printable(f"{url} : {sentence}"))
    else:
        _tell(config, file, line_of(words, file.content_string), sentence)


def paths_of(files: Iterable[File]) -> Iterator[str]:
    """Yield the paths in the site of what MkDocs publishes by itself."""
    return (
        file.dest_uri for file in files if not isinstance(file, WrittenByUs) and file.inclusion in _PUBLISHED
    )


def _tell(config: MkDocsConfig, file: File, line: int, sentence: str) -> None:
    log.warning(str(_placed(config, file, line, sentence)))


def _placed(config: MkDocsConfig, file: File, line: int, sentence: str) -> Problem:
    source = Path(file.abs_src_path) if file.abs_src_path else Path(config.docs_dir, file.src_uri)
    docs = Path(config.docs_dir)
    path = source.relative_to(docs.parent).as_posix() if source.is_relative_to(docs) else file.src_uri
    return Problem(path, line, "", sentence)
