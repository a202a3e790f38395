"""The servers for which deploy/ has a configuration, started on a free port for a folder."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
SECONDS = 20
"""After these a server that doesn't answer hangs."""

AROUND_NGINX = """
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
"""What a system has around the file that one puts into conf.d: here without the rights of root."""


class Answer(NamedTuple):
    """What a server sends."""

    status: int
    headers: dict[str, str]
    body: bytes


class Run(NamedTuple):
    """How a server is started, and how its configuration is tried."""

    serve: list[str]
    test: list[str]
    variables: dict[str, str]


def nginx(site: Path, folder: Path, port: int) -> Run:
    """Our file with another port and folder, inside what a system has around it."""
    text = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    for old, new in (("listen 8080;", f"listen {HOST}:{port};"), ("root /srv/www/primer;", f"root {site};")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND_NGINX.format(folder=folder), encoding="utf-8")
    command = ["nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return Run(command, [*command, "-t"], {})


def caddy(site: Path, folder: Path, port: int) -> Run:
    """Our file as it is, told by its variables where it stands."""
    words = ["--config", str(ROOT / "deploy/Caddyfile"), "--adapter", "caddyfile"]
    variables = {
        "SITE_ADDRESS": f"http://{HOST}:{port}",
        "SITE_ROOT": str(site),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "CADDY_ADMIN": f"unix/{folder}/admin",
    }
    return Run(["caddy", "run", *words], ["caddy", "validate", *words], variables)


SERVERS: dict[str, Callable[[Path, Path, int], Run]] = {"nginx": nginx, "caddy": caddy}


def installed(name: str) -> bool:
    """Whether the server is there; Debian puts nginx where not every user looks."""
    return shutil.which(name, path=_path()) is not None


def _path() -> str:
    return f"{os.environ['PATH']}:/usr/sbin"


def _environment(run: Run) -> dict[str, str]:
    return {**os.environ, "PATH": _path(), **run.variables}


def tried(name: str, site: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the server says of our configuration."""
    run = SERVERS[name](site, folder, 8080)
    return subprocess.run(run.test, env=_environment(run), capture_output=True, text=True, timeout=SECONDS, check=False)


@contextmanager
def serving(name: str, site: Path, folder: Path) -> Iterator[int]:
    """The port on which the server serves the site meanwhile."""
    port = _free_port()
    run = SERVERS[name](site, folder, port)
    with (folder / "log").open("wb") as log, subprocess.Popen(run.serve, env=_environment(run), stderr=log) as process:
        try:
            _wait(process, port, folder / "log")
            yield port
        finally:
            process.terminate()


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind((HOST, 0))
        port: int = taken.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < end:
        with closing(socket.socket()) as client:
            if not client.connect_ex((HOST, port)):
                return
        time.sleep(0.05)
    raise AssertionError(f"the server doesn't come up:\n{log.read_text('utf-8')}")


def ask(port: int, address: str, **headers: str) -> Answer:
    """What the server sends for an address, unpacked by nobody; no redirect is followed."""
    with closing(HTTPConnection(HOST, port, timeout=SECONDS)) as connection:
        connection.request("GET", address, headers={re.sub("_", "-", name): said for name, said in headers.items()})
        response: HTTPResponse = connection.getresponse()
        received = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, received, response.read())
