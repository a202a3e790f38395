"""What a preview is made of beside content/, to tell whether that is still the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.digest import digest_of

OWN = Path(__file__).parent
NOT_READ = frozenset((".py", ".pyc", ".jinja"))
"""Code, which a running preview doesn't read again, and what is made of templates."""


def digest(places: Iterable[Path]) -> str:
    """What these files and folders hold, and what stands beside our code, to the byte."""
    files = [path for place in places for path in _below(place)]
    files += [path for path in _below(OWN) if path.suffix not in NOT_READ]
    return digest_of(part for path in files for part in (os.fsencode(path), _held(path)))


def _below(place: Path) -> Iterator[Path]:
    inside = sorted(place.rglob("*")) if place.is_dir() else [place]
    return (path for path in inside if path.is_file())


def _held(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # a build tells of it
