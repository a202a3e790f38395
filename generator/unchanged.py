"""A site that is as the last build left it, of what is as it was then: there is nothing to build.

A record of a build that is over lies in the store. Its key stands for all that went into the site, its bytes for what
came out: each path with its size and its times, so that a folder which somebody changed isn't taken for the site.
"""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path, PurePosixPath

from generator.digest import digest_of
from generator.files import listed
from generator.inputs import Inputs
from generator.store import Store


@dataclass(frozen=True)
class Built:
    """What a build wrote: pages, cards among them, files of some kinds, and the bytes of all."""

    pages: int
    cards: int
    pdfs: int
    pictures: int
    bytes: int


@dataclass(frozen=True)
class Survey:
    """A folder with a site in it: what was built, and a digest that tells it from any other state of the folder."""

    built: Built
    state: str


def survey(folder: Path) -> Survey:
    """What is in a folder, by the names, sizes, modes, and times of its files; nothing is opened."""
    files: list[tuple[PurePosixPath, int]] = []

    def rows() -> Iterator[bytes]:
        for name, state in listed(folder):
            yield os.fsencode(f"{name}\n{state.st_mode}")
            if not stat.S_ISDIR(state.st_mode):
                files.append((PurePosixPath(name), state.st_size))
                yield b"%d %d %d" % (state.st_size, state.st_mtime_ns, state.st_ctime_ns)

    state = digest_of(rows())
    kinds = Counter(path.suffix for path, _ in files)
    cards = sum(path.parent.name == "card" and path.name == "index.html" for path, _ in files)
    size = sum(size for _, size in files)
    return Survey(Built(kinds[".html"], cards, kinds[".pdf"], kinds[".png"], size), state)


class Former:
    """The former site of a project in a folder. Make it before a build reads anything."""

    def __init__(self, store: Store, root: Path, target: Path, *, draft: bool) -> None:
        self.inputs = Inputs(root)
        self._store, self._target, self._draft = store, target, draft
        self._state = self._state_now() if store.folder else None

    def built(self) -> Built | None:
        """What is there already, if a build would make the same once more; else None."""
        kept = self._store.get(self._state[0]) if self._state else None
        if not kept or _is_no_site(self._target) or _has_leftovers(self._target):
            return None
        state, *counts = json.loads(kept)
        return Built(*counts) if survey(self._target).state == state else None

    @property
    def can_be_kept(self) -> bool:
        """Whether there is a place for a record, and something to go by."""
        return self._state is not None

    def keep(self, found: Survey) -> None:
        """Notes what a build made, unless what went into it was edited meanwhile, or even edited and put back."""
        if self._state and self._state == self._state_now():
            self._store.put(self._state[0], json.dumps([found.state, *astuple(found.built)]).encode())

    def _state_now(self) -> tuple[str, int] | None:
        """The key of the record, and when anything behind it was last touched."""
        digest = self.inputs.digest()
        parts = ("unchanged", digest or "", str(self._draft), self._target.resolve())
        return (digest_of(os.fsencode(part) for part in parts), self.inputs.last_touched()) if digest else None


def _is_no_site(target: Path) -> bool:
    """Whether a build would refuse to put a site here, or find none."""
    return target.is_symlink() or not target.is_dir() or target.is_mount()


def _has_leftovers(target: Path) -> bool:
    """Whether another build is at work here, or was killed; the next one clears up."""
    return any(path.name.startswith(f".{target.name}.build-") for path in target.parent.iterdir())
