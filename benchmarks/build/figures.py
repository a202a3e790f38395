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
        if self.least == self.most:
            return f"{self.median:.2f}"
        return f"{self.median:.2f} ({self.least:.2f}–{self.most:.2f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """The ratios of the runs that stood side by side; the runs of one that ran fewer times are used again."""
    rounds = max(len(ours), len(theirs))
    pairs = zip(islice(cycle(ours), rounds), islice(cycle(theirs), rounds), strict=True)
    ratios = [mine / other for mine, other in pairs]
    return Ratio(median(ratios), min(ratios), max(ratios))


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power by which a figure grows from one size to another; 1 is in proportion."""
    return log(large[1] / small[1]) / log(large[0] / small[0])
