"""What pages and cards say of the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """The site's name and its full address, which ends in a slash; None where it has no address of its own."""

    name: str
    url: str | None = None


def site_of(name: str | None, url: str | None) -> Site:
    """The site that MkDocs' settings site_name and site_url make."""
    return Site(name or "", f"{url.rstrip('/')}/" if url else None)
