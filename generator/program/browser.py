"""What the page of a movement's program gets as data: the rules by which the browser reckons what this package does."""

from __future__ import annotations

from typing import Any

from generator.content import Content, MovementFolder
from generator.days import DAYS, MONTHS
from generator.program.request import FIRST_DAY, LAST_DAY, MESSAGES, OUTCOMES, WEEKDAYS
from generator.program.table import COLUMNS
from generator.program.terms import MOST_LOAD, MOST_WEEKS, plain, terms_of
from generator.program.words import WORDS
from generator.site import Site


def browser_rules(content: Content, folder: MovementFolder, site: Site) -> dict[str, Any]:
    """Words, limits, and the terms of each variation by its id, in their order."""
    return {
        "words": WORDS,
        "messages": MESSAGES,
        "columns": list(COLUMNS),
        "weekdays": list(WEEKDAYS),
        "days": list(DAYS),
        "months": MONTHS,
        "outcomes": list(OUTCOMES),
        "most_load": plain(MOST_LOAD),
        "most_weeks": MOST_WEEKS,
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "variations": {doc.id: plain(terms_of(content, folder, doc, site)) for doc in folder.ordered},
    }
