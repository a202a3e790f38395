"""The search in a reader's browser: it knows a thing by the other names that people have for it."""

import json
import re
from pathlib import Path

import pytest
from harness import DESKTOP, NARROW, open_context, visit
from playwright.sync_api import Browser, Page, expect

WANTED = {
    "face away": {"pull-through/banded/", "pull-through/cable/", "pull-through/banded-cable/"},
    "knee band": {"pull-through/banded-cable/", "equipment/", "glossary/"},
    "lockout": {"pull-through/cable/", "glossary/"},
    "rope pull-through": {"pull-through/cable/"},
    "triceps rope": {"equipment/"},
    "bracing": {"glossary/"},
    "RIR": {"glossary/"},
    "glute pull through": {"pull-through/"},
    "pullthrough": {"pull-through/"},
    "minibands": {"equipment/", "glossary/"},
    "warmup": {"glossary/"},
    "hurts": {"pull-through/"},
}
"""What people search for, and pages that must be among the results."""
FIRST = {
    "pull through": "pull-through/",
    "program": "pull-through/program/",
    "lockout": "pull-through/cable/",
    "back pain": "pull-through/choose/",
    "warm-up": "pull-through/banded/",
}
"""What people search for, and the page that is listed first."""
FOR_OTHERS = re.compile(r"contribute/|api/|.*/card/")
"""Pages for writers and programs, and those that repeat on one sheet what others explain."""


def found(chromium: Browser, site_url: str, words: str) -> list[str]:
    """The addresses of the pages to which the results of a search lead."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/") as seen:
        _search(seen.page, words)
        seen.page.locator(".md-search-result__link").first.wait_for()
        hrefs = seen.page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    return [str(href).removeprefix(f"{site_url}/").partition("?")[0].partition("#")[0] for href in hrefs]


def _search(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Search")
    box.fill(words)  # at once: parts of it would find other pages
    box.press("End")  # the search looks when a key goes up


@pytest.mark.parametrize("words", WANTED)
def test_other_names_are_found(chromium: Browser, site_url: str, words: str) -> None:
    """Who calls it by another name would be told that the site has nothing on it."""
    assert WANTED[words] - set(found(chromium, site_url, words)) == set()


@pytest.mark.parametrize("words", FIRST)
def test_what_readers_come_for_is_listed_first(chromium: Browser, site_url: str, words: str) -> None:
    """A lifter who asks for the program would be led to its JSON, and one with pain to the errors of YAML."""
    first = list(dict.fromkeys(found(chromium, site_url, words)))[:3]
    assert first[0] == FIRST[words]
    assert [page for page in first if FOR_OTHERS.match(page)] == []


def test_results_have_names(chromium: Browser, site_url: str) -> None:
    """A screen reader would say "link" for each of them, and no more."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/") as seen:
        _search(seen.page, "lockout")
        seen.page.get_by_role("link", name="Losing control of the lockout", exact=True).wait_for()
        results = seen.page.locator(".md-search-result__link")
        named = seen.page.locator(".md-search-result").get_by_role("link", name=re.compile("."), include_hidden=True)
        assert results.count() > 4
        assert named.count() == results.count()


def test_who_finds_nothing_is_shown_other_ways(chromium: Browser, site_url: str) -> None:
    """A reader whose word the site doesn't use would be left with "No matching documents"."""
    with open_context(chromium, NARROW) as context, visit(context, site_url, "/pull-through/cable/") as seen:
        page, ways = seen.page, seen.page.get_by_role("list", name="Other ways to find it")
        page.locator("[data-search-opener]").click()
        _search(page, "lockout")
        page.locator(".md-search-result__link").first.wait_for()
        expect(ways).to_be_hidden()
        _search(page, "zzzz")
        page.get_by_text("No matching documents").wait_for()
        expect(ways.get_by_role("link")).to_have_count(3)
        ways.get_by_role("link", name="Pull Through: Which one today?").click()
        page.get_by_role("heading", level=1, name="Which one today?").wait_for()


def test_every_other_name_is_in_the_index(site_dir: Path) -> None:
    """A name that was added to the content would be shown and not be found."""
    index = json.loads((site_dir / "search/search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["text"].casefold() for entry in index["docs"]}
    names = [name for path in site_dir.glob("api/v1/*/variations/*.json") for name in _names(path)]
    assert len(names) > 4
    assert [name for page, name in names if name.casefold() not in texts[page]] == []


def _names(path: Path) -> list[tuple[str, str]]:
    data = json.loads(path.read_text("utf-8"))
    return [(data["page"], name) for name in data["also"]]


def test_the_page_of_a_wrong_address_offers_the_search(chromium: Browser, site_url: str) -> None:
    """A reader who mistyped an address deep inside the site would be left with an empty page."""
    with open_context(chromium, DESKTOP) as context:
        page = context.new_page()
        page.goto(f"{site_url}/pull-through/cabel/card/")
        page.get_by_role("heading", name="No such page").wait_for()
        page.get_by_role("textbox", name="Search").press_sequentially("cable")
        page.locator(".md-search-result__link").first.wait_for()
        page.keyboard.press("Escape")
        page.locator("article").get_by_role("link", name="Cable Pull Through", exact=True).click()
        page.get_by_role("heading", level=1, name="Cable Pull Through").wait_for()
