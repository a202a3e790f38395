"""`python -m generator` is `primer`."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

INTERRUPTED = 130  # 128 + SIGINT
OBJECTS = 20_000
"""So many new objects, and Python looks for those that nobody needs; of itself after 700, for a ninth of a large build.
A build makes objects to keep, and nearly all others go at once anyway."""


def main() -> NoReturn:
    """Runs the command line; imported here, so that Ctrl-C meanwhile is no traceback either."""
    gc.set_threshold(OBJECTS, *gc.get_threshold()[1:])
    try:
        from generator.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # all of it goes with the process; Python would look through it once more


if __name__ == "__main__":
    main()
