"""The live preview: MkDocs' own server, which also waits for content that isn't sound yet."""

from __future__ import annotations

import logging
import re
import socket
import time
from functools import partial
from ipaddress import IPv6Address, ip_address
from pathlib import Path

import click

from generator.build import listening, quiet_notice
from generator.check import check
from generator.errors import PrimerError, report
from generator.explain import mistakes_told
from generator.making import keep_drafts

POLL = 0.5  # seconds
MOST_PORT = 65535


def serve(root: Path, address: str, *, open_browser: bool, draft: bool) -> None:
    """Serves the site until interrupted. Content that isn't sound is reported, and waited for."""
    keep_drafts(wanted=draft)
    _refuse_bad(address)
    quiet_notice()
    from mkdocs.commands.serve import serve as mkdocs_serve

    _wait_until_sound(root)
    with listening(logging.INFO, partial(click.echo, err=True)), mistakes_told(root):
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser, strict=True)


def _refuse_bad(address: str) -> None:
    """Raises PrimerError unless one can listen at HOST:PORT; found out before a build, which takes its time."""
    host, _, port = address.rpartition(":")
    try:
        ip = ip_address("127.0.0.1" if host == "localhost" else host.removeprefix("[").removesuffix("]"))
    except ValueError:
        ip = None
    if ip is None or not re.fullmatch("[0-9]{1,5}", port) or int(port) > MOST_PORT:
        form = f"write HOST:PORT, a numeric address or localhost and a port up to {MOST_PORT}, as 127.0.0.1:8000"
        raise PrimerError(f'can\'t serve on "{address}"; {form}')
    try:
        with socket.socket(socket.AF_INET6 if isinstance(ip, IPv6Address) else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
            probe.bind((str(ip), int(port)))
    except OSError as error:
        raise PrimerError(f"can't serve on {address} ({error.strerror}); choose another with --addr") from None


def _wait_until_sound(root: Path) -> None:
    said = ""
    while problems := check(root)[1]:
        if report(problems) != said:
            said = report(problems)
            click.echo(f"{said}\nWaiting for the content to be mended …", err=True)
        time.sleep(POLL)
