"""Notes in the file that READ names what a build asks of the machine; to be its sitecustomize.py.

A line for each file and folder that is opened to be read, each program that is started, and each variable of the
environment that is asked for and isn't there: one that is there may only be handed on with all others.
"""

import os
import sys

NOTES = os.open(os.environ["READ"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _note(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and isinstance(args[0], str | bytes) and isinstance(args[2], int) and not args[2] & WRITING:
        _write("file", os.path.abspath(os.fsdecode(args[0])))  # noqa: PTH100 - pathlib is not to be loaded here
    elif event in {"os.listdir", "os.scandir"} and isinstance(args[0], str | bytes):
        _write("file", os.path.abspath(os.fsdecode(args[0])))  # noqa: PTH100 - as above
    elif event == "subprocess.Popen":
        _write("program", str(args[0]))


def _write(kind: str, what: str) -> None:
    os.write(NOTES, f"{kind} {what}\n".encode("utf-8", "surrogateescape"))


class _Told(type(os.environ)):  # type: ignore[misc]
    """The environment, which notes what it has no answer to."""

    def __getitem__(self, name: str) -> str:
        try:
            return super().__getitem__(name)  # type: ignore[no-any-return]
        except KeyError:
            _write("variable", name)
            raise


os.environ.__class__ = _Told
sys.addaudithook(_note)
