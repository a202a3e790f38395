"""What a reader on a phone still has where no script runs: all of the text, and the menu."""

import re
from collections.abc import Iterator

import pytest
from harness import PHONE, expect_none, open_context, probe, visit
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page

MENU = 'nav[aria-label="Navigation"]'
MENU_BUTTON = 'label[for="__drawer"]:visible'
MENU_LINK = f"{MENU} a[href]:not([href^='#'])"


@pytest.fixture(scope="module")
def plain_phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone whose browser runs no JavaScript."""
    with open_context(chromium, PHONE, javascript=False) as context:
        yield context


def test_everything_can_be_read(plain_phone: BrowserContext, site_url: str, addresses: list[str]) -> None:
    """On a bad line, where scripts don't arrive, a part of the text would stay hidden."""
    problems = []
    for address in addresses:
        with visit(plain_phone, site_url, address) as seen:
            problems += [f"{address}: {line}" for line in seen.page.evaluate(probe("hidden-text"))]
    expect_none(problems)


def test_what_needs_a_script_is_told(plain_phone: BrowserContext, site_url: str) -> None:
    """A reader would count on pages that the browser doesn't keep."""
    with visit(plain_phone, site_url, "/offline/") as seen:
        told = seen.page.locator("article noscript").text_content()  # which this browser doesn't show when so emulated
        assert told
        assert "Without JavaScript your browser keeps nothing" in told


def test_menu_opens_on_every_page(plain_phone: BrowserContext, site_url: str, addresses: list[str]) -> None:
    """A reader would be stuck on the page that a search engine led to."""
    problems = []
    for address in addresses:
        with visit(plain_phone, site_url, address) as seen:
            problems += [f"{address}: {line}" for line in _menu_problems(seen.page)]
    expect_none(problems)


def _menu_problems(page: Page) -> list[str]:
    if trouble := _tap(page.locator(MENU_BUTTON).first):
        return [f"the menu's button can't be used: {trouble}"]
    page.evaluate(probe("settled"))
    usable = page.locator(MENU).evaluate_all(probe("within-reach"))
    return [] if usable else ["the open menu shows nothing to tap"]


def _tap(target: Locator, *, trial: bool = False) -> str:
    """Click where a finger would, or only see whether it could; the reason where it can't."""
    try:
        target.click(trial=trial)
    except Error as error:
        obstacle = re.search(r"<.*intercepts pointer events|element is (not|outside).*", error.message)
        return obstacle[0] if obstacle else error.message.partition("\n")[0]
    return ""


def test_every_menu_entry_can_be_reached(plain_phone: BrowserContext, site_url: str) -> None:
    """A section of the menu would be a dead end."""
    with visit(plain_phone, site_url, "/") as seen:
        entries = seen.page.locator(MENU_LINK).evaluate_all(probe("menu-entries"))
    problems = []
    for switches in {tuple(entry["switches"]) for entry in entries}:
        section = [e["index"] for e in entries if tuple(e["switches"]) == switches and not e["here"]]
        with visit(plain_phone, site_url, "/") as seen:
            problems += _section_problems(seen.page, switches, section)
    expect_none(problems)


def _section_problems(page: Page, switches: tuple[str, ...], section: list[int]) -> list[str]:
    for step in [MENU_BUTTON, *(f'{MENU} label[for="{switch}"]:visible' for switch in switches)]:
        if trouble := _tap(page.locator(step).first):
            return [f"{step}: {trouble}"]
    links = [page.locator(MENU_LINK).nth(index) for index in section]
    tries = [(link, _tap(link, trial=True)) for link in links]
    return [f"{link.get_attribute('href')}: {trouble}" for link, trouble in tries if trouble]


def test_menu_leads_to_another_page(plain_phone: BrowserContext, site_url: str) -> None:
    """A tap on the menu would close it, or do nothing at all."""
    with visit(plain_phone, site_url, "/") as seen:
        seen.page.locator(MENU_BUTTON).first.click()
        link = seen.page.locator(f"{MENU_LINK}:visible").last
        target = link.evaluate("link => link.href")
        link.click()
        assert seen.page.url == target
