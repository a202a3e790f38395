"""Writes a single file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.errors import PrimerError


def write_whole(target: Path, data: bytes) -> None:
    """Puts data into target at once; a former file stays as it was if that fails, which raises PrimerError."""
    try:
        if target.exists() and not target.is_file():
            raise PrimerError(f"can't write {target}: that is no file; name one with --out")
        if target.exists() and not os.access(target, os.W_OK):
            raise PrimerError(f"can't write {target}: it is read-only; choose another name with --out")
        _replace(target.resolve(), data)
    except (OSError, RuntimeError) as error:  # a RuntimeError where a link leads round in a circle
        where = "" if target.parent.is_dir() else f" ({target.parent} is no folder)"
        why = error.strerror if isinstance(error, OSError) else "its links lead round in a circle"
        raise PrimerError(f"can't write {target}: {why}{where}; choose another place with --out") from None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
