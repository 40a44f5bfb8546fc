"""What pages load: the files of `docs/assets/`, minified, modules joined, two stylesheets; nothing of the theme."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import lightningcss
from mkdocs.structure.files import File
from rjsmin import jsmin

from adapter import theme_styles
from adapter.joined import joined
from partage.rendering import assets
from partage.rendering import icons as drawings
from partage.text.compact_json import compact_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from partage.runtime.kept_results import KeptResults
    from partage.text.strings import Locale, Strings

STYLESHEET = "assets/stylesheets/site.css"
"""The theme's stylesheet and those of `extra_css`, in this order; `main.html` names it."""
_READ = "assets/stylesheets/read.css"
"""Those of `extra.read_css`, for all pages but the few that hold nothing to read."""
_FRAMED = "assets/stylesheets/embed.css"
_TOKENS = "assets/stylesheets/tokens.css"
"""Stylesheet of the frames of other sites, sent with these colours and sizes and without the rest."""
_VENDOR = "assets/vendor/"
"""Sent as their authors wrote them."""
_OF_THEME = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")


def prepare(
    files: Files,
    config: MkDocsConfig,
    icons: tuple[Mapping[str, str], Mapping[str, str]],
    words: Mapping[Locale, Strings],
    kept: KeptResults,
) -> None:
    """Leave of *files* what pages load, with two stylesheets, each of which draws its *icons*, and *words* by language.

    `extra_css` is emptied: its files are in the first of them. What is made of them is *kept* while they are the same.
    """
    texts = [file for file in files if file.src_uri.startswith(assets.FOLDER)]
    everywhere, read = [str(path) for path in config.extra_css], config.extra["read_css"]
    styles = dict.fromkeys([*everywhere, *read], "")
    theme = tokens = framed = ""
    scripts: dict[str, str] = {}
    others: list[str] = []
    for file in texts:
        uri = file.src_uri
        if _OF_THEME.fullmatch(uri):
            theme = file.content_string
        if uri in styles:
            styles[uri] = file.content_string
        if uri == _TOKENS:
            tokens = file.content_string
        if _is_of_theme(file, config) or uri in styles:
            files.remove(file)
        elif uri == _FRAMED:
            framed = file.content_string
            files.remove(file)
        elif uri.endswith(".css"):
            others.append(file.content_string)
            text = file.content_string
            _replace(files, config, uri, kept.made(uri, text, partial(_minified, text, uri)))
        elif uri.endswith(".js") and not uri.startswith(_VENDOR):
            scripts[uri.removeprefix(assets.FOLDER)] = file.content_string
            files.remove(file)
    scripts[assets.WORDS] = f"export const SAID = {compact_json(_said(words))};\n"
    made = kept.made("scripts", repr(sorted(scripts.items())), partial(_scripts, scripts))
    for path, script in made.items():
        _replace(files, config, assets.FOLDER + path, script)
    config.extra_css = []
    first, others_drawn = (drawings.stylesheet(*each) for each in zip(icons, ("", "read-"), strict=True))
    ours = "\n".join([*map(styles.__getitem__, everywhere), first])
    read_there = "\n".join([*map(styles.__getitem__, read), others_drawn])
    written = [file.content_string for file in files.documentation_pages()]
    given = (theme, ours, read_there, others, sorted(config.markdown_extensions), written)
    _replace(files, config, STYLESHEET, kept.made("style", repr(given), partial(_stylesheet, *given)))
    _replace(files, config, _READ, kept.made(_READ, read_there, partial(_minified, read_there, _READ)))
    frame = "\n".join([tokens, framed, first])
    _replace(files, config, _FRAMED, kept.made(_FRAMED, frame, partial(_minified, frame, _FRAMED)))


def _scripts(sources: Mapping[str, str]) -> dict[str, str]:
    return {path: str(jsmin(script)) for path, script in joined(_with_one_head(sources)).items()}


def _stylesheet(
    theme: str, ours: str, read: str, others: Sequence[str], extensions: Sequence[str], written: Sequence[str]
) -> str:
    """Return the first stylesheet: of the theme, what any stylesheet or page *written* needs; then *ours*."""
    minified = _minified(ours, STYLESHEET)
    used = theme_styles.used(theme, "\n".join([minified, read, *others]), extensions, written)
    return f"{used}\n{minified}"


def _said(words: Mapping[Locale, Strings]) -> dict[Locale, dict[str, str]]:
    return {locale: {key: strings(key) for key in assets.SAID} for locale, strings in words.items()}


def _with_one_head(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return *scripts*, where the first of those that every page runs holds them all."""
    first, *_ = assets.HEAD
    whole = "".join(f"{{\n{scripts[path]}\n}}\n" for path in assets.HEAD)
    return {**{path: text for path, text in scripts.items() if path not in assets.HEAD}, first: whole}


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


def _minified(css: str, filename: str) -> str:
    return lightningcss.process_stylesheet(css, filename=filename)


def _replace(files: Files, config: MkDocsConfig, uri: str, content: str) -> None:
    if former := files.get_file_from_path(uri):
        files.remove(former)
    files.append(File.generated(config, uri, content=content))
