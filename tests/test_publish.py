"""A published site is wholly the former or wholly the new one, whatever happens to the build."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from publish_child import INVALID_FLAG, sample_site

from generator import publish as publisher
from generator.errors import PrimerError
from generator.marker import MARKER, RENDERED, SITE
from generator.publish import publish

CHILD = Path(__file__).with_name("publish_child.py")
ROOT = CHILD.parent.parent

Tree = dict[str, tuple[int, bytes | str | None]]


def tree(folder: Path) -> Tree:
    """Each path below folder with its mode and its content: bytes, a link's goal, or None for a folder."""
    return {str(path.relative_to(folder)): _entry(path) for path in folder.rglob("*")}


def _entry(path: Path) -> tuple[int, bytes | str | None]:
    mode = stat.S_IMODE(path.lstat().st_mode)
    if path.is_symlink():
        return mode, str(path.readlink())
    return mode, path.read_bytes() if path.is_file() else None


def beside(target: Path) -> list[str]:
    """The names in the target's folder, its own among them."""
    return sorted(path.name for path in target.parent.iterdir())


def child(target: Path, letter: str, *flags: str | int) -> subprocess.Popen[str]:
    """A process that publishes the sample site of that letter."""
    return subprocess.Popen(
        [sys.executable, CHILD, target, letter, *map(str, flags)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_child(target: Path, letter: str, *flags: str | int) -> int:
    """The number of steps a whole publication by a child takes."""
    process = child(target, letter, *flags)
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    return int(output)


def kill_child(target: Path, letter: str, step: int, *flags: str | int) -> None:
    """Let a child publish until right before that step, where SIGKILL ends it."""
    process = child(target, letter, "--kill-at", step, *flags)
    _, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors


def fail(_: Path) -> None:
    """A build that does not get far."""
    raise RuntimeError("no site today")


def never(_: Path) -> None:
    """A build that must not start."""
    pytest.fail("built for a target that should have been refused")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the site goes; its folder holds nothing else."""
    folder = tmp_path / "public"
    folder.mkdir()
    return folder / "site"


@pytest.fixture(params=["one exchange", "two renames"])
def flags(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Both ways to swap, here and, with these flags, in a child."""
    if request.param == "one exchange":
        return []
    monkeypatch.setattr(publisher, "_EXCHANGE", INVALID_FLAG)
    return ["--two-renames"]


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small file system with these options."""
    folder = tmp_path / "mounted"
    folder.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount a small file system")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", folder], check=True)


# What a publication leaves behind


@pytest.mark.usefixtures("flags")
def test_first_site_and_its_successor(target: Path) -> None:
    """The target holds what build wrote and the marker, nothing of the former site, and nothing is beside it."""
    publish(target, sample_site("a", 30))
    publish(target, sample_site("b", 3))
    assert sorted(tree(target)) == [
        MARKER,
        *("part-0", "part-0/0.html", "part-1", "part-1/1.html", "part-2", "part-2/2.html"),
    ]
    assert (target / "part-2/2.html").read_bytes() == b"b" * 195
    assert beside(target) == ["site"]


def test_same_build_same_tree(target: Path) -> None:
    """Nothing of the workspace, such as its random name, shows in the site."""
    publish(target, sample_site("a", 3))
    once = tree(target)
    publish(target, sample_site("a", 3))
    assert tree(target) == once


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_modes_are_public_whatever_the_umask(target: Path, umask: int) -> None:
    """Folders get 0755 and files 0644; a link is left alone, and so is the file it leads to."""
    private = target.with_name("private")
    private.touch(mode=0o600)

    def build(folder: Path) -> None:
        sample_site("a", 30)(folder)
        (folder / "part-0/run.sh").touch(mode=0o700)
        (folder / "link").symlink_to(private)

    former = os.umask(umask)
    try:
        publish(target, build)
    finally:
        os.umask(former)
    site = tree(target)
    assert site.pop("link")[1] == str(private)
    assert {mode for mode, content in site.values() if content is None} == {0o755}
    assert {mode for mode, content in site.values() if content is not None} == {0o644}
    assert stat.S_IMODE(target.stat().st_mode) == 0o755
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


@pytest.mark.usefixtures("flags")
def test_empty_folder_is_a_fine_target(target: Path) -> None:
    """Nobody misses an empty folder."""
    target.mkdir()
    publish(target, sample_site("a", 3))
    assert (target / "part-0/0.html").is_file()
    assert beside(target) == ["site"]


@pytest.mark.parametrize("name", ["s[i]te*", "päge site", ".site", "site.build-x"])
def test_odd_names(target: Path, name: str) -> None:
    """The name of a target is no pattern, and what is named like its leftovers, but longer, is not its own."""
    leftover = f".{name}.build-0123456789abcdef"
    others = [f".{name}.build-x.build-0123456789abcdef", f"{leftover}.build-0123456789abcdef", f"a{leftover}"]
    for folder in (leftover, *others):
        target.with_name(folder).mkdir()
    publish(target.with_name(name), sample_site("a", 3))
    assert beside(target) == sorted([name, *others])


def test_relative_target_and_a_build_that_goes_elsewhere(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative target means the folder that was current at the start."""
    (target.parent / "inner").mkdir()
    monkeypatch.chdir(target.parent / "inner")

    def build(folder: Path) -> None:
        os.chdir("/")
        sample_site("a", 3)(folder)

    publish(Path("../inner/../site"), build)
    assert (target / MARKER).is_file()


# Failed builds


@pytest.mark.parametrize("error", [RuntimeError, PrimerError, KeyboardInterrupt, SystemExit])
def test_failed_build_leaves_the_former_site(target: Path, error: type[BaseException]) -> None:
    """Whatever build raises passes through; the former site stays and the workspace goes."""
    publish(target, sample_site("a", 30))
    former = tree(target)

    def halfway() -> None:
        raise error("halfway")

    with pytest.raises(error, match="halfway"):
        publish(target, sample_site("b", 30, halfway))
    assert tree(target) == former
    assert beside(target) == ["site"]


def test_failed_first_build_leaves_nothing(target: Path) -> None:
    """Without a former site there is none afterwards."""
    with pytest.raises(RuntimeError):
        publish(target, fail)
    assert beside(target) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_two_renames_cut_by_an_exception(
    target: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    """An interruption between the two renames gives the former site back at once."""
    publish(target, sample_site("a", 3))
    former = tree(target)
    rename = Path.rename

    def cut(path: Path, goal: Path) -> None:
        if path.name == "new":
            assert not target.exists()
            raise error("cut")
        rename(path, goal)

    monkeypatch.setattr(publisher, "_EXCHANGE", INVALID_FLAG)
    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises((KeyboardInterrupt, PrimerError), match="cut"):
        publish(target, sample_site("b", 3))
    assert tree(target) == former
    assert beside(target) == ["site"]


@pytest.mark.parametrize("limit", ["size=400k", "nr_inodes=60"])
def test_full_disk(mounted: Callable[[str], Path], limit: str) -> None:
    """A build that does not fit, by its bytes or by its files, is told in a sentence and leaves no trace."""
    target = mounted(limit) / "site"
    publish(target, sample_site("a", 12))
    former = tree(target)
    with pytest.raises(PrimerError, match=r"^No space left on device.*: the site was not published"):
        publish(target, sample_site("b", 200))
    assert tree(target) == former
    assert beside(target) == ["site"]


def test_file_size_limit(target: Path) -> None:
    """A file that the system cuts short fails the build."""
    publish(target, sample_site("a", 30))
    former = tree(target)
    process = child(target, "b", "--files", 300, "--file-limit", 10_000)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "File too large" in errors
    assert "Traceback" not in errors
    assert tree(target) == former
    assert beside(target) == ["site"]


# SIGKILL


def kill_at_steps(tmp_path: Path, prepare: Callable[[Path], None], *flags: str | int, moments: int = 0) -> list[str]:
    """What is there after a child was killed: the old site, the new one or none ("missing").

    Each child gets a target prepared anew. It is killed before each of its steps, or at so many moments.
    """

    def prepared(name: str) -> Path:
        target = tmp_path / name / "site"
        target.parent.mkdir()
        prepare(target)
        return target

    former = next_publication_fails(prepared("former"))
    whole = prepared("whole")
    steps = run_child(whole, "b", *flags)
    fresh = tree(whole)

    def outcome(step: int) -> str:
        target = prepared(str(step))
        kill_child(target, "b", step, *flags)
        found = tree(target) if target.exists() else None
        assert found in (former, fresh, None)
        assert next_publication_fails(target) == (former if found is None else found)
        return "missing" if found is None else "old" if found == former else "new"

    stride = steps // moments if moments else 1
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(outcome, range(1, steps + 1, stride)))


def next_publication_fails(target: Path) -> Tree | None:
    """The site after a failed publication: it cleared up beside the target, and built nothing."""
    with pytest.raises(RuntimeError):
        publish(target, fail)
    assert beside(target) == (["site"] if target.exists() else [])
    return tree(target) if target.exists() else None


def in_order(outcomes: list[str]) -> bool:
    """Old until the swap and new after it; if there is a gap, it is in between."""
    return outcomes == sorted(outcomes, key=["old", "missing", "new"].index)


def test_killed_before_every_step(tmp_path: Path, flags: list[str]) -> None:
    """The former site is whole until the swap, the new one after it; only two renames leave a gap, one step long."""
    outcomes = kill_at_steps(tmp_path, lambda target: publish(target, sample_site("a", 3)), *flags)
    assert in_order(outcomes)
    assert outcomes.count("missing") == len(flags)
    assert outcomes.count("old") > 20
    assert outcomes.count("new") > 10  # most of them during the removal of the former site


def test_first_publication_killed_before_every_step(tmp_path: Path) -> None:
    """There is no site until there is a whole one."""
    outcomes = kill_at_steps(tmp_path, lambda _: None)
    assert set(outcomes) == {"missing", "new"}
    assert outcomes == sorted(outcomes)


def test_recovery_killed_before_every_step(tmp_path: Path) -> None:
    """A site that a cut swap left in its workspace outlives further kills, until it is given back or replaced."""

    def cut(target: Path) -> None:
        publish(target, sample_site("a", 3))
        workspace = target.with_name(".site.build-0123456789abcdef")
        (workspace / "new").mkdir(parents=True)
        target.rename(workspace / "old")

    outcomes = kill_at_steps(tmp_path, cut)
    assert in_order([outcome for outcome in outcomes if outcome != "missing"])
    assert outcomes == sorted(outcomes, key=["missing", "old", "new"].index)
    assert set(outcomes) == {"missing", "old", "new"}


def test_large_site_killed_at_many_moments(tmp_path: Path, flags: list[str]) -> None:
    """The same for a site of some hundred files, with a moment here and there."""
    build = sample_site("a", 300)
    outcomes = kill_at_steps(tmp_path, lambda target: publish(target, build), "--files", 300, *flags, moments=15)
    assert len(outcomes) >= 15
    assert in_order(outcomes)
    assert {"old", "new"} <= set(outcomes)


def test_killed_from_outside(target: Path) -> None:
    """The workspace of a killed build stays until the next publication, and no longer."""
    publish(target, sample_site("a", 30))
    former = tree(target)
    process = child(target, "b", "--files", 300, "--hold")
    assert process.stdout
    assert process.stdout.readline() == "building\n"
    process.kill()
    process.communicate()
    assert len(beside(target)) == 2
    assert tree(target) == former
    assert next_publication_fails(target) == former


def test_what_was_looked_at_is_what_stands_there(target: Path) -> None:
    """A site that was edited, or replaced by another build, would be taken for the one that was built."""

    def figures(folder: Path) -> dict[str, tuple[int, ...]]:
        states = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
        return {
            name: (state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
            for name, state in states.items()
            if stat.S_ISREG(state.st_mode)
        }

    for letter in "ab":  # into a free place, and into that of a former site
        seen: list[dict[str, tuple[int, ...]]] = []
        publish(target, sample_site(letter, 3), look=lambda folder, seen=seen: seen.append(figures(folder)))  # type: ignore[misc]
        assert seen == [figures(target)]


def test_half_removed_site_is_not_given_back(target: Path) -> None:
    """What a killed process had not yet removed of a former site is no site, even if there is no other."""
    half = target.with_name(".site.build-0123456789abcdef") / "old"
    half.mkdir(parents=True)
    (half / MARKER).touch()
    assert next_publication_fails(target) is None


def test_leftover_that_is_a_link_is_let_be(target: Path) -> None:
    """Clearing up never reaches through a link into somebody's folder."""
    precious = target.parent.parent / "precious"
    (precious / "new").mkdir(parents=True)
    target.with_name(".site.build-0123456789abcdef").symlink_to(precious)
    publish(target, sample_site("a", 3))
    assert list(tree(precious)) == ["new"]


# Builds at the same time


def test_last_to_finish_wins(target: Path, flags: list[str]) -> None:
    """Builds that start, fail and finish during another one neither harm it nor are harmed."""
    publish(target, sample_site("c", 30))
    expected = tree(target)
    slow = child(target, "c", "--files", 30, "--hold", *flags)
    assert slow.stdout
    assert slow.stdout.readline() == "building\n"
    with pytest.raises(RuntimeError):
        publish(target, fail)
    assert tree(target) == expected
    publish(target, sample_site("b", 7))
    assert len(tree(target)) == 1 + 7 + 7
    assert len(beside(target)) == 2
    _, errors = slow.communicate("\n")
    assert slow.returncode == 0, errors
    assert tree(target) == expected
    assert beside(target) == ["site"]


def test_many_builds_at_once(target: Path, flags: list[str]) -> None:
    """All succeed and one of them wins, whole; with an exchange there is a site at any time."""
    wholes = []
    for letter in "abcdef":
        publish(target, sample_site(letter, 40))
        wholes.append(tree(target))
    processes = [child(target, letter, "--files", 40, *flags) for letter in "abcdef"]
    while any(process.poll() is None for process in processes):
        assert flags or target.is_dir()
    assert [process.communicate()[1] for process in processes] == [""] * 6
    assert tree(target) in wholes
    assert beside(target) == ["site"]


@pytest.mark.usefixtures("flags")
def test_threads_publish_at_once(target: Path) -> None:
    """The locks hold between the threads of a process, too."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda letter: publish(target, sample_site(letter, 10)), "abcdefghijkl"))
    assert len(tree(target)) == 1 + 10 + 10
    assert len({path.read_bytes()[:1] for path in target.glob("*/*.html")}) == 1
    assert beside(target) == ["site"]


def test_swap_waits_for_its_turn_but_not_for_ever(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the target's lock nothing is swapped; if it hangs, the build gives up."""
    publish(target, sample_site("a", 3))
    former = tree(target)
    monkeypatch.setattr(publisher, "_LOCK_WAIT", 0)
    lock = FileLock(target.with_name(".site.lock"))

    def take() -> None:
        lock.acquire()

    with pytest.raises(PrimerError, match="lock"):
        publish(target, sample_site("b", 3, take))
    assert tree(target) == former
    with pytest.raises(PrimerError, match="lock"):
        publish(target, never)
    assert beside(target) == [".site.lock", "site"]
    lock.release()


# Targets that are not the site's to replace


@pytest.mark.usefixtures("flags")
def test_what_others_put_into_a_site_is_not_replaced(target: Path) -> None:
    """The next build would delete the repository that the site is published from, and the name of its server."""
    publish(target, sample_site("a", 3))
    (target / ".git").mkdir()
    (target / "CNAME").write_text("swing.example\n")
    before = tree(target)
    with pytest.raises(PrimerError, match=r"did not put there \(\.git, CNAME\): move that away, into docs/ if it is"):
        publish(target, never)
    assert tree(target) == before
    for number in range(9):
        (target / f"photo-{number}").touch()
    with pytest.raises(PrimerError, match=r"\(\.git, CNAME, photo-0, photo-1, photo-2, 6 more\)"):
        publish(target, never)


def test_what_a_desktop_drops_into_a_site_is_replaced(target: Path) -> None:
    """Who looked at the site in a file manager could not build it again."""
    publish(target, sample_site("a", 3))
    (target / ".DS_Store").touch()
    publish(target, sample_site("b", 3))
    assert not (target / ".DS_Store").exists()


def test_what_the_former_build_wrote_and_this_one_does_not_is_replaced(target: Path) -> None:
    """Who removed a page could not build any more, and odd names must not be taken for somebody else's."""

    def odd(folder: Path) -> None:
        for name in ("ünder", "two  blanks ", os.fsdecode(b"caf\xe9")):
            (folder / name).touch()

    publish(target, odd)
    publish(target, sample_site("a", 1))
    assert sorted(tree(target)) == [MARKER, "part-0", "part-0/0.html"]


@pytest.mark.parametrize(("first", "second"), [(SITE, RENDERED), (RENDERED, SITE)])
def test_neither_kind_of_folder_takes_the_place_of_the_other(target: Path, first: str, second: str) -> None:
    """`primer render --out site` would take the site down."""
    publish(target, sample_site("a", 3), first)
    before = tree(target)
    with pytest.raises(PrimerError, match=f'is marked as "{first}"'):
        publish(target, never, second)
    assert tree(target) == before
    publish(target, sample_site("b", 3), first)


def _foreign_folder(target: Path) -> None:
    target.mkdir()
    (target / ".git").touch()


def _linked_site(target: Path) -> None:
    publish(target.with_name("real"), sample_site("a", 3))
    target.symlink_to("real")


@pytest.mark.parametrize(
    ("occupy", "complaint"),
    [
        (_foreign_folder, "holds files that primer did not build: empty it"),
        (_linked_site, "is a symbolic link: remove it"),
        (lambda target: target.symlink_to("nowhere"), "is a symbolic link: remove it"),
        (lambda target: target.write_text("mine"), "is not a folder: remove it"),
        (os.mkfifo, "is not a folder: remove it"),
        (lambda target: target.parent.rmdir(), "has no parent folder: create that first"),
        (lambda target: (target.parent.rmdir(), target.parent.touch()), "has no parent folder"),
    ],
)
def test_refused_targets(target: Path, occupy: Callable[[Path], object], complaint: str) -> None:
    """The message names the target and the remedy; nothing is built or touched."""
    occupy(target)
    before = tree(target.parent.parent)
    with pytest.raises(PrimerError) as refusal:
        publish(target, never)
    assert str(refusal.value).startswith(f"{target} {complaint}")
    assert str(refusal.value).endswith(", or choose another output folder")
    assert tree(target.parent.parent) == before


@pytest.mark.parametrize("here", [".", "", "docs", "docs/..", "./", "docs/../docs/"])
def test_own_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str) -> None:
    """The project and the folders in it are not mistaken for a site, however they are spelled."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PrimerError, match="holds files that primer did not build"):
        publish(Path(here), never)
    assert list(tree(tmp_path)) == ["docs", "docs/index.md"]


def test_mount_point_is_refused(mounted: Callable[[str], Path]) -> None:
    """A mount point cannot change places with a folder."""
    with pytest.raises(PrimerError, match="name a folder inside it"):
        publish(mounted("size=400k"), never)


def test_parent_without_write_permission_is_refused(target: Path, mounted: Callable[[str], Path]) -> None:
    """The site is built beside its target, so that folder must be writable."""
    target.parent.chmod(0o555)
    if os.access(target.parent, os.W_OK):  # root's permissions end only at a read-only file system
        target = mounted("ro") / "site"
    with pytest.raises(PrimerError, match="may not write to: change its permissions"):
        publish(target, never)


def test_target_taken_during_the_build(target: Path) -> None:
    """What somebody put in the site's place meanwhile is theirs."""

    def build(folder: Path) -> None:
        sample_site("a", 3)(folder)
        _foreign_folder(target)

    with pytest.raises(PrimerError, match="holds files that primer did not build"):
        publish(target, build)
    assert list(tree(target)) == [".git"]
    assert beside(target) == ["site"]
