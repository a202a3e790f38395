"""What waits on disk comes back as it was, also where there is no disk."""

from __future__ import annotations

import resource
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from samples import SITE, sample_content

from generator.generated import KeptFile
from generator.printing import RenderedFile
from generator.render import render_site
from generator.spool import Kept, Spool
from generator.written import Written


def test_bytes_come_back_in_any_order() -> None:
    """Pages are written in another order than drafted."""
    spool = Spool()
    texts = [f"page {number} ".encode() * number for number in range(50)]
    kept = [Kept(text, spool) for text in texts]
    assert [one.read() for one in reversed(kept)] == texts[::-1]
    assert [one.size for one in kept] == [len(text) for text in texts]
    assert spool.size == sum(map(len, texts))


def test_they_are_equal_as_their_bytes_are() -> None:
    """Pages of two builds are compared."""
    spool, other = Spool(), Spool()
    assert Kept(b"words", spool) == Kept(b"words", other)
    assert Kept(b"words", spool) != Kept(b"other", spool)


def test_a_full_disk_leaves_them_in_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build needs no room beyond its site's."""

    def full(_self: Spool, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    content = sample_content()
    pages = render_site(content, SITE)
    monkeypatch.setattr(Spool, "take", full)
    assert render_site(content, SITE, Written(spool=Spool())) == pages


def test_a_disk_that_fills_up_within_a_text_leaves_it_whole() -> None:
    """A page would break off in its middle, and nobody be told."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    texts, spool = [f"{number} ".encode() * 400 for number in range(5)], Spool()
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # as a disk, it takes the first bytes of the second text
    try:
        kept = [Kept(text, spool) for text in texts]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [one.read() for one in kept] == texts
    assert spool.size == len(texts[0])


def test_without_a_place_for_files_the_memory_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A container may have no folder that can be written but the site's."""

    def none(**_: object) -> Any:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.TemporaryFile", none)
    assert Kept(b"words", Spool()).read() == b"words"


def test_what_is_no_longer_in_use_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview lasts for days; each edit of a template has all pages written anew."""
    content, written, sizes = sample_content(), Written(spool=Spool()), []
    first = render_site(content, SITE, written)
    assert written.spool
    whole = written.spool.size
    for edit in range(5):
        monkeypatch.setattr("generator.render.writer_now", lambda edit=edit: f"writer {edit}")
        last: Any = render_site(content, SITE, written)
        sizes.append(written.spool.size)
    assert max(sizes) <= 2 * whole
    assert last == first, "pages that are no longer in use are still whole"


def test_another_plugin_may_change_a_file() -> None:
    """One that makes files smaller, or signs them, sets their bytes or their text."""
    config = SimpleNamespace(site_dir="site", use_directory_urls=True)
    spool = Spool()
    made = [KeptFile(RenderedFile(f"{name}.json", b"{ }\n"), cast("MkDocsConfig", config), spool) for name in "ab"]
    assert [file.content_string for file in made] == ["{ }\n"] * 2
    made[0].content_bytes, made[1].content_string = b"{}", "{ü}"
    assert [file.content_bytes for file in made] == [b"{}", "{ü}".encode()]
