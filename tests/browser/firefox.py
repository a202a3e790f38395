"""Firefox without a driver program: started here, spoken to in WebDriver BiDi over its own socket."""

import base64
import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
AS_SHIPPED: Mapping[str, bool | int] = {}
NO_WORKERS = {"dom.serviceWorkers.enabled": False}
"""Each new profile would fetch the whole site to keep it."""
PATIENCE = 60
"""Seconds that an answer may take before Firefox counts as hung."""


class FirefoxError(RuntimeError):
    """Firefox didn't start, or refused a command."""


class Firefox:
    """A running Firefox with one tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self.events: list[dict[str, Any]] = []
        """What Firefox told by itself so far, of that to which `listen` was said."""
        self.call("session.new", capabilities={})
        self._tab = self.call("browsingContext.create", type="tab")["context"]

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and give its result, keeping the events in between."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(PATIENCE))).get("id") != self._sent:
            self.events.append(answer)
        if answer["type"] == "error":
            raise FirefoxError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        """Go to a page and wait until it and all it needs is loaded."""
        self.call("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def listen(self, *events: str) -> None:
        """Ask to be told of these from now on."""
        self.call("session.subscribe", events=list(events))

    def before_each_page(self, function: str) -> None:
        """Run a JavaScript function in each page that is opened, ahead of its own scripts."""
        self.call("script.addPreloadScript", functionDeclaration=function)

    def evaluate(self, function: str) -> Any:
        """What a JavaScript function without arguments gives in the open page, as plain data."""
        result = self.call(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({function})()))()",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if result["type"] == "exception":
            raise FirefoxError(result["exceptionDetails"]["text"])
        said = result["result"].get("value")
        return None if said is None else json.loads(said)

    def print(self, width: float, height: float, margin: float) -> bytes:
        """The open page as PDF without backgrounds; paper and margin in centimetres."""
        layout = {
            "page": {"width": width, "height": height},
            "margin": dict.fromkeys(("top", "right", "bottom", "left"), margin),
        }
        result = self.call("browsingContext.print", context=self._tab, background=False, **layout)
        return base64.b64decode(result["data"])


@contextmanager
def firefox(program: str, preferences: Mapping[str, bool | int]) -> Iterator[Firefox]:
    """Start Firefox with a new profile and these of its about:config preferences; end it whatever happens.

    The site is kept there only if they say so.
    """
    settings = {**NO_WORKERS, **preferences}
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in settings.items()]
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        process = _start(program, profile)
        try:
            with connect(f"{_address(process)}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


def _start(program: str, profile: str) -> subprocess.Popen[str]:
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile]
    own_home = {**os.environ, "HOME": profile}
    return subprocess.Popen(command, env=own_home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _address(process: subprocess.Popen[str]) -> str:
    """Where Firefox listens, as it says while it starts."""
    assert process.stderr is not None
    alarm = threading.Timer(PATIENCE, process.kill)
    alarm.start()
    said = []
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"listening on (ws://\S+)", line):
            alarm.cancel()
            return found[1]
    alarm.cancel()
    raise FirefoxError(f"Firefox didn't start:\n{''.join(said)}")
