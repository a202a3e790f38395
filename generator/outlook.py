"""All that the pages and the files of one variation are made of: as long as it stays the same, so do they."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.content import Content, Doc, MovementFolder
from generator.ladder import Ladder, Rung, ladder_of, rungs_of
from generator.memory import Recall
from generator.model import Movement, Variation
from generator.redirects import former_variations
from generator.site import Site


@dataclass(frozen=True)
class Outlook:
    """A variation with the documents that all share, and what is shown with it of the others: some of their rungs.

    `former` are the ids that led to a variation of its movement.
    """

    site: Site
    shared: tuple[Doc[Any], ...]
    movement: Doc[Movement]
    doc: Doc[Variation]
    rung: Rung
    ladder: Ladder
    named: tuple[Rung, ...]
    former: tuple[tuple[str, str], ...]


def outlooks(content: Content, folder: MovementFolder, site: Site, recall: Recall) -> Mapping[str, Outlook]:
    """The outlook of each variation of a movement, by its id; the very same one where nothing about it is new."""
    shared = (content.scheme, content.equipment, content.glossary, *content.sources.values())
    former = tuple(former_variations(content, folder.id).items())
    inputs = site, shared, folder.movement, tuple(folder.ordered), former

    def looked() -> Mapping[str, Outlook]:
        rungs = rungs_of(folder)
        by_id = {rung.id: rung for rung in rungs}
        found = {}
        for rung in rungs:
            doc, ladder = folder.variations[rung.id], ladder_of(folder.id, rungs, rung)
            named = tuple(by_id[id_] for id_ in named_by(doc.value))
            seen = Outlook(site, shared, folder.movement, doc, rung, ladder, named, former)
            found[rung.id] = recall(("outlook", folder.id, rung.id), seen, lambda seen=seen: seen)  # type: ignore[misc]
        return found

    return recall(("outlooks", folder.id), inputs, looked)


def named_by(it: Variation) -> list[str]:
    """The variations that the pages of another one name."""
    moves = [move for move in (it.progress, it.step_back) if move]
    named = [move.to for move in moves] + [fault.step_back.to for fault in it.faults if fault.step_back.to]
    return list(dict.fromkeys(named))
