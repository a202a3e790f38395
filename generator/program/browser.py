"""What the page of a movement's program gets as data: the rules by which the browser reckons what this package does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.days import DAYS, MONTHS
from generator.program.request import FIRST_DAY, LAST_DAY, MESSAGES, OUTCOMES, WEEKDAYS
from generator.program.table import COLUMNS
from generator.program.terms import MOST_LOAD, MOST_WEEKS, Terms, plain
from generator.program.words import WORDS


def browser_rules(terms: Iterable[Terms]) -> dict[str, Any]:
    """Words, limits, and the terms of variations by their ids, in their order."""
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
        "variations": {own.variation: plain(own) for own in terms},
    }
