"""The course of a program by double progression: reps climb through their range, then the load rises by a step.

When every working set has reached the top of the range, the load goes up by the smallest step and the reps start again
from the bottom. Where the load has no room left, the next level follows, or all stays as it is. A session that missed
its reps is done again; one that fell short of the range takes the last step off. A light week stands outside: it
repeats the last session with fewer sets, and what that session has earned comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from generator.plan import ramp_loads
from generator.program.request import WEEKDAYS, Outcome, Request, read
from generator.program.terms import MOST_LOAD, Terms

Change = Literal["start", "reps", "load", "level", "same", "hold", "back", "level-back", "again"]
"""What is new against the session before.

"hold" is the top of the range with no room left to go on, "again" its bottom with nothing lighter to go back to.
"""


@dataclass(frozen=True)
class Setting:
    """What is on the machine: the load, or None where the lifter writes it in, and the option of the rising dial.

    `raised` is by how many steps the load lies above the one the program starts with.
    """

    load: Decimal | None
    level: str | None
    raised: int = 0


@dataclass(frozen=True)
class State:
    """Where a lifter stands: the setting, the reps of each working set, and the settings before, the last one last."""

    setting: Setting
    reps: int
    change: Change
    before: tuple[Setting, ...] = ()


@dataclass(frozen=True)
class Session:
    """The primer of one leg day. `number` counts from 1 over the program, and so does `week`; `day` is one of WEEKDAYS.

    `ramp_up` are the loads of its ramp-up sets, each None where the lifter writes the load in.
    """

    number: int
    week: int
    day: str
    date: date | None
    light: bool
    sets: int
    reps: int
    load: Decimal | None
    level: str | None
    raised: int
    ramp_up: tuple[Decimal | None, ...]
    change: Change
    outcome: Outcome | None


@dataclass(frozen=True)
class Block:
    """Weeks of a program, the first and the last included, and the session that would follow them."""

    first: int
    last: int
    sessions: tuple[Session, ...]
    then: Session


@dataclass(frozen=True)
class Program:
    """A program and what it was made of."""

    terms: Terms
    request: Request
    blocks: tuple[Block, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions in order."""
        return tuple(session for block in self.blocks for session in block.sessions)


def program(terms: Terms, request: Request) -> Program:
    """The program that a request makes; the same input gives the same program."""
    *sessions, after = _sessions(terms, request)
    blocks = []
    for first in range(1, request.weeks + 1, terms.block):
        last = min(first + terms.block - 1, request.weeks)
        own = tuple(session for session in sessions if first <= session.week <= last)
        blocks.append(Block(first, last, own, [*sessions, after][own[-1].number]))
    return Program(terms, request, tuple(blocks))


def usual_program(terms: Terms) -> Program:
    """The program as it is before a lifter has asked for anything."""
    return program(terms, read(terms, {})[0])


def leg_days(request: Request, weeks: int) -> Iterator[tuple[int, str, date | None]]:
    """Week, weekday and date of each leg day, in order. A week begins on the weekday of the start."""
    first = request.start.weekday() if request.start else 0
    for week in range(1, weeks + 1):
        for day in sorted(request.days, key=lambda day: (day - first) % 7):
            ahead = 7 * (week - 1) + (day - first) % 7
            yield week, WEEKDAYS[day], request.start + timedelta(ahead) if request.start else None


def _sessions(terms: Terms, request: Request) -> Iterator[Session]:
    """The sessions of the program, and the one that would follow."""
    state = last = _start(terms, request)
    days = list(leg_days(request, request.weeks + 1))[: request.weeks * len(request.days) + 1]
    for index, (week, day, when) in enumerate(days):
        light = week in request.light
        outcome = request.log[index] if index < len(request.log) else None
        now = last if light else state  # what a light week has earned waits until it is over
        yield Session(
            number=index + 1,
            week=week,
            day=day,
            date=when,
            light=light,
            sets=terms.light_sets if light else terms.sets,
            reps=now.reps,
            load=now.setting.load,
            level=now.setting.level,
            raised=now.setting.raised,
            ramp_up=_ramp_up(terms, request, now.setting.load),
            change="same" if light else now.change,
            outcome=outcome,
        )
        if not light:
            last, state = state, _after(state, outcome or "done", terms, request)


def _ramp_up(terms: Terms, request: Request, load: Decimal | None) -> tuple[Decimal | None, ...]:
    if load is None or request.step is None:
        return (None,) * len(terms.ramp_up)
    return tuple(ramp_loads(load, [row.share for row in terms.ramp_up], request.step))


def _start(terms: Terms, request: Request) -> State:
    levels = dict(zip([dial.name for dial in terms.levels], request.levels, strict=True))
    level = levels[terms.rising.name] if terms.rising else None
    return State(Setting(request.load, level), terms.low, "start")


def _after(state: State, outcome: Outcome, terms: Terms, request: Request) -> State:
    """Where a lifter stands after a session that went so."""
    if outcome == "short" or (outcome == "missed" and state.reps == terms.low):
        return _back(state, terms, request)
    if outcome == "missed":
        return replace(state, change="same")
    if state.reps < terms.high:
        return replace(state, reps=min(terms.high, state.reps + terms.climb), change="reps")
    raised = _raised(state.setting, terms, request)
    if raised is None:
        return replace(state, change="hold")
    change: Change = "level" if raised.level != state.setting.level else "load"
    return State(raised, terms.low, change, (*state.before, state.setting))


def _raised(setting: Setting, terms: Terms, request: Request) -> Setting | None:
    """The setting one step on, or None where there is no room for it."""
    step = request.step
    if setting.load is not None and step is not None:
        if setting.load + step <= (request.most or MOST_LOAD):
            return replace(setting, load=setting.load + step, raised=setting.raised + 1)
    elif terms.units or (terms.rising and setting.level is None):
        return replace(setting, raised=setting.raised + 1)
    level = _level_beside(setting.level, terms, 1)
    return Setting(_nearer(setting.load, request), level) if level else None


def _nearer(load: Decimal | None, request: Request) -> Decimal | None:
    """Where the next level begins: at the load of the start, and below the one before if there is anything below."""
    if load is None or request.load is None or request.step is None:
        return None
    below = load - request.step
    return min(request.load, below if below > 0 else load)


def _level_beside(level: str | None, terms: Terms, way: Literal[1, -1]) -> str | None:
    """The next heavier level, or the next lighter one; None at the end, and where no level is known."""
    options = terms.rising.options if terms.rising else ()
    place = options.index(level) + way if level in options else -1
    return options[place] if 0 <= place < len(options) else None


def _back(state: State, terms: Terms, request: Request) -> State:
    """The last step taken off again: the setting before; below the start a step less, or a lighter level."""
    setting, step = state.setting, request.step
    if state.before:
        last = state.before[-1]
        change: Change = "back" if last.level == setting.level else "level-back"
        return State(last, terms.low, change, state.before[:-1])
    if setting.load is not None and step is not None and setting.load > step:
        return State(replace(setting, load=setting.load - step, raised=setting.raised - 1), terms.low, "back")
    if setting.load is None and (terms.units or (terms.rising and setting.level is None)):
        return State(replace(setting, raised=setting.raised - 1), terms.low, "back")
    if level := _level_beside(setting.level, terms, -1):
        return State(Setting(request.load, level), terms.low, "level-back")
    return State(setting, terms.low, "again")
