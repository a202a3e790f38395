"""The YAML language server, as editors run it: started here, spoken to over its standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SERVER = ROOT / ".venv/editor/node_modules/yaml-language-server/bin/yaml-language-server"
INSTALL = "sh tests/npm.sh editor"
PATIENCE = 60
"""Seconds that an answer may take before the server counts as hung."""

DIAGNOSTICS = "textDocument/publishDiagnostics"

Message = dict[str, Any]


@dataclass(frozen=True)
class Squiggle:
    """What an editor underlines: the line, counted from 1, and what it says of it."""

    line: int
    message: str


class LanguageServer:
    """A running server, and what it has sent that nobody asked for yet."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._received: queue.Queue[Message] = queue.Queue()
        self._sent = 0
        self._opened = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        capabilities = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {}}}
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(), capabilities=capabilities)
        self.tell("initialized")
        yaml = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
        self.tell("workspace/didChangeConfiguration", settings={"yaml": yaml})

    def open(self, folder: Path, text: str) -> Opened:
        """Opens a file with this text in a folder, and waits until it is checked."""
        self._opened += 1
        uri = (folder / f"opened-{self._opened}.yml").as_uri()  # a new one each time: what comes late is another's
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while (message := self._next()).get("method") != DIAGNOSTICS or message["params"]["uri"] != uri:
            pass
        found = message["params"]["diagnostics"]
        return Opened(
            self, uri, text, [Squiggle(item["range"]["start"]["line"] + 1, item["message"]) for item in found]
        )

    def end(self) -> None:
        """Ends the server and waits until it is gone."""
        self._process.kill()
        self._process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def ask(self, method: str, **params: Any) -> Any:
        """Sends a request and gives its result, passing over all else that comes before it."""
        self._sent += 1
        self._send({"id": self._sent, "method": method, "params": params})
        while (answer := self._next()).get("id") != self._sent or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Sends what needs no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> Message:
        """The next message; a question of the server's own is answered with nothing."""
        message = self._received.get(timeout=PATIENCE)
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        out = self._process.stdout
        assert out is not None
        while header := out.readline():
            length = int(header.partition(b":")[2])
            while out.readline().strip():
                pass
            self._received.put(json.loads(out.read(length)))


@dataclass(frozen=True)
class Opened:
    """A file that is open in the editor."""

    server: LanguageServer
    uri: str
    text: str
    squiggles: list[Squiggle]

    def completions(self, behind: str) -> list[Message]:
        """What is offered behind the first place where this stands."""
        at = self._place(self.text.index(behind) + len(behind))
        answer = self.server.ask("textDocument/completion", **at)
        items: list[Message] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def hover(self, over: str) -> str:
        """What is shown over the first place where this stands."""
        answer = self.server.ask("textDocument/hover", **self._place(self.text.index(over)))
        return str(answer["contents"]["value"]) if answer else ""

    def _place(self, offset: int) -> Message:
        before = self.text[:offset]
        position = {"line": before.count("\n"), "character": offset - before.rfind("\n") - 1}
        return {"textDocument": {"uri": self.uri}, "position": position}


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """Starts the server without a network, and ends it whatever happens."""
    command = ["node", "--require", str(HERE / "no-network.cjs"), str(SERVER), "--stdio"]
    server = LanguageServer(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
    try:
        yield server
    finally:
        server.end()
