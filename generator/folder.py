"""Finds the content files: regular files with the expected names, read without following links."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from generator import model
from generator.errors import Problem, printable
from generator.model import ID_PATTERN, MAX_ID
from generator.yaml_reader import MAX_BYTES

KINDS: tuple[tuple[str, type[model.Model]], ...] = (
    (r"primer\.yml", model.Scheme),
    (r"equipment\.yml", model.Equipment),
    (r"glossary\.yml", model.Glossary),
    (r"redirects\.yml", model.Redirects),
    (rf"sources/(?P<id>{ID_PATTERN})\.yml", model.Source),
    (rf"movements/(?P<id>{ID_PATTERN})/movement\.yml", model.Movement),
    (rf"movements/(?P<folder>{ID_PATTERN})/chooser\.yml", model.Chooser),
    (rf"movements/(?P<folder>{ID_PATTERN})/variations/(?P<id>{ID_PATTERN})\.yml", model.Variation),
)
EXPECTED = (
    "primer.yml, equipment.yml, glossary.yml, redirects.yml, sources/ID.yml, movements/ID/movement.yml, "
    "movements/ID/chooser.yml or movements/ID/variations/ID.yml, "
    "where ID is lower-case letters, digits and single hyphens"
)
FOLDERS = re.compile(rf"|sources|movements|movements/{ID_PATTERN}|movements/{ID_PATTERN}/variations")
LINK = "this is a symbolic link; put what it points to in its place"
LITTER = (".DS_Store", "._*", "Thumbs.db", "desktop.ini", "*~", ".*.sw?", "4913", ".#*", "#*#")
"""What desktops and editors drop beside a file; content can never have these names, so they are passed over."""


@dataclass(frozen=True)
class Found:
    """A content file: its path for messages, what it should hold, its id, and its bytes if they can be had."""

    path: str
    kind: type[model.Model]
    id: str
    folder: str
    raw: bytes | None

    @cached_property
    def brief(self) -> Found:
        """The same with a digest in place of the bytes, to be told from others."""
        return replace(self, raw=self.raw and sha256(self.raw).digest())


def read_folder(root: Path) -> tuple[list[Found], list[Problem]]:
    """All files of root/content in order of their paths, and what is wrong with the folder itself."""
    if (root / "content").is_symlink():
        return [], [Problem("content", 0, 0, LINK, code="symbolic-link")]
    items = list(_walk(root / "content", ""))
    found = [item for item in items if isinstance(item, Found)]
    return found, [item for item in items if isinstance(item, Problem)]


def _walk(base: Path, inside: str) -> Iterator[Found | Problem]:
    shown = f"content/{inside}".rstrip("/")
    try:
        entries = sorted(os.scandir(base / inside), key=lambda entry: entry.name)
    except OSError as error:
        remedy = "create it" if isinstance(error, FileNotFoundError) else "make it a folder that can be read"
        told = f"the folder can't be read ({error.strerror}); {remedy}"
        yield Problem(printable(shown), 0, 0, told, code="unreadable")
        return
    for entry in entries:
        yield from _entry(base, f"{inside}/{entry.name}".lstrip("/"), entry)


def _entry(base: Path, path: str, entry: os.DirEntry[str]) -> Iterator[Found | Problem]:
    if any(fnmatch(entry.name, pattern) for pattern in LITTER):
        return
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        yield from _refused(path, f"can't be read ({error.strerror}); mend it or delete it", code="unreadable")
        return
    if stat.S_ISDIR(mode) and FOLDERS.fullmatch(path):
        yield from _walk(base, path)
    elif stat.S_ISDIR(mode) and FOLDERS.fullmatch(path.lower()):
        told = f'capitals are not allowed in a name here; rename this folder to "{entry.name.lower()}"'
        yield Problem(printable(f"content/{path}"), 0, 0, told, code="misnamed")
    elif stat.S_ISDIR(mode):
        yield from _refused(path, f"no such folder is expected here; content holds {EXPECTED}", code="unexpected")
    elif stat.S_ISLNK(mode):
        yield from _refused(path, LINK, code="symbolic-link")
    elif not stat.S_ISREG(mode):
        yield from _refused(path, "this is no regular file; put one in its place", code="not-a-file")
    elif found := expected(path):
        yield from _read(base / path, found)
    else:
        yield from _unexpected(base, path)


def expected(path: str) -> Found | None:
    """The content file that belongs at a path inside content/, yet without its bytes."""
    for pattern, kind in KINDS:
        if match := re.fullmatch(pattern, path):
            groups = match.groupdict()
            id_ = groups.get("id") or groups.get("folder") or Path(path).stem
            return Found(f"content/{path}", kind, id_, groups.get("folder") or id_, None)
    return None


def is_folder(path: str) -> bool:
    """Whether content files belong below a path that begins with content."""
    return bool(FOLDERS.fullmatch(path.lower().removeprefix("content").removeprefix("/")))


def _refused(path: str, message: str, *, code: str) -> Iterator[Found | Problem]:
    """A problem with the whole file, and the file that should be there, if one should."""
    yield Problem(printable(f"content/{path}"), 0, 0, message, code=code)
    if found := expected(path):
        yield found


def _unexpected(base: Path, path: str) -> Iterator[Found | Problem]:
    folder, _, name = path.rpartition("/")
    stem = re.sub(r"(\.ya?ml|\.txt)+$", "", name.lower())
    right = f"{folder}/{'-'.join(re.findall('[a-z0-9]+', stem))}.yml".lstrip("/")
    meant = expected(right) if stem != name.lower() else None
    if right == path or not meant or (base / right).exists():
        told = f"no such file is expected here; delete it, as content holds {EXPECTED}"
        yield from _refused(path, told, code="unexpected")
    else:
        form = "names in lower case, with hyphens, that end in .yml"
        told = f'content files have {form}; rename this file to "{Path(right).name}"'
        yield Problem(printable(f"content/{path}"), 0, 0, told, code="misnamed")
        yield meant


def _read(file: Path, found: Found) -> Iterator[Found | Problem]:
    if max(len(found.id), len(found.folder)) > MAX_ID:
        told = f"the name is an id and longer than {MAX_ID} characters; shorten it"
        yield Problem(found.path, 0, 0, told, code="long-name")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(file, flags), "rb") as opened:
            yield replace(found, raw=opened.read(MAX_BYTES + 1))
    except OSError as error:
        told = f"can't be read ({error.strerror}); check its permissions"
        yield Problem(found.path, 0, 0, told, code="unreadable")
        yield found


def irregular_files(folder: Path) -> list[Problem]:
    """Links, pipes and the like below a folder; MkDocs would publish what a link points to, or wait for a pipe.

    A name that isn't UTF-8 has no address, and MkDocs would crash over it.
    """
    problems = []
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        shown = printable(f"{folder.name}/{path.relative_to(folder).as_posix()}")
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            told = "this is not a regular file; put the file itself in its place"
            problems.append(Problem(shown, 0, 0, told, code="not-a-file"))
        elif not _is_utf_8(os.fsencode(path.name)):
            problems.append(Problem(shown, 0, 0, "this name is not UTF-8; rename the file", code="misnamed"))
    return problems


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
