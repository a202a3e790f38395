"""How a build is done: who makes the sheets, what hears of it, and whether it goes without them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.progress import Progress
from generator.store import Store
from generator.workshop import Workshop

PLACE = "PRIMER_CACHE"
"""The environment's variable that names another folder for the store; empty, none."""


@dataclass(frozen=True)
class Making:
    """What a build is given; the hook finds it in MkDocs' configuration, as `extra.making`.

    A draft has no PDFs and no pictures of pages.
    """

    workshop: Workshop
    progress: Progress
    draft: bool = False


def usual_store(root: Path) -> Store:
    """The store in the folder that the environment names, or else below the project's folder."""
    named = os.environ.get(PLACE)
    if named is None:
        return Store(root / ".cache/primer")
    return Store(root / named if named else None)


_KEPT: dict[Path, Workshop] = {}


def kept_workshop(root: Path) -> Workshop:
    """The workshop of a preview, kept for its next build, and of a build that nobody gave one."""
    return _KEPT.get(root) or _KEPT.setdefault(root, Workshop(usual_store(root)))


def close_kept() -> None:
    """The last of their builds is over."""
    while _KEPT:
        _, workshop = _KEPT.popitem()
        workshop.close()
        workshop.store.tidy()
