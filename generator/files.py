"""Files on disk: one that is written whole or not at all, and a folder of them that is read file by file."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Collection, Iterator, Mapping
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


def listed(folder: Path, but: Collection[str] = ()) -> Iterator[tuple[str, os.stat_result]]:
    """Each path below a folder with its lstat, in an order that stays; without folders that are named in `but`."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        for entry in sorted(os.scandir(folder / inside), key=lambda entry: entry.name):
            state = entry.stat(follow_symlinks=False)
            name = f"{inside}{entry.name}"
            if not stat.S_ISDIR(state.st_mode):
                yield name, state
            elif entry.name not in but:
                yield name, state
                waiting.append(f"{name}/")


class Folder(Mapping[str, bytes]):
    """The files that are in a folder now, by their paths below it. Each is read when it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names = dict.fromkeys(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._root / name).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
