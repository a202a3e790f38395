"""The content as one frozen value: every document typed, and able to say where each of its parts stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from generator.document import Marks
from generator.errors import Problem
from generator.model import (
    Chooser,
    Equipment,
    EquipmentItem,
    Fact,
    Footed,
    Glossary,
    Model,
    Movement,
    Path,
    Redirects,
    Scheme,
    Source,
    Variation,
    walk,
)

M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True, eq=False)
class Doc(Generic[M_co]):
    """One YAML file: its path below the project's root, its id (the file's or folder's name) and its model.

    It equals itself alone, so it is quickly told whether a file has been read again since something was made of it.

    `gaps` are the parts where the model holds a stand-in for what is wrong or missing in the file, and `lost`
    are the words that stood there in its place, or None where nobody could read them.
    """

    path: str
    id: str
    value: M_co
    marks: Marks
    gaps: frozenset[Path] = frozenset()
    lost: frozenset[str] | None = frozenset()

    def blame(self, at: Path, message: str, *, key: bool = False) -> Iterator[Problem]:
        """A problem at a part of this file, named by its path of fields and indexes; none where a stand-in stands."""
        if self.given(at):
            yield Problem(self.path, *self.marks.of(at, key=key), message)

    def given(self, *parts: Path) -> bool:
        """Whether these parts are what the file says, and neither stand-ins nor inside one."""
        return not self.gaps or not any(part[:end] in self.gaps for part in parts for end in range(len(part) + 1))

    def whole(self, at: Path) -> bool:
        """Whether a part is what the file says, and so is all that is in it."""
        return self.given(at) and not any(gap[: len(at)] == at for gap in self.gaps)

    def might_say(self, word: str) -> bool:
        """Whether a word stands, or could stand, in what was replaced by a stand-in."""
        return self.lost is None or word.casefold() in self.lost

    def ids(self, field: str) -> Iterator[tuple[Path, str]]:
        """The path and the id of each entry of a list; stand-ins are passed over."""
        for index, item in enumerate(getattr(self.value, field)):
            if self.given(path := (field, index, "id")):
                yield path, item.id

    def footed(self) -> Iterator[tuple[Path, Footed]]:
        """Everything in this file that needs a footing, with its path."""
        return ((path, part) for path, part in self.parts() if isinstance(part, Footed))

    def parts(self) -> Iterator[tuple[Path, Model]]:
        """The model and every model inside it, each with its path."""
        return zip(*self._walked, strict=True)

    @cached_property
    def _walked(self) -> tuple[tuple[Path, ...], tuple[Model, ...]]:
        paths, parts = zip(*walk(self.value), strict=True)
        return tuple(_PATHS.setdefault(path, path) for path in paths), parts


_PATHS: dict[Path, Path] = {}
"""Each path once: the parts of one variation stand where those of thousands do."""


@dataclass(frozen=True)
class MovementFolder:
    """One folder of content/movements: the movement, its variations by id, and its decision tree."""

    movement: Doc[Movement]
    variations: dict[str, Doc[Variation]]
    chooser: Doc[Chooser]

    @property
    def id(self) -> str:
        return self.movement.id

    @property
    def ordered(self) -> list[Doc[Variation]]:
        """The variations from basic to advanced."""
        order = dict.fromkeys(self.movement.value.order)
        return [self.variations[id_] for id_ in order if id_ in self.variations]


@dataclass(frozen=True, eq=False)
class Content:
    """All of content/, checked for shape; rules check the rest. `hidden` if a folder couldn't be looked into.

    A site whose addresses have never changed has no `redirects`.
    """

    scheme: Doc[Scheme]
    equipment: Doc[Equipment]
    glossary: Doc[Glossary]
    sources: dict[str, Doc[Source]]
    movements: dict[str, MovementFolder]
    hidden: bool = False
    redirects: Doc[Redirects] | None = None

    def documents(self) -> Iterator[Doc[Model]]:
        """Every file, sources and redirects last."""
        yield from (self.scheme, self.equipment, self.glossary)
        for folder in self.movements.values():
            yield folder.movement
            yield from folder.variations.values()
            yield folder.chooser
        yield from self.sources.values()
        if self.redirects:
            yield self.redirects

    def facts(self) -> dict[str, tuple[Doc[Source], Fact]]:
        """Every fact by its id, with the source that says it."""
        return {fact.id: (source, fact) for source in self.sources.values() for fact in source.value.facts}

    def equipment_items(self) -> dict[str, EquipmentItem]:
        """Every piece of equipment by its id."""
        return {item.id: item for item in self.equipment.value.items}
