"""How long a card takes, and the whole set: `make bench`.

Times are medians in milliseconds. Beside them stands the same work done in the plainer way, with a compiler made
for each card, alternating with ours so that a busy machine slows both. The whole set is made on all cores, and then
taken from the store.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from generator import pdf, sheet
from generator.card import Card, primer_card
from generator.check import sound_content
from generator.papers import PAPERS, Paper
from generator.printing import cards
from generator.settings import read_site
from generator.site import Site
from generator.store import Store
from generator.workshop import Workshop


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def with_a_new_compiler(card: Card, paper: Paper, site: Site) -> None:
    """A card in the plainer way: fonts and template are read for each."""
    sheet.forget()
    pdf.card_pdf(card, paper, site.name)


def main() -> None:
    """Prints a line for each paper, and one for the whole set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each is timed")
    rounds = range(max(1, parser.parse_args().rounds))
    root = Path(__file__).resolve().parents[1]
    content, site = sound_content(root), read_site(root)
    folder = next(iter(content.movements.values()))
    card = primer_card(content, folder, folder.ordered[0], site.url)
    sys.stdout.write(f"{'':24}{'kept':>8}{'new':>8}{'ratio':>8}\n")
    for paper in PAPERS.values():
        kept, new = [], []
        for number in rounds:  # a name of its own, or the compiler would remember the card
            named = [replace(card, name=f"{card.name} {letter}{number}") for letter in "ab"]
            new.append(milliseconds(partial(with_a_new_compiler, named[0], paper, site)))
            kept.append(milliseconds(partial(pdf.card_pdf, named[1], paper, site.name)))
        _line(f"one card, {paper.id}", median(kept), median(new))
    files = sum(1 for _ in cards(content, site))
    first, again = [], []
    for _ in rounds[:5]:
        sheet.forget()
        with TemporaryDirectory() as folder:
            for times in (first, again):
                with Workshop(Store(Path(folder))) as workshop:
                    times.append(milliseconds(partial(workshop.files, cards(content, site))))
    sys.stdout.write(f"{'':24}{'again':>8}{'first':>8}{'ratio':>8}\n")
    _line(f"the whole set, {files} files", median(again), median(first))


def _line(name: str, kept: float, new: float) -> None:
    sys.stdout.write(f"{name:24}{kept:8.1f}{new:8.1f}{kept / new:8.2f}\n")


if __name__ == "__main__":
    main()
