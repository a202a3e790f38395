"""The site opened from a disk: the zip with and without JavaScript, the built folder with it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import harness
import pytest
from playwright.sync_api import Browser, Page, expect

FRAGMENT = "#variation=cable&weeks=6&days=mon,thu&load=20&unit=kg"


@pytest.fixture(scope="module")
def unpacked(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the zip."""
    folder = tmp_path_factory.mktemp("unpacked")
    (packed,) = site_dir.glob("*.zip")
    with zipfile.ZipFile(packed) as file:
        file.extractall(folder)
    return folder / packed.stem


@pytest.fixture(params=["zip", "built folder"])
def folder(request: pytest.FixtureRequest, site_dir: Path, unpacked: Path) -> Path:
    """What somebody has on a disk."""
    return unpacked if request.param == "zip" else site_dir


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of a reader with JavaScript."""
    with harness.open_context(chromium, harness.DESKTOP) as context:
        yield context.new_page()


def url_of(folder: Path, address: str) -> str:
    """Where a browser finds a page on the disk."""
    return (folder / address).as_uri()


def test_links_lead_to_pages(page: Page, folder: Path) -> None:
    """A reader would see a list of files."""
    page.goto(url_of(folder, "index.html"))
    page.locator(".hero .button").first.click()
    assert page.url == url_of(folder, "pull-through/choose/index.html")
    page.locator("#page a[href*=first-time]").first.click()
    assert page.url == url_of(folder, "pull-through/choose/first-time/index.html")
    page.locator(".choice__answer").first.click()
    assert page.url.endswith("/index.html")
    page.locator(".bar__home").click()
    assert page.url == url_of(folder, "index.html")


def test_the_search_works(page: Page, folder: Path) -> None:
    """The box would be there and find nothing."""
    page.goto(url_of(folder, "glossary/index.html"))
    page.get_by_role("textbox", name="Search").press_sequentially("lockout")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/index.html*")
    assert Path(unquote(urlsplit(page.url).path)).is_file()


def test_a_program_is_the_same_as_online(page: Page, folder: Path, site_url: str) -> None:
    """The program of the copy would not be that of the site."""
    page.goto(f"{site_url}/pull-through/program/{FRAGMENT}")
    online = page.locator("[data-blocks]").inner_text()
    page.goto(url_of(folder, f"pull-through/program/index.html{FRAGMENT}".partition("#")[0]) + FRAGMENT)
    page.locator("[data-blocks] table").first.wait_for()
    assert page.locator("[data-blocks]").inner_text() == online


def test_the_card_takes_ticks(page: Page, folder: Path) -> None:
    """The boxes would be dead."""
    page.goto(url_of(folder, "pull-through/cable/card/index.html"))
    page.get_by_role("button", name="Start a new session").wait_for()
    box = page.locator("[data-card] input[type=checkbox]").first
    box.check()
    page.reload()
    page.get_by_role("button", name="Start a new session").wait_for()
    assert box.is_checked()


def test_no_page_of_the_zip_complains(page: Page, unpacked: Path) -> None:
    """A script, a font, or a picture would be missing."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    cut_off = "net::ERR_ABORTED"  # an icon that was still on its way when the next page was opened
    addresses = harness.with_few_choices(unpacked, harness.all_addresses(unpacked))
    for address in addresses:
        page.goto(harness.file_of(unpacked, address).as_uri())
        page.evaluate(harness.probe("settled"))
    harness.expect_none([line for line in said if not line.endswith(cut_off)])


@pytest.mark.parametrize("javascript", [True, False])
def test_the_zip_knows_that_it_is_one(chromium: Browser, unpacked: Path, *, javascript: bool) -> None:
    """A copy would say that the browser keeps it, and offer itself for download."""
    with harness.open_context(chromium, harness.PHONE, javascript=javascript) as context:
        page = context.new_page()
        page.goto(url_of(unpacked, "offline/index.html"))
        expect(page.get_by_text("You read a copy on a disk")).to_be_visible()
        expect(page.get_by_text("Download the site")).to_be_hidden()
        expect(page.get_by_text("keeps nothing")).to_be_hidden()
        assert "on your device: every page" in page.locator("article").inner_text()


def test_the_zip_can_be_walked_without_javascript(chromium: Browser, unpacked: Path) -> None:
    """On a computer that runs no scripts the copy would be of no use."""
    with harness.open_context(chromium, harness.DESKTOP, javascript=False) as context:
        page = context.new_page()
        page.goto(url_of(unpacked, "index.html"))
        page.locator(".hero .button").first.click()
        page.locator("#page a[href*=first-time]").first.click()
        page.locator(".choice__answer").first.click()
        assert Path(unquote(urlsplit(page.url).path)).is_file()
        assert page.locator("h1").is_visible()
