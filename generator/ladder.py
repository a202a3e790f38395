"""The ladder of a movement's variations as other pages show it: all of a few, and of many those around a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.content import MovementFolder
from generator.paging import FEW, around, without_small_gaps

LOWEST, HIGHEST = 4, 3
"""Of a long ladder without a place on it: where readers begin, and where it leads."""
FEW_PROGRAMS = 6
"""So many programs stand on a page together: each is some 35 KB of sessions, templates, and data."""


@dataclass(frozen=True)
class Rung:
    """What pages show of a variation that isn't theirs; the rank counts from 1, the basic one."""

    rank: int
    id: str
    name: str
    short_name: str
    level: str


@dataclass(frozen=True)
class Step:
    """A rung of a ladder that is shown, and how many are left out below it."""

    rung: Rung
    left_out: int = 0


@dataclass(frozen=True)
class Ladder:
    """The steps that are shown of so many, from basic to advanced; `here` is the id of the one where a reader is."""

    movement: str
    total: int
    steps: tuple[Step, ...]
    here: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether no rung is left out."""
        return len(self.steps) == self.total


def is_large(folder: MovementFolder) -> bool:
    """Whether a movement has so many variations that a page shows only some of them."""
    return len(folder.variations) > FEW


def has_program_pages(folder: MovementFolder) -> bool:
    """Whether each variation has a page for its program; a page for those of all would be heavy."""
    return len(folder.variations) > FEW_PROGRAMS


def rungs_of(folder: MovementFolder) -> tuple[Rung, ...]:
    """All variations of a movement, from basic to advanced."""
    docs = ((rank, doc.id, doc.value) for rank, doc in enumerate(folder.ordered, start=1))
    return tuple(Rung(rank, id_, it.name, it.short_name, it.level.label) for rank, id_, it in docs)


def ladder_of(movement: str, rungs: Sequence[Rung], here: Rung | None = None) -> Ladder:
    """The ladder as a page shows it that is about one of its rungs, or about none of them."""
    total = len(rungs)
    ranks = list(range(1, total + 1)) if total <= FEW else _shown(total, here)
    below = [0, *ranks[:-1]]
    steps = tuple(Step(rungs[rank - 1], rank - low - 1) for rank, low in zip(ranks, below, strict=True))
    return Ladder(movement, total, steps, here.id if here else None)


def _shown(total: int, here: Rung | None) -> list[int]:
    if here:
        return around(here.rank, total)
    return without_small_gaps([*range(1, LOWEST + 1), *range(total - HIGHEST + 1, total + 1)])


def by_level(rungs: Sequence[Rung]) -> list[Rung]:
    """The rungs with those of a level together, levels in the order in which the ladder reaches them."""
    levels = list(dict.fromkeys(rung.level for rung in rungs))
    return sorted(rungs, key=lambda rung: levels.index(rung.level))
