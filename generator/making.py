"""How a build is done: who makes the sheets, what hears of it, and whether it goes without them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.memory import Memory, Recall, anew
from generator.progress import Progress
from generator.spool import Spool
from generator.store import usual_store
from generator.workshop import Workshop
from generator.written import Written


@dataclass(frozen=True)
class Making:
    """What a build is given; the hook finds it in MkDocs' configuration, as `extra.making`.

    `written` are the pages of former builds, and `recall` gives a preview what it made of the same before. A draft has
    no PDFs, no PNG pictures, and no zip.
    """

    workshop: Workshop
    written: Written
    progress: Progress
    draft: bool = False
    recall: Recall = anew


_KEPT: dict[Path, tuple[Workshop, Written]] = {}
_MEMORY: dict[str, Memory] = {}
_WISH = {"draft": False}


def keep_drafts(*, wanted: bool) -> None:
    """Whether a preview that begins leaves out what a draft does."""
    _WISH["draft"] = wanted


def kept_making(root: Path, progress: Progress, seen: str = "") -> Making:
    """For a preview, which keeps what it has for its next build, and for a build that nobody gave anything.

    A preview remembers what it made as long as `seen` is the same, which stands for all that isn't content.
    """
    if root not in _KEPT:
        store = usual_store(root)
        _KEPT[root] = Workshop(store), Written(store, Spool())
    if not seen:
        return Making(*_KEPT[root], progress, _WISH["draft"])
    if seen not in _MEMORY:
        _MEMORY.clear()
        _MEMORY[seen] = Memory()
    return Making(*_KEPT[root], progress, _WISH["draft"], _MEMORY[seen])


def close_kept() -> None:
    """The last of their builds is over."""
    while _KEPT:
        _, (workshop, _) = _KEPT.popitem()
        workshop.close()
        workshop.store.tidy()
