"""The variations form a ladder: up one way, and back down from everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.content import Content, Doc, MovementFolder
from generator.errors import Problem
from generator.model import Path, Variation


def progress_goes_up(content: Content) -> Iterator[Problem]:
    """Progress leads to a variation later in the order, and every variation but the last has one; so no cycle."""
    for folder in content.movements.values():
        rank = _rank(folder)
        for doc in folder.ordered:
            progress = doc.value.progress
            if progress is None and rank[doc.id] < len(rank) - 1 and doc.given(("progress",)):
                yield from doc.blame((), f'there is no way up from "{doc.id}"; add progress with to, short, and when')
            elif progress and progress.to in rank and rank[progress.to] < rank[doc.id]:
                yield from doc.blame(("progress", "to"), _wrong_way("progress", progress.to, "before", doc, folder))
        yield from _unreached(folder)


def _unreached(folder: MovementFolder) -> Iterator[Problem]:
    """Every variation but the first is somebody's next."""
    reached = {doc.value.progress.to for doc in folder.variations.values() if doc.value.progress}
    rank = _rank(folder)
    for before, doc in pairwise(folder.ordered):
        up = before.value.progress
        rises = up and rank.get(up.to, 0) > rank.get(before.id, 0)  # where it doesn't, that is the mistake
        if rises and doc.id not in reached:
            index = folder.movement.value.order.index(doc.id)
            message = f'no variation progresses to "{doc.id}"; name it in the progress of an easier one'
            yield from folder.movement.blame(("order", index), message)


def step_back_goes_down(content: Content) -> Iterator[Problem]:
    """A step back leads to a variation earlier in the order, and every variation but the first has one."""
    for folder in content.movements.values():
        rank = _rank(folder)
        for doc in folder.ordered:
            if doc.value.step_back is None and rank[doc.id] > 0 and doc.given(("step_back",)):
                message = f'there is no way back from "{doc.id}"; add step_back with to, short, and when'
                yield from doc.blame((), message)
            for path, to in _steps_back(doc.value):
                if to in rank and rank[to] > rank[doc.id]:
                    yield from doc.blame((*path, "to"), _wrong_way("step back", to, "after", doc, folder))


def _steps_back(variation: Variation) -> Iterator[tuple[Path, str]]:
    if variation.step_back:
        yield ("step_back",), variation.step_back.to
    for index, fault in enumerate(variation.faults):
        if fault.step_back.to:
            yield ("faults", index, "step_back"), fault.step_back.to


def _rank(folder: MovementFolder) -> dict[str, int]:
    return {doc.id: index for index, doc in enumerate(folder.ordered)}


def _wrong_way(what: str, to: str, side: str, doc: Doc[Variation], folder: MovementFolder) -> str:
    order = ", ".join(folder.movement.value.order)
    other = "before" if side == "after" else "after"
    remedy = f"name one that stands {other} it, or change the order in movement.yml"
    return f'{what} leads to "{to}", which stands {side} "{doc.id}" in the order ({order}); {remedy}'
