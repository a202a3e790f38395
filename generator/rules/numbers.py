"""Numbers and ranges make sense, and the primer's sets keep to its own scheme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.content import Content
from generator.errors import Problem
from generator.model import PHASES, walk


def ranges_rise(content: Content) -> Iterator[Problem]:
    """What has a min and a max has the smaller one first."""
    for doc in content.documents():
        for path, part in walk(doc.value):
            low, high = getattr(part, "min", None), getattr(part, "max", None)
            if low is not None and high is not None and low > high:
                yield doc.problem((*path, "min"), f"min {low} is above max {high}; swap them")


def reps_lie_within_the_range(content: Content) -> Iterator[Problem]:
    """Each ramp-up set keeps to the scheme's range of reps."""
    scheme, reps = content.scheme, content.scheme.value.reps
    for index, row in enumerate(scheme.value.ramp_up.sets):
        if reps.min <= reps.max and not reps.min <= row.reps <= reps.max:
            message = f"{row.reps} reps lie outside the scheme's {reps.min}–{reps.max}; choose a number within"
            yield scheme.problem(("ramp_up", "sets", index, "reps"), message)


def ramp_up_rises(content: Content) -> Iterator[Problem]:
    """Each ramp-up set is heavier than the one before."""
    scheme = content.scheme
    for index, (before, row) in enumerate(pairwise(scheme.value.ramp_up.sets), start=1):
        if row.share <= before.share:
            message = f"share {row.share} does not rise above the {before.share} of the set before; raise it"
            yield scheme.problem(("ramp_up", "sets", index, "share"), message)


def tempo_lasts(content: Content) -> Iterator[Problem]:
    """A repetition takes time on the way down and on the way up."""
    tempo = content.scheme.value.tempo
    for part in ("down", "up"):
        if getattr(tempo, part) == 0:
            yield content.scheme.problem(("tempo", part), f'"{part}" takes no time; write 1 or more seconds')


def levels_have_options(content: Content) -> Iterator[Problem]:
    """A dial that is a level lists its levels, each once; the others list none."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            for index, dial in enumerate(doc.value.load.dials):
                path = ("load", "dials", index)
                if dial.measure == "level" and len(set(dial.options)) < max(2, len(dial.options)):
                    yield doc.problem(path, f'"{dial.name}" needs two or more different options, light to heavy')
                elif dial.measure != "level" and dial.options:
                    message = f'"{dial.name}" is set in {dial.measure} and has no options; remove them'
                    yield doc.problem((*path, "options"), message)


def phases_are_described(content: Content) -> Iterator[Problem]:
    """Each phase of each variation says something, in the variation or for the whole movement."""
    for folder in content.movements.values():
        shared = folder.movement.value.execution
        for doc in folder.variations.values():
            for phase in PHASES:
                if not getattr(shared, phase) and not getattr(doc.value.execution, phase):
                    message = f'nothing says how to do the phase "{phase}"; describe it here or in movement.yml'
                    yield doc.problem(("execution",), message)
