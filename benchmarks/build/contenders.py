"""Everything that is timed: how it is made ready before each run, untimed, and the command that is timed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

import peers
import ready
from measure import run

HERE = Path(__file__).resolve().parent
PRIMER = (sys.executable, "-m", "generator")
DRAFT = "--draft"
"""Leaves out what none of the peers makes: PDFs, pictures of cards and of links, and the zip."""
NO_CACHE, CACHE = "--no-cache", "--cache"

QUIET = MappingProxyType({"NO_MKDOCS_2_WARNING": "1"})
EDITED = re.compile(r"^(summary:.*?text: (?:>-\n +)?\"?)(?:Edited \d+ )?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Contender:
    """A build. `prepare` is called with the number of the round before each run, and takes no part in the time."""

    name: str
    told: str
    command: Sequence[str]
    folder: Path
    site: Path | None
    prepare: Callable[[int], None]
    variables: Mapping[str, str] = field(default_factory=lambda: QUIET)


@cache
def options(primer: Sequence[str]) -> str:
    """What `primer build` can do."""
    return subprocess.run([*primer, "build", "--help"], capture_output=True, text=True, check=True).stdout  # noqa: S603


def known_options(primer: Sequence[str]) -> list[str]:
    """Which of the options that our builds are to have are there."""
    return [option for option in (DRAFT, NO_CACHE, CACHE) if option in options(tuple(primer))]


def build_command(primer: Sequence[str], project: Path, out: Path, cache_at: Path | None) -> list[str]:
    """Our build, as far as it has the options already."""
    known, command = known_options(primer), [*primer, "--root", str(project), "build", "--out", str(out)]
    command += [DRAFT] if DRAFT in known else []
    if cache_at:
        return [*command, CACHE, str(cache_at)]
    return [*command, NO_CACHE] if NO_CACHE in known else command


def ours(primer: Sequence[str], project: Path, work: Path) -> list[Contender]:
    """Our builds: cold, and with a cache: where nothing changed, where only the site is gone, and with one edit."""
    site, kept, again, cached = work / "ours", work / "ours-cached", work / "ours-again", work / "cache"
    cold = build_command(primer, project, site, None)
    made = [Contender("ours, cold", "this site", cold, project, site, partial(_remove, site))]
    if CACHE in known_options(primer):
        warm, anew = (build_command(primer, project, out, cached) for out in (kept, again))
        whole = "with its cache, into a new folder"
        made += [
            Contender("ours, nothing changed", "with its cache", warm, project, kept, partial(_fill, warm, project)),
            Contender("ours, all from the cache", whole, anew, project, again, partial(_remove, again)),
            Contender("ours, one edit", "with its cache", warm, project, kept, partial(edit, first_variation(project))),
        ]
    return made


def _fill(command: Sequence[str], project: Path, number: int) -> None:
    """Before the first run of all, the cache is filled; later the run before has seen to it."""
    if not number:
        run(command, project, QUIET)


def first_variation(project: Path) -> Path:
    """The file of the first variation, by its path."""
    return min((project / "content/movements").glob("*/variations/*.yml"))


def edit(path: Path, number: int) -> None:
    """Changes the summary of a variation, so that it begins with a word and this number."""
    text, found = EDITED.subn(rf"\g<1>Edited {number} ", path.read_text("utf-8"), count=1)
    if not found:
        raise SystemExit(f"{path} has no summary to edit")
    path.write_text(text, encoding="utf-8")


def bounds(project: Path, work: Path, site: Path) -> list[Contender]:
    """What no engine could do without."""
    copy, script = work / "written", str(HERE / "bounds.py")
    render = [sys.executable, script, "html", str(project)]
    write = [sys.executable, script, "write", str(site), str(copy)]
    return [
        Contender("bound: YAML to HTML", "ours, without MkDocs", render, work, None, lambda _: None),
        Contender("bound: writing", "the bytes of ours", write, work, None, partial(_remove, copy)),
    ]


def others(work: Path, given: Path) -> list[Contender]:
    """The peers, each with its project laid out; zensical is here twice."""
    python, node = peers.PYTHON, shutil.which("node") or "node"
    mkdocs, zensical = [str(python / "mkdocs"), "build", "-q"], [str(python / "zensical"), "build"]
    commands = {
        "hugo": ("Hugo", "content adapter, templates", [str(peers.hugo()), "--destination", "site", "--quiet"]),
        "eleventy": ("Eleventy", "pagination, JavaScript templates", [node, str(peers.ELEVENTY), "--quiet"]),
        "zensical": ("Zensical, cold", "generated pages", [*zensical, "--clean"]),
        "mkdocs-pages": ("MkDocs, pages", "generated pages, short navigation", mkdocs),
        "mkdocs-macros": ("MkDocs, macros", "macros, all pages in the navigation", mkdocs),
    }
    made = []
    for folder, (name, told, command) in commands.items():
        place = work / folder
        peers.LAY_OUT[folder](given, place)
        made.append(Contender(name, told, command, place, place / "site", partial(_remove, place)))
    place = work / "zensical"
    warm = Contender("Zensical, nothing changed", "with its cache", zensical, place, place / "site", lambda _: None)
    return [*made[:3], warm, *made[3:]]


def _remove(folder: Path, _round: int) -> None:
    """Nothing is left of an earlier build."""
    for name in (folder, folder / "site", folder / ".cache")[folder.name in peers.LAY_OUT :]:
        shutil.rmtree(name, ignore_errors=True)


def installed(contender: Contender) -> bool:
    """Whether the program is there; a script that node runs is the second word."""
    script = contender.command[1] if Path(contender.command[0]).stem == "node" else contender.command[0]
    return Path(script).exists()


def give(project: Path, site: Path, folder: Path) -> list[str]:
    """Takes from our site what the peers are given; the pages whose words must be the same."""
    ready.write_ready(project, site, folder)
    return [f"{address}/index.html".lstrip("/") for address, _, _ in ready.articles(site)]
