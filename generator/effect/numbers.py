"""The numbers of the plan, each by its name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.effect.changes import NumberChange
from generator.model import Scheme
from generator.plan import primer_plan, show, span, tempo_digits, tempo_words


def numbers(content: Content) -> dict[str, str]:
    """Everything by which a primer and a program are planned, as a reader sees it."""
    scheme = content.scheme.value
    example = next(doc.value for folder in content.movements.values() for doc in folder.ordered)
    program = scheme.program
    return {
        "warm-up": f"{show(scheme.warm_up)} min",
        "reps in a set": show(scheme.reps),
        "ramp-up sets": ", ".join(_ramp_up(scheme)),
        "working sets": str(scheme.working.sets),
        "tempo": f"{tempo_digits(scheme.tempo)} ({', '.join(tempo_words(scheme.tempo))})",
        "rest": f"{span(scheme.rest.min, scheme.rest.max)} s",
        "effort": f"{span(scheme.effort.min, scheme.effort.max)} in reserve",
        "length of a primer": primer_plan(scheme, example).minutes,
        "smallest steps": f"{scheme.increments.kg:g} kg, {scheme.increments.lb:g} lb",
        "reps gained from a session to the next": str(program.climb.reps),
        "weeks of a program": str(program.length.weeks),
        "weeks of a block": str(program.length.block),
        "leg days": ", ".join(program.leg_days.names()),
        "sets left in a light week": f"{program.light_week.share}%",
    }


def _ramp_up(scheme: Scheme) -> Iterator[str]:
    return (f"{row.reps} reps at {row.share}%" for row in scheme.ramp_up.sets)


def number_changes(before: Content, after: Content) -> Iterator[NumberChange]:
    """The numbers that are not what they were."""
    was, now = numbers(before), numbers(after)
    return (NumberChange(name, was[name], new) for name, new in now.items() if was[name] != new)
