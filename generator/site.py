"""What pages and cards say of the site as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.errors import PrimerError

MOST_LETTERS = 120
"""The longest address that fits the QR code and the foot of every card."""


@dataclass(frozen=True)
class Site:
    """The site's name and its full address, which ends in a slash; None where it has no address of its own."""

    name: str
    url: str | None = None


def site_of(name: str | None, url: str | None) -> Site:
    """The site that MkDocs' settings site_name and site_url make; raises PrimerError for what is no web address."""
    return Site(name or "", _address(url) if url else None)


def is_stand_in(url: str) -> bool:
    """Whether an address only stands for one to come: names below .example are kept for that (RFC 2606)."""
    return f".{urlsplit(url).hostname}".endswith(".example")


def _address(url: str) -> str:
    """The address in ASCII, as a card prints it, with a slash at its end."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, host, port = urlsplit(""), "", ""
    address = f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}/"
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[!-~]+://[0-9A-Za-z.:-]+/[!-~]*", address):
        raise PrimerError(f'site_url "{url}" is no web address; write it as https://primer.example/')
    if len(address) > MOST_LETTERS:
        raise PrimerError(f"site_url has {len(address)} letters, {MOST_LETTERS} fit a card; use a shorter address")
    return address
