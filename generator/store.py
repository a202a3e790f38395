"""What was made before, kept on disk by key, so that the next build takes it from there.

An entry is a file `ab/cdef…`: a mark, the digest of its data, and the data. One that is torn, cut off, or changed
doesn't match its digest and counts as not there. Nothing here ever fails a build: without a disk to write to, all is
made anew.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PLACE = "PRIMER_CACHE"
"""The environment's variable that names another folder for the store; empty, none."""

MARK = b"primer-1\n"
DIGEST = hashlib.sha256().digest_size
FOLDERS, ENTRIES = re.compile("[0-9a-f]{2}"), re.compile("[0-9a-f]{62}")
LEFT = re.compile(r"\.[0-9a-f]{62}\..*")
"""What a writer that was killed leaves behind."""
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What primer made before; it can be deleted at any time.\n"
"""Tells backups to leave a folder out (bford.info/cachedir)."""

DAY = 24 * 60 * 60
OLDEST = 30 * DAY
"""An entry that no build used for so many seconds goes."""
MOST = 1_000_000_000
"""The bytes of entries that the last build had no use for; beyond it those go that were used longest ago."""


class Store:
    """Bytes by key, where a key is 64 hexadecimal digits that stand for all that the bytes depend on.

    `folder` None keeps nothing. `taken` counts what was there; `trouble` says why nothing more is kept, or is empty.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.taken = 0
        self.trouble = ""
        self._began = time.time()

    def get(self, key: str) -> bytes | None:
        """The bytes of a key, or None; notes that they were of use."""
        path = self._path(key)
        if not path:
            return None
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        head, data = len(MARK) + DIGEST, entry[len(MARK) + DIGEST :]
        if entry[:head] != MARK + hashlib.sha256(data).digest():
            return None
        with suppress(OSError):
            os.utime(path)
        self.taken += 1
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keeps the bytes of a key, whole or not at all; after the first refusal of the system, no more."""
        path = self._path(key)
        if not path or self.trouble:
            return
        try:
            self._prepare(path.parent)
            _write(path, MARK + hashlib.sha256(data).digest() + data)
        except OSError as error:
            self.trouble = f"{self.folder} can't be written ({error.strerror}), so what was made is not kept"

    def tidy(self) -> None:
        """Drops what the last builds had no use for. Another build that wanted one of these makes it anew."""
        room = MOST
        for used, size, path in sorted(self._entries(), reverse=True):
            if used < self._began:
                room -= size
                if room < 0 or used < self._began - OLDEST:
                    with suppress(OSError):
                        path.unlink()

    def _path(self, key: str) -> Path | None:
        return self.folder / key[:2] / key[2:] if self.folder else None

    def _prepare(self, parent: Path) -> None:
        """Makes the folders; git and backups leave out what is in them."""
        if not parent.is_dir():
            parent.mkdir(parents=True, exist_ok=True)
            for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)):
                if not (parent.parent / name).exists():
                    _write(parent.parent / name, text.encode())

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each entry was last used, its size, and where it is; files of others are none."""
        if not self.folder:
            return
        with suppress(OSError):
            folders = [folder for folder in self.folder.iterdir() if FOLDERS.fullmatch(folder.name)]
            for folder in folders:
                for path in folder.iterdir():
                    if ENTRIES.fullmatch(path.name) or LEFT.fullmatch(path.name):
                        with suppress(OSError):
                            stat = path.lstat()
                            yield stat.st_mtime, stat.st_size, path


def usual_store(root: Path) -> Store:
    """The store in the folder that the environment names, or else below the project's folder."""
    named = os.environ.get(PLACE)
    if named is None:
        return Store(root / ".cache/primer")
    return Store(root / named if named else None)


def _write(path: Path, data: bytes) -> None:
    """At once, by a name that no other writer has."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
