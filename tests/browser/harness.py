"""What the browser tests share: a served site, a Chromium, and visits that remember what a page did."""

import os
import re
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    ViewportSize,
    WebSocket,
)

Scheme = Literal["light", "dark"]

HOST = "127.0.0.1"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}
"""The width at which WCAG 2.2 (1.4.10, reflow) still wants one column."""

NO_WORKERS = "delete Navigator.prototype.serviceWorker"
"""As in a browser that has none; Playwright's own way to block them writes to the console."""

MILLISECONDS_FOR_AN_ANSWER = 10_000
PROBES = Path(__file__).with_name("probes")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
]


@cache
def probe(name: str) -> str:
    """A JavaScript function of the probes folder, to be evaluated in a page."""
    function, shared = ((PROBES / f"{file}.js").read_text("utf-8").strip() for file in (name, "contrast"))
    return (
        f"(...asked) => {{ {shared}\nreturn ({_bare(function)})(...asked); }}" if "contrast." in function else function
    )


def _bare(function: str) -> str:
    """A function without the comment above it and the semicolon behind it, so that it can stand in parentheses."""
    return re.sub(r"^(//.*\n)+", "", function).rstrip(";")


class MissingToolError(RuntimeError):
    """A program that the tests drive is not installed."""


def find_tool(names: Sequence[str], package: str) -> str:
    """The path of the first of these programs that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise MissingToolError(f"no {names[0]} found: run `make test`, or `apt-get install {package}`")
    return found


def all_addresses(site_dir: Path) -> list[str]:
    """Each HTML file of the site as the address that a reader asks for."""
    return sorted(_address(path.relative_to(site_dir)) for path in site_dir.rglob("*.html"))


def _address(path: Path) -> str:
    address = f"/{path.as_posix()}"
    return address.removesuffix("index.html") if path.name == "index.html" else address


def file_of(site_dir: Path, address: str) -> Path:
    """The file that a static host sends for an address without query and fragment."""
    path = site_dir / address.lstrip("/")
    return path / "index.html" if address.endswith("/") else path


def is_redirect(site_dir: Path, address: str) -> bool:
    """Whether the page only sends its reader on, as one at a former address does."""
    return 'http-equiv="refresh"' in file_of(site_dir, address).read_text("utf-8")


def with_few_choices(site_dir: Path, addresses: Sequence[str]) -> list[str]:
    """The addresses, with only the longest path to each kind of page below choose/, in each movement."""
    longest: dict[tuple[str, str], str] = {}
    for address in sorted(filter(is_choice, addresses), key=lambda address: address.count("/")):
        longest[address.partition("/choose/")[0], kind_of_choice(site_dir, address)] = address
    return [address for address in addresses if not is_choice(address) or address in longest.values()]


def is_choice(address: str) -> bool:
    """Whether this is a question or a result of a decision tree."""
    return bool(address.partition("/choose/")[2])


def kind_of_choice(site_dir: Path, address: str) -> str:
    """What a page below choose/ is: a question, a variation to do, or advice."""
    text = file_of(site_dir, address).read_text("utf-8")
    return "question" if "choice__answer" in text else "variation" if 'class="papers"' in text else "advice"


def expect_none(problems: Sequence[str]) -> None:
    """Fail with all the problems, one a line, where there are any."""
    __tracebackhide__ = True
    if problems:
        raise AssertionError("\n  ".join([f"{len(problems)} found:", *problems]))


MIME_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class StaticHandler(SimpleHTTPRequestHandler):
    """A static host as the web has them: no listings, and 404.html for what isn't there."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Tell a file's type by its own list, as the one of this machine may lack some."""
        return MIME_TYPES.get(Path(path).suffix, "application/octet-stream")

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests have their own report."""

    def list_directory(self, _: object) -> None:
        """Refuse listings, so that a folder without a page is a miss here too."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a miss with the site's own 404 page, anything else as usual."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
        else:
            self._send_page(code, page.read_bytes())

    def _send_page(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", MIME_TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A threaded server that doesn't mind a browser hanging up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what went wrong, unless the tab was merely closed during an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(site_dir: Path) -> Iterator[str]:
    """Serve a folder at the root of a free local port and give its URL, without a slash at the end."""
    server = Server((HOST, 0), partial(StaticHandler, directory=str(site_dir)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class LaunchOptions(TypedDict):
    """What Playwright needs to start a Chromium that it didn't download."""

    executable_path: str
    args: list[str]


def launch_options() -> LaunchOptions:
    """The system's Chromium, shut off from every host but the test server."""
    return {"executable_path": find_tool(CHROMIUM_NAMES, "chromium"), "args": CHROMIUM_ARGS}


@contextmanager
def open_context(
    browser: Browser,
    viewport: ViewportSize,
    scheme: Scheme = "light",
    *,
    javascript: bool = True,
    scale: float = 1,
    workers: bool = False,
) -> Iterator[BrowserContext]:
    """A fresh reader: a screen, a colour scheme, no motion, with or without JavaScript.

    The site is kept on the reader's device only with `workers`: each fresh reader would fetch all of it.
    """
    context = browser.new_context(
        viewport=viewport,
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=javascript,
        device_scale_factor=scale,
    )
    if not workers:
        context.add_init_script(NO_WORKERS)
    context.set_default_timeout(MILLISECONDS_FOR_AN_ANSWER)
    context.set_default_navigation_timeout(6 * MILLISECONDS_FOR_AN_ANSWER)
    try:
        yield context
    finally:
        context.close()


@dataclass(eq=False)
class Visit:
    """An open page and what it has said and asked for so far."""

    page: Page
    address: str
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Listen to the page."""
        page = self.page
        page.on("console", self.heard)
        page.on("pageerror", self.failed)
        page.on("request", self.asked)
        page.on("websocket", self.asked)
        try:
            yield
        finally:
            page.remove_listener("console", self.heard)
            page.remove_listener("pageerror", self.failed)
            page.remove_listener("request", self.asked)
            page.remove_listener("websocket", self.asked)

    def heard(self, message: ConsoleMessage) -> None:
        """Keep a console message with its place."""
        place = message.location
        self.console.append(f"{message.type}: {message.text} ({place['url']}:{place['lineNumber']})")

    def failed(self, error: Error) -> None:
        """Keep an error that no code of the page caught."""
        self.console.append(f"uncaught: {error.message}")

    def asked(self, request: Request | WebSocket) -> None:
        """Keep a request that leaves the site."""
        parts = urlsplit(request.url)
        if parts.scheme not in {"blob", "data"} and parts.hostname != HOST:
            self.foreign.append(request.url)


@contextmanager
def visit(context: BrowserContext, site_url: str, address: str) -> Iterator[Visit]:
    """Open an address, record it from its first byte, and wait until it is still.

    The reader's one tab is kept from visit to visit: a new one would take longer to open than most pages.
    """
    page = context.pages[0] if context.pages else context.new_page()
    seen = Visit(page, address)
    with seen.recording():
        page.goto(site_url + address)
        page.evaluate(probe("settled"))
        yield seen
    page.goto("about:blank")
