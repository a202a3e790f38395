"""What the reader makes of a file: plain data, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from generator.errors import Problem
from generator.model import Path
from generator.spool import Kept, Spool

Place = tuple[int, int]


@dataclass
class Marks:
    """Where each key and each value stands, by its path; lines and columns count from 1."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def of(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value (or of its key), or of the nearest thing around it that is in the file."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


class LateMarks(Marks):
    """Marks that are looked for when the first is asked for; of a sound file none ever is, and its bytes wait aside."""

    def __init__(self, raw: bytes, find: Callable[[bytes], Marks]) -> None:
        self._raw, self._find = Kept(raw, _spool()), find

    @cached_property
    def _found(self) -> Marks:
        return self._find(self._raw.read())

    @property
    def values(self) -> dict[Path, Place]:  # type: ignore[override]
        """As in Marks."""
        return self._found.values

    @property
    def keys(self) -> dict[Path, Place]:  # type: ignore[override]
        """As in Marks."""
        return self._found.keys


_spool = cache(Spool)  # opened when there is something to keep


@dataclass
class Document:
    """What a file holds: plain data, and where each part stands.

    `problems` is what the reader refuses and could read past; `unknown` are the paths of values that it can't
    vouch for, and `dropped` the values of fields that stand there twice.
    """

    data: Any = None
    marks: Marks = field(default_factory=Marks)
    problems: list[Problem] = field(default_factory=list)
    unknown: set[Path] = field(default_factory=set)
    dropped: list[Any] = field(default_factory=list)

    def rename(self, path: Path, name: str) -> None:
        """Gives a field and all inside it a second path, under another name."""

        def renamed(old: Path) -> Path:
            return (*path[:-1], name, *old[len(path) :])

        for places in (self.marks.values, self.marks.keys):
            places.update({renamed(old): place for old, place in places.items() if old[: len(path)] == path})
        self.unknown |= {renamed(old) for old in self.unknown if old[: len(path)] == path}
