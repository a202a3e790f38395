"""What a preview is made of beside content/, to tell whether that is still the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.digest import digest_of

OWN = Path(__file__).parent
NOT_READ = frozenset((".py", ".pyc", ".jinja"))
"""Code, which a running preview doesn't read again, and what is made of templates."""


def digest(places: Iterable[Path]) -> str:
    """What these files and folders hold, and what stands beside our code, to the byte."""
    return digest_of(part for place in [*places, OWN] for part in _parts(place))


def _parts(place: Path) -> Iterator[bytes]:
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.suffix not in NOT_READ and path.is_file():
            yield os.fsencode(path)
            with suppress(OSError):  # a build tells of it
                yield path.read_bytes()
