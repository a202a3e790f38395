"""All that goes into a site, as one digest: as long as it is the same, a build would make the same bytes.

Files are read, as a time says nothing of what is in them. Of what is installed, the records of the installer and the
files beside them are looked at: they change with each version.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.digest import digest_of
from generator.files import listed

CODE = Path(__file__).parent
CONFIG = "mkdocs.yml"
FOLDERS = ("content", "docs")
COPY = "generator"
"""Where mkdocs.yml looks for the hook and the macros: most often the code that runs."""

PLAIN = "PRIMER_PLAIN"
"""This variable of the environment, if it says anything, has each page made the way that MkDocs makes it."""
VARIABLES = frozenset((PLAIN, "SOURCE_DATE_EPOCH"))
"""What a build asks of the environment, beside what mkdocs.yml names."""

BY_PYTHON = frozenset(("__pycache__",))
RECORDS = {".dist-info": "RECORD", ".egg-info": "PKG-INFO"}
IMPORTABLE = frozenset((".py", ".pyc", ".pyd", ".so", ".pth", ".zip"))
BETWEEN_WORDS = re.compile(r"[\s,#\"'\[\]{}]+")


class Inputs:
    """What goes into the site of a project's folder. The environment is that of the moment when this is made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._path, self._environment = tuple(sys.path), dict(os.environ)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All that is read of the project lies in these, or is its mkdocs.yml."""
        named = (*(self.root / name for name in FOLDERS), *self._code)
        return tuple(dict.fromkeys(folder.resolve() for folder in named))

    @property
    def _code(self) -> tuple[Path, ...]:
        return CODE, self.root / COPY

    def digest(self) -> str | None:
        """What stands for all of it; None where something is in the way, of which a build has to tell."""
        try:
            return digest_of(self._parts())
        except OSError:
            return None

    def last_touched(self) -> int:
        """When anything in the folders was last written, whatever it says now; a tool can't set this time back.

        A folder of code counts by its files alone: Python, at the first build of all, puts what it compiles into it.
        """
        code = [folder.resolve() for folder in self._code]
        found = ((folder, state) for folder in self.folders for _, state in listed(folder, BY_PYTHON))
        states = (state for folder, state in found if folder not in code or not stat.S_ISDIR(state.st_mode))
        with suppress(OSError):
            return max(state.st_ctime_ns for state in states)
        return 0

    def _parts(self) -> Iterator[bytes]:
        config = (self.root / CONFIG).read_bytes()
        yield os.fsencode(self.root.resolve())
        yield config
        for folder in dict.fromkeys(folder.resolve() for folder in self._code):
            yield from _contents(folder, BY_PYTHON)
        for name in FOLDERS:
            yield from _contents(self.root / name)
        for name in sorted(VARIABLES.union(BETWEEN_WORDS.split(config.decode("utf-8", "replace")))):
            if name in self._environment:
                yield from (name.encode(), os.fsencode(self._environment[name]))
        yield f"{sys.version} {platform.machine()} {sys.platform} {zlib.ZLIB_RUNTIME_VERSION}".encode()
        for place in self._path:
            yield from map(os.fsencode, _importable(place or os.curdir))


def _contents(folder: Path, but: frozenset[str] = frozenset()) -> Iterator[bytes]:
    """Each path below a folder, and a digest of what is in it; raises OSError for a link, a pipe, and the like."""
    yield os.fsencode(folder)
    for name, state in listed(folder, but):
        yield os.fsencode(name)
        if stat.S_ISREG(state.st_mode):
            with (folder / name).open("rb") as file:
                yield hashlib.file_digest(file, "sha256").digest()
        elif stat.S_ISDIR(state.st_mode):
            yield b""
        else:
            raise OSError(f"{folder / name} is no file, so what is in it can change elsewhere")


def _importable(place: str) -> Iterator[str]:
    """What Python finds in a place of its path, each with its size and its time, and what an installer put there."""
    yield place
    if not Path(place).is_dir():
        yield from _stated(Path(place))
        return
    for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
        path = Path(entry.path)
        if path.suffix in IMPORTABLE:
            yield from _stated(path)
        elif entry.is_dir():
            yield from _stated(path / RECORDS.get(path.suffix, "__init__.py"))


def _stated(path: Path) -> Iterator[str]:
    """A path with its size and its time, if it is there."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return
    yield f"{path} {state.st_size} {state.st_mtime_ns}"
