"""The preview: it follows every edit, tells every mistake, and ends only when told to."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from projects import Project, copy_project, environment

from generator.worker import leaving_worker

PATIENCE = 60
"""Seconds to wait for what a preview does in two or three on a quiet machine."""


@dataclass(frozen=True)
class Preview:
    """A running `primer serve`."""

    project: Project
    process: subprocess.Popen[str]
    url: str
    log: Path

    def page(self, address: str) -> str:
        """What the preview answers; empty while it answers nothing."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                text: bytes = answer.read()
        except (urllib.error.URLError, ConnectionError):
            return ""
        return text.decode("utf-8")

    def said(self) -> str:
        """All that it has told on the terminal."""
        return self.log.read_text("utf-8")

    def wait(self, what: Callable[[], bool]) -> None:
        """Until that is so; fails when it takes too long, or when the preview has ended."""
        deadline = time.monotonic() + PATIENCE
        while not what():
            assert self.process.poll() is None, f"the preview has ended:\n{self.said()}"
            assert time.monotonic() < deadline, f"waited in vain:\n{self.said()}"
            time.sleep(0.1)

    def wait_for(self, address: str, words: str) -> None:
        """Until a page shows these words."""
        self.wait(lambda: words in self.page(address))

    def wait_to_hear(self, words: str) -> None:
        """Until the terminal shows these words."""
        self.wait(lambda: words in self.said())

    def interrupt(self) -> int:
        """Ctrl-C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def interruptible() -> Iterator[None]:
    """Children started meanwhile heed Ctrl-C, even if the tests run in a shell's background and don't."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def serving(project: Project, *options: str) -> Iterator[Preview]:
    """A preview of the project on a free port, ended in the end; what it leaves behind is in the project's parent."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = project.root.with_name("log.txt")
    variables = environment({"TMPDIR": str(project.root.parent)})
    command = project.command("generator", "serve", "--addr", address, *options)
    with log.open("w", encoding="utf-8") as file, interruptible():
        process = subprocess.Popen(command, cwd=project.root, env=variables, stdout=file, stderr=file, encoding="utf-8")
    with process:
        try:
            yield Preview(project, process, f"http://{address}/", log)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all edits."""
    with serving(copy_project(tmp_path_factory.mktemp("serve") / "project")) as preview:
        preview.wait_to_hear("Serving on")
        yield preview


def test_a_preview_is_kept_on_no_device(preview: Preview) -> None:
    """A writer would see what was there before the edit, even after the preview has ended."""
    preview.wait_for("", "Pull Through")
    assert 'shell.js" defer data-preview>' in preview.page("")
    assert preview.page("sw.js") == leaving_worker()


def test_tells_where_it_serves(preview: Preview) -> None:
    """A maintainer would not know what to open."""
    assert f"Serving on {preview.url}" in preview.said()
    preview.wait_for("", "Pull Through")


def test_the_policy_lets_a_page_follow_edits(preview: Preview) -> None:
    """The script that MkDocs puts into each page would be stopped, and the page would stay as it was opened."""
    page = preview.page("glossary/")
    assert "livereload(" in page
    assert "script-src 'self' 'unsafe-inline';" in page


@pytest.mark.parametrize(
    ("file", "old", "new", "address", "shown"),
    [
        ("content/movements/pull-through/movement.yml", "name: Pull", "name: New Pull", "pull-through/", ">New Pull"),
        ("generator/templates/glossary.html", "<h1>Glossary", "<h1>New glossary", "glossary/", "<h1>New glossary"),
        ("docs/about.md", "# About this site", "# About this new site", "about/", "About this new site</h1>"),
        ("docs/overrides/404.html", "No such page", "No such new page", "404.html", "No such new page"),
        ("docs/assets/css/tokens.css", ":root {", ":root { --new: 1;", "assets/css/site.css", "--new: 1"),
        ("mkdocs.yml", "site_name: ", "site_name: New ", "glossary/", "New Pull Through Primer</title>"),
    ],
    ids=["YAML", "template", "Markdown", "override", "CSS", "mkdocs.yml"],
)
def test_edit_shows(preview: Preview, file: str, old: str, new: str, address: str, shown: str) -> None:
    """A maintainer would look at an old page, and start again and again."""
    assert shown not in preview.page(address)
    text = (preview.project.root / file).read_text("utf-8")
    (preview.project.root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    preview.wait_for(address, shown)


def test_mistake_in_content_is_told_and_passes(preview: Preview) -> None:
    """The preview would end, or go blank, or say nothing and look as if it had not noticed."""
    file = "content/equipment.yml"
    preview.project.edit(file, "\nitems:\n", "\nitmes:\n")
    preview.wait_to_hear(f"{file}:")
    assert 'did you mean "items"?' in preview.said()
    assert "Traceback" not in preview.said()
    assert "<h1>Equipment" in preview.page("equipment/")
    preview.project.edit(file, "\nitmes:\n", "\nitems:\n")
    preview.project.edit("docs/contribute/index.md", "# Contribute\n", "# Contribute again\n")
    preview.wait_for("contribute/", "Contribute again</h1>")


def test_mistake_in_a_macro_is_told_and_passes(preview: Preview) -> None:
    """The preview would end, and its last words would be a traceback."""
    preview.project.edit("docs/index.md", 'ladder("pull-through")', 'laddr("pull-through")')
    preview.wait_to_hear("docs/index.md:25: ")
    assert "'laddr' is undefined" in preview.said()
    assert "Traceback" not in preview.said()
    preview.project.edit("docs/index.md", 'laddr("pull-through")', 'ladder("pull-through")')
    preview.wait_for("", 'class="ladder"')


def test_page_that_is_not_text_is_told_and_passes(preview: Preview) -> None:
    """The preview would go blank until somebody found out which page it was."""
    page = preview.project.path("docs/contribute/architecture.md")
    text = page.read_text("utf-8")
    page.write_bytes(text.replace("# Architecture", "# Caf\xe9").encode("latin-1", "replace"))
    preview.wait_to_hear("docs/contribute/architecture.md:8:6: the byte 0xe9 is not UTF-8")
    assert "<h1>Equipment" in preview.page("equipment/")
    page.write_text(text.replace("# Architecture", "# Caf\xe9"), encoding="utf-8")
    preview.wait_for("contribute/architecture/", "Caf\xe9</h1>")
    assert "Traceback" not in preview.said()


def test_mistake_in_a_template_is_told_and_passes(preview: Preview) -> None:
    """The preview's last words would be a traceback through Jinja."""
    preview.project.edit("generator/templates/scheme.html", "<h1>", "{% nothing %}<h1>")
    preview.wait_to_hear("generator/templates/scheme.html:3: the template is broken")
    preview.project.edit("generator/templates/scheme.html", "{% nothing %}<h1>", "<h1>Now ")
    preview.wait_for("primer/", "<h1>Now ")
    assert "Traceback" not in preview.said()


def test_mistake_on_paper_is_told_and_passes(preview: Preview) -> None:
    """All pages would be gone until the card could be printed again."""
    preview.project.edit("generator/typst/card.typ", "#let dash = box(", "#let dash = bux(")
    preview.wait_to_hear("card.typ: unknown variable: bux")
    assert "<h1>Equipment" in preview.page("equipment/")
    preview.project.edit("generator/typst/card.typ", "#let dash = bux(", "#let dash = box(")
    preview.project.edit("generator/templates/fields.html", "<h1>", "<h1>Mended ")
    preview.wait_for("contribute/fields/", "<h1>Mended ")
    assert "Traceback" not in preview.said()


def test_waits_for_content_to_be_mended(tmp_path: Path) -> None:
    """Who starts the preview to find a mistake would have to start it again after each try."""
    project = copy_project(tmp_path / "project")
    project.edit("content/equipment.yml", "\nitems:\n", "\nitmes:\n")
    with serving(project) as preview:
        preview.wait_to_hear("Waiting for the content to be mended")
        assert 'did you mean "items"?' in preview.said()
        project.edit("content/equipment.yml", "\nitmes:\n", "\nitems:\n")
        preview.wait_for("equipment/", "<h1>Equipment")
        assert preview.interrupt() == 0
        assert "Traceback" not in preview.said()
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith("mkdocs_")] == []


def test_can_be_interrupted_while_it_waits(tmp_path: Path) -> None:
    """Ctrl-C would print a traceback, or do nothing."""
    project = copy_project(tmp_path / "project")
    project.edit("content/equipment.yml", "\nitems:\n", "\nitmes:\n")
    with serving(project) as preview:
        preview.wait_to_hear("Waiting for the content to be mended")
        preview.interrupt()
        assert "Traceback" not in preview.said()


def test_address_that_is_taken(tmp_path: Path) -> None:
    """A second preview would end in a traceback, without a word on what to do."""
    project = copy_project(tmp_path / "project")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = project.run("generator", "serve", "--addr", f"127.0.0.1:{port}")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"127.0.0.1:{port}" in done.stderr


@pytest.mark.parametrize(
    "address", ["127.0.0.1:99999", "0.0.0.0.0:8000", "8.8.8.8:8000", "8000", "localhost:http", ":80"]
)
def test_address_that_is_none(tmp_path: Path, address: str) -> None:
    """A slip in the address would be told after a whole build, as a traceback, or in words of MkDocs'."""
    project = copy_project(tmp_path / "project")
    done = project.run("generator", "serve", "--addr", address)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("can't serve on ")
    assert address in done.stderr
    assert done.stderr.count("\n") == 1


def test_mistake_in_a_macro_at_the_start(tmp_path: Path) -> None:
    """The preview would end without a word on why."""
    project = copy_project(tmp_path / "project")
    project.edit("docs/index.md", 'ladder("pull-through")', 'laddr("pull-through")')
    done = project.run("generator", "serve", "--addr", "127.0.0.1:0")
    assert done.returncode == 1
    assert "docs/index.md:25: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_prints_nothing_and_follows_edits(tmp_path: Path) -> None:
    """Of a thousand cards, the first PDFs take minutes, and a writer looks at pages."""
    with serving(copy_project(tmp_path / "project"), "--draft") as preview:
        preview.wait_for("", 'class="ladder"')
        pdf = f"{preview.url}pull-through/banded/card/pull-through-banded-a4.pdf"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(pdf, timeout=PATIENCE)  # noqa: S310 - our own
        preview.project.edit("content/movements/pull-through/movement.yml", "name: Pull", "name: New Pull")
        preview.wait_for("pull-through/", ">New Pull")
