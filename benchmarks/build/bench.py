"""Our build side by side with its peers, on the same synthetic content: `make bench`.

    python benchmarks/build/bench.py                           3, 100, and 1,000 variations, five rounds
    python benchmarks/build/bench.py --sizes 1000,3000,10000   larger ones
    python benchmarks/build/bench.py --quick                   a glance: 3 variations, one round, no preview
    python benchmarks/build/bench.py --save                    and writes the results into docs/contribute/speed.md

Each contender runs once to warm up, while its memory is looked at and its pages are compared with ours; then all take
turns. Seconds of processor are those of all processes that a build starts. Install the peers with install.sh first.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

import contenders
import preview
from report import report
from surroundings import machine, versions
from synthetic import ROOT, SEED
from turns import Size

from generator import pdf
from generator.card import primer_card
from generator.check import sound_content
from generator.papers import PAPERS

PAGE, RESULTS = ROOT / "docs/contribute/speed.md", Path(__file__).with_name("results.json")
BEGIN, END = "<!-- Written by the bench -->\n", "<!-- As far as here -->\n"
LARGEST = 1000


def cards(project: Path, count: int = 30) -> list[float]:
    """Milliseconds that each of some PDF cards takes, beyond the first; no two say the same, or it would be known."""
    content = sound_content(project)
    folder = next(iter(content.movements.values()))
    taken = []
    for number, doc in enumerate(islice(cycle(folder.ordered), count + 1)):
        card = primer_card(content, folder, doc, "https://pull-through.example/")
        named, start = replace(card, name=f"{card.name[:20]} {number}"), perf_counter()
        pdf.card_pdf(named, PAPERS["a6"], "Pull Through Primer")
        taken.append((perf_counter() - start) * 1000)
    return taken[1:]


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="3,100,1000", help="numbers of variations  [default: 3,100,1000]")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rounds-of", action="append", default=[], metavar="NAME=N", help="other rounds for one")
    parser.add_argument("--macros-to", type=int, default=LARGEST, help="the largest size for MkDocs with macros")
    parser.add_argument("--edits", type=int, default=5, help="how often a preview is asked; 0 for never")
    parser.add_argument("--preview-at", type=int, default=LARGEST, help="at which size  [default: 1000]")
    parser.add_argument("--ours", default=" ".join(contenders.PRIMER), help="the command of our builds")
    parser.add_argument("--work", type=Path, help="a new folder to work in, which is kept")
    parser.add_argument("--quick", action="store_true", help="a glance: 3 variations, one round, no preview")
    parser.add_argument("--save", action="store_true", help="write the results into docs/contribute/speed.md")
    given = parser.parse_args(words)
    if given.work and given.work.exists():
        parser.error(f"{given.work} is there already; name another folder, or delete it")
    if given.quick:
        given.sizes, given.rounds, given.edits = "3", 1, 0
    given.sizes = [int(size) for size in given.sizes.split(",")]
    given.rounds_of = {name: int(count) for name, _, count in (pair.rpartition("=") for pair in given.rounds_of)}
    given.ours = given.ours.split()
    return given


def bench(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    """All that was asked for, as plain data."""
    about = {"machine": machine(), "versions": versions(), "options": contenders.known_options(given.ours)}
    results: dict[str, Any] = {**about, "seed": SEED, "sizes": []}
    for variations in given.sizes:
        folder = work / str(variations)
        size = Size(variations, folder, given)
        size.measure()
        results["sizes"].append({"variations": variations, "runs": size.runs, "missing": size.missing})
        if given.edits and variations == given.preview_at:
            results["previewed"] = variations
            results["preview"] = preview.measured(given.ours, size.project, folder, given.edits)
        results["card"] = [round(taken, 2) for taken in cards(size.project)]
        if not given.work:
            shutil.rmtree(folder)
    return results


def save(results: dict[str, Any]) -> None:
    """Keeps the results, and puts them between the marks of the page."""
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{report(results)}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main(words: Sequence[str]) -> None:
    """Measures, prints the report, and saves it where asked to."""
    given = arguments(words)
    with tempfile.TemporaryDirectory(prefix="primer-bench-") as folder:
        results = bench(given, given.work or Path(folder))
    sys.stdout.write(report(results))
    if given.save:
        save(results)


if __name__ == "__main__":
    main(sys.argv[1:])
