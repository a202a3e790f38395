"""Nothing is lost to who needs larger text, more space between letters, or a narrow window."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from documents import SVG, read_all
from harness import DESKTOP, Visit, expect_none, open_context, probe, visit
from playwright.sync_api import Browser

WIDTHS = (320, 640, 1280)
ADOPT = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
"""Adds rules as a reader's own extension does; the policy allows no style in the page."""

TEXT_SPACING = """*:not(svg *) {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important
}
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets a reader set."""

TWICE = 32
"""The size in pixels of text that is twice as large as a browser's own."""


def faults(seen: Visit, how: str) -> list[str]:
    """What is cut off, covered, or out of the screen."""
    seen.page.evaluate(probe("settled"))
    lines = seen.page.evaluate(probe("too-wide")) + seen.page.evaluate(probe("clipped"))
    return [f"{seen.address} {how}: {line}" for line in lines]


def test_text_fits_any_width_and_size(chromium: Browser, site_url: str, addresses: list[str]) -> None:
    """A reader would push lines sideways, or miss their ends (WCAG 1.4.10, 1.4.12, 1.4.4)."""
    problems = []
    with open_context(chromium, DESKTOP) as context:
        for address in addresses:
            with visit(context, site_url, address) as seen:
                page = seen.page
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    problems += faults(seen, f"at {width}")
                page.evaluate(ADOPT, TEXT_SPACING)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    problems += faults(seen, f"at {width} with spacing")
                page.evaluate("document.adoptedStyleSheets = []")
                session = context.new_cdp_session(page)
                session.send("Page.enable")
                session.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE, "fixed": TWICE}})
                for width in WIDTHS[1:]:
                    page.set_viewport_size({"width": width, "height": 800})
                    problems += faults(seen, f"at {width} with large text")
                session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
                session.detach()
                page.set_viewport_size(DESKTOP)
    expect_none(problems)


def test_large_text_is_twice_as_large(chromium: Browser, site_url: str) -> None:
    """The test above would try no larger text at all."""
    with open_context(chromium, DESKTOP) as context, visit(context, site_url, "/") as seen:
        size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
        before = seen.page.evaluate(size)
        session = context.new_cdp_session(seen.page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": TWICE}})
        assert seen.page.evaluate(size) >= 1.9 * before


def test_motion_stops_where_it_is_not_wanted(chromium: Browser, site_url: str, addresses: list[str]) -> None:
    """Whom motion makes ill would be scrolled smoothly, and shown a menu that slides (WCAG 2.3.3)."""
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return [style.transitionDuration, style.animationDuration].some(said =>
            said.split(",").some(time => parseFloat(time) > .01)) || style.scrollBehavior === "smooth";
    }).map(element => `${element.tagName.toLowerCase()}.${element.className.baseVal ?? element.className}`)"""
    problems = []
    with open_context(chromium, DESKTOP) as context:  # it asks for less motion
        for address in addresses:
            with visit(context, site_url, address) as seen:
                problems += [f"{address}: {line}" for line in seen.page.evaluate(moving)]
    expect_none(sorted(set(problems)))


def test_titles_are_unique(site_dir: Path) -> None:
    """Two tabs, or two hits of a search, could not be told apart (WCAG 2.4.2)."""
    named: dict[str, list[str]] = {}
    for address, page in read_all(site_dir).items():
        if not page.is_redirect and "/choose/" not in address:  # a question is the same on each path to it
            named.setdefault("".join(page.all("title")[0].itertext()).strip(), []).append(address)
    expect_none([f"“{title}”: {', '.join(found)}" for title, found in named.items() if len(found) > 1])


@pytest.mark.parametrize("tag", ["nav", "aside", "section"])
def test_landmarks_of_a_kind_have_names_of_their_own(site_dir: Path, tag: str) -> None:
    """Who jumps by landmarks would hear “navigation, navigation”."""
    problems = []
    for address, page in read_all(site_dir).items():
        names = [element.get("aria-label") or element.get("aria-labelledby") or "" for element in page.all(tag)]
        if tag == "section":
            names = [name for name in names if name]  # one without a name is no landmark
        problems += [f"{address}: {names}"] if len(set(names)) < len(names) else []
    expect_none(problems)


def test_drawings_say_what_they_show(site_dir: Path) -> None:
    """Who can't see a drawing would not know that there is one, or hear of a nameless picture."""
    problems = []
    for address, page in read_all(site_dir).items():
        told = [above for above in page.elements if above.get("aria-hidden") == "true" or _is_named(above)]
        known = {id(part) for above in told for part in above.iter()}
        problems += [f"{address}: <svg> {svg.attrib}" for svg in page.all(SVG, "svg") if id(svg) not in known]
        problems += [f"{address}: {image.attrib}" for image in page.all("img") if "alt" not in image.attrib]
    expect_none(problems)


def _is_named(element: Element) -> bool:
    """Whether this is a picture that says what it shows."""
    return element.get("role") == "img" and bool(element.get("aria-label") or element.get("aria-labelledby"))
