"""The keyboard alone reaches everything, in the order of the page, and shows where it is."""

from collections.abc import Iterator

import pytest
from harness import DESKTOP, NARROW, Scheme, expect_none, open_context, probe, visit
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

MOST_PARTS = 20
"""Further stops inside controls, as in the field of a date."""


def tabbed(page: Page) -> list[str]:
    """What goes wrong on a way through the page by Tab alone."""
    names: list[str] = page.evaluate(probe("focusable"))
    stops: list[int] = []
    problems = []
    for _ in range(len(names) + MOST_PARTS):
        page.keyboard.press("Tab")
        at = page.evaluate(probe("focus"))
        if at["stop"] is None or int(at["stop"]) in stops[:1]:  # past the end; a browser without a bar begins anew
            break
        if int(at["stop"]) in stops[-1:]:  # the next part of a date; the browser marks it
            continue
        stops.append(int(at["stop"]))
        problems += [f"{names[stops[-1]]}: {fault}" for fault in at["faults"]]
    else:
        problems.append("Tab never leaves the page")
    problems += [f"{name}: no key leads here" for stop, name in enumerate(names) if stop not in stops]
    if stops != sorted(stops):
        problems.append(f"the order is another than the page's: {stops}")
    return problems


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (NARROW, "dark")], ids=["desktop", "phone"])
def test_keys_reach_and_show_everything(
    chromium: Browser, site_url: str, addresses: list[str], size: ViewportSize, scheme: Scheme
) -> None:
    """Who can't use a mouse would be shut out of a control, get lost, or get stuck."""
    problems = []
    with open_context(chromium, size, scheme) as context:
        for address in addresses:
            with visit(context, site_url, address) as seen:
                problems += [f"{address}: {line}" for line in tabbed(seen.page)]
    expect_none(problems)


@pytest.fixture
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A reader with this screen."""
    with open_context(chromium, request.param) as context:
        yield context


BOTH = pytest.mark.parametrize("reader", [DESKTOP, NARROW], ids=["desktop", "phone"], indirect=True)
ON_A_PHONE = pytest.mark.parametrize("reader", [NARROW], ids=["phone"], indirect=True)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


@BOTH
def test_the_skip_link_leads_to_the_article(reader: BrowserContext, site_url: str) -> None:
    """Each page would begin with all of the menu again."""
    with visit(reader, site_url, "/pull-through/cable/") as seen:
        tab_to(seen.page, ".md-skip")
        assert seen.page.evaluate(probe("focus"))["faults"] == []
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.closest('article') !== null")


@BOTH
def test_search_by_keys(reader: BrowserContext, site_url: str) -> None:
    """The search would be for mice and thumbs; or its end would throw the reader back to the page's top."""
    with visit(reader, site_url, "/pull-through/cable/") as seen:
        page, field = seen.page, seen.page.get_by_role("textbox", name="Search")
        phone = page.locator("[data-search-opener]").is_visible()
        tab_to(page, "[data-search-opener]" if phone else ".md-search__input")
        if phone:
            page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.type("lockout")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".md-search-result__link").first).to_be_focused()
        assert page.evaluate(probe("focus"))["faults"] == []
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
        if phone:
            expect(page.locator("[data-search-opener]")).to_be_focused()
            expect(page.locator("[data-search-opener]")).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement !== document.body && !document.activeElement.closest('.md-search')"
        )
        assert page.evaluate(probe("focus"))["faults"] == []
        assert (seen.console, seen.foreign) == ([], [])


@BOTH
def test_an_open_search_is_left_by_tab(reader: BrowserContext, site_url: str) -> None:
    """The focus would wander behind the search, unseen."""
    with visit(reader, site_url, "/") as seen:
        tab_to(seen.page, "[data-search-opener], .md-search__input")
        seen.page.keyboard.press("Enter")
        search = seen.page.get_by_role("dialog", name="Search", exact=True)
        expect(search).to_have_count(1)
        tab_to(seen.page, "body *:not(.md-search, .md-search *)")
        expect(seen.page.locator("#__search")).not_to_be_checked()
        expect(search).to_have_count(0)


@BOTH
def test_letters_are_no_shortcuts(reader: BrowserContext, site_url: str) -> None:
    """Who speaks to the computer would open the search by any word with an f in it (WCAG 2.1.4)."""
    with visit(reader, site_url, "/") as seen:
        tab_to(seen.page, "[data-search-opener], .md-search__input")
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.type("hinge")
        expect(seen.page.locator(".md-search-result__link").first).to_be_visible()  # stock's script is there by now
        seen.page.keyboard.press("Escape")
        seen.page.evaluate("document.activeElement.blur()")
        for letter in "fs/":
            seen.page.keyboard.press(letter)
            expect(seen.page.locator("#__search")).not_to_be_checked()


@ON_A_PHONE
def test_menu_by_keys(reader: BrowserContext, site_url: str) -> None:
    """The menu would open and never close, or the focus would be lost below it."""
    with visit(reader, site_url, "/pull-through/cable/") as seen:
        page = seen.page
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        tab_to(page, "[data-menu-opener]")
        menu = page.get_by_role("button", name="Menu")
        page.keyboard.press("Space")
        expect(menu).to_have_attribute("aria-expanded", "true")
        page.evaluate(probe("settled"))
        tab_to(page, ".side a")
        assert page.evaluate(probe("focus"))["faults"] == []
        page.keyboard.press("Escape")
        expect(menu).to_be_focused()
        expect(menu).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Space")
        tab_to(page, "article *")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(page.locator(".side")).to_be_hidden()
