"""`primer`, killed on the way as by `kill -9`.

    python tests/site/kill_builds.py MOMENT build --out DIR

runs the generator of the present folder until right before the step that MOMENT names, one of those below.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Step:
    """The nth time that Python announces an event about something of that name."""

    event: str
    name: str
    nth: int = 1


MOMENTS = {
    "workspace": Step("os.mkdir", "/new"),
    "configuration": Step("open", "/mkdocs.yml"),
    "content": Step("open", "/chooser.yml"),
    "first asset": Step("shutil.copyfile", ""),
    "fiftieth asset": Step("shutil.copyfile", "", 50),
    "first page": Step("open", "/index.html"),
    "tenth page": Step("open", "/index.html", 10),
    "search": Step("open", "/search_index.json"),
    "marker": Step("open", "/.primer-site"),
    "modes": Step("os.chmod", ".html"),
    "disk": Step("ctypes.dlsym", "syncfs"),
    "swap": Step("ctypes.dlsym", "renameat2"),
    "clearing up": Step("shutil.rmtree", "/new"),
}
"""Moments of a build, in order. From the last on, the new site is in its place."""


def kill_before(step: Step) -> None:
    """Ends this process right before the step, without a word and without clearing up."""
    seen = 0

    def watch(event: str, args: tuple[object, ...]) -> None:
        nonlocal seen
        if event == step.event and _name(event, args).endswith(step.name):
            seen += 1
            if seen == step.nth:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _name(event: str, args: tuple[object, ...]) -> str:
    name = args[1] if event == "ctypes.dlsym" else args[0]
    return os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else ""


def main() -> None:
    """Runs primer with the arguments behind the moment."""
    moment, *sys.argv[1:] = sys.argv[1:]
    sys.path.insert(0, str(Path.cwd()))
    from generator.cli import main as primer  # noqa: PLC0415 - that of the present folder, known only now

    kill_before(MOMENTS[moment])
    primer()


if __name__ == "__main__":
    main()
