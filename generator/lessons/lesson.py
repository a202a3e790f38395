"""What a lesson is: a kind of problem, what is wrong about it, and the same written wrong and right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A file below content/, a text in it that is right, and what somebody wrote in its place.

    Where `right` is empty, `wrong` is a file of its own.
    """

    file: str
    wrong: str
    right: str = ""


@dataclass(frozen=True)
class Lesson:
    """What to know of all problems with one code.

    The changes are made to the sample of the tests, and draw this problem and no other. The first is shown; the
    others only keep the rest of the sample sound. A lesson that no text can show has none.
    """

    code: str
    title: str
    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Group:
    """Lessons that belong together, below one heading."""

    id: str
    title: str
    text: str
    lessons: tuple[Lesson, ...]


SWING = "movements/lantern-swing"
MOVEMENT, CHOOSER = f"{SWING}/movement.yml", f"{SWING}/chooser.yml"
PAPER, BRASS, STORM = (f"{SWING}/variations/{name}.yml" for name in ("paper", "brass", "storm"))
PRIMER, EQUIPMENT, GLOSSARY, ALMANAC = "primer.yml", "equipment.yml", "glossary.yml", "sources/almanac.yml"


def lesson(code: str, title: str, text: str, file: str = "", wrong: str = "", right: str = "") -> Lesson:
    """A lesson whose example is one change."""
    return Lesson(code, title, text, (Change(file, wrong, right),) if file else ())
