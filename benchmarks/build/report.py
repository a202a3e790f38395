"""The results as Markdown: tables, a chart, and what was asked for beside what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from chart import Row, dots
from figures import exponent, ratio, shown

Size = Mapping[str, Any]
OURS, WARM, EDIT = "ours, cold", "ours, nothing changed", "ours, one edit"
SHOWN = 1000


def report(results: Mapping[str, Any]) -> str:
    """All results in Markdown."""
    sizes: list[Size] = results["sizes"]
    parts = [_machine(results), *(_size(size) for size in sizes), _growth(sizes), _preview(results), _asked(results)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(results: Mapping[str, Any]) -> str:
    machine = results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    return (
        f"Measured on {machine['processor']}, {machine['cores']} cores, {machine['system']}, "
        f"Python {machine['python']}, with {versions}; a seed of {results['seed']}. "
        f"Ours was asked for with {', '.join(results['options']) or 'no option, so its time is that of all PDFs, too'}."
    )


def _size(size: Size) -> str:
    runs: Mapping[str, Any] = size["runs"]
    left_out = "\n".join(f"- {name} was not timed: {why}" for name, why in size["missing"].items())
    tables = (
        _table(("Build", "CPU s", "Wall s", "Peak MB"), map(_taken, runs.items())),
        _table(("Ours to it", "CPU", "Wall"), _ratios(runs)),
        _table(("Output", "Pages", "MB", "Runs"), map(_output, (it for it in runs.items() if it[1]["pages"]))),
    )
    drawn = _chart(runs) if size["variations"] == SHOWN else ""
    parts = (f"### {size['variations']:,} variations", tables[0], drawn, *tables[1:], left_out)
    return "\n\n".join(part for part in parts if part)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with names in its first column and numbers in the others; few, so that it fits a phone.

    It says nothing of how they are aligned: Markdown would write that into styles, which no page of ours allows.
    """
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines]) if lines else ""


def _taken(named: tuple[str, Mapping[str, Any]]) -> Sequence[str]:
    name, run = named
    return name, f"{median(run['cpu']):.2f}", f"{median(run['wall']):.2f}", f"{run['peak'] / 1e6:.0f}"


def _output(named: tuple[str, Mapping[str, Any]]) -> Sequence[str]:
    name, run = named
    return name, f"{run['pages']:,}", f"{run['bytes'] / 1e6:.1f}", str(len(run["cpu"]))


def _ratios(runs: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """Our cold build beside cold ones, and the one in which nothing changed beside the same."""
    for name, run in runs.items():
        beside = runs.get(WARM if "nothing changed" in name else OURS)
        if beside and not name.startswith(("ours", "bound")):
            yield name, *(str(ratio(beside[what], run[what])) for what in ("cpu", "wall"))


def _chart(runs: Mapping[str, Any]) -> str:
    builds = [(name, run["cpu"]) for name, run in runs.items() if not name.startswith("bound")]
    rows = [Row(name, median(cpu), min(cpu), max(cpu), name.startswith("ours")) for name, cpu in builds]
    told = f"CPU seconds of each build at {SHOWN:,} variations, on a logarithmic axis"
    return f"{told}:\n\n{dots(told, sorted(rows, key=lambda row: row.median), 's')}"


def _growth(sizes: list[Size]) -> str:
    if len(sizes) == 1:
        return ""
    pairs = list(pairwise(sizes))
    head = (
        "CPU grows with the power",
        *(f"{small['variations']:,} to {large['variations']:,}" for small, large in pairs),
    )
    rows = [(name, *(_power(name, small, large) for small, large in pairs)) for name in sizes[-1]["runs"]]
    return "### Growth\n\n" + _table(head, rows)


def _power(name: str, small: Size, large: Size) -> str:
    if not (name in small["runs"] and name in large["runs"]):
        return ""
    ends = [(size["variations"], median(size["runs"][name]["cpu"])) for size in (small, large)]
    return f"{exponent(*ends):.2f}"


def _preview(results: Mapping[str, Any]) -> str:
    edits: Mapping[str, list[float]] = results.get("preview", {})
    if not edits:
        return ""
    rows = [(name, f"{median(taken):.2f}", f"{min(taken):.2f}–{max(taken):.2f}") for name, taken in edits.items()]
    head = f"### From an edit to its page, at {results['previewed']:,} variations"
    return f"{head}\n\n{_table(('Preview', 'Seconds', 'Range'), rows)}"


def _asked(results: Mapping[str, Any]) -> str:
    rows = [
        (what, f"{most:g}", shown(reached), "yes" if reached <= most else "no")
        for what, most, reached in _goals(results)
    ]
    return "### Goals\n\n" + _table(("Goal", "At most", "Is", "Reached"), rows) if rows else ""


GOALS = (
    (1000, OURS, "Hugo", "cpu", 0.75),
    (1000, OURS, "Hugo", "wall", 0.95),
    (1000, OURS, "Eleventy", "wall", 1.0),
    (1000, OURS, "Zensical, cold", "cpu", 0.3),
    (1000, OURS, "Zensical, cold", "wall", 0.3),
    (1000, OURS, "MkDocs, pages", "cpu", 0.3),
    (1000, OURS, "MkDocs, pages", "wall", 0.3),
    (1000, OURS, "MkDocs, macros", "cpu", 0.05),
    (3, OURS, "Zensical, cold", "wall", 1.0),
    (1000, WARM, "Zensical, nothing changed", "wall", 0.25),
    (1000, OURS, "Hugo", "peak", 0.25),
)
"""At a size, the most of what one of ours may take of what a peer takes."""
MEASURES = {"cpu": "CPU", "wall": "wall", "peak": "peak memory"}


def _goals(results: Mapping[str, Any]) -> Iterator[tuple[str, float, float]]:
    by_size: dict[int, Size] = {size["variations"]: size for size in results["sizes"]}
    for size, mine, theirs, measure, most in GOALS:
        runs = by_size.get(size, {}).get("runs", {})
        if mine in runs and theirs in runs:
            pair = [runs[name][measure] for name in (mine, theirs)]
            what = f"{MEASURES[measure]} at {size:,}: {mine}, to {theirs}"
            yield what, most, pair[0] / pair[1] if measure == "peak" else ratio(*pair).median
    if 1000 in by_size and 3000 in by_size:  # noqa: PLR2004 - as the goal has it
        yield f"growth of CPU from 1,000 to 3,000: {OURS}", 1.05, float(_power(OURS, by_size[1000], by_size[3000]))
    if 10_000 in by_size:  # noqa: PLR2004 - as above
        yield f"MB at the peak, at 10,000: {OURS}", 1000, by_size[10_000]["runs"][OURS]["peak"] / 1e6
    if paper := results.get("card"):
        yield "milliseconds for a PDF card beyond the first", 10, median(paper)
    edits: Mapping[str, list[float]] = results.get("preview", {})
    if {"ours", "Zensical"} <= edits.keys():
        yield "from an edit to its page: ours, to Zensical", 1.0, median(edits["ours"]) / median(edits["Zensical"])
