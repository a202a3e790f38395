"""What a preview is made of beside content/, to tell whether that is still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

OWN = Path(__file__).parent
CODE = frozenset((".py", ".pyc"))
"""What a running preview doesn't read again."""


def digest(places: Iterable[Path]) -> str:
    """What these files and folders hold, and what stands beside our code, to the byte."""
    whole = hashlib.sha256()
    for path in _files([*places, OWN]):
        data = path.read_bytes()
        whole.update(f"{path} {len(data)}\n".encode(errors="surrogateescape") + data)
    return whole.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (path for path in inside if path.suffix not in CODE and path.is_file())
