"""What a lifter says on the command line, checked against the variation it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from generator.content import Content, Doc, MovementFolder
from generator.errors import PrimerError
from generator.model import Scheme, Variation
from generator.plan import OwnNumbers, loaded_dial
from generator.rules.references import unknown

MOST_LOAD = Decimal(2000)
STEPS = "steps"


def find_variation(content: Content, name: str) -> tuple[MovementFolder, Doc[Variation]]:
    """The variation of this id, or of movement/id; raises PrimerError if there is none, or more than one."""
    found = {
        f"{folder.id}/{doc.id}": (folder, doc)
        for folder in content.movements.values()
        for doc in folder.ordered
        if name in {doc.id, f"{folder.id}/{doc.id}"}
    }
    if len(found) > 1:
        raise PrimerError(f'"{name}" is a variation of several movements; write {" or ".join(found)}')
    if not found:
        known = [doc.id for folder in content.movements.values() for doc in folder.ordered]
        raise PrimerError(unknown("variation", name, known))
    return next(iter(found.values()))


def own_numbers(
    scheme: Scheme,
    variation: Variation,
    *,
    load: str | None = None,
    unit: str | None = None,
    step: str | None = None,
    levels: Iterable[str] = (),
) -> OwnNumbers | None:
    """The lifter's numbers, or None where there are none; raises PrimerError for what makes no sense here."""
    chosen = _levels(variation, levels)
    if load is None:
        if given := "--unit" if unit is not None else "--step" if step is not None else "":
            raise PrimerError(f"{given} says nothing without a load; add --load")
        return OwnNumbers(levels=chosen) if chosen else None
    dial = loaded_dial(variation.load.dials)
    if not dial:
        raise PrimerError(f"the {variation.name} has no load to write as a number; choose its level with --level")
    units = (STEPS,) if dial.measure == "steps" else ("kg", "lb")
    unit = units[0] if unit is None else unit.casefold()
    if unit not in units:
        raise PrimerError(f'--unit "{unit}" doesn\'t fit the {variation.name}; its load is in {" or ".join(units)}')
    size = _usual_step(scheme, unit) if step is None else _number("--step", step)
    number = _number("--load", load)
    if unit == STEPS and number % 1:
        raise PrimerError(f"--load {load} steps can't be taken; write a whole number")
    return OwnNumbers(number, unit, size, chosen)


def _usual_step(scheme: Scheme, unit: str) -> Decimal:
    usual = {"kg": scheme.increments.kg, "lb": scheme.increments.lb, STEPS: 1}
    return Decimal(str(usual[unit]))


def _number(option: str, text: str) -> Decimal:
    """A load: above zero, no more than anybody lifts, and with no more than two decimals."""
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", text):
        raise PrimerError(f'{option} "{text}" is not a number; write it as 40 or 42.5')
    number = Decimal(text)
    if not 0 < number <= MOST_LOAD:
        raise PrimerError(f"{option} {text} is out of range; write a number above 0 and up to {MOST_LOAD}")
    if number != round(number, 2):
        raise PrimerError(f"{option} {text} is finer than any machine; write at most two decimals")
    return number


def _levels(variation: Variation, levels: Iterable[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for level in levels:
        dial, option = _level(variation, level)
        if chosen.setdefault(dial, option) != option:
            raise PrimerError(f'--level "{chosen[dial]}" and "{option}" are both for the {dial.lower()}; choose one')
    return chosen


def _level(variation: Variation, level: str) -> tuple[str, str]:
    """The dial that has this option, and the option as the dial writes it."""
    wanted = level.casefold().replace("-", " ").strip()
    for dial in variation.load.dials:
        for option in dial.options:
            if option.casefold().replace("-", " ") == wanted:
                return dial.name, option
    known = [option for dial in variation.load.dials for option in dial.options]
    if not known:
        raise PrimerError(f"the {variation.name} has no levels to choose; leave --level out")
    raise PrimerError(unknown("level", level, known))
