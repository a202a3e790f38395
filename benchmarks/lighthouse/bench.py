"""What Lighthouse says of the built site on a phone: `make bench`.

Scores are medians of five, of a page of each kind, served packed. Ends with an error where one is below its mark.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / ".venv/lighthouse/node_modules/lighthouse/cli/index.js"
PAGES = ("/", "/pull-through/cable/", "/pull-through/choose/", "/pull-through/program/")
MARKS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
    "total-byte-weight": "weight",
}
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run"


class Packing(SimpleHTTPRequestHandler):
    """A static host that packs text, as any does."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the base has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        data, packed = path.read_bytes(), path.suffix in PACKED
        body = gzip.compress(data, 9, mtime=0) if packed else data
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the table is the report."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free local port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def visited(url: str, chromium: str) -> dict[str, Any]:
    """One visit's report; a phone on a slow line is Lighthouse's own preset."""
    command = ["node", str(LIGHTHOUSE), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(MARKS)}"]
    done = subprocess.run(  # noqa: S603 - our own command
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"Lighthouse failed on {url}:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(reports: list[dict[str, Any]]) -> dict[str, float]:
    """The median of each score, of 100."""
    return {name: round(median(report["categories"][name]["score"] * 100 for report in reports)) for name in MARKS}


def lost(report: dict[str, Any]) -> list[str]:
    """The checks that cost points, with what Lighthouse says of them."""
    weighed = [
        (name, part["id"]) for name in MARKS for part in report["categories"][name]["auditRefs"] if part["weight"]
    ]
    audits = report["audits"]
    return [f"{name}: {audits[id_]['title']}" for name, id_ in weighed if (audits[id_]["score"] or 0) < MOST_OF_IT]


MOST_OF_IT = 0.99


def main() -> None:
    """Prints a table in Markdown, and what is below its mark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is visited")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not chromium:
        sys.exit("Lighthouse needs Chromium; install it with your system's package manager")
    below: list[str] = []
    head = ["page", *MARKS, *TIMES.values()]
    sys.stdout.write(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n")
    with served(given.site) as url:
        for address in PAGES:
            reports = [visited(url + address, chromium) for _ in range(max(1, given.rounds))]
            found, audits = scores(reports), reports[-1]["audits"]
            cells = [
                address,
                *(f"{found[name]:.0f}" for name in MARKS),
                *(audits[id_]["displayValue"] for id_ in TIMES),
            ]
            sys.stdout.write(f"| {' | '.join(cells)} |\n")
            sys.stdout.flush()
            if low := [
                f"{name} {found[name]:.0f}, wanted {mark}" for name, mark in MARKS.items() if found[name] < mark
            ]:
                below += [f"{address}: {', '.join(low)}", *(f"  {line}" for line in lost(reports[-1]))]
    if below:
        sys.exit("\n".join(["Below the mark:", *below]))


if __name__ == "__main__":
    main()
