"""What a reader's browser shows on every page: accessible, quiet, at home, and within the screen."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from harness import DESKTOP, NARROW, PHONE, SETTLE, Scheme, Visit, expect_none, open_context, visit
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, ViewportSize

AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
RUN_AXE = """options => axe.run(options).then(results => results.violations.flatMap(rule =>
    rule.nodes.map(node => {
        const reasons = [...node.any, ...node.all, ...node.none].map(check => check.message);
        return `${rule.id}: ${node.target.flat().join(" ")}: ${reasons.join(" ")}`;
    })))"""

# Text that its own scroller doesn't hold is cut off; any other element only counts where it makes the page scroll.
TOO_WIDE = """() => {
    const root = document.scrollingElement, edge = root.clientWidth, scrolls = root.scrollWidth > edge;
    const held = (element, ways) => {
        for (let up = element; up && up !== document.body; up = up.parentElement)
            if (ways.includes(getComputedStyle(up).overflowX)) return true;
        return false;
    };
    const name = element => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "")
        + [...element.classList].map(word => `.${word}`).join("");
    const path = element => [element.parentElement, element].filter(Boolean).map(name).join(" > ");
    const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const found = new Map();
    const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode());) {
        const element = node.parentElement, range = document.createRange();
        range.selectNodeContents(node);
        const right = Math.max(0, ...[...range.getClientRects()].map(box => box.right));
        if (right > edge + 1 && seen(element) && !held(element, ["auto", "scroll"]))
            found.set(element, `${path(element)}: text “${node.data.trim().slice(0, 40)}” ends at ${Math.round(right)}`);
    }
    if (scrolls) for (const element of document.body.querySelectorAll("*")) {
        const right = element.getBoundingClientRect().right;
        if (right > edge + 1 && seen(element) && !found.has(element)
            && !held(element.parentElement, ["auto", "scroll", "hidden", "clip"]))
            found.set(element, `${path(element)}: ends at ${Math.round(right)}`);
    }
    const page = scrolls ? [`the page is ${root.scrollWidth} wide on a screen of ${edge}`] : [];
    return [...page, ...found.values()].slice(0, 6);
}"""

# Hiding places that open without JavaScript, or that say honestly that they hold nothing to read yet.
HIDDEN_TEXT = """() => {
    const main = document.querySelector("main");
    if (!main || !main.checkVisibility()) return ["main: missing or not shown"];
    const closed = "details:not([open]) > :not(summary), [hidden], dialog, template, noscript, script, style, "
        + "title, desc, option, nav, .tabbed-content";
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = new Map();
    for (let node; (node = texts.nextNode());) {
        const element = node.parentElement, range = document.createRange();
        range.selectNodeContents(node);
        const shown = range.getClientRects().length
            && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
        if (/[\\p{L}\\p{N}]/u.test(node.data) && !shown && !element.closest(closed))
            found.set(element, `${element.tagName.toLowerCase()}.${element.className}: “${node.data.trim().slice(0, 60)}”`);
    }
    const heading = main.querySelector("h1")?.checkVisibility() ? [] : ["h1: missing or not shown in main"];
    return [...heading, ...found.values()];
}"""

BACKGROUND_AND_TEXT = """() => ["backgroundColor", "color"].map(name => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = getComputedStyle(document.body)[name];
    pen.fillRect(0, 0, 1, 1);
    return pen.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, part) => sum + part, 0);
})"""

DRAWER_BUTTON = 'label[for="__drawer"]:visible'
PRIMARY_NAV = ".md-nav--primary"
NAV_LINK = "a.md-nav__link[href]:not([href^='#'])"
WITHIN_REACH = """navs => navs.flatMap(nav => [...nav.querySelectorAll("a[href], label[for^='__nav']")])
    .filter(target => target.href !== location.href)
    .filter(target => {
        const box = target.getBoundingClientRect();
        return target.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    }).length"""
TOGGLES_ABOVE = """link => {
    const ids = [];
    for (let item = link.closest("li")?.parentElement?.closest("li"); item; item = item.parentElement?.closest("li")) {
        const toggle = item.querySelector(":scope > input.md-nav__toggle");
        if (toggle) ids.unshift(toggle.id);
    }
    return ids;
}"""


@dataclass(frozen=True)
class Look:
    """What one page showed to one reader, each line with the page's address."""

    axe: list[str]
    too_wide: list[str]
    console: list[str]
    foreign: list[str]


@pytest.fixture(scope="module", params=["light", "dark"])
def looks(
    request: pytest.FixtureRequest, browser: Browser, site_url: str, addresses: list[str]
) -> list[Look]:
    """Every page, seen once on a desktop and then on a narrow phone, in light and in dark."""
    with open_context(browser, DESKTOP, request.param) as context:
        context.add_init_script(AXE_SCRIPT)
        return [_look(context, site_url, address) for address in addresses]


def _look(context: BrowserContext, site_url: str, address: str) -> Look:
    with visit(context, site_url, address) as seen:
        axe = _axe(seen.page, f"{address} wide")
        _resize(seen.page, NARROW)
        axe += _axe(seen.page, f"{address} narrow")
        too_wide = [f"{address}: {line}" for line in seen.page.evaluate(TOO_WIDE)]
        _resize(seen.page, DESKTOP)
        return Look(axe, too_wide, _said(seen), [f"{address}: {url}" for url in seen.foreign])


def _said(seen: Visit) -> list[str]:
    return [f"{seen.address}: {line}" for line in seen.console]


def _resize(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.evaluate(SETTLE)


def _axe(page: Page, where: str) -> list[str]:
    return [f"{where}: {line}" for line in page.evaluate(RUN_AXE, AXE_OPTIONS)]


def test_no_accessibility_violation(looks: list[Look]) -> None:
    """A reader with low vision, a keyboard or a screen reader would meet a barrier (WCAG 2.2 AA)."""
    expect_none([line for look in looks for line in look.axe])


def test_nothing_is_wider_than_the_narrowest_phone(looks: list[Look]) -> None:
    """A lifter would have to push the page sideways, or would never see the end of a line."""
    expect_none([line for look in looks for line in look.too_wide])


def test_console_stays_empty(looks: list[Look]) -> None:
    """Something on the page failed or is about to: a message, a missing file, an uncaught error."""
    expect_none([line for look in looks for line in look.console])


def test_no_request_leaves_the_site(looks: list[Look]) -> None:
    """A reader would be made known to a third party, and the page would break offline."""
    expect_none([line for look in looks for line in look.foreign])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(browser: Browser, site_url: str, scheme: Scheme) -> None:
    """In a dark room a white page would dazzle, and in the sun a dark one would be a mirror."""
    with open_context(browser, PHONE, scheme) as context, visit(context, site_url, "/") as seen:
        background, text = seen.page.evaluate(BACKGROUND_AND_TEXT)
        assert background < text if scheme == "dark" else background > text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "toggle"), [(PHONE, "__drawer"), (DESKTOP, "__search")], ids=["menu", "search"])
def test_opened_parts_have_no_accessibility_violation(
    browser: Browser, site_url: str, scheme: Scheme, size: ViewportSize, toggle: str
) -> None:
    """The menu or the search would be closed to someone, though the page around it isn't."""
    with open_context(browser, size, scheme) as context:
        context.add_init_script(AXE_SCRIPT)
        with visit(context, site_url, "/") as seen:
            seen.page.evaluate("id => document.getElementById(id)?.click()", toggle)
            seen.page.evaluate(SETTLE)
            expect_none(_axe(seen.page, f"/ with {toggle} open") + _said(seen))


@pytest.fixture(scope="module")
def plain_phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone whose browser runs no JavaScript."""
    with open_context(browser, PHONE, javascript=False) as context:
        yield context


def test_everything_can_be_read_without_javascript(
    plain_phone: BrowserContext, site_url: str, addresses: list[str]
) -> None:
    """On a bad line, where scripts don't arrive, a part of the text would stay hidden."""
    problems = []
    for address in addresses:
        with visit(plain_phone, site_url, address) as seen:
            problems += [f"{address}: {line}" for line in seen.page.evaluate(HIDDEN_TEXT)]
    expect_none(problems)


def test_menu_opens_on_every_page_without_javascript(
    plain_phone: BrowserContext, site_url: str, addresses: list[str]
) -> None:
    """A reader on a phone would be stuck on the page that a search engine led to."""
    problems = []
    for address in addresses:
        with visit(plain_phone, site_url, address) as seen:
            problems += [f"{address}: {line}" for line in _menu_problems(seen.page)]
    expect_none(problems)


def _menu_problems(page: Page) -> list[str]:
    if trouble := _try(page.locator(DRAWER_BUTTON).first):
        return [f"the menu's button can't be used: {trouble}"]
    page.evaluate(SETTLE)
    usable = page.locator(PRIMARY_NAV).evaluate_all(WITHIN_REACH)
    return [] if usable else ["the open menu shows nothing to tap"]


def _try(target: Locator, *, trial: bool = False) -> str:
    """Click where a finger would, or only see whether it could; the reason where it can't."""
    try:
        target.click(timeout=5000, trial=trial)
    except Error as error:
        return error.message.strip().splitlines()[0]
    return ""


def test_every_menu_entry_can_be_reached_without_javascript(plain_phone: BrowserContext, site_url: str) -> None:
    """A section of the menu would be a dead end for a reader on a phone without scripts."""
    with visit(plain_phone, site_url, "/") as seen:
        links = seen.page.locator(f"{PRIMARY_NAV} {NAV_LINK}")
        own = [n for n in range(links.count()) if links.nth(n).evaluate("link => link.href === location.href")]
        ways = [links.nth(n).evaluate(TOGGLES_ABOVE) for n in range(links.count())]
    problems = []
    for section in {tuple(way) for way in ways}:
        with visit(plain_phone, site_url, "/") as seen:
            entries = [n for n, way in enumerate(ways) if tuple(way) == section and n not in own]
            problems += _section_problems(seen.page, section, entries)
    expect_none(problems)


def _section_problems(page: Page, section: tuple[str, ...], entries: list[int]) -> list[str]:
    page.locator(DRAWER_BUTTON).first.click()
    for toggle in section:
        page.locator(f'{PRIMARY_NAV} label[for="{toggle}"]:visible').first.click()
    links = page.locator(f"{PRIMARY_NAV} {NAV_LINK}")
    tries = {links.nth(n): _try(links.nth(n), trial=True) for n in entries}
    return [f"{link.get_attribute('href')}: {trouble}" for link, trouble in tries.items() if trouble]


def test_menu_leads_to_another_page_without_javascript(plain_phone: BrowserContext, site_url: str) -> None:
    """A tap on the menu would close it, or do nothing at all."""
    with visit(plain_phone, site_url, "/") as seen:
        seen.page.locator(DRAWER_BUTTON).first.click()
        link = seen.page.locator(f"{PRIMARY_NAV} {NAV_LINK}:visible").last
        target = link.evaluate("link => link.href")
        link.click()
        assert seen.page.url == target
