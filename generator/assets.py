"""The theme's files among MkDocs'; style sheets and scripts, joined so that a page asks for few."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from generator.errors import PrimerError
from generator.joining import SHEET, joined_scripts, joined_sheets

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

OWN_SHEETS, OWN_SCRIPTS = "assets/css/", "assets/js/"
THEME_SHEET = re.compile(r"assets/stylesheets/main\.[^/]*\.css")


def join(files: Files, config: MkDocsConfig, own: Iterable[str]) -> None:
    """The theme's style sheet and ours become one file, and so does each script with all that it imports."""
    sheets = [file for file in files if THEME_SHEET.fullmatch(file.src_uri)]
    sheets += [file for name in own if (file := files.get_file_from_path(name))]
    scripts = {file.src_uri: file for file in files if re.fullmatch(rf"{OWN_SCRIPTS}[^/]+\.js", file.src_uri)}
    try:
        joined = joined_scripts({Path(name).stem: file.content_string for name, file in scripts.items()})
    except PrimerError as error:
        raise PluginError(f"{Path(config.docs_dir).name}/{OWN_SCRIPTS}{error}") from None
    texts = {f"{OWN_SCRIPTS}{name}.js": text for name, text in joined.items()}
    texts[SHEET] = joined_sheets(file.content_string for file in sheets)
    for file in (*sheets, *scripts.values()):
        files.remove(file)
    for name, text in texts.items():
        files.append(File.generated(config, name, content=text))


class LeanTheme(Theme):
    """A theme as it is, but that MkDocs doesn't look through its hidden folders for files to copy.

    It copies nothing out of them, and in one of Material's lie ten thousand icons.
    """

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> Environment:
        environment = super().get_env()
        environment.loader = _Seen(self.dirs)
        return environment


class _Seen(FileSystemLoader):
    """Lists only what isn't hidden; the rest can be had by its name."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, names in os.walk(place):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(folder).relative_to(place)
                found.update((inside / name).as_posix() for name in names)
        return sorted(found)
