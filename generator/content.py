"""The content as one frozen value: every document typed, and able to say where each of its parts stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    Scheme,
    Source,
    Variation,
    walk,
)
from generator.yaml_reader import Marks

M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True)
class Doc(Generic[M_co]):
    """One YAML file: its path below the project's root, its id (the file's or folder's name) and its model."""

    path: str
    id: str
    value: M_co
    marks: Marks

    def problem(self, at: Path, message: str, *, key: bool = False) -> Problem:
        """A problem at a part of this file, named by its path of fields and indexes."""
        return Problem(self.path, *self.marks.of(at, key=key), message)

    def footed(self) -> Iterator[tuple[Path, Footed]]:
        """Everything in this file that needs a footing, with its path."""
        return ((path, part) for path, part in walk(self.value) if isinstance(part, Footed))


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


@dataclass(frozen=True)
class Content:
    """All of content/, checked for shape; rules check the rest. `broken` names files that are stand-ins."""

    scheme: Doc[Scheme]
    equipment: Doc[Equipment]
    glossary: Doc[Glossary]
    sources: dict[str, Doc[Source]]
    movements: dict[str, MovementFolder]
    broken: frozenset[str] = frozenset()

    def documents(self) -> Iterator[Doc[Model]]:
        """Every file, sources last."""
        yield from (self.scheme, self.equipment, self.glossary)
        for folder in self.movements.values():
            yield folder.movement
            yield from folder.variations.values()
            yield folder.chooser
        yield from self.sources.values()

    def facts(self) -> dict[str, tuple[Doc[Source], Fact]]:
        """Every fact by its id, with the source that says it."""
        return {fact.id: (source, fact) for source in self.sources.values() for fact in source.value.facts}

    def equipment_items(self) -> dict[str, EquipmentItem]:
        """Every piece of equipment by its id."""
        return {item.id: item for item in self.equipment.value.items}
