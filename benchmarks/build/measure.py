"""Runs a command as a whole process group, and says what it took."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

KIB = 1024


@dataclass(frozen=True)
class Sample:
    """Seconds of processor and of clock that a run took."""

    cpu: float
    wall: float


class Failed(Exception):  # noqa: N818 - it names what happened
    """A command ended with an error; the message is what it said last."""


def run(command: Sequence[str], folder: Path, variables: Mapping[str, str], watch: list[int] | None = None) -> Sample:
    """What a command took, all processes that it started and waited for included.

    Into `watch` goes the memory of the whole group, in bytes, at many moments; the most of it is the peak. Looking
    takes time, so a watched run isn't timed.
    """
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            cwd=folder,
            env={**as_usual(), **variables},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        stop = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, stop, watch)) if watch is not None else None
        if watcher:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        stop.set()
        if watcher:
            watcher.join()
        if process.returncode:
            said.seek(0)
            raise Failed(said.read()[-2000:].decode("utf-8", "replace") or f"exit code {process.returncode}")
    return Sample(usage.ru_utime + usage.ru_stime, wall)


def as_usual() -> dict[str, str]:
    """The environment, but that Python keeps what it has compiled, as it does unless told otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _watch(group: int, stop: threading.Event, found: list[int]) -> None:
    pause = 0.02
    while not stop.wait(pause):
        start = perf_counter()
        members = list(_members(group))
        found.append(sum(_bytes(pid, "smaps_rollup", "Pss:") for pid in members))
        found += [_bytes(pid, "status", "VmHWM:") for pid in members]  # one alone may have had more between two looks
        pause = max(pause, 10 * (perf_counter() - start))  # or looking would be the greater part


def _members(group: int) -> Iterator[int]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with suppress(OSError):
                fields = Path(entry.path, "stat").read_text("utf-8").rpartition(")")[2].split()
                if int(fields[2]) == group:
                    yield int(entry.name)


def _bytes(pid: int, file: str, field: str) -> int:
    """A field of what the system tells of a process; Pss is its memory, with its share of what it shares."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/{file}").read_text("utf-8").splitlines():
            if line.startswith(field):
                return int(line.split()[1]) * KIB
    return 0
