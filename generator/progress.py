"""What a build that lasts tells meanwhile; one that is done in a second says nothing of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Protocol

PATIENCE = 1.0
"""The seconds after which somebody begins to wonder."""


class Progress(Protocol):
    """Hears which stage a build is at, and how much of it is done."""

    def stage(self, name: str) -> None: ...
    def step(self, done: int, of: int) -> None: ...
    def close(self) -> None: ...


class Lines:
    """Tells one line for each stage, for a log; `say` takes it."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._say, self._clock = say, clock
        self._began, self._waiting = clock(), ""

    def stage(self, name: str) -> None:
        """The next stage; what was left untold of the last one was over in time."""
        self._waiting = name
        self._tell("")

    def step(self, done: int, of: int) -> None:
        """Tells of a stage that began in time and lasts."""
        self._tell(f", {done} of {of}" if done < of else "")

    def close(self) -> None:
        """Nothing is left to tell."""
        self._waiting = ""

    def _tell(self, how_far: str) -> None:
        if self._waiting and self._clock() - self._began >= PATIENCE:
            self._say(f"{self._waiting}{how_far} …")
            self._waiting = ""


class Bar:
    """Shows stage and share on a terminal, and takes the line away in the end."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as Display

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._display = Display(*columns, console=Console(stderr=True), transient=True)
        self._task = self._display.add_task("", total=None)
        self._clock, self._began = clock, clock()

    def stage(self, name: str) -> None:
        """The next stage, of which nobody knows yet how long it is."""
        self._display.remove_task(self._task)
        self._task = self._display.add_task(name, total=None)
        self._show()

    def step(self, done: int, of: int) -> None:
        """How much of the stage is done."""
        self._display.update(self._task, completed=done, total=of)
        self._show()

    def close(self) -> None:
        """Takes the line away."""
        self._display.stop()

    def _show(self) -> None:
        if not self._display.live.is_started and self._clock() - self._began >= PATIENCE:
            self._display.start()


def progress(say: Callable[[str], None]) -> Progress:
    """As a bar where somebody looks on, else as lines."""
    return Bar() if sys.stderr is not None and sys.stderr.isatty() else Lines(say)
