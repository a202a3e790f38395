"""What was made is kept for the next build, and nothing that happens to it on the disk harms a build."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from generator.store import OLDEST, Store

KEY, OTHER = hashlib.sha256(b"key").hexdigest(), hashlib.sha256(b"other").hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the store makes when it needs it."""
    return tmp_path / "cache/primer"


def entry_of(folder: Path, key: str) -> Path:
    """Where the bytes of a key are."""
    return folder / key[:2] / key[2:]


def test_what_was_put_is_there_for_the_next_build(folder: Path) -> None:
    """Every build would make everything anew."""
    first = Store(folder)
    assert first.get(KEY) is None
    first.put(KEY, b"data")
    second = Store(folder)
    assert (second.get(KEY), second.get(OTHER), second.taken) == (b"data", None, 1)


def test_no_bytes_are_bytes_too(folder: Path) -> None:
    """An empty file would be made again each time."""
    Store(folder).put(KEY, b"")
    assert Store(folder).get(KEY) == b""


DAMAGES = {
    "cut off": lambda whole: whole[:-1],
    "emptied": lambda whole: whole[:0],
    "only its head": lambda whole: whole[:9],
    "one bit changed": lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
    "digest changed": lambda whole: whole[:12] + bytes([whole[12] ^ 1]) + whole[13:],
    "grown": lambda whole: whole + b"more",
    "of another kind": lambda whole: b"other-1\n" + whole[9:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_is_made_anew(folder: Path, damage: object) -> None:
    """A power cut during one build would put half a card into all that follow."""
    assert callable(damage)
    Store(folder).put(KEY, b"data of a card")
    entry = entry_of(folder, KEY)
    entry.write_bytes(damage(entry.read_bytes()))
    store = Store(folder)
    assert store.get(KEY) is None
    store.put(KEY, b"data of a card")
    assert Store(folder).get(KEY) == b"data of a card"


def test_a_folder_in_the_place_of_an_entry_harms_nothing(folder: Path) -> None:
    """A build would end in a traceback."""
    entry_of(folder, KEY).mkdir(parents=True)
    store = Store(folder)
    store.put(KEY, b"data")
    assert store.get(KEY) is None
    assert str(folder) in store.trouble
    store.tidy()


def test_a_place_that_can_not_be_written_to_is_told_once(tmp_path: Path) -> None:
    """A build on a full or a read-only disk would fail for want of what it doesn't need."""
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")
    store = Store(taken / "cache")
    for key in (KEY, OTHER):
        assert store.get(key) is None
        store.put(key, b"data")
    assert "can't be written" in store.trouble
    store.tidy()
    assert taken.read_bytes() == b"mine"


def test_nothing_is_kept_nowhere() -> None:
    """Who asks for none would find one."""
    store = Store(None)
    store.put(KEY, b"data")
    store.tidy()
    assert (store.get(KEY), store.trouble) == (None, "")


def used(folder: Path, key: str, seconds_ago: float) -> None:
    """Makes the last use of an entry be so long ago."""
    then = time.time() - seconds_ago
    os.utime(entry_of(folder, key), (then, then))


def test_what_no_build_used_for_long_goes(folder: Path) -> None:
    """The disk would fill with the cards of all states that the content ever had."""
    for key in (KEY, OTHER):
        Store(folder).put(key, b"data")
        used(folder, key, OLDEST + 60)
    store = Store(folder)
    assert store.get(OTHER) == b"data"
    store.tidy()
    assert (Store(folder).get(KEY), Store(folder).get(OTHER)) == (None, b"data")


def test_the_oldest_go_where_there_are_too_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An afternoon of edits would fill the disk."""
    monkeypatch.setattr("generator.store.MOST", 1500)
    keys = [hashlib.sha256(bytes([number])).hexdigest() for number in range(4)]
    for age, key in enumerate(keys):
        Store(folder).put(key, b"x" * 600)
        used(folder, key, 100 * age + 100)
    store = Store(folder)
    store.get(keys[3])
    store.tidy()
    there = Store(folder)
    assert [there.get(key) is not None for key in keys] == [True, True, False, True]


def test_files_of_others_stay(folder: Path) -> None:
    """A slip in --cache would delete somebody's photographs."""
    Store(folder).put(KEY, b"data")
    strangers = [folder / "cat.jpg", folder / KEY[:2] / "cat.jpg", folder / "photos/cat.jpg"]
    for path in strangers:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"cat")
        os.utime(path, (0, 0))
    Store(folder).tidy()
    assert [path.read_bytes() for path in strangers] == [b"cat"] * 3


def test_git_and_backups_leave_it_out(folder: Path) -> None:
    """Somebody would commit a thousand PDFs."""
    Store(folder).put(KEY, b"data")
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
