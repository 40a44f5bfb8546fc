"""What pages load: the files of `docs/assets/`, minified, modules joined; one stylesheet; nothing else of the theme."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import lightningcss
from mkdocs.structure.files import File
from rjsmin import jsmin

from adapter.joined import joined
from partage.rendering import assets
from partage.rendering.icons import SPRITE, sprite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLESHEET = "assets/stylesheets/site.css"
"""The theme's stylesheet and those of `extra_css`, in this order; `main.html` names it."""
_ALONE = "assets/stylesheets/tokens.css"
"""What frames of other sites load without the rest."""
_VENDOR = "assets/vendor/"
"""Sent as their authors wrote them."""
_OF_THEME = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_UNUSED = re.compile(
    "md-(search|tooltip|annotation|version|select|code__|clipboard|dialog|consent|feedback|status|post|pagination"
    "|author|profile|tag|social|top$|progress|banner|pin|option|meta|source-file|hidden|sidebar--post|tabs__item|tabs__link)"
)
"""Classes of the theme's parts that we replace, or that do nothing without its script or its plugins."""
_NEEDED_BY = {
    re.compile("tabbed-"): "pymdownx.tabbed",
    re.compile("critic"): "pymdownx.critic",
    re.compile("task-list"): "pymdownx.tasklist",
    re.compile("arithmatex"): "pymdownx.arithmatex",
    re.compile("highlight|linenos|code-"): "pymdownx.highlight",
    re.compile("mermaid"): "pymdownx.superfences",
}
"""Classes of the theme that a page has with an extension of Markdown only."""


def prepare(files: Files, config: MkDocsConfig, icons: Mapping[str, str], masks: str) -> None:
    """Leave of *files* what pages load, with one stylesheet and one drawing of all *icons*.

    *masks* are the rules of the icons that stylesheets draw. `extra_css` is emptied: its files are in that stylesheet.
    """
    texts = [file for file in files if file.src_uri.startswith(assets.FOLDER)]
    everywhere = {str(path): "" for path in config.extra_css}
    theme = ""
    scripts: dict[str, str] = {}
    for file in texts:
        uri = file.src_uri
        if uri == _ALONE:
            file = _replace(files, config, uri, f"{file.content_string}\n{masks}\n")
        if _OF_THEME.fullmatch(uri):
            theme = _without_unused(file.content_string, config)
        if uri in everywhere:
            everywhere[uri] = file.content_string
        if _is_of_theme(file, config) or (uri in everywhere and uri != _ALONE):
            files.remove(file)
        elif uri.endswith(".css"):
            _replace(files, config, uri, _minified(file.content_string, uri))
        elif uri.endswith(".js") and not uri.startswith(_VENDOR):
            scripts[uri.removeprefix(assets.FOLDER)] = file.content_string
            files.remove(file)
    for path, script in joined(scripts).items():
        _replace(files, config, assets.FOLDER + path, jsmin(script))
    config.extra_css = []
    ours = _minified("\n".join(everywhere.values()), STYLESHEET)
    _replace(files, config, STYLESHEET, f"{theme}\n{ours}")
    _replace(files, config, SPRITE, sprite(icons))


def name(files: Files) -> str:
    """Put what pages load in one folder named by what it holds; return the folder."""
    found = [file for file in files if file.src_uri.startswith(assets.FOLDER)]
    folder = assets.folder_of((file.src_uri, file.content_bytes) for file in found)
    for file in found:
        file.dest_uri = folder + file.src_uri.removeprefix(assets.FOLDER)
    return folder


def leave_out(files: Files) -> None:
    """Take what pages load out of *files*: the first edition publishes it for all."""
    for file in [file for file in files if file.src_uri.startswith(assets.FOLDER)]:
        files.remove(file)


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether *file* is one of the theme, none of which we use but those that the configuration names."""
    source = file.abs_src_path
    if source is None or file.src_uri in (config.theme.get("logo"), config.theme.get("favicon")):
        return False
    return not Path(source).is_relative_to(config.docs_dir)


def _without_unused(css: str, config: MkDocsConfig) -> str:
    absent = [kind for kind, extension in _NEEDED_BY.items() if extension not in config.markdown_extensions]
    unused = {
        each
        for each in _CLASS.findall(css)
        if _UNUSED.match(each) or any(kind.match(each) for kind in absent)
    }
    return lightningcss.process_stylesheet(css, filename="main.css", unused_symbols=unused)


def _minified(css: str, filename: str) -> str:
    return lightningcss.process_stylesheet(css, filename=filename)


def _replace(files: Files, config: MkDocsConfig, uri: str, content: str) -> File:
    if former := files.get_file_from_path(uri):
        files.remove(former)
    made = File.generated(config, uri, content=content)
    files.append(made)
    return made
