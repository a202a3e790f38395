"""Reads of mkdocs.yml what a single card needs, without the second that MkDocs takes to load all of it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.errors import PrimerError
from generator.site import Site, site_of


def read_site(root: Path) -> Site:
    """The site of a project's folder; raises PrimerError if mkdocs.yml can't be read."""
    path = root / "mkdocs.yml"
    try:
        with path.open("rb") as file:
            settings = yaml_load(file)
    except (OSError, ConfigurationError, UnicodeError) as error:
        raise PrimerError(f"{path}: can't be read ({' '.join(str(error).split())})") from None
    return site_of(settings.get("site_name"), settings.get("site_url"))
