"""The card of one variation: all that it says, line by line, before any paper or screen is thought of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator import addresses
from generator.content import Content, Doc, MovementFolder
from generator.days import written
from generator.model import Cue, Dial, Fault, Footed, Progress, Regress, Sign, Source, Step, Variation
from generator.plan import OwnNumbers, PlannedSet, primer_plan

ALWAYS, STOP, FIRST_FAULTS, MINE, FOURTH_CUE, THIRD_FAULT, FIFTH_CUE, FOURTH_FAULT, MOVES, SETUP, SESSION, NEED = range(
    12
)
"""Ranks. Where a paper is too small for all, what has the highest rank gives way first, and ALWAYS never does."""

RANKS = NEED + 1
_CUE_RANKS = (ALWAYS, ALWAYS, ALWAYS, FOURTH_CUE, FIFTH_CUE)
_FAULT_RANKS = (FIRST_FAULTS, FIRST_FAULTS, THIRD_FAULT, FOURTH_FAULT)
_SOURCES_NAMED = 2
OWN = "Numbers the source doesn't give are this site's own."


@dataclass(frozen=True)
class Line:
    """A text on the card, its rank, and what it rests on."""

    text: str
    rank: int = ALWAYS
    footing: tuple[Footed, ...] = ()


@dataclass(frozen=True)
class SessionLine(Line):
    """A part of the training session, how long it takes (or nothing), and whether it is the primer."""

    time: str = ""
    now: bool = False


@dataclass(frozen=True)
class Box(Line):
    """A thing to set: boxes to tick where it has options, else a box to write in; `value` is what stands in it."""

    options: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True)
class FaultLine(Line):
    """A fault and its fix."""

    fix: str = ""


@dataclass(frozen=True)
class Move(Line):
    """When to go to another variation, up or down the ladder."""

    way: Literal["up", "back"] = "up"
    to: str = ""


@dataclass(frozen=True)
class Card:
    """All that the card says. The HTML card and the printed ones are made of it and of nothing else.

    `url` is the technique page's full address, or None where the site has no address of its own.
    """

    name: str
    level: Line
    equipment: tuple[Line, ...]
    session: tuple[SessionLine, ...]
    mine: tuple[Box, ...]
    load_note: str
    sets: tuple[PlannedSet, ...]
    tempo: Line
    tempo_words: str
    rest: Line
    effort: Line
    set_up: tuple[Line, ...]
    cues: tuple[Line, ...]
    faults: tuple[FaultLine, ...]
    stop: tuple[Line, ...]
    moves: tuple[Move, ...]
    address: str
    url: str | None
    revised: str
    notes: tuple[Line, ...]


def primer_card(
    content: Content,
    folder: MovementFolder,
    doc: Doc[Variation],
    site_url: str | None = None,
    own: OwnNumbers | None = None,
) -> Card:
    """The card of a variation; with a lifter's own numbers they stand in its boxes, else the boxes are empty."""
    scheme, it = content.scheme.value, doc.value
    plan = primer_plan(scheme, it, own)
    address = addresses.variation(folder.id, doc.id)
    return Card(
        name=it.name,
        level=Line(
            f"Level {folder.ordered.index(doc) + 1} of {len(folder.ordered)} · {it.level.label}", ALWAYS, (it.level,)
        ),
        equipment=tuple(_equipment(content, it)),
        session=tuple(_session(folder, plan.warm_up, plan.minutes)),
        mine=tuple(_mine(it.load.dials, own)),
        load_note=plan.load_note,
        sets=plan.sets,
        tempo=Line(plan.tempo_digits, ALWAYS, (scheme.tempo,)),
        tempo_words=plan.tempo_words,
        rest=Line(plan.rest, ALWAYS, (scheme.rest,)),
        effort=Line(plan.effort, ALWAYS, (scheme.effort,)),
        set_up=tuple(_short(it.set_up, SETUP)),
        cues=tuple(_cues(it.cues)),
        faults=tuple(_faults(it.faults)),
        stop=tuple(_short(scheme.stop, STOP)),
        moves=tuple(_moves(folder, it)),
        address=f"{site_url or ''}{address}".removeprefix("https://").removeprefix("http://"),
        url=f"{site_url}{address}" if site_url else None,
        revised=written(max(scheme.revised, folder.movement.value.revised, it.revised)),
        notes=(Line(_credit(content.sources.values())), Line(OWN, NEED)),
    )


def _credit(sources: Collection[Doc[Source]]) -> str:
    """The source, or the authors of the first two and the number of the others."""
    if len(sources) == 1:
        return "".join(f"Source: {doc.value.author}, {doc.value.title}." for doc in sources)
    named = [doc.value.author for doc in sources]
    more = len(named) - _SOURCES_NAMED
    if more > 0:
        named[_SOURCES_NAMED:] = [f"{more} more"]
    return f"Sources: {', '.join(named[:-1])} and {named[-1]}."


def _equipment(content: Content, it: Variation) -> Iterator[Line]:
    items = content.equipment_items()
    for use in it.equipment:
        name = items[use.item].name
        yield Line(f"{name} ({use.note})" if use.note else name, NEED, (use,))


def _session(folder: MovementFolder, warm_up: str, minutes: str) -> Iterator[SessionLine]:
    times = {"warm-up": warm_up, "primer": minutes}
    for step in folder.movement.value.session:
        now = step.role == "primer"
        yield SessionLine(step.name, SESSION, (step,), time=times.get(step.role, ""), now=now)


def _mine(dials: tuple[Dial, ...], own: OwnNumbers | None) -> Iterator[Box]:
    for dial in dials:
        yield Box(dial.name, MINE, (dial,), options=dial.options, value=own.setting(dial, dials) if own else "")


def _short(steps: Iterable[Step | Sign], rank: int) -> Iterator[Line]:
    return (Line(step.short, rank, (step,)) for step in steps if step.short)


def _cues(cues: tuple[Cue, ...]) -> Iterator[Line]:
    return (Line(cue.text, rank, (cue,)) for cue, rank in zip(cues, _CUE_RANKS, strict=False))


def _faults(faults: tuple[Fault, ...]) -> Iterator[FaultLine]:
    for fault, rank in zip(faults, _FAULT_RANKS, strict=False):
        yield FaultLine(fault.name, rank, (fault.fault, fault.fix), fix=fault.card_fix)


def _moves(folder: MovementFolder, it: Variation) -> Iterator[Move]:
    ways: tuple[tuple[Literal["up", "back"], Progress | Regress | None], ...] = (
        ("up", it.progress),
        ("back", it.step_back),
    )
    for way, move in ways:
        if move:
            to = folder.variations[move.to].value.short_name
            yield Move(move.short, MOVES, tuple(move.when), way=way, to=to)
