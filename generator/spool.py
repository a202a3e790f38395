"""What waits for its turn, on disk: in a temporary file that goes with the last that is in it."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from io import FileIO
from threading import Lock
from weakref import finalize


class Spool:
    """Takes bytes in, and has them read again whenever they are asked for. `size` is that of all it took in.

    Where no file can be opened it takes nothing.
    """

    def __init__(self) -> None:
        self._file: FileIO | None = None
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed when nobody knows the spool anymore
            finalize(self, self._file.close)
        self._lock = Lock()
        self.size = 0

    def read(self, start: int, size: int) -> bytes:
        """A piece of what was taken in."""
        with self._lock:
            if not self._file:
                return b""
            self._file.seek(start)
            return self._file.read(size)

    def take(self, data: bytes) -> int:
        """Where the bytes begin in it; raises OSError where there is no room."""
        with self._lock:
            if not self._file:
                raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
            self._file.seek(start := self.size)
            if self._file.write(data) < len(data):  # the first bytes were all that there was room for
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self.size += len(data)
        return start


class Kept:
    """Bytes that a spool keeps; in the memory without one, or where the disk is full. Equal to others of the same."""

    __slots__ = ("_data", "_spool", "_start", "size")

    def __init__(self, data: bytes, spool: Spool | None) -> None:
        self.size = len(data)
        self._keep(data, spool)

    def _keep(self, data: bytes, spool: Spool | None) -> None:
        self._data, self._spool, self._start = data, spool, 0
        if spool:
            with suppress(OSError):
                self._start, self._data = spool.take(data), b""

    def read(self) -> bytes:
        """The bytes."""
        return self._spool.read(self._start, self.size) if self._spool and not self._data else self._data

    def move(self, spool: Spool) -> None:
        """To another spool, so that this one can go."""
        self._keep(self.read(), spool)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept) and self.read() == other.read()

    def __hash__(self) -> int:
        return hash(self.read())
