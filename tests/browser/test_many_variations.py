"""A movement with so many variations that each has a page for its program, and lists go on from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from grown import add_variations
from harness import DESKTOP, NARROW, PHONE, Scheme, expect_none, open_context, probe, serve, visit
from playwright.sync_api import Browser, BrowserContext, Page, expect
from projects import add_movement, copy_project
from test_pages import AXE_OPTIONS

SWING = "lantern-swing"
VARIATIONS = 28
"""More than stand on a page of a list."""
PROGRAM = f"/{SWING}/program/brass-5/"
LISTS = (
    f"/{SWING}/",
    f"/{SWING}/list/2/",
    f"/{SWING}/brass-5/",
    f"/{SWING}/program/",
    PROGRAM,
    "/cards/",
    f"/cards/{SWING}/2/",
    f"/{SWING}/choose/",
    "/sources/",
    "/sources/fact-a06/",
    "/equipment/",
    "/equipment/item-brass-lantern/",
)


@pytest.fixture(scope="module")
def many_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real content with such a movement beside it."""
    project = copy_project(tmp_path_factory.mktemp("many") / "project")
    add_movement(project)
    add_variations(project.root / f"content/movements/{SWING}", VARIATIONS)
    project.build()
    return project.site


@pytest.fixture(scope="module")
def many_url(many_dir: Path) -> Iterator[str]:
    """The address of that site."""
    with serve(many_dir) as url:
        yield url


@pytest.fixture(params=[(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A reader on a phone by day, and one at a desk by night."""
    size, scheme = request.param
    with open_context(chromium, size, scheme) as context:
        yield context


def choose_days(page: Page) -> None:
    """Asks for six weeks, on Tuesday and on the days that are chosen already."""
    page.get_by_role("checkbox", name="Tuesday").check(force=True)
    page.get_by_label("Weeks", exact=True).fill("6")


def expect_days(page: Page) -> None:
    """The same is asked for here."""
    expect(page.get_by_role("checkbox", name="Tuesday")).to_be_checked()
    expect(page.get_by_label("Weeks", exact=True)).to_have_value("6")


def test_another_variation_keeps_what_is_asked(reader: BrowserContext, many_url: str) -> None:
    """A lifter would fill in the form anew for each variation."""
    with visit(reader, many_url, PROGRAM) as seen:
        page = seen.page
        choose_days(page)
        page.get_by_label("Starting load").fill("12")
        page.locator("[data-form] .ladder [data-plan=brass-6]").click()
        page.wait_for_url(f"**/{SWING}/program/brass-6/*")
        expect_days(page)
        expect(page.get_by_label("Starting load")).to_have_value("")
        expect(page.locator("#program-title")).to_contain_text("Brass Lantern Swing 6: 6 weeks")
        page.locator("[data-form] .ladder [data-plan=brass-5]").click()
        page.wait_for_url(f"**{PROGRAM}*")
        expect_days(page)
        expect(page.get_by_label("Starting load")).to_have_value("12")
        assert (seen.console, seen.foreign) == ([], [])


def test_a_review_leads_on_to_the_next_program(reader: BrowserContext, many_url: str) -> None:
    """The program after this one would begin today, or be one for nobody's days."""
    with visit(reader, many_url, f"{PROGRAM}#variation=brass-5&weeks=6&days=tue&start=2027-01-05&log=ddd") as seen:
        page = seen.page
        page.locator("[data-blocks] [data-plan=brass-6]").first.click()
        page.wait_for_url(f"**/{SWING}/program/brass-6/*")
        expect(page.get_by_label("First day")).to_have_value("2027-02-02")
        expect(page.get_by_role("checkbox", name="Tuesday")).to_be_checked()
        assert "log" not in page.locator("[data-link]").input_value()


def test_a_link_to_a_program_leads_on(reader: BrowserContext, many_url: str) -> None:
    """Programs that people have sent, when all of them stood on one page, would be lost."""
    with visit(reader, many_url, f"/{SWING}/program/#variation=brass-5&weeks=6&days=tue") as seen:
        page = seen.page
        page.wait_for_url(f"**{PROGRAM}#*")
        expect(page.locator("#program-title")).to_have_text("Brass Lantern Swing 5: 6 weeks, Tue")
    with visit(reader, many_url, f"/{SWING}/program/#variation=nowhere") as seen:
        expect(seen.page.locator("h1")).to_have_text("Your program")


def test_programs_on_a_disk(reader: BrowserContext, many_dir: Path) -> None:
    """A click would show a list of files, or the form be dead: a page on a disk may fetch no data."""
    page = reader.new_page()
    page.goto(f"{(many_dir / SWING / 'program/index.html').as_uri()}#variation=brass-5&weeks=6&days=tue")
    page.wait_for_url(f"file://**{PROGRAM}index.html#*")
    expect(page.locator("#program-title")).to_have_text("Brass Lantern Swing 5: 6 weeks, Tue")
    page.locator("[data-form] .ladder [data-plan=brass-6]").click()
    page.wait_for_url(f"file://**/{SWING}/program/brass-6/index.html#*")
    expect(page.locator("#program-title")).to_have_text("Brass Lantern Swing 6: 6 weeks, Tue")


def test_everything_works_without_javascript(chromium: Browser, many_url: str) -> None:
    """A reader whose scripts don't arrive would have no program, or be stuck on the first page of a list."""
    with open_context(chromium, PHONE, javascript=False) as context, visit(context, many_url, f"/{SWING}/") as seen:
        page = seen.page
        page.get_by_role("link", name="Next", exact=True).click()
        page.wait_for_url(f"**/{SWING}/list/2/")
        page.get_by_role("link", name="Storm Lantern Swing").click()
        page.wait_for_url(f"**/{SWING}/storm/")
        page.get_by_role("link", name="Your program for weeks").click()
        page.wait_for_url(f"**/{SWING}/program/storm/")
        expect(page.locator("[data-default] [data-session]").first).to_be_visible()
        expect(page.get_by_role("link", name="Letter").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lists_have_no_barrier(chromium: Browser, many_url: str, scheme: Scheme) -> None:
    """A part of a list would be pale, unnamed, or wider than a phone (WCAG 2.2 AA)."""
    problems = []
    with open_context(chromium, NARROW, scheme) as context:
        context.add_init_script(AXE_SCRIPT)
        for address in LISTS:
            with visit(context, many_url, address) as seen:
                found = seen.page.evaluate(probe("violations"), AXE_OPTIONS) + seen.page.evaluate(probe("too-wide"))
                problems += [f"{address}: {line}" for line in [*found, *seen.console, *seen.foreign]]
    expect_none(problems)
