"""Numbers and ranges make sense, and the primer's sets keep to its own scheme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.content import Content, Doc
from generator.errors import Problem
from generator.model import PHASES
from generator.rules.each import each_document


@each_document
def ranges_rise(doc: Doc[Any]) -> Iterator[Problem]:
    """What has a min and a max has the smaller one first."""
    for path, part in doc.parts():
        low, high = getattr(part, "min", None), getattr(part, "max", None)
        if low is not None and high is not None and low > high and doc.given((*path, "max")):
            yield from doc.blame((*path, "min"), f"min {low} is above max {high}; swap them")


def reps_lie_within_the_range(content: Content) -> Iterator[Problem]:
    """Each ramp-up set keeps to the scheme's range of reps."""
    scheme, reps = content.scheme, content.scheme.value.reps
    known = scheme.given(("reps", "min"), ("reps", "max")) and reps.min <= reps.max
    for index, row in enumerate(scheme.value.ramp_up.sets):
        if known and not reps.min <= row.reps <= reps.max:
            message = f"{row.reps} reps lie outside the scheme's {reps.min}–{reps.max}; choose a number within"
            yield from scheme.blame(("ramp_up", "sets", index, "reps"), message)


def ramp_up_rises(content: Content) -> Iterator[Problem]:
    """Each ramp-up set is heavier than the one before."""
    scheme = content.scheme
    for index, (before, row) in enumerate(pairwise(scheme.value.ramp_up.sets), start=1):
        if row.share <= before.share and scheme.given(("ramp_up", "sets", index - 1, "share")):
            message = f"share {row.share} does not rise above the {before.share} of the set before; raise it"
            yield from scheme.blame(("ramp_up", "sets", index, "share"), message)


def tempo_lasts(content: Content) -> Iterator[Problem]:
    """A repetition takes time on the way down and on the way up."""
    tempo = content.scheme.value.tempo
    for part in ("down", "up"):
        if getattr(tempo, part) == 0:
            yield from content.scheme.blame(("tempo", part), f'"{part}" takes no time; write 1 or more seconds')


def levels_have_options(content: Content) -> Iterator[Problem]:
    """A dial that is a level lists its levels, each once; the others list none."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            for index, dial in enumerate(doc.value.load.dials):
                path = ("load", "dials", index)
                if not (doc.given((*path, "measure")) and doc.whole((*path, "options"))):
                    continue
                different = {option.replace("-", " ").lower() for option in dial.options}
                if dial.measure == "level" and len(different) < max(2, len(dial.options)):
                    yield from doc.blame(path, "a level needs two or more different options; list them, light to heavy")
                elif dial.measure != "level" and dial.options:
                    message = f"a dial that is set in {dial.measure} has no options; remove them"
                    yield from doc.blame((*path, "options"), message)


def one_level_rises(content: Content) -> Iterator[Problem]:
    """At most one dial of a variation has levels that follow each other over the weeks."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            rising = [index for index, dial in enumerate(doc.value.load.dials) if dial.rises]
            for place, index in enumerate(rising):
                path, dial = ("load", "dials", index), doc.value.load.dials[index]
                if dial.measure != "level" and doc.given((*path, "measure")):
                    message = f"a load that is set in {dial.measure} rises by its steps; remove rises"
                    yield from doc.blame((*path, "rises"), message)
                elif place:
                    yield from doc.blame((*path, "rises"), "a level rises already; one is enough, so remove this")


def program_adds_up(content: Content) -> Iterator[Problem]:
    """A block is no longer than a program, and each leg day is named once."""
    scheme, program = content.scheme, content.scheme.value.program
    length, days = program.length, program.leg_days.days
    if length.block > length.weeks and scheme.given(("program", "length", "weeks"), ("program", "length", "block")):
        message = f"a block of {length.block} weeks is longer than the program of {length.weeks}; shorten it"
        yield from scheme.blame(("program", "length", "block"), message)
    for index, day in enumerate(days):
        if day in days[:index]:
            yield from scheme.blame(("program", "leg_days", "days", index), f"{day} stands here twice; remove one")


def phases_are_described(content: Content) -> Iterator[Problem]:
    """Each phase of each variation says something, in the variation or for the whole movement."""
    for folder in content.movements.values():
        movement, variations = folder.movement, list(folder.variations.values())
        for phase in PHASES:
            path = ("execution", phase)
            if getattr(movement.value.execution, phase) or not movement.given(path):
                continue
            silent = [doc for doc in variations if not getattr(doc.value.execution, phase)]
            message = f'nothing says how to do the phase "{phase}"; describe it here'
            if len(silent) == len(variations) > 1:
                yield from movement.blame(("execution",), f"{message} or in each variation", key=True)
            else:
                for doc in silent:
                    if doc.given(path):
                        yield from doc.blame(("execution",), f"{message} or in movement.yml", key=True)
