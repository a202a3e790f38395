"""What a lifter asks of a program, read from text as a shell, a form or an address has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from generator import days
from generator.model import Weekday
from generator.plan import amount
from generator.program.terms import MOST_LOAD, MOST_WEEKS, STEPS, Terms

Outcome = Literal["done", "missed", "short"]
"""How a session went: every working set got its reps, squeezed; not every one did; or not even the least reps."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
FIELDS = ("weeks", "days", "start", "time", "unit", "step", "load", "most", "level", "light", "log")
FIRST_DAY, LAST_DAY = "2000-01-01", "2099-12-31"
POUND = 45_359_237
"""A pound in parts of 10 mg: 0.45359237 kg, by definition."""

MESSAGES = {
    "whole": "Write a whole number from {low} to {high}.",
    "days": "Write leg days with commas between, as mon,thu.",
    "date": "Write a day of the calendar as year-month-day, as 2027-01-04.",
    "date_range": "Write a day from {low} to {high}.",
    "time": "Write a time from 00:00 to 23:59, as 18:00.",
    "unit": "Write {units}.",
    "number": "Write a number above 0, as 40 or 42.5.",
    "range": "Write a number above 0 and up to {high}.",
    "fine": "Write at most two decimals.",
    "steps": "Write whole steps, as 3.",
    "no_load": "The {name} has no load to write as a number; leave this empty.",
    "least": "You start at {load}; write that or more.",
    "alone": "Write your load as well.",
    "level": "Write {options}.",
    "one_level": "Choose one level of the {dial}.",
    "no_levels": "The {name} has no levels to choose; leave this empty.",
    "light": "Write weeks of this program with commas between, as 4.",
    "log": "Write done, missed, or short for each session, with commas between.",
    "long_log": "Write {count} at the most, one for each session.",
}
"""What to do where a field makes no sense."""

Raw = Mapping[str, str | Sequence[str]]
"""By field; only "level" is a list."""


@dataclass(frozen=True)
class Fault:
    """A field that makes no sense, and what to write there."""

    field: str
    message: str


@dataclass(frozen=True)
class Request:
    """What a program is made of, beside its terms.

    `days` are indexes of WEEKDAYS. `load`, `step` and `most` are counted in `unit`, which is empty where the lifter
    has not said which of two it is. `levels` are options, one for each dial that has some, or None where none is
    chosen.
    """

    weeks: int
    days: tuple[int, ...]
    start: date | None = None
    time: str | None = None
    unit: str = ""
    step: Decimal | None = None
    load: Decimal | None = None
    most: Decimal | None = None
    levels: tuple[str | None, ...] = ()
    light: tuple[int, ...] = ()
    log: tuple[Outcome, ...] = ()


def read(terms: Terms, raw: Raw) -> tuple[Request, tuple[Fault, ...]]:
    """The request that these fields make; one that makes no sense is a fault and counts as empty."""
    reader = _Reader(terms, raw)
    request = reader.request()
    return request, tuple(reader.faults)


def convert(load: Decimal, unit: str, to: str, step: Decimal) -> Decimal:
    """A weight in the other unit, to the nearest step there, and never none."""
    hundredths, size = int(load * 100), int(step * 100)
    over, under = (hundredths * 10**8, POUND) if unit == "kg" else (hundredths * POUND, 10**8)
    steps = load / step if unit == to else Decimal((2 * over + size * under) // (2 * size * under))
    return load if unit == to else max(steps, Decimal(1)) * step


class _Reader:
    """Reads field after field; `faults` grows as they make no sense."""

    def __init__(self, terms: Terms, raw: Raw) -> None:
        self.terms = terms
        self.raw = raw
        self.faults: list[Fault] = []

    def request(self) -> Request:
        weeks = self._whole("weeks", MOST_WEEKS) or self.terms.weeks
        leg_days = self._leg_days() or tuple(sorted(WEEKDAYS.index(day) for day in self.terms.days))
        start, time = self._start(), self._time()
        unit = self._unit()
        step = self._number("step")
        load, unit, step = self._load(unit, step)
        return Request(
            weeks=weeks,
            days=leg_days,
            start=start,
            time=time,
            unit=unit,
            step=step,
            load=load,
            most=self._most(load, unit),
            levels=self._levels(),
            light=self._light(weeks),
            log=self._log(weeks * len(leg_days)),
        )

    def _text(self, field: str) -> str:
        value = self.raw.get(field, "")
        return (value if isinstance(value, str) else ",".join(value)).strip(" \t\r\n").lower()

    def _fault(self, field: str, message: str, **values: object) -> None:
        self.faults.append(Fault(field, MESSAGES[message].format(**values)))

    def _parts(self, field: str) -> list[str]:
        return [part for part in re.split(r"[ \t\r\n,]+", self._text(field)) if part]

    def _whole(self, field: str, high: int) -> int | None:
        text = self._text(field)
        if not text:
            return None
        if re.fullmatch(r"[0-9]{1,4}", text) and 1 <= int(text) <= high:
            return int(text)
        self._fault(field, "whole", low=1, high=high)
        return None

    def _leg_days(self) -> tuple[int, ...]:
        found: set[int] = set()
        for part in self._parts("days"):
            named = [index for index, name in enumerate(days.DAYS) if part in {name.lower(), name[:3].lower()}]
            if not named:
                self._fault("days", "days")
                return ()
            found.update(named)
        return tuple(sorted(found))

    def _start(self) -> date | None:
        text = self._text("start")
        if not text:
            return None
        try:
            day = date.fromisoformat(text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else "")
        except ValueError:
            self._fault("start", "date")
            return None
        if FIRST_DAY <= text <= LAST_DAY:
            return day
        self._fault("start", "date_range", low=FIRST_DAY, high=LAST_DAY)
        return None

    def _time(self) -> str | None:
        text = self._text("time")
        if not text or re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
            return text or None
        self._fault("time", "time")
        return None

    def _unit(self) -> str:
        text, units = self._text("unit"), self.terms.units
        if not text or text in units:
            return text or (units[0] if len(units) == 1 else "")
        if not units:
            self._no_load("unit")
        else:
            self._fault("unit", "unit", units=" or ".join(units))
        return units[0] if len(units) == 1 else ""

    def _no_load(self, field: str) -> None:
        if self._text(field):
            self._fault(field, "no_load", name=self.terms.name)

    def _number(self, field: str, *, unit: str = "") -> Decimal | None:
        """A number as it is written, with a unit behind it where one may stand there; None where there is none."""
        text = self._text(field).removesuffix(unit).rstrip(" ")
        if not self.terms.units:
            self._no_load(field)
            return None
        if not text:
            return None
        thousands = re.fullmatch(r"[0-9]+,[0-9]{3}", text)  # to one reader 1.5, to another 1500
        if thousands or not re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,12})?", text):
            self._fault(field, "number")
            return None
        value = Decimal(text.replace(",", "."))
        if not 0 < value <= MOST_LOAD:
            self._fault(field, "range", high=MOST_LOAD)
        elif value != round(value, 2):
            self._fault(field, "fine")
        elif STEPS in self.terms.units and value % 1:
            self._fault(field, "steps")
        else:
            return value
        return None

    def _load(self, unit: str, step: Decimal | None) -> tuple[Decimal | None, str, Decimal | None]:
        """The load, with the unit it is in and the step that counts for it."""
        terms = self.terms
        if not terms.units:
            self._no_load("load")
            return None, "", None
        written = re.search(r"[0-9 ](kg|lbs?|steps?)$", self._text("load"))
        behind = written[1] if written else ""
        named = {"lbs": "lb", "step": STEPS}.get(behind, behind)
        if named and named not in terms.units:
            self._fault("load", "unit", units=" or ".join(terms.units))
            load = None
        else:
            load = self._number("load", unit=behind)
        if not unit and (load or step):
            unit = (named if load else "") or terms.units[0]
        step = step or (terms.increments[unit] if unit else None)
        if load and step and named and named != unit:
            load = convert(load, named, unit, step)
            if load > MOST_LOAD:
                self._fault("load", "range", high=MOST_LOAD)
                load = None
        return load, unit, step

    def _most(self, load: Decimal | None, unit: str) -> Decimal | None:
        most = self._number("most")
        if most and not load and self._text("load"):
            return None  # it has been told what is wrong with the load
        if most and not load:
            self._fault("most", "alone")
        elif most and load and most < load:
            self._fault("most", "least", load=amount(load, unit))
        else:
            return most
        return None

    def _levels(self) -> tuple[str | None, ...]:
        raw, dials = self.raw.get("level", ()), self.terms.levels
        chosen: list[str | None] = [None] * len(dials)
        for text in [raw] if isinstance(raw, str) else raw:
            wanted = _same(text)
            place = [
                (index, option)
                for index, dial in enumerate(dials)
                for option in dial.options
                if wanted in {_same(option), _same(f"{dial.name}: {option}")}
            ]
            if not wanted:
                continue
            if not place:
                options = " or ".join(f'"{option}"' for dial in dials for option in dial.options)
                self._fault("level", "level" if dials else "no_levels", options=options, name=self.terms.name)
                return (None,) * len(dials)
            index, option = place[0]
            if chosen[index] not in {None, option}:
                self._fault("level", "one_level", dial=dials[index].name.lower())
                return (None,) * len(dials)
            chosen[index] = option
        return tuple(chosen)

    def _light(self, weeks: int) -> tuple[int, ...]:
        parts = self._parts("light")
        if all(re.fullmatch(r"[0-9]{1,4}", part) and 1 <= int(part) <= weeks for part in parts):
            return tuple(sorted({int(part) for part in parts}))
        self._fault("light", "light")
        return ()

    def _log(self, count: int) -> tuple[Outcome, ...]:
        letters = {outcome[0]: outcome for outcome in OUTCOMES}
        found: list[Outcome] = []
        for part in self._parts("log"):
            named = [outcome for outcome in OUTCOMES if outcome == part]
            if not named and not set(part) <= set(letters):
                self._fault("log", "log")
                return ()
            found += named or [letters[letter] for letter in part]
        if len(found) > count:
            self._fault("log", "long_log", count=count)
            return ()
        return tuple(found)


def _same(text: str) -> str:
    return text.replace("-", " ").strip(" \t\r\n").lower()
