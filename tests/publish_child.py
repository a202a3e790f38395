"""A process that publishes a sample site, to be killed or held on the way.

    publish_child.py TARGET LETTER [--files N] [--two-renames] [--kill-at N] [--hold] [--file-limit BYTES]

`--kill-at N` sends SIGKILL to itself right before its Nth step on the file system; without it the number of
steps is printed at the end. `--hold` prints "building" halfway through the build and waits for a line.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from generator import publish as publisher
from generator.errors import PrimerError

INVALID_FLAG = 0x80  # no kernel knows it, so the exchange fails with EINVAL, as on a file system without one

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.scandir", "fcntl.flock"}
STEPS |= {"ctypes.dlsym"}  # right before syncfs and renameat2


def sample_site(letter: str, files: int, halfway: Callable[[], None] = lambda: None) -> Callable[[Path], None]:
    """A build that writes that many files of that letter into a few folders."""

    def build(folder: Path) -> None:
        for number in range(files):
            if number == files // 2:
                halfway()
            path = folder / f"part-{number % 20}" / f"{number}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(letter.encode() * (1 + number * 97 % 20_000))

    return build


def count_steps(kill_at: int) -> list[str]:
    """The steps taken from here on, a list that grows; the one numbered kill_at is never taken."""
    steps: list[str] = []

    def watch(event: str, _: object) -> None:
        if event in STEPS:
            steps.append(event)
            if len(steps) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    return steps


def hold() -> None:
    """Say that the build is under way and wait to be told to go on."""
    sys.stdout.write("building\n")
    sys.stdout.flush()
    sys.stdin.readline()


def main() -> None:
    """Publish as the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target", type=Path)
    parser.add_argument("letter")
    parser.add_argument("--files", type=int, default=3)
    parser.add_argument("--two-renames", action="store_true")
    parser.add_argument("--kill-at", type=int, default=0)
    parser.add_argument("--hold", action="store_true")
    parser.add_argument("--file-limit", type=int)
    options = parser.parse_args()
    if options.two_renames:
        publisher._EXCHANGE = INVALID_FLAG  # noqa: SLF001 - stands in for a file system without an exchange
    if options.file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.file_limit, options.file_limit))
    build = sample_site(options.letter, options.files, hold if options.hold else lambda: None)
    steps = count_steps(options.kill_at)
    try:
        publisher.publish(options.target, build)
    except PrimerError as error:
        sys.exit(str(error))
    sys.stdout.write(f"{len(steps)}\n")


if __name__ == "__main__":
    main()
