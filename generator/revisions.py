"""The content of a git revision, read without touching the work tree."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.errors import PrimerError

CONTENT = "content"


@dataclass(frozen=True)
class Repository:
    """The repository around a project's folder, and the path of that folder inside it, empty or with a slash behind."""

    root: Path
    prefix: str


def repository(root: Path) -> Repository:
    """The repository that a project's folder belongs to; raises PrimerError where it belongs to none."""
    done = _git(root, "rev-parse", "--show-prefix")
    told = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode and "not a git repository" in told:
        raise PrimerError(f"{root} is not in a git repository; run this in a clone of the project")
    if done.returncode:
        raise PrimerError(f"git can't read the repository around {root}: {told}")
    return Repository(root, os.fsdecode(done.stdout).removesuffix("\n"))


def commit(found: Repository, revision: str) -> str:
    """The full name of the commit that a revision means; raises PrimerError where it means none."""
    if not revision or revision.startswith("-") or "\0" in revision:
        raise PrimerError(f'"{revision}" is no revision; name a branch, a tag, or a commit')
    done = _git(found.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not done.returncode:
        return done.stdout.decode().strip()
    if _git(found.root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        remedy = "this clone is shallow, so fetch the rest of its history with git fetch --unshallow"
        raise PrimerError(f'there is no revision "{revision}" here; {remedy}')
    raise PrimerError(f'there is no revision "{revision}"; name a branch, a tag, or a commit, or fetch it first')


def named(found: Repository, revision: str) -> str:
    """A revision with the commit that it means, as "main (1a26ce7)"."""
    name = commit(found, revision)
    return revision if name.startswith(revision) else f"{revision} ({name[:7]})"


@contextmanager
def content_at(found: Repository, revision: str) -> Iterator[Path]:
    """A temporary folder with the content of a revision in it, gone afterwards."""
    name = commit(found, revision)
    with TemporaryDirectory(prefix="primer-diff-") as folder:
        for path, mode, data in _files(found, name, revision):
            _write(Path(folder, *path.parts), mode, data)
        yield Path(folder)


def _files(found: Repository, name: str, revision: str) -> Iterator[tuple[PurePosixPath, int, bytes]]:
    """Each file of content/ with its mode and bytes, as git keeps it, whatever .gitattributes says of archives."""
    listed = _told(found, "ls-tree", "-r", "-z", "--full-tree", name, f"{found.prefix}{CONTENT}/")
    entries = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    if not entries:
        raise PrimerError(f"the revision {revision} has no {found.prefix}{CONTENT}/; name one that has")
    blobs = [(head.split(), os.fsdecode(path)) for head, _, path in entries if head.split()[1] == b"blob"]
    wanted = b"".join(head[2] + b"\n" for head, _ in blobs)
    answer = _told(found, "cat-file", "--batch", given=wanted)
    for head, path in blobs:
        line, _, answer = answer.partition(b"\n")
        if line.endswith(b" missing"):
            raise PrimerError(f"this clone lacks {path} of the revision {revision}; fetch it first")
        size = int(line.split()[2])
        below = PurePosixPath(path.removeprefix(found.prefix))
        if ".." not in below.parts:  # git refuses to make such a tree, yet somebody may have written one by hand
            yield below, int(head[0], 8), answer[:size]
        answer = answer[size + 1 :]


def _write(path: Path, mode: int, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if stat.S_ISLNK(mode):
        path.symlink_to(os.fsdecode(data))  # the check refuses it, and says so, without following it
    else:
        path.write_bytes(data)


def changed_outside(found: Repository, base: str, head: str | None) -> int:
    """How many files of the project outside content/ changed; without a head, in the working tree."""
    names = [commit(found, revision) for revision in (base, head) if revision]
    changed = _told(
        found, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", *names, "--", "."
    )
    fresh = b"" if head else _told(found, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    paths = {os.fsdecode(path) for path in [*changed.split(b"\0"), *fresh.split(b"\0")] if path}
    return sum(not path.startswith(f"{CONTENT}/") for path in paths)


def _told(found: Repository, *words: str, given: bytes = b"") -> bytes:
    done = _git(found.root, *words, given=given)
    if done.returncode:
        raise PrimerError(f"git {words[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


def _git(root: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A finished git, in English, which takes no locks, so that nothing in the repository is written."""
    env = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(["git", *words], cwd=root, env=env, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise PrimerError("git is not installed; install it, and try again") from None
