"""How long an edit takes to show in a live preview: a file is changed, and the page asked for until it says so."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

import contenders
import peers
from measure import as_usual

ATTEMPT, LONGEST = 0.02, 600


@dataclass(frozen=True)
class Preview:
    """A preview server, the page that is looked at, and how a word gets onto it."""

    name: str
    command: Sequence[str]
    folder: Path
    page: str
    write: Callable[[int], None]


def previews(primer: Sequence[str], project: Path, work: Path, port: int) -> list[Preview]:
    """Ours, Zensical's, and Hugo's, each on this port."""
    first = contenders.first_variation(project)
    movement, id_ = first.parts[-3], first.stem
    at, page = f"127.0.0.1:{port}", f"http://127.0.0.1:{port}/{movement}/{id_}/"
    markdown = work / f"zensical/docs/{movement}/{id_}.md"
    data = work / f"hugo/data/variations/{movement}/{id_}.yml"
    zensical = [str(peers.PYTHON / "zensical"), "serve", "--dev-addr", at]
    hugo = [str(peers.hugo()), "server", "--port", str(port), "--bind", "127.0.0.1", "--disableLiveReload"]
    return [
        Preview(
            "ours",
            [*primer, "--root", str(project), "serve", "--addr", at, contenders.DRAFT],
            project,
            page,
            partial(contenders.edit, first),
        ),
        Preview("Zensical", zensical, work / "zensical", page, partial(_edit_html, markdown)),
        Preview("Hugo", hugo, work / "hugo", page, partial(contenders.edit, data)),
    ]


def _edit_html(path: Path, number: int) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(<p class="lede">)(?:Edited \d+ )?', rf"\g<1>Edited {number} ", text), "utf-8")


def edits(preview: Preview, count: int) -> list[float]:
    """The seconds that each of some edits took to show."""
    with _served(preview):
        _until(preview.page, "<h1")
        taken = []
        for number in range(1_000_001, 1_000_001 + count):
            sleep(1)  # whatever the last one set off has come to rest
            start = perf_counter()
            preview.write(number)
            _until(preview.page, f"Edited {number} ")
            taken.append(perf_counter() - start)
    return taken


def _until(page: str, words: str) -> None:
    start = perf_counter()
    while perf_counter() - start < LONGEST:
        with suppress(OSError), urllib.request.urlopen(page, timeout=LONGEST) as answer:  # noqa: S310 - our own server
            if words in answer.read().decode("utf-8", "replace"):
                return
        sleep(ATTEMPT)
    raise TimeoutError(f"{page} never said {words!r}")


@contextmanager
def _served(preview: Preview) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603 - our own commands
        preview.command,
        cwd=preview.folder,
        env={**as_usual(), **contenders.QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measured(primer: Sequence[str], project: Path, work: Path, count: int) -> dict[str, list[float]]:
    """The seconds from an edit to its page, of each preview that is installed."""
    found = {}
    for preview in previews(primer, project, work, free_port()):
        if Path(preview.command[0]).exists():
            sys.stderr.write(f"preview of {preview.name} …\n")
            try:
                found[preview.name] = edits(preview, count)
            except TimeoutError as error:
                sys.stderr.write(f"  {error}\n")
    return found
