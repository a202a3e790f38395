"""`python -m generator` is `primer`."""

from __future__ import annotations

import sys
from typing import NoReturn

INTERRUPTED = 130  # 128 + SIGINT


def main() -> NoReturn:
    """Runs the command line; imported here, so that Ctrl-C meanwhile is no traceback either."""
    try:
        from generator.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
