"""The paths through the decision trees whose result is another one now, or that are new or gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.chooser import paths
from generator.content import Content, MovementFolder
from generator.effect.changes import PathChange
from generator.model import Result
from generator.redirects import Forwarded


@dataclass(frozen=True)
class Ending:
    """A path in words, what it leads to, in words, and what that is: a variation's address or an advice's id."""

    answers: str
    result: str
    what: str


def path_changes(before: Content, after: Content, ways: Forwarded) -> Iterator[PathChange]:
    """In the order of the trees of today; those that are gone come last."""
    was = {ways(address): ending for address, ending in _endings(before)}
    now = dict(_endings(after))
    for address, new in now.items():
        old = was.get(address)
        if not old:
            yield PathChange(new.answers, None, new.result)
        elif ways(old.what) != new.what and old.result != new.result:
            yield PathChange(new.answers, old.result, new.result)
    for address, old in was.items():
        if address not in now:
            yield PathChange(old.answers, old.result, None)


def _endings(content: Content) -> Iterator[tuple[str, Ending]]:
    """Each path by the address of the page at its end."""
    for folder in content.movements.values():
        for trail in paths(folder.chooser.value):
            address = addresses.choice(folder.id, trail.entry.id, trail.answers)
            words = str(trail) if len(content.movements) == 1 else f"{folder.movement.value.name}, {trail}"
            if isinstance(trail.node, Result):
                yield address, Ending(words, *_result(folder, trail.node))


def _result(folder: MovementFolder, result: Result) -> tuple[str, str]:
    if result.variation:
        return folder.variations[result.variation].value.name, addresses.variation(folder.id, result.variation)
    return result.title, result.id
