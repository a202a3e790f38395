"""The marker in a folder that primer wrote: what it is, and what primer put there, so that nothing else is replaced."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from generator.errors import printable
from generator.folder import LITTER

MARKER = ".primer-site"
SITE, RENDERED = "A site, built by primer", "Pages, rendered by primer"
"""The two kinds of folders that primer writes; neither takes the place of the other."""

MOST_NAMED = 5


def mark(folder: Path, kind: str, names: Iterable[str]) -> None:
    """Says in a folder that primer wrote it, and that these are the names in it."""
    lines = [f"{kind}. The next time this folder is replaced if it holds only:", *sorted({*names} - {MARKER})]
    text = "".join(f"{line}\n" for line in lines)
    (folder / MARKER).write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")


def foreign(folder: Path, kind: str) -> str | None:
    """What a folder holds that primer didn't write as this kind, and the remedy; None if nothing is lost with it."""
    names = {path.name for path in folder.iterdir()}
    if not names:
        return None
    if MARKER not in names:
        return "holds files that primer did not build: empty it"
    head, *known = (folder / MARKER).read_text("utf-8", errors="surrogateescape").split("\n")
    if not head.startswith(f"{kind}."):
        return f'is marked as "{head.split(".")[0]}", which is not to be replaced by this: empty it'
    strangers = sorted(name for name in names - {*known, MARKER} if not any(fnmatch(name, form) for form in LITTER))
    if strangers:
        more = len(strangers) - MOST_NAMED
        shown = [printable(name) for name in strangers[:MOST_NAMED]] + ([f"{more} more"] if more > 0 else [])
        return (
            f"holds what primer did not put there ({', '.join(shown)}): move that away, into docs/ if it is the site's"
        )
    return None
