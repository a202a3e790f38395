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
            short = [index for index, step in enumerate(doc.value.set_up) if step.short]
            if len(short) > MOST:
                message = f"this is short line number {MOST + 1}, the card has room for {MOST}; remove its short"
                yield doc.problem(("set_up", short[MOST], "short"), message, key=True)
            elif len(short) < FEWEST:
                message = f"the card needs {FEWEST} to {MOST} steps with a short form, here {len(short)} have one"
                yield doc.problem(("set_up",), f'{message}; add short: "…"', key=True)
