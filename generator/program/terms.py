"""What a program needs of the content: plain data, and the same for this program and for the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator import addresses
from generator.content import Content, Doc, MovementFolder
from generator.model import Dial, Progress, Regress, Variation
from generator.plan import loaded_dial, longest_minutes, primer_plan, span
from generator.site import Site

STEPS = "steps"
WEIGHTS = ("kg", "lb")
MOST_LOAD = Decimal(2000)
MOST_WEEKS = 52


@dataclass(frozen=True)
class RampSet:
    """A ramp-up set: percent of the working load, and reps."""

    share: int
    reps: int


@dataclass(frozen=True)
class LevelDial:
    """A dial with levels; where it rises, the next level follows when the load has no room left."""

    name: str
    options: tuple[str, ...]
    rises: bool


@dataclass(frozen=True)
class Move:
    """Another variation to go to, and when."""

    to: str
    name: str
    when: tuple[str, ...]
    short: str


@dataclass(frozen=True)
class Terms:
    """All that the program of a variation hangs on.

    `can_do` are the reps that a fitting load to start with allows: the least of the range and those left in reserve.
    `minutes` is how long a session lasts at most, warm-up included. `load_name` is the dial that a load is given for
    and `units` what it is counted in, both empty where the variation has only levels; `increments` are the usual steps
    by unit. `page` is the technique page's full address, or None; `stamp` the day of the last change.
    """

    movement: str
    variation: str
    name: str
    short_name: str
    warm_up: str
    tempo: str
    tempo_words: str
    rest: str
    effort: str
    minutes: int
    ramp_up: tuple[RampSet, ...]
    sets: int
    light_sets: int
    low: int
    high: int
    climb: int
    weeks: int
    block: int
    days: tuple[str, ...]
    load_name: str
    can_do: str
    units: tuple[str, ...]
    increments: Mapping[str, Decimal]
    levels: tuple[LevelDial, ...]
    up: Move | None
    back: Move | None
    page: str | None
    stamp: str

    @property
    def rising(self) -> LevelDial | None:
        """The dial whose next level follows, where there is one."""
        return next((dial for dial in self.levels if dial.rises), None)


def terms_of(content: Content, folder: MovementFolder, doc: Doc[Variation], site: Site) -> Terms:
    """The terms of a variation."""
    scheme, it = content.scheme.value, doc.value
    plan, program, dial = primer_plan(scheme, it), scheme.program, loaded_dial(it.load.dials)
    kept = Decimal(scheme.working.sets * program.light_week.share) / 100
    usual = {"kg": scheme.increments.kg, "lb": scheme.increments.lb, STEPS: 1}
    units = () if not dial else (STEPS,) if dial.measure == "steps" else WEIGHTS
    return Terms(
        movement=folder.id,
        variation=doc.id,
        name=it.name,
        short_name=it.short_name,
        warm_up=plan.warm_up,
        tempo=plan.tempo_digits,
        tempo_words=plan.tempo_words,
        rest=plan.rest,
        effort=plan.effort,
        minutes=scheme.warm_up.max + longest_minutes(scheme),
        ramp_up=tuple(RampSet(row.share, row.reps) for row in scheme.ramp_up.sets),
        sets=scheme.working.sets,
        light_sets=max(1, int(kept.quantize(Decimal(1), ROUND_HALF_UP))),
        low=scheme.reps.min,
        high=scheme.reps.max,
        climb=program.climb.reps,
        weeks=program.length.weeks,
        block=program.length.block,
        days=program.leg_days.days,
        load_name=dial.name if dial else "",
        can_do=span(scheme.reps.min + scheme.effort.min, scheme.reps.min + scheme.effort.max),
        units=units,
        increments={unit: Decimal(str(usual[unit])) for unit in units},
        levels=tuple(_levels(it.load.dials)),
        up=_move(folder, it.progress),
        back=_move(folder, it.step_back),
        page=f"{site.url}{addresses.variation(folder.id, doc.id)}" if site.url else None,
        stamp=f"{max(scheme.revised, folder.movement.value.revised, it.revised):%Y%m%d}",
    )


def _levels(dials: tuple[Dial, ...]) -> Iterator[LevelDial]:
    return (LevelDial(dial.name, dial.options, dial.rises) for dial in dials if dial.measure == "level")


def _move(folder: MovementFolder, move: Progress | Regress | None) -> Move | None:
    if not move:
        return None
    name = folder.variations[move.to].value.name
    return Move(move.to, name, tuple(said.text for said in move.when), move.short)


def number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def plain(value: Any) -> Any:
    """Dataclasses, tuples and decimals as what JSON has."""
    if isinstance(value, Decimal):
        return number(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple | list) else value
