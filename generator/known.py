"""Whether all that went into a site is known: then a build need not run where none of it changed.

MkDocs lets a site read whatever it likes: plugins, hooks, extensions of Markdown, and templates may open any file, and
ask git or the clock. What is known to do neither is listed here; with anything beside it every build runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateError
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from generator.handwritten import MARKING, PLAIN, REASONS, SWITCH
from generator.inputs import CONFIG, Inputs

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME, SEARCH, MACROS = "material", "material/search", "macros"
LEAN = frozenset((SEARCH, MACROS))
"""These plugins read nothing of a generated page; others may want to."""
HARMLESS = {
    SEARCH: frozenset(("enabled", "lang", "separator", "pipeline", "fields")),
    MACROS: frozenset(("module_name", "on_undefined", "on_error_fail", "verbose")),
}
"""Their settings that name no other files, and leave it to each page to say that it has macros."""
EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list fenced_code footnotes md_in_html nl2br sane_lists smarty tables toc "
    "pymdownx.betterem pymdownx.caret pymdownx.critic pymdownx.details pymdownx.highlight pymdownx.inlinehilite "
    "pymdownx.keys pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist "
    "pymdownx.tilde".split()
)
"""Those of Markdown that read nothing but the page."""
ELSEWHERE = ("INHERIT", "python/")
"""In mkdocs.yml: another configuration, and a function of some module, which may do anything."""
CLOCK = b"build_date_utc"
"""What a template calls the moment of the build."""
ASKED = frozenset((*PLAIN, *MARKING, REASONS, "config"))
"""What Jinja on a page may ask; others can tell it of git, of the clock, and of this machine."""
PACKAGES = frozenset(("site-packages", "dist-packages"))


def all_known(config: MkDocsConfig, inputs: Inputs) -> bool:
    """Whether a build that is over, with this configuration, read only what is looked at for a digest."""
    settings, docs = (inputs.root / CONFIG).read_text("utf-8"), Path(config.docs_dir)
    return (
        not any(word in settings for word in ELSEWHERE)
        and config.theme.name == THEME
        and LEAN.issuperset(plugins_of(config))
        and all(fields.issuperset(_says(config, plugin)) for plugin, fields in HARMLESS.items())
        and EXTENSIONS.issuperset(config.markdown_extensions)
        and all(map(_within([*inputs.folders, *_installed()]), _read_of_all(config)))
        and not any(CLOCK in path.read_bytes() for path in docs.rglob("*") if path.is_file())
        and all(_asks_our_macros_alone(path.read_text("utf-8-sig")) for path in docs.rglob("*.md"))
    )


def plugins_of(config: MkDocsConfig) -> set[str]:
    """The names of a site's plugins, without its hooks."""
    return set(config.plugins) - set(config.hooks)


def _says(config: MkDocsConfig, plugin: str) -> Iterable[str]:
    """The settings in which a plugin is given something."""
    return [name for name, value in config.plugins[plugin].config.items() if value] if plugin in config.plugins else []


def _read_of_all(config: MkDocsConfig) -> Iterator[str]:
    """The folders and the macros that the configuration names, and the folders of all modules that were imported."""
    yield config.docs_dir
    yield from config.theme.dirs
    if MACROS in config.plugins:
        yield str(Path(config.config_file_path).parent / config.plugins[MACROS].config["module_name"])
    loaded = [module for name, module in sys.modules.items() if name != "__main__"]
    yield from {str(Path(file).parent) for module in loaded if (file := getattr(module, "__file__", None))}


def _installed() -> Iterator[Path]:
    """The folders of Python itself, and those for packages."""
    yield Path(os.__file__).resolve().parent
    yield from (Path(place).resolve() for place in sys.path if Path(place).name in PACKAGES)


def _within(folders: list[Path]) -> Callable[[str], bool]:
    """Tells whether a path lies in one of these folders."""
    return lambda path: any(Path(path).resolve().is_relative_to(folder) for folder in folders)


def _asks_our_macros_alone(text: str) -> bool:
    """Whether a page has no macros, or none but ours, which ask neither git nor the clock."""
    if SWITCH not in text:
        return True
    try:
        parsed = Environment(autoescape=True).parse(text)
    except TemplateError:
        return False
    return ASKED.issuperset(find_undeclared_variables(parsed)) and not any(find_referenced_templates(parsed))
