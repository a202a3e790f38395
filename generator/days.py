"""Days of the week and of the year, as Americans write them."""

from __future__ import annotations

from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = "January February March April May June July August September October November December".split()


def written(day: date) -> str:
    """A day in full, as November 23, 2026."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def in_short(day: date) -> str:
    """A day of a year that is known, with its weekday, as Mon, Nov 23."""
    return f"{DAYS[day.weekday()][:3]}, {MONTHS[day.month - 1][:3]} {day.day}"
