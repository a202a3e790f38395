"""The primer of one variation, computed from the scheme: what to do, in order, set by set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal

from generator.model import Dial, Phases, Range, Scheme, Statement, Tempo, Variation

_NEARER = ": ramp up nearer to the anchor"
FULL = 100
"""The working load, in percent of itself."""


@dataclass(frozen=True)
class OwnNumbers:
    """What a lifter has set for a variation.

    `load` is the working load of the first dial that rises, in `unit`; `step` is the smallest change of it, in the
    same unit. `levels` are the chosen options by the name of their dial.
    """

    load: Decimal | None = None
    unit: str = ""
    step: Decimal = Decimal(1)
    levels: Mapping[str, str] = field(default_factory=dict)

    def setting(self, dial: Dial, dials: tuple[Dial, ...]) -> str:
        """What stands in the box of a dial; nothing where the lifter has not set it."""
        if dial is loaded_dial(dials) and self.load is not None:
            return amount(self.load, self.unit)
        return self.levels.get(dial.name, "")


@dataclass(frozen=True)
class PlannedSet:
    """One row of the plan.

    `share` is percent of the working load; `reps` is a number or a range; `effort` is reps left in reserve.
    """

    kind: Literal["ramp-up", "working"]
    number: int
    title: str
    share: int
    reps: str
    load: str
    effort: str


@dataclass(frozen=True)
class PrimerPlan:
    """A session's primer: warm-up in minutes, sets in order, and how each is done."""

    warm_up: str
    ramp_up: tuple[PlannedSet, ...]
    working: tuple[PlannedSet, ...]
    tempo_digits: str
    tempo_words: str
    rest: str
    effort: str
    minutes: str
    load_note: str

    @property
    def sets(self) -> tuple[PlannedSet, ...]:
        """All sets in the order they are done."""
        return self.ramp_up + self.working


def primer_plan(scheme: Scheme, variation: Variation, own: OwnNumbers | None = None) -> PrimerPlan:
    """The primer that the scheme makes of a variation; the same input gives the same plan.

    Loads are shares of the working load, or real loads where the lifter's own is known.
    """
    dials = variation.load.dials
    effort = span(scheme.effort.min, scheme.effort.max)
    lighter, load = ramp_texts(dials, [row.share for row in scheme.ramp_up.sets], own), load_text(dials, own)
    return PrimerPlan(
        warm_up=f"{show(scheme.warm_up)} min",
        ramp_up=tuple(
            PlannedSet("ramp-up", number, f"Ramp-up {number}", row.share, str(row.reps), lighter[number - 1], "plenty")
            for number, row in enumerate(scheme.ramp_up.sets, start=1)
        ),
        working=tuple(
            PlannedSet("working", number, f"Working {number}", FULL, show(scheme.reps), load, effort)
            for number in range(1, scheme.working.sets + 1)
        ),
        tempo_digits=tempo_digits(scheme.tempo),
        tempo_words=" · ".join(tempo_words(scheme.tempo)),
        rest=f"{span(scheme.rest.min, scheme.rest.max)} s",
        effort=f"{effort} {'rep' if effort == '1' else 'reps'} in reserve",
        load_note=load_note(dials, own),
        minutes=f"{span(*minutes_range(scheme))} min",
    )


def load_text(dials: tuple[Dial, ...], own: OwnNumbers | None = None) -> str:
    """The working load: the lifter's own, percent of itself, or in words where it is a level only."""
    if own and own.load is not None:
        return amount(own.load, own.unit)
    return f"{FULL}%" if _rising(dials) else "working"


def ramp_texts(dials: tuple[Dial, ...], shares: list[int], own: OwnNumbers | None = None) -> list[str]:
    """The loads of the ramp-up sets, in the same way."""
    if own and own.load is not None:
        return [amount(load, own.unit) for load in ramp_loads(own.load, shares, own.step)]
    return [f"{share}%" if _rising(dials) else "lighter" for share in shares]


def ramp_loads(working: Decimal, shares: Iterable[int], step: Decimal) -> list[Decimal]:
    """The loads of the ramp-up sets: shares in percent of the working load, to the nearest step.

    Each lies below the next, and the last below the working load; sets for which no lighter step is left have none, so
    zeros come first.
    """
    loads: list[Decimal] = []
    above = working
    for share in reversed(list(shares)):
        steps = (working * share / FULL / step).quantize(Decimal(1), ROUND_HALF_UP)
        below = (above / step).to_integral_value(ROUND_CEILING) - 1
        above = max(min(steps, below), Decimal(0)) * step
        loads.insert(0, above)
    return loads


def amount(load: Decimal, unit: str) -> str:
    """A load with its unit, without needless zeros."""
    if not load:
        return "no load"
    return f"{bare(load)} {'step' if unit == 'steps' and load == 1 else unit}"


def bare(load: Decimal) -> str:
    """A load without its unit and without needless zeros."""
    return f"{load.normalize():f}"


def load_note(dials: tuple[Dial, ...], own: OwnNumbers | None = None) -> str:
    """What the loads in the plan are, and what stays the same in all sets."""
    rising, levels = _rising(dials), [dial.name.lower() for dial in dials if dial.measure == "level"]
    if not rising:
        return f"Take a lighter {' and '.join(levels)} for the ramp-up sets."
    if own and own.load is not None:
        note = f"Ramp-up loads are rounded to {amount(own.step, own.unit)}."
    else:
        note = f"Percentages are of your working {' and '.join(rising)}{_NEARER if 'steps' in rising else ''}."
    return f"{note} Keep the same {' and '.join(levels)} in all sets." if levels else note


def _rising(dials: tuple[Dial, ...]) -> list[str]:
    """The measures that rise over the ramp-up sets."""
    return list(dict.fromkeys(dial.measure for dial in dials if dial.measure != "level"))


def loaded_dial(dials: tuple[Dial, ...]) -> Dial | None:
    """The dial that a working load is given for: the first that rises."""
    return next((dial for dial in dials if dial.measure != "level"), None)


def tempo_digits(tempo: Tempo) -> str:
    """Seconds down, at the bottom, up and at the top, as 3-0-1-1."""
    return f"{tempo.down}-{tempo.bottom}-{tempo.up}-{tempo.top}"


def tempo_words(tempo: Tempo) -> Iterator[str]:
    """The same four parts, each in words."""
    yield f"{tempo.down} s down"
    yield f"pause {tempo.bottom} s" if tempo.bottom else "no pause"
    yield f"{tempo.up} s up"
    yield f"{tempo.top_word} {tempo.top} s" if tempo.top else "no hold"


def span(low: int, high: int) -> str:
    """A range with an en dash, or the one number that it is."""
    return str(low) if low == high else f"{low}–{high}"


def show(range_: Range) -> str:
    """A range of the model as readers see it."""
    return span(range_.min, range_.max)


def minutes_range(scheme: Scheme) -> tuple[int, int]:
    """How long the primer takes without the warm-up: the quickest and the longest that the scheme allows."""
    tempo, sets = scheme.tempo, len(scheme.ramp_up.sets) + scheme.working.sets
    rep = tempo.down + tempo.bottom + tempo.up + tempo.top
    ramp = sum(row.reps for row in scheme.ramp_up.sets)
    shortest = (ramp + scheme.working.sets * scheme.reps.min) * rep + (sets - 1) * scheme.rest.min
    longest = (ramp + scheme.working.sets * scheme.reps.max) * rep + (sets - 1) * scheme.rest.max
    return max(1, round(shortest / 60)), max(1, round(longest / 60))


def longest_minutes(scheme: Scheme) -> int:
    """The most minutes that the primer takes, without the warm-up."""
    return minutes_range(scheme)[1]


@dataclass(frozen=True)
class PhaseView:
    """A phase of the repetition: its title, its part of the tempo (empty before the first rep) and what to do."""

    title: str
    tempo: str
    statements: tuple[Statement, ...]


def phase_views(tempo: Tempo, *executions: Phases) -> list[PhaseView]:
    """The four phases in order, with what is said of each, the shared first."""
    down, bottom, up, top = tempo_words(tempo)
    fields = (
        ("Setup", "set_up", ""),
        ("Descent", "descent", f"{down}, {bottom}"),
        ("Drive", "drive", up),
        ("Lockout", "lockout", top),
    )
    return [
        PhaseView(title, words, tuple(said for execution in executions for said in getattr(execution, field)))
        for title, field, words in fields
    ]
