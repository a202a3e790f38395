"""What a reader's browser shows on every page: accessible, quiet, at home, and within the screen."""

import re
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from harness import DESKTOP, NARROW, PHONE, Scheme, Visit, expect_none, open_context, probe, visit
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from generator.markup import environment

AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}

FORCED_COLORS_TOLD = """{
    const told = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return told.call(this, name === "-webkit-text-fill-color" ? "color" : name);
    };
}"""
"""Where the reader's own colors are forced, Chromium paints text in them and says so of `color`, but not of this.

axe asks for it first, and would see the page's own colors, which nobody else does. The site never sets it.
"""


@dataclass(frozen=True)
class Look:
    """What one page showed to one reader, each line with the page's address."""

    axe: list[str]
    too_wide: list[str]
    console: list[str]
    foreign: list[str]


@pytest.fixture(scope="module", params=["light", "dark"])
def looks(request: pytest.FixtureRequest, chromium: Browser, site_url: str, addresses: list[str]) -> list[Look]:
    """Every page, seen on a desktop and then on a narrow phone, in light and in dark."""
    with open_context(chromium, DESKTOP, request.param) as context:
        for script in (AXE_SCRIPT, FORCED_COLORS_TOLD):
            context.add_init_script(script)
        return [_look(context, site_url, address, request.param) for address in addresses]


def _look(context: BrowserContext, site_url: str, address: str, scheme: Scheme) -> Look:
    with visit(context, site_url, address) as seen:
        axe = _axe(seen.page, f"{address} wide")
        if scheme == "light":  # paper is white, and slow
            axe += _axe_on_paper(seen.page, address)
        axe += _axe_in_forced_colors(seen.page, address)
        _resize(seen.page, NARROW)
        axe += _axe(seen.page, f"{address} narrow") if scheme == "light" else []
        too_wide = [f"{address}: {line}" for line in seen.page.evaluate(probe("too-wide"))]
        _resize(seen.page, DESKTOP)
        return Look(axe, too_wide, _said(seen), [f"{address}: {url}" for url in seen.foreign])


def _axe_on_paper(page: Page, address: str) -> list[str]:
    page.emulate_media(media="print")
    axe = _axe(page, f"{address} printed")
    page.emulate_media(media="screen")
    return axe


def _axe_in_forced_colors(page: Page, address: str) -> list[str]:
    """In the few colors that a reader has chosen for everything; Chromium's are dark where the system is."""
    page.emulate_media(forced_colors="active")
    axe = _axe(page, f"{address} in forced colors")
    page.emulate_media(forced_colors="none")
    return axe


def _said(seen: Visit) -> list[str]:
    return [f"{seen.address}: {line}" for line in seen.console]


def _resize(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.evaluate(probe("settled"))


def _axe(page: Page, where: str) -> list[str]:
    return [f"{where}: {line}" for line in page.evaluate(probe("violations"), AXE_OPTIONS)]


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
def test_colours_follow_the_system(chromium: Browser, site_url: str, scheme: Scheme) -> None:
    """In a dark room a white page would dazzle, and in the sun a dark one would be a mirror."""
    with open_context(chromium, PHONE, scheme) as context, visit(context, site_url, "/") as seen:
        background, text = seen.page.evaluate(probe("background-and-text"))
        assert background < text if scheme == "dark" else background > text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_current_step_stands_out(chromium: Browser, site_url: str, scheme: Scheme) -> None:
    """The number of the step that a page is about would fade into its ground (WCAG 2.2, 1.4.3: 3 to 1)."""
    with open_context(chromium, PHONE, scheme) as context, visit(context, site_url, "/pull-through/cable/") as seen:
        assert seen.page.evaluate(probe("current-step")) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("toggle", ["__drawer", "__search"])
def test_opened_parts_have_no_accessibility_violation(
    chromium: Browser, site_url: str, scheme: Scheme, toggle: str
) -> None:
    """The menu or the search would be closed to someone, though the page around it isn't."""
    with open_context(chromium, PHONE, scheme) as context:
        context.add_init_script(AXE_SCRIPT)
        with visit(context, site_url, "/") as seen:
            seen.page.evaluate("id => document.getElementById(id)?.click()", toggle)
            seen.page.evaluate(probe("settled"))
            expect_none(_axe(seen.page, f"/ with {toggle} open") + _said(seen))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_leads_on_has_no_accessibility_violation(chromium: Browser, scheme: Scheme) -> None:
    """Whoever has switched off that pages lead on by themselves reads it."""
    text = environment().get_template("moved.html").render(title="Banded", href="../banded/", canonical="../banded/")
    with open_context(chromium, NARROW, scheme) as context:
        page = context.new_page()
        page.set_content(re.sub(r"<meta http-equiv=.refresh.[^>]*>", "", text))
        page.add_script_tag(content=AXE_SCRIPT)
        page.add_style_tag(content="html { background: Canvas }")  # as it is painted anyhow; axe takes it for white
        expect_none(_axe(page, "a former address"))


def test_axe_sees_what_is_unreadable_in_forced_colors(chromium: Browser) -> None:
    """A color that the page insists on could vanish in the reader's own, and the look at each page would not tell."""
    with open_context(chromium, NARROW) as context:
        page = context.new_page()
        page.set_content(
            """<!doctype html><html lang="en"><title>Colors</title><main><h1 style="color: silver">The reader's</h1>
            <p style="color: silver; forced-color-adjust: none">The page's"""
        )
        for script in (AXE_SCRIPT, FORCED_COLORS_TOLD):
            page.add_script_tag(content=script)
        found = _axe_in_forced_colors(page, "a page")
        assert ["color-contrast: p:" in line for line in found] == [True]
