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
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

import contenders
import peers
import preview
from contenders import Contender
from measure import Failed, run
from report import report
from same_words import lacking
from synthetic import ROOT, SEED, write_project

from generator import pdf
from generator.card import primer_card
from generator.check import sound_content
from generator.papers import PAPERS

PAGE, RESULTS = ROOT / "docs/contribute/speed.md", Path(__file__).with_name("results.json")
BEGIN, END = "<!-- Written by the bench -->\n", "<!-- As far as here -->\n"
FEWER = "MkDocs, macros"
"""Takes minutes; so it runs once at sizes from SLOW on, unless told otherwise."""
SLOW, LARGEST = 1000, 1000


def tell(words: str) -> None:
    """A line for whoever waits."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


class Size:
    """All contenders at one number of variations."""

    def __init__(self, variations: int, work: Path, given: argparse.Namespace) -> None:
        self.variations, self.work, self.given = variations, work, given
        self.project = work / "project"
        self.runs: dict[str, dict[str, Any]] = {}
        self.missing: dict[str, str] = {}
        self.pages: list[str] = []

    def measure(self) -> None:
        """Warms all up, and lets them take turns."""
        tell(f"{self.variations:,} variations")
        write_project(self.project, self.variations, SEED)
        own = contenders.ours(self.given.ours, self.project, self.work)
        for contender in own:
            self._warm_up(contender)
        site = own[0].site or self.work
        self.pages = contenders.give(self.project, site, self.work / "given")
        peers_of_ours = contenders.others(self.work, self.work / "given")
        for contender in [*peers_of_ours, *contenders.bounds(self.project, self.work, site)]:
            self._warm_up(contender, site)
        running = [contender for contender in [*own, *peers_of_ours] if contender.name in self.runs]
        running += [it for it in contenders.bounds(self.project, self.work, site) if it.name in self.runs]
        for number in range(1, self.given.rounds + 1):
            for contender in running:
                if number <= self._rounds(contender):
                    self._run(contender, number)

    def _rounds(self, contender: Contender) -> int:
        slow = contender.name == FEWER and self.variations >= SLOW
        return int(self.given.rounds_of.get(contender.name, 1 if slow else self.given.rounds))

    def _warm_up(self, contender: Contender, ours: Path | None = None) -> None:
        memory: list[int] = []
        why = self._left_out(contender, memory)
        if not why and ours and contender.site:
            why = lacking(ours, contender.site, self.pages)
        if why:
            self.missing[contender.name] = " ".join(why.split())[-200:]
            tell(f"  {contender.name}: left out, {why}")
            return
        files = [path for path in contender.site.rglob("*") if path.is_file()] if contender.site else []
        tell(f"  {contender.name}: warm")
        self.runs[contender.name] = {
            "told": contender.told,
            "pages": sum(path.suffix == ".html" for path in files),
            "bytes": sum(path.stat().st_size for path in files),
            "peak": max(memory, default=0),
            "cpu": [],
            "wall": [],
        }

    def _left_out(self, contender: Contender, memory: list[int]) -> str | None:
        """Why a contender can't take part, after its first run; that run's memory goes into the list."""
        if not contenders.installed(contender):
            return "not installed"
        if contender.name == FEWER and self.variations > self.given.macros_to:
            return f"at {self.given.macros_to:,} variations at most"
        contender.prepare(0)
        try:
            run(contender.command, contender.folder, contender.variables, memory)
        except Failed as error:
            return str(error)
        return None

    def _run(self, contender: Contender, number: int) -> None:
        contender.prepare(number)
        sample = run(contender.command, contender.folder, contender.variables)
        tell(f"  round {number}, {contender.name}: {sample.cpu:.2f} s CPU, {sample.wall:.2f} s")
        self.runs[contender.name]["cpu"].append(round(sample.cpu, 4))
        self.runs[contender.name]["wall"].append(round(sample.wall, 4))


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


def machine() -> dict[str, Any]:
    """What all this was measured on."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.processor() or "an unknown processor",
        "cores": len(os.sched_getaffinity(0)),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """The versions of ours and of the peers, as each says itself."""
    found = {"MkDocs": version("mkdocs"), "Material": version("mkdocs-material")}
    asked = {
        "Hugo": [str(peers.hugo()), "version"],
        "Zensical": [str(peers.PYTHON / "zensical"), "--version"],
        "Eleventy": [shutil.which("node") or "node", str(peers.ELEVENTY), "--version"],
        "Node": [shutil.which("node") or "node", "--version"],
    }
    for name, command in asked.items():
        if Path(command[-2]).exists():
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()  # noqa: S603
            found[name] = next((word.split("-")[0].strip("v,") for word in said if word.strip("v")[:1].isdigit()), "?")
    return found


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
    parser.add_argument("--work", type=Path, help="a folder to work in, which is kept")
    parser.add_argument("--quick", action="store_true", help="a glance: 3 variations, one round, no preview")
    parser.add_argument("--save", action="store_true", help="write the results into docs/contribute/speed.md")
    given = parser.parse_args(words)
    if given.quick:
        given.sizes, given.rounds, given.edits = "3", 1, 0
    given.sizes = [int(size) for size in given.sizes.split(",")]
    given.rounds_of = {name: int(count) for name, _, count in (pair.rpartition("=") for pair in given.rounds_of)}
    given.ours = given.ours.split()
    return given


def bench(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    """All that was asked for, as plain data."""
    results: dict[str, Any] = {"machine": machine(), "versions": versions(), "seed": SEED, "sizes": []}
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
