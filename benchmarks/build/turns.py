"""All contenders at one size: each warms up, is compared with ours, and then all take turns."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import contenders
from contenders import Contender
from measure import Failed, run
from same_words import lacking
from synthetic import SEED, write_project

FEWER, SLOW = "MkDocs, macros", 1000
"""Takes minutes; so it runs once at sizes from here on, unless told otherwise."""


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
            if contender.name in self.missing:
                raise SystemExit(f"our own build failed: {self.missing[contender.name]}")
        site = own[0].site or self.work
        self.pages = contenders.give(self.project, site, self.work / "given")
        rest = [
            *contenders.others(self.work, self.work / "given"),
            *contenders.bounds(self.project, self.work, site),
        ]
        for contender in rest:
            self._warm_up(contender, site)
        running = [contender for contender in [*own, *rest] if contender.name in self.runs]
        for number in range(1, max(map(self._rounds, running)) + 1):
            for contender in running:
                if number <= self._rounds(contender):
                    self._run(contender, number)

    def _rounds(self, contender: Contender) -> int:
        slow = contender.name == FEWER and self.variations >= SLOW
        return max(1, int(self.given.rounds_of.get(contender.name, 1 if slow else self.given.rounds)))

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
        try:
            contender.prepare(0)
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
