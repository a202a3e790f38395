"""Statistics of samples: pure, so that they can be tested."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from math import log
from statistics import median
from typing import NamedTuple


class Ratio(NamedTuple):
    """How one contender compares to another: the median of the ratios of each round, the least, and the most."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        least, middle, most = shown(self.least), shown(self.median), shown(self.most)
        return middle if least == most else f"{middle} ({least}–{most})"


def shown(number: float) -> str:
    """A number with two decimals, or with two digits that say something."""
    return f"{number:.2f}" if number >= 0.1 else f"{number:.2g}"  # noqa: PLR2004 - from there on two decimals are two digits


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """The ratios of the runs that stood side by side; the runs of one that ran fewer times are used again."""
    rounds = max(len(ours), len(theirs))
    pairs = zip(islice(cycle(ours), rounds), islice(cycle(theirs), rounds), strict=True)
    ratios = [mine / other for mine, other in pairs]
    return Ratio(median(ratios), min(ratios), max(ratios))


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power by which a figure grows from one size to another; 1 is in proportion."""
    return log(large[1] / small[1]) / log(large[0] / small[0])
