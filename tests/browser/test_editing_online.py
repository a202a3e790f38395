"""The editor at /admin/, in a browser, with a folder of files in place of a repository."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import harness
import pytest
from playwright.sync_api import Browser, Page

from generator.check import sound_content
from generator.cms import editor_files
from generator.model import Variation

ROOT = Path(__file__).resolve().parents[2]
CABLE = "content/movements/pull-through/variations/cable.yml"
NEW = "Tower"
ELSEWHERE = {"www.githubstatus.com"}
"""Where the editor asks whether GitHub works; in a test nobody answers."""

WAITS, WAIT_MS = 300, 100


@pytest.fixture(scope="module")
def admin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with nothing but the editor is served."""
    folder = tmp_path_factory.mktemp("editor")
    for file in editor_files(sound_content(ROOT), "you/primer"):
        (folder / file.address).parent.mkdir(exist_ok=True)
        (folder / file.address).write_bytes(file.data)
    with harness.serve(folder) as url:
        yield f"{url}/admin/"


@pytest.fixture(scope="module")
def page(chromium: Browser, admin: str) -> Iterator[Page]:
    """The editor, with the real content to edit."""
    files = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.glob("content/**/*.yml")}
    with harness.open_context(chromium, harness.DESKTOP) as context:
        context.add_init_script(f"({harness.probe('local-copy')})({json.dumps(files)})")
        page = context.new_page()
        page.goto(admin)
        page.get_by_role("button", name="Work with Local Repository").click()
        page.get_by_text("Variations of the Pull Through").first.wait_for()
        yield page


def cable(root: Path) -> Variation:
    """What the file of the variation says; content that isn't sound is an error."""
    return sound_content(root).movements["pull-through"].variations["cable"].value


def open_cable(page: Page) -> None:
    """Opens the form of a variation."""
    page.evaluate("location.hash = '#/collections/pull-through-variations/entries/cable'")
    page.get_by_role("textbox", name="Short name").wait_for()


def saved_with(page: Page, text: str) -> str:
    """The file of the variation, once it holds a text; it is written a while after the click on *Save*."""
    for _ in range(WAITS):  # wait_for_function takes the promise of an async function for its answer
        saved: str = page.evaluate(harness.probe("local-file"), CABLE)
        if text in saved:
            return saved
        page.wait_for_timeout(WAIT_MS)
    raise AssertionError(f"The editor hasn't saved “{text}”; its file says:\n{saved}")


def test_every_kind_of_file_is_offered(page: Page) -> None:
    """A coach finds the variations, the movements, and what all of them share."""
    for name in ("For all movements", "Movements", "Variations of the Pull Through"):
        page.get_by_text(name, exact=True).first.wait_for()


def test_a_variation_opens_with_all_its_fields(page: Page) -> None:
    """Nothing that a file says is missing from its form, and so nothing gets lost when it is saved."""
    page.set_viewport_size({"width": 1280, "height": 9000})  # what isn't in view isn't drawn
    open_cable(page)
    for name in Variation.model_fields:
        label = re.escape(name.replace("_", " ").capitalize())
        page.get_by_role("group", name=re.compile(rf"^\W*{label}\W* Field$")).first.wait_for()


def test_what_is_saved_is_sound_and_says_the_rest_as_before(page: Page, tmp_path: Path) -> None:
    """A coach changes one sentence, and the file passes the check and says everything else as it did."""
    open_cable(page)
    page.get_by_role("textbox", name="Short name").fill(NEW)
    page.get_by_role("button", name="Save").click()
    saved = saved_with(page, NEW)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / CABLE).write_text(saved, encoding="utf-8")
    before, after = (cable(root) for root in (ROOT, tmp_path))
    assert after == before.model_copy(update={"short_name": NEW})


def test_nothing_comes_from_elsewhere(chromium: Browser, admin: str) -> None:
    """The editor works without anybody's CDN, and nobody but GitHub learns who edits."""
    with harness.open_context(chromium, harness.DESKTOP) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(admin)
        page.get_by_role("button", name="Access Token").wait_for()
        page.evaluate("document.fonts.ready")
    answered = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme in {"http", "https"}}
    assert answered - ELSEWHERE == {harness.HOST}
    assert any(url.endswith("/admin/material-symbols-outlined.woff2") for url in asked)  # its icons are letters of it
