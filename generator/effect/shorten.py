"""Long sentences, cut down to where they differ."""

from __future__ import annotations

from itertools import takewhile
from textwrap import shorten

ROOM, AROUND = 90, 3
"""The letters that one sentence may take up, and the words that are kept around what differs."""


def side_by_side(old: str, new: str) -> tuple[str, str]:
    """Two versions of a sentence; where one is long, what both begin and end with is left out but for a few words."""
    if max(len(old), len(new)) <= ROOM:
        return old, new
    was, now = old.split(), new.split()
    start = max(_alike(was, now) - AROUND, 0)
    end = max(_alike(was[start:][::-1], now[start:][::-1]) - AROUND, 0)
    end = min(end, len(was) - start, len(now) - start)
    return _cut(was, start, end), _cut(now, start, end)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _cut(words: list[str], start: int, end: int) -> str:
    kept = " ".join(words[start : len(words) - end])
    return f"{'… ' if start else ''}{shorten(kept, ROOM, placeholder=' …')}{' …' if end else ''}"
