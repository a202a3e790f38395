"""A site appears whole or not at all: it is built beside its target, then changes places with it in one step.

While a build runs, its workspace `.site.build-…` stands beside the target `site`:

    lock    held as long as the building process lives, so that the workspace of a killed one shows
    new     the site being built; after an exchange, the former site
    old     the former site, where the swap takes two renames

`new` and `old` together, and no target: the swap was cut between its two renames.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from generator.errors import PrimerError
from generator.marker import SITE, foreign, mark

_LOCK_WAIT = 60.0  # seconds; others hold the target's lock only to swap and to clear up
_EXCHANGE = 2  # both Linux' RENAME_EXCHANGE and macOS' RENAME_SWAP
_AT_FDCWD = -100
_CANNOT_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def publish(
    target: Path, build: Callable[[Path], None], kind: str = SITE, look: Callable[[Path], None] = lambda _: None
) -> None:
    """Let build write a site into an empty folder, then put that in target's place at once.

    In between look sees the folder as it will be there, down to the files' times.

    Until then the former site stays as it was, byte for byte, even if the process is killed. Of two builds
    at once the last to finish wins, whole. A former site is replaced if it is of this kind, and if all that is
    outermost in it was built; deeper inside it is replaced whoever put it there.

    Raises PrimerError before anything is touched if target is not the site's to replace, and when the
    system refuses a step of the build or the swap; whatever else build raises passes through.
    """
    target = _absolute(target)
    with _system_errors_explained(target):
        _check(target, kind)
        with _workspace(target) as workspace:
            new = workspace / "new"
            new.mkdir()
            build(new)
            _finish(new, kind)
            look(new)
            with _locked(target):
                _check(target, kind)  # it may have changed during the build
                _swap(workspace, target)


def _absolute(target: Path) -> Path:
    """The target's place, free of `.`, `..` and links, save that the target itself may be a link."""
    if target.name in ("", ".."):
        return Path(os.path.realpath(target))
    return Path(os.path.realpath(target.parent), target.name)


def _check(target: Path, kind: str) -> None:
    """Refuse a target that is neither free, nor an empty folder, nor a site of ours."""
    try:
        obstacle = _obstacle_around(target.parent) or _obstacle_at(target, kind)
    except FileNotFoundError:
        obstacle = None  # another build is swapping it this moment; it is checked again under the lock
    if obstacle:
        raise PrimerError(f"{target} {obstacle}, or choose another output folder")


def _obstacle_around(parent: Path) -> str | None:
    """What keeps a site from being built in this folder, and the remedy; None if nothing does."""
    if not parent.is_dir():
        return "has no parent folder: create that first"
    if not os.access(parent, os.W_OK | os.X_OK):
        return "is in a folder that you may not write to: change its permissions"
    return None


def _obstacle_at(target: Path, kind: str) -> str | None:
    """What must not be replaced by a site, and the remedy; None if nothing is lost."""
    if not os.path.lexists(target):
        return None
    mode = target.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "is a symbolic link: remove it"
    if not stat.S_ISDIR(mode):
        return "is not a folder: remove it"
    if os.path.ismount(target):
        return "is a mount point, which cannot be replaced: name a folder inside it"
    # Asked twice, since another build's swap may put another folder here between two looks at it.
    return foreign(target, kind) and foreign(target, kind)


@contextmanager
def _system_errors_explained(target: Path) -> Iterator[None]:
    """Tell a full disk, a missing permission and the like in one sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error).rstrip(".")
        place = f" ({error.filename})" if error.filename else ""
        raise PrimerError(
            f"{reason}{place}: the site was not published and {target} is as it was; "
            "put that right, or choose another output folder, and build again"
        ) from error


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the target's lock; the lock file goes with it."""
    path = target.with_name(f".{target.name}.lock")
    with FileLock(path, timeout=_LOCK_WAIT):
        try:
            yield
        finally:
            # Safe only as the holder's last act: filelock (3.21 and later) never takes an unlinked file for its
            # lock, so one that waits for this file starts over with a new one. On Windows release removes it.
            with suppress(OSError):
                path.unlink()


@contextmanager
def _workspace(target: Path) -> Iterator[Path]:
    """A folder beside target that is locked while in use and removed at the end; leftovers go first."""
    workspace = target.with_name(f".{target.name}.build-{secrets.token_hex(8)}")
    lock = FileLock(workspace / "lock")
    try:
        with _locked(target):  # else another build might see the folder before it is locked: a leftover
            _clear_leftovers(target)
            workspace.mkdir(mode=0o700)
            lock.acquire()
        yield workspace
    finally:
        _clear(workspace, lock, target)


def _clear_leftovers(target: Path) -> None:
    """Clear the workspaces of killed builds; one that cannot be locked is in use, or another user's."""
    leftover = re.compile(re.escape(f".{target.name}.build-") + "[0-9a-f]{16}")
    for folder in target.parent.iterdir():
        if leftover.fullmatch(folder.name) and not folder.is_symlink():
            lock = FileLock(folder / "lock", timeout=0)
            with suppress(OSError):
                lock.acquire()
                _clear(folder, lock, target)


def _clear(workspace: Path, lock: FileLock, target: Path) -> None:
    """Give back a former site that a cut swap left in the workspace, then remove the workspace."""
    new, old = workspace / "new", workspace / "old"
    if new.exists() and old.exists() and not target.exists():
        old.rename(target)
    for tree in (new, old):  # `new` first: without it nobody takes a half-removed `old` for the former site
        shutil.rmtree(tree, ignore_errors=True)
    lock.release()
    shutil.rmtree(workspace, ignore_errors=True)


def _finish(site: Path, kind: str) -> None:
    """Mark the tree as ours, give it the modes of a public site and bring it to the disk."""
    mark(site, kind, [path.name for path in site.iterdir()])
    site.chmod(0o755)
    for folder, folders, files in os.walk(site):
        for mode, names in ((0o755, folders), (0o644, files)):
            for path in (Path(folder, name) for name in names):
                if not path.is_symlink():  # chmod would reach through it, to a file that is not ours
                    path.chmod(mode)
    _flush(site)


def _flush(site: Path) -> None:
    """Write the file system's data to disk, lest a power cut after the swap leave empty files.

    One syncfs takes a tenth of the time of an fsync for each file; elsewhere than on Linux we go without.
    """
    if sys.platform == "linux":
        descriptor = os.open(site, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(descriptor) and ctypes.get_errno() != errno.ENOSYS:
                raise _last_error(site)
        finally:
            os.close(descriptor)


def _swap(workspace: Path, target: Path) -> None:
    """Put the new site in target's place; the former one, if any, ends in the workspace."""
    new = workspace / "new"
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        target.rename(workspace / "old")
        new.rename(target)


def _exchange(new: Path, target: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target), _EXCHANGE)
    elif hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(os.fsencode(new), os.fsencode(target), _EXCHANGE)
    else:
        return False
    if failed and ctypes.get_errno() not in _CANNOT_EXCHANGE:
        raise _last_error(target)
    return not failed


def _last_error(path: Path) -> OSError:
    """What the last call into the C library failed with."""
    return OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(path))
