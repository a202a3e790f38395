"""Finds the content files: regular files with the expected names, read without following links."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from generator import model
from generator.errors import Problem
from generator.model import ID_PATTERN, MAX_ID
from generator.yaml_reader import MAX_BYTES

KINDS: tuple[tuple[str, type[model.Model]], ...] = (
    (r"primer\.yml", model.Scheme),
    (r"equipment\.yml", model.Equipment),
    (r"glossary\.yml", model.Glossary),
    (rf"sources/(?P<id>{ID_PATTERN})\.yml", model.Source),
    (rf"movements/(?P<id>{ID_PATTERN})/movement\.yml", model.Movement),
    (rf"movements/(?P<folder>{ID_PATTERN})/chooser\.yml", model.Chooser),
    (rf"movements/(?P<folder>{ID_PATTERN})/variations/(?P<id>{ID_PATTERN})\.yml", model.Variation),
)
EXPECTED = (
    "primer.yml, equipment.yml, glossary.yml, sources/ID.yml, movements/ID/movement.yml, "
    "movements/ID/chooser.yml or movements/ID/variations/ID.yml, "
    "where ID is lower-case letters, digits and single hyphens"
)
FOLDERS = re.compile(rf"|sources|movements|movements/{ID_PATTERN}|movements/{ID_PATTERN}/variations")
LITTER = (".DS_Store", "Thumbs.db", "desktop.ini", "*~", ".*.sw?", "4913")
"""What desktops and editors drop beside a file; content can never have these names, so they are passed over."""


@dataclass(frozen=True)
class Found:
    """A content file: its path for messages, what it should hold, its id and its bytes."""

    path: str
    kind: type[model.Model]
    id: str
    folder: str
    raw: bytes


def read_folder(root: Path) -> tuple[list[Found], list[Problem]]:
    """All files of root/content in order of their paths, and what is wrong with the folder itself."""
    if (root / "content").is_symlink():
        return [], [Problem("content", 0, 0, "this is a symbolic link; put the folder itself in its place")]
    items = list(_walk(root / "content", ""))
    found = [item for item in items if isinstance(item, Found)]
    return found, [item for item in items if isinstance(item, Problem)]


def _walk(base: Path, inside: str) -> Iterator[Found | Problem]:
    shown = f"content/{inside}".rstrip("/")
    try:
        entries = sorted(os.scandir(base / inside), key=lambda entry: entry.name)
    except OSError as error:
        remedy = "create it" if isinstance(error, FileNotFoundError) else "make it a folder that can be read"
        yield Problem(printable(shown), 0, 0, f"the folder can't be read ({error.strerror}); {remedy}")
        return
    for entry in entries:
        yield from _entry(base, f"{inside}/{entry.name}".lstrip("/"), entry)


def _entry(base: Path, path: str, entry: os.DirEntry[str]) -> Iterator[Found | Problem]:
    shown = printable(f"content/{path}")
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        yield Problem(shown, 0, 0, f"can't be read ({error.strerror}); mend it or delete it")
        return
    if stat.S_ISDIR(mode):
        if FOLDERS.fullmatch(path):
            yield from _walk(base, path)
        else:
            yield Problem(shown, 0, 0, f"no such folder is expected here; content holds {EXPECTED}")
    elif stat.S_ISREG(mode):
        if not any(fnmatch(entry.name, pattern) for pattern in LITTER):
            yield _file(base, path, shown)
    else:
        kind = "a symbolic link" if stat.S_ISLNK(mode) else "neither a file nor a folder"
        yield Problem(shown, 0, 0, f"this is {kind}; put a regular file in its place")


def _file(base: Path, path: str, shown: str) -> Found | Problem:
    for pattern, kind in KINDS:
        if match := re.fullmatch(pattern, path):
            groups = match.groupdict()
            id_ = groups.get("id") or groups.get("folder") or Path(path).stem
            if any(part and len(part) > MAX_ID for part in groups.values()):
                return Problem(shown, 0, 0, f"the name is an id and longer than {MAX_ID} characters; shorten it")
            return _read(base, path, shown, kind, id_, groups.get("folder") or id_)
    return Problem(shown, 0, 0, f"no such file is expected here; content holds {EXPECTED}")


def _read(base: Path, path: str, shown: str, kind: type[model.Model], id_: str, folder: str) -> Found | Problem:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(base / path, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Problem(shown, 0, 0, "this is not a regular file; put one in its place")
            return Found(shown, kind, id_, folder, file.read(MAX_BYTES + 1))
    except OSError as error:
        return Problem(shown, 0, 0, f"can't be read ({error.strerror}); check its permissions")


def irregular_files(folder: Path) -> list[Problem]:
    """Links, pipes and the like below a folder; MkDocs would publish what a link points to, or wait for a pipe."""
    problems = []
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            shown = printable(f"{folder.name}/{path.relative_to(folder).as_posix()}")
            problems.append(Problem(shown, 0, 0, "this is not a regular file; put the file itself in its place"))
    return problems


def printable(name: str) -> str:
    """A file's name as one line that any terminal can show."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape", "replace").decode() for char in name)
