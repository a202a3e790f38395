"""Invented words, drawn by a seed: no two texts are the same, so nothing is won by having read one before."""

from __future__ import annotations

import random
from itertools import product

ONSETS, NUCLEI, CODAS = "b d f g h k l m r t v z".split(), "a e i o u".split(), ["", "l", "n", "r"]
VOCABULARY = 3000


class Words:
    """A source of words, sentences, and numbers; the same seed gives the same ones."""

    def __init__(self, seed: int | str) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - nothing is secret here
        syllables = ["".join(parts) for parts in product(ONSETS, NUCLEI, CODAS)]
        draw = self.rng.choices
        self.known = ["".join(draw(syllables, k=count)) for count in draw([1, 2, 3], [1, 6, 3], k=VOCABULARY)]
        self.short = [word for word in self.known if 3 < len(word) <= 6]  # noqa: PLR2004 - no yes, no, or null

    def word(self) -> str:
        """A short word."""
        return self.rng.choice(self.short)

    def phrase(self, least: int, most: int) -> str:
        """A few short words, in small letters."""
        return " ".join(self.rng.choices(self.short, k=self.rng.randint(least, most)))

    def line(self) -> str:
        """A line for the card; the widest letters would still fit."""
        return self.phrase(2, 4).capitalize()

    def sentence(self, least: int, most: int) -> str:
        """A sentence with a number and a comma in it."""
        words = self.rng.choices(self.known, k=self.rng.randint(least, most))
        words[len(words) // 3] += ","
        words[len(words) // 2] = str(self.rng.randint(2, 90))
        return f"{' '.join(words).capitalize()}."
