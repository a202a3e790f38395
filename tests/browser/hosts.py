"""A host that goes off, comes back, and publishes another site at the same address."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import harness


class Handler(harness.StaticHandler):
    """One connection a request, so that no open one outlives the host; `extra` comes before the worker's own text.

    Before each answer it pauses, in seconds.
    """

    protocol_version = "HTTP/1.0"

    def __init__(self, *args: object, extra: str = "", pause: float = 0, **kwargs: object) -> None:
        self.extra, self.pause = extra, pause
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Let no browser keep a copy of its own, beside the one that is tested."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 - the library calls it so
        """Count the request, and send the file."""
        assert isinstance(self.server, harness.Server)
        asked = getattr(self.server, "asked", [])
        asked.append(self.path)
        time.sleep(self.pause)
        if self.extra and self.path.endswith("/sw.js"):
            body = self.extra.encode() + Path(self.translate_path(self.path)).read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", harness.MIME_TYPES[".js"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()


class Host:
    """Serves a folder as long as it is on, always at the same address."""

    def __init__(self) -> None:
        self._port = 0
        self._server: harness.Server | None = None
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f"http://{harness.HOST}:{self._port}"

    def publish(self, site: Path, *, extra: str = "", pause: float = 0) -> None:
        """Serve this folder from now on."""
        self.stop()
        handler = partial(Handler, directory=str(site), extra=extra, pause=pause)
        self._server = harness.Server((harness.HOST, self._port), handler)
        self._server.asked = self.asked  # type: ignore[attr-defined]
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer nothing any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def host(site: Path, *, extra: str = "") -> Iterator[Host]:
    """A host that serves this folder at first."""
    made = Host()
    made.publish(site, extra=extra)
    try:
        yield made
    finally:
        made.stop()
