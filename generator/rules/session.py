"""The training session has the primer in its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content, Doc
from generator.errors import Problem
from generator.model import Movement


def session_has_one_primer(content: Content) -> Iterator[Problem]:
    """The session has one step that is the primer, and every warm-up, of which there is one, before it."""
    for folder in content.movements.values():
        doc = folder.movement
        yield from _lacks(doc)
        primers = _steps(doc, "primer")
        for index in primers[1:]:
            message = "this is a second primer; leave one and make this one main"
            yield from doc.blame(("session", index, "role"), message)
        for index in _steps(doc, "warm-up"):
            if primers and index > primers[0]:
                message = "a warm-up stands after the primer; move it before that"
                yield from doc.blame(("session", index, "role"), message)


def _lacks(doc: Doc[Movement]) -> Iterator[Problem]:
    """The roles that no step has; a step that can't be read may have any."""
    roles = [("session", index, "role") for index in range(len(doc.value.session))]
    for role in ("warm-up", "primer") if doc.given(*roles) else ():
        if not _steps(doc, role):
            yield from doc.blame(("session",), f"no step of the session has role: {role}; add one", key=True)


def _steps(doc: Doc[Movement], role: str) -> list[int]:
    steps = enumerate(doc.value.session)
    return [index for index, step in steps if step.role == role and doc.given(("session", index, "role"))]
