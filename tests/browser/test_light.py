"""What a page weighs until somebody touches it, and that what few need comes when they need it."""

import gzip
import re
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from harness import DESKTOP, PHONE, expect_none, file_of, open_context, visit
from playwright.sync_api import Browser, Page, Request, expect

MOST_BYTES = 68_000
MOST_REQUESTS = 7
"""What the first load of a page of stock Material takes, packed, without fonts."""

MOST_FONT_BYTES = 90_000
PACKED = {".css", ".html", ".js", ".json", ".svg"}
FONTS = {".woff2"}
ONLY_FOR_THE_SEARCH = re.compile(r"/(search/|assets/javascripts/)")


def weight(path: Path) -> int:
    """How many bytes of a file go over the line."""
    return len(gzip.compress(path.read_bytes(), 9)) if path.suffix in PACKED else path.stat().st_size


@pytest.fixture(scope="module")
def loads(chromium: Browser, site_url: str, site_dir: Path, addresses: list[str]) -> dict[str, list[Path]]:
    """The files that each page fetches on a phone before anybody does anything, each once, its icon too."""
    found = {}
    for address in addresses:
        with open_context(chromium, PHONE) as context:
            asked = [urljoin(site_url, path) for path in (address, "/assets/favicon.svg")]
            context.on("request", partial(_keep, asked))
            with visit(context, site_url, address) as seen:
                seen.page.wait_for_load_state("networkidle")
            paths = dict.fromkeys(urlsplit(url).path for url in asked if url.startswith(site_url))
            found[address] = [file_of(site_dir, path) for path in paths]
    return found


def _keep(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def without(files: list[Path], kinds: set[str]) -> list[Path]:
    """The files of other kinds."""
    return [file for file in files if file.suffix not in kinds]


def test_no_page_is_heavier_than_the_bare_theme(loads: dict[str, list[Path]]) -> None:
    """On one bar of signal each further ten kilobytes are a further second."""
    weights = {address: sum(map(weight, without(files, FONTS))) for address, files in loads.items()}
    expect_none([f"{address}: {total} bytes" for address, total in weights.items() if total > MOST_BYTES])


def test_no_page_asks_more_often_than_the_bare_theme(loads: dict[str, list[Path]]) -> None:
    """On a slow line each request waits for an answer of its own."""
    counts = {address: len(without(files, FONTS)) for address, files in loads.items()}
    expect_none([f"{address}: {count} requests" for address, count in counts.items() if count > MOST_REQUESTS])


def test_fonts_keep_a_budget_of_their_own(loads: dict[str, list[Path]]) -> None:
    """A letter more in a font would undo what all else saves."""
    weights = {a: sum(f.stat().st_size for f in files if f.suffix in FONTS) for a, files in loads.items()}
    assert any(weights.values())
    expect_none([f"{address}: {total} bytes" for address, total in weights.items() if total > MOST_FONT_BYTES])


def test_the_search_is_fetched_by_nobody_who_does_not_search(loads: dict[str, list[Path]], site_dir: Path) -> None:
    """Its script, its worker, and its index are heavier than any page."""
    names = {f"/{file.relative_to(site_dir).as_posix()}" for files in loads.values() for file in files}
    expect_none([name for name in names if ONLY_FOR_THE_SEARCH.match(name)])


def search_for(page: Page, words: str) -> None:
    """Type into the open search and wait for a hit."""
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_search_comes_when_it_is_opened(chromium: Browser, site_url: str) -> None:
    """Whoever does search would look at an empty list."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/pull-through/cable/") as seen:
        asked: list[str] = []
        seen.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        seen.page.get_by_role("textbox", name="Search").click()
        search_for(seen.page, "lockout")
        assert "/search/search_index.json" in asked
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(lambda url: not url.endswith("/pull-through/cable/"))
        assert (seen.console, seen.foreign) == ([], [])


def test_a_search_after_an_answer_finds_its_script(chromium: Browser, site_url: str) -> None:
    """A question that took the place of another has the address of another folder."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/pull-through/choose/in-use/") as seen:
        seen.page.locator(".choice__answer").first.click()
        seen.page.wait_for_url("**/in-use/*/")
        seen.page.get_by_role("textbox", name="Search").click()
        search_for(seen.page, "hinge")
        assert seen.console == []


def test_an_address_may_ask(chromium: Browser, site_url: str) -> None:
    """A browser that searches the site from its address bar would show the page and no hits."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/?q=hinge") as seen:
        expect(seen.page.locator(".md-search-result__link").first).to_be_visible()
