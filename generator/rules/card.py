"""What the card shows fits the card. The lengths of its lines are limits of the model."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.errors import Problem

FEWEST, MOST = 3, 5


def set_up_fits_the_card(content: Content) -> Iterator[Problem]:
    """Three to five steps of the set-up have a short form, for the card."""
    for folder in content.movements.values():
        for doc in folder.variations.values():
            paths = [("set_up", index, "short") for index in range(len(doc.value.set_up))]
            short = [path for path, step in zip(paths, doc.value.set_up, strict=True) if step.short]
            lost = sum(not doc.given(path) for path in paths if path not in short)
            if len(short) > MOST:
                message = f"this is short line number {MOST + 1}, the card has room for {MOST}; remove its short"
                yield from doc.blame(short[MOST], message, key=True)
            elif len(short) + lost < FEWEST:
                message = f"the card needs {FEWEST} to {MOST} steps with a short form, here {len(short)} have one"
                yield from doc.blame(("set_up",), f'{message}; add short: "…"', key=True)
