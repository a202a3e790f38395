"""The configurations in deploy/, tried with the servers that they are for."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from projects import real_site
from servers import SERVERS, Answer, ask, installed, serving, tried

from generator.headers import HEADERS, UNFRAMED, header

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
XML = {"application/xml", "text/xml", "text/xml; charset=utf-8", "application/xml; charset=utf-8"}
"""Both names mean the same, and the file itself says its encoding."""

PROTECTION = {"Content-Security-Policy": header(), **HEADERS}
MARKER = ".primer-site"
GONE = "/assets/javascripts/bundle.00000000.min.js"
"""A file with a fingerprint, as a page of an older site asks for it."""


class Served(NamedTuple):
    """A site and where it is served."""

    site: Path
    port: int

    def ask(self, address: str, **headers: str) -> Answer:
        """What the server sends for an address."""
        return ask(self.port, address, **headers)

    def address(self, pattern: str) -> str:
        """The address of the first file that fits."""
        return f"/{min(self.site.rglob(pattern)).relative_to(self.site).as_posix()}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, and a file of each kind that a site may also have."""
    copy = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(real_site(), copy)
    (copy / "admin").mkdir()
    (copy / "admin/index.html").write_text("an editor", encoding="utf-8")
    for suffix in TYPES:
        (copy / f"other{suffix}").write_text("other", encoding="utf-8")
    return copy


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site, served by each server that is installed."""
    name: str = request.param
    if not installed(name):
        pytest.skip(f"{name} is not installed")
    folder = tmp_path_factory.mktemp(name)
    done = tried(name, site, folder)
    assert done.returncode == 0, f"{name} refuses our configuration:\n{done.stderr}"
    assert "[warn]" not in done.stderr
    with serving(name, site, folder) as port:
        yield Served(site, port)


def test_each_file_comes_whole_and_with_its_type(served: Served) -> None:
    """No page, font, card, or calendar is taken for something else, nor missing."""
    for path in served.site.rglob("*.*"):
        if path.name == MARKER or path.is_dir():
            continue
        answer = served.ask(f"/{path.relative_to(served.site).as_posix()}")
        assert (answer.status, answer.body) == (200, path.read_bytes()), path
        kinds = XML if path.suffix == ".xml" else {TYPES[path.suffix]}
        assert answer.headers["content-type"] in kinds, path


def test_a_page_answers_at_its_address(served: Served) -> None:
    """An address without its slash leads on, to the host and port that the reader is on."""
    assert served.ask("/").body == (served.site / "index.html").read_bytes()
    assert served.ask("/glossary/").body == (served.site / "glossary/index.html").read_bytes()
    moved = served.ask("/glossary")
    assert moved.status in {301, 308}
    assert moved.headers["location"] == "/glossary/"


@pytest.mark.parametrize("address", ["/nowhere", "/nowhere/", "/assets/", GONE, f"/{MARKER}"])
def test_what_is_not_there_is_told_on_the_sites_own_page(served: Served, address: str) -> None:
    """A lost reader finds the way back, and no browser remembers that a file is missing."""
    answer = served.ask(address)
    assert (answer.status, answer.body) == (404, (served.site / "404.html").read_bytes())
    assert answer.headers["content-type"] == TYPES[".html"]
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("address", ["/", "/nowhere", "/assets/css/site.css"])
def test_every_answer_is_guarded(served: Served, address: str) -> None:
    """A page can't be framed, and a file can't be run as something that it isn't."""
    headers = served.ask(address).headers
    assert {name: headers.get(name.lower()) for name in PROTECTION} == PROTECTION
    assert not any(char.isdigit() for char in headers.get("server", ""))  # which version it is helps attackers only


def test_only_what_never_changes_is_kept(served: Served) -> None:
    """After a deployment everybody sees the new page at once, and it runs with its own scripts."""
    ours = ["/sw.js", "/assets/css/site.css", "/assets/js/program-page.js"]
    asked_again = ["/", "/glossary/", *ours, served.address("*.pdf")]
    assert {served.ask(address).headers["cache-control"] for address in asked_again} == {"no-cache"}
    kept = [served.address("bundle.*.min.js"), served.address("search.*.min.js")]
    assert {served.ask(address).headers["cache-control"] for address in kept} == {"public, max-age=31536000, immutable"}
    assert served.ask(served.address("*.woff2")).headers["cache-control"] == "public, max-age=2592000"


def test_asking_again_is_cheap(served: Served) -> None:
    """A page that hasn't changed isn't sent a second time."""
    first = served.ask("/glossary/")
    again = served.ask("/glossary/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_text_is_packed(served: Served) -> None:
    """In a basement with one bar of signal a page comes in a third of the time."""
    answer = served.ask("/glossary/", Accept_Encoding="gzip")
    assert gzip.decompress(answer.body) == (served.site / "glossary/index.html").read_bytes()
    assert len(answer.body) < len(gzip.decompress(answer.body)) / 2


def test_other_programs_may_read_the_content(served: Served) -> None:
    """A page of somebody else's can show our content, and reads nothing but that."""
    assert served.ask(served.address("chooser.json")).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in served.ask("/").headers


def test_the_editor_may_talk_to_github(served: Served) -> None:
    """Whoever saves a change isn't stopped by the policy that is meant for readers; framing stays shut."""
    assert served.ask("/admin/").headers["content-security-policy"] == UNFRAMED
