"""The results as Markdown: tables, a chart, and what was asked for beside what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median
from typing import Any

from chart import bars
from figures import exponent, ratio

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
        f"Python {machine['python']}, with {versions}; a seed of {results['seed']}."
    )


def _size(size: Size) -> str:
    runs: Mapping[str, Any] = size["runs"]
    head = "| Build | Pages | MB | CPU s | Wall s | Peak MB | Runs | Ours to it: CPU | Wall |"
    lines = [head, "|---|--:|--:|--:|--:|--:|--:|--:|--:|", *(_row(name, run, runs) for name, run in runs.items())]
    lines += [f"| {name} | not timed: {why} | | | | | | | |" for name, why in size["missing"].items()]
    heading = f"### {size['variations']:,} variations"
    drawn = _chart(runs) if size["variations"] == SHOWN else ""
    return "\n\n".join(part for part in (heading, "\n".join(lines), drawn) if part)


def _row(name: str, run: Mapping[str, Any], runs: Mapping[str, Any]) -> str:
    beside = runs.get(WARM if "nothing changed" in name else OURS, {})
    peer = not name.startswith(("ours", "bound"))
    ratios = [str(ratio(beside[what], run[what])) if peer and beside else "" for what in ("cpu", "wall")]
    cells = [name, run["pages"], f"{run['bytes'] / 1e6:.1f}", f"{median(run['cpu']):.2f}", f"{median(run['wall']):.2f}"]
    cells += [f"{run['peak'] / 1e6:.0f}", len(run["cpu"]), *ratios]
    return f"| {' | '.join(map(str, cells))} |"


def _chart(runs: Mapping[str, Any]) -> str:
    rows = [(name, median(run["cpu"]), name.startswith("ours")) for name, run in runs.items()]
    shown = sorted((row for row in rows if not row[0].startswith("bound")), key=lambda row: row[1])
    return f"CPU seconds at {SHOWN:,} variations:\n\n{bars('CPU seconds of each build', shown, 's')}"


def _growth(sizes: list[Size]) -> str:
    if len(sizes) == 1:
        return ""
    pairs = list(pairwise(sizes))
    head = [f"{small['variations']:,} to {large['variations']:,}" for small, large in pairs]
    lines = [f"| CPU grows with the power | {' | '.join(head)} |", f"|---|{'--:|' * len(pairs)}"]
    for name in sizes[-1]["runs"]:
        cells = [_power(name, small, large) for small, large in pairs]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "### Growth\n\n" + "\n".join(lines)


def _power(name: str, small: Size, large: Size) -> str:
    if not (name in small["runs"] and name in large["runs"]):
        return ""
    ends = [(size["variations"], median(size["runs"][name]["cpu"])) for size in (small, large)]
    return f"{exponent(*ends):.2f}"


def _preview(results: Mapping[str, Any]) -> str:
    edits: Mapping[str, list[float]] = results.get("preview", {})
    if not edits:
        return ""
    rows = [f"| {name} | {median(taken):.2f} | {min(taken):.2f}–{max(taken):.2f} |" for name, taken in edits.items()]
    head = ["| Preview | Seconds | Range |", "|---|--:|--:|"]
    return f"### From an edit to its page, at {results['previewed']:,} variations\n\n" + "\n".join([*head, *rows])


def _asked(results: Mapping[str, Any]) -> str:
    lines = [
        f"| {what} | {most:g} | {reached:.2f} | {'yes' if reached <= most else 'no'} |"
        for what, most, reached in _goals(results)
    ]
    head = ["| Goal | At most | Reached | |", "|---|--:|--:|---|"]
    return "### Goals\n\n" + "\n".join([*head, *lines]) if lines else ""


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
