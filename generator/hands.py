"""Processes that make sheets beside this one, as many as there are cores.

They are started when there is enough to do, and end with this process, however it ends: then there is nothing more to
read for them. `python -m generator.hands` is one of them.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import IO, cast

from generator.errors import PrimerError
from generator.sheet import Sheet, made, maker


class LostError(Exception):
    """A process ended before it had made what it was asked for."""


class Hands:
    """So many processes, each of which makes one sheet at a time."""

    def __init__(self, count: int) -> None:
        self._hands = [_Hand() for _ in range(count)]
        self._idle: SimpleQueue[_Hand] = SimpleQueue()
        for hand in self._hands:
            self._idle.put(hand)
        self._threads = ThreadPoolExecutor(count)

    def begin(self, sheet: Sheet) -> Future[bytes]:
        """The sheet's bytes, or what `made` raises; LostError if the process that made it has ended."""
        return self._threads.submit(self._make, sheet)

    def _make(self, sheet: Sheet) -> bytes:
        hand = self._idle.get()
        try:
            return hand.make(sheet)
        finally:
            self._idle.put(hand)

    @property
    def pids(self) -> list[int]:
        """By which the system knows them."""
        return [hand.pid for hand in self._hands]

    def close(self) -> None:
        """Ends them, also in the middle of a sheet."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for hand in self._hands:
            hand.end()


class _Hand:
    """One process, asked by a line of JSON; it answers with one more, and bytes."""

    def __init__(self) -> None:
        home = str(Path(__file__).resolve().parents[1])
        path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-P", "-m", "generator.hands", maker()]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
        )

    @property
    def pid(self) -> int:
        """By which the system knows it."""
        return self._process.pid

    def make(self, sheet: Sheet) -> bytes:
        """As `made`; LostError if the process has ended."""
        ask, answer = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        try:
            ask.write(json.dumps(asdict(sheet)).encode() + b"\n")
            ask.flush()
            head = json.loads(answer.readline())
            data = answer.read(head["size"])
        except (OSError, ValueError):
            raise LostError from None
        if len(data) < head["size"]:
            raise LostError
        if head["mistake"]:
            raise PrimerError(data.decode())
        return data

    def end(self) -> None:
        """It has nothing to put away."""
        self._process.kill()
        with suppress(OSError), self._process:
            pass


def serve(asked: IO[bytes], answers: IO[bytes], make: Callable[[Sheet], bytes] = made) -> None:
    """Makes a sheet for each line until there are no more."""
    for line in asked:
        try:
            data, mistake = make(Sheet(**json.loads(line))), False
        except PrimerError as error:
            data, mistake = str(error).encode(), True
        answers.write(json.dumps({"size": len(data), "mistake": mistake}).encode() + b"\n" + data)
        answers.flush()


def main() -> None:
    """One of the processes. Code that has changed since the first began would make other bytes: then it makes none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal's processes; the first decides
    if sys.argv[1:] == [maker()]:
        with suppress(OSError), os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
            serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
