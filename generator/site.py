"""What mkdocs.yml says of the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from generator.errors import PrimerError


@dataclass(frozen=True)
class Site:
    """The site's name and its full address, which ends in a slash; None where it has no address of its own."""

    name: str
    url: str | None = None


def site_of(name: str | None, url: str | None) -> Site:
    """The site that the settings site_name and site_url make."""
    return Site(name or "", f"{url.rstrip('/')}/" if url else None)


def read_site(root: Path) -> Site:
    """The site of a project's folder; raises PrimerError if mkdocs.yml can't be read."""
    path = root / "mkdocs.yml"
    try:
        with path.open("rb") as file:
            settings = yaml_load(file)
    except (OSError, yaml.YAMLError) as error:
        raise PrimerError(f"{path}: can't be read ({' '.join(str(error).split())})") from None
    return site_of(settings.get("site_name"), settings.get("site_url"))
