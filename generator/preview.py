"""The live preview: MkDocs' own server, which also waits for content that isn't sound yet."""

from __future__ import annotations

import logging
import time
from functools import partial
from pathlib import Path

import click

from generator.build import listening, quiet_notice
from generator.check import check
from generator.errors import PrimerError, report

POLL = 0.5  # seconds


def serve(root: Path, address: str, *, open_browser: bool) -> None:
    """Serves the site until interrupted. Content that isn't sound is reported, and waited for."""
    quiet_notice()
    from mkdocs.commands.serve import serve as mkdocs_serve

    _wait_until_sound(root)
    with listening(logging.INFO, partial(click.echo, err=True)):
        try:
            mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser, strict=True)
        except OSError as error:
            raise PrimerError(f"can't serve on {address} ({error.strerror}); choose another with --addr") from None


def _wait_until_sound(root: Path) -> None:
    said = ""
    while problems := check(root)[1]:
        if report(problems) != said:
            said = report(problems)
            click.echo(f"{said}\nWaiting for the content to be mended …", err=True)
        time.sleep(POLL)
