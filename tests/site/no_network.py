"""Refuses Python each way to another host, and notes it in the file that TRIED names; to be its sitecustomize.py."""

import os
import sys
from pathlib import Path

WAYS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in WAYS:
        with Path(os.environ["TRIED"]).open("a", encoding="utf-8") as tried:
            tried.write(f"{event} {args[1:] if event.startswith('socket.c') else args}\n")
        raise ConnectionRefusedError(event)


sys.addaudithook(_refuse)
