"""A preview of the project in the working folder, without its server: it builds when it is told to on its input.

Run as a program. Says `whole` or `renewed` for each build, or `failed`.
"""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

from mkdocs.commands.serve import serve
from mkdocs.livereload import LiveReloadServer

from generator import following, live


def told(said: str) -> None:
    """Hands a word to whoever waits for it."""
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


def on_demand(server: LiveReloadServer, **_: Any) -> None:
    """A build for each line."""
    ways: list[bool] = []
    renew = live.renewed

    def renewed() -> bool:
        ways.append(renew())
        return ways[-1]

    told(str(server.root))
    with patch.object(following, "renewed", renewed):
        for _line in sys.stdin:
            try:
                server.builder()
                told("renewed" if ways[-1] else "whole")
            except SystemExit:
                told("failed")


with patch.object(LiveReloadServer, "serve", on_demand), patch.object(LiveReloadServer, "shutdown"):
    serve("mkdocs.yml", dev_addr="127.0.0.1:8000", strict=True)
