"""The program's page: a form whose program is Python's, that prints as promised, and forgets or leaks nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from harness import (
    DESKTOP,
    NARROW,
    PHONE,
    Visit,
    expect_none,
    is_choice,
    kind_of_choice,
    open_context,
    probe,
    serve,
    visit,
)
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from projects import ROOT, site_of_two
from pypdf import PdfReader
from samples import real_content
from test_card import WITHOUT_STORAGE
from test_pages import AXE_OPTIONS

from generator.check import sound_content
from generator.program.calendar import program_ics
from generator.program.course import Program, program
from generator.program.request import read
from generator.program.table import program_csv, program_json
from generator.program.terms import Terms, terms_of
from generator.program.words import block_words, session_words, then_words, title
from generator.settings import read_site

ADDRESS = "/pull-through/program/"
KEY = "primer:program:pull-through"
ROWS = """() => [...document.querySelectorAll("[data-blocks] [data-session]")].map(row =>
    [...row.querySelectorAll("[data-slot]")].map(slot => slot.textContent.trim()))"""
Fields = dict[str, str | list[str]]

HELD: Fields = {
    "variation": "cable",
    "weeks": "8",
    "days": "mon,thu",
    "start": "2027-01-04",
    "unit": "kg",
    "load": "20",
}
"""A program that a friend has sent."""


def terms(variation: str) -> Terms:
    """What the program of a variation hangs on."""
    folder = real_content().movements["pull-through"]
    return terms_of(real_content(), folder, folder.variations[variation], read_site(ROOT))


def expected(fields: Fields) -> Program:
    """The program that Python makes of the fields of an address."""
    own = terms(str(fields.get("variation", "banded")))
    request, faults = read(own, {name: value for name, value in fields.items() if name != "variation"})
    assert not faults
    return program(own, request)


def address(fields: Fields) -> str:
    """The address that holds these fields."""
    return f"{ADDRESS}#{urlencode(fields, doseq=True)}"


def held(page: Page) -> Fields:
    """The fields in the link on the page."""
    link = urlsplit(page.locator("[data-link]").input_value())
    found = parse_qs(link.fragment)
    return {name: values if name == "level" else values[0] for name, values in found.items()}


def rows(page: Page) -> list[list[str]]:
    """What each row of the program says."""
    found: list[list[str]] = page.evaluate(ROWS)
    return found


def rows_of(made: Program) -> list[list[str]]:
    """What Python says in the same rows."""
    found = []
    for session in made.sessions:
        words = session_words(made, session)
        load = words.load + ("your load" if words.open else "")
        found.append([str(session.week), words.when, *words.ramp_up, words.target, load, words.news, words.brief])
    return found


def check_shown(page: Page, made: Program) -> None:
    """The page shows this program, and all of it."""
    assert rows(page) == rows_of(made)
    assert page.locator("#program-title").inner_text() == title(made)
    assert page.locator("[data-blocks] .block__weeks").all_inner_texts() == [block_words(it) for it in made.blocks]
    said = page.locator('[data-blocks] [data-slot="then"]').all_inner_texts()
    assert said == [then_words(made, block) for block in made.blocks]


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk who has never been here."""
    with open_context(chromium, DESKTOP) as context:
        yield context


@contextmanager
def opened(context: BrowserContext, site_url: str, at: str = ADDRESS) -> Iterator[Visit]:
    """The open page, on which nothing may go wrong and which may ask nobody for anything."""
    with visit(context, site_url, at) as seen:
        yield seen
        assert (seen.console, seen.foreign) == ([], [])


# --- filling in -------------------------------------------------------------------------------------------------


def fill_in(page: Page) -> Fields:
    """Ask for six weeks on the cable, as one does with mouse and keyboard."""
    page.get_by_role("radio", name="Cable", exact=True).check(force=True)
    for day in ("Monday", "Thursday"):
        page.get_by_role("checkbox", name=day).uncheck(force=True)
    for day in ("Tuesday", "Saturday", "Sunday"):
        page.get_by_role("checkbox", name=day).check(force=True)
    page.get_by_label("Weeks", exact=True).fill("6")
    page.get_by_label("First day").fill("2026-12-15")
    page.get_by_label("Starting load").fill("45")
    page.get_by_role("radio", name="lb").check(force=True)
    page.get_by_label("Starting load").fill("95")
    page.get_by_label("Heaviest you have").fill("97.5")
    page.locator("summary").click()
    page.get_by_label("Smallest step").fill("2.5")
    page.get_by_label("Light weeks").fill("4")
    page.get_by_label("Time of day").fill("18:30")
    return {
        "variation": "cable",
        "weeks": "6",
        "days": "tue,sat,sun",
        "start": "2026-12-15",
        "time": "18:30",
        "light": "4",
        "unit": "lb",
        "load": "95",
        "step": "2.5",
        "most": "97.5",
    }


def test_the_page_begins_with_the_program_that_nobody_has_asked_for(reader: BrowserContext, site_url: str) -> None:
    """A reader would have to fill in a form to see what comes of it."""
    with opened(reader, site_url) as seen:
        check_shown(seen.page, expected({}))
        assert urlsplit(seen.page.url).fragment == ""


def test_what_is_filled_in_is_what_python_plans(reader: BrowserContext, site_url: str) -> None:
    """The page would promise other loads than the booklet."""
    with opened(reader, site_url) as seen:
        fields = fill_in(seen.page)
        assert held(seen.page) == fields
        check_shown(seen.page, expected(fields))


@pytest.mark.parametrize("variation", ["banded", "cable", "banded-cable"])
def test_levels_are_taken_into_the_program(reader: BrowserContext, site_url: str, variation: str) -> None:
    """The band would be left to memory."""
    levels = terms(variation).levels
    with opened(reader, site_url, f"{ADDRESS}#variation={variation}") as seen:
        for dial in levels:
            group = seen.page.get_by_role("group", name=dial.name)
            group.get_by_role("radio", name=dial.options[-1], exact=True).check(force=True)
        shown = seen.page.get_by_role("group").filter(has_text="not chosen")
        assert shown.count() == len(levels)
        fields: Fields = {"variation": variation, "level": [dial.options[-1] for dial in levels]}
        check_shown(seen.page, expected(fields))


def test_the_chooser_hands_its_variation_over(
    reader: BrowserContext, site_url: str, site_dir: Path, addresses: list[str]
) -> None:
    """Somebody who has just learned which variation to do would be asked again."""
    result = next(at for at in addresses if is_choice(at) and kind_of_choice(site_dir, at) == "variation")
    with opened(reader, site_url, result) as seen:
        seen.page.get_by_role("link", name="Your program for weeks").click()
        expect(seen.page.locator("[data-blocks] [data-session]").first).to_be_visible()
        wanted = parse_qs(urlsplit(seen.page.url).fragment)["variation"][0]
        check_shown(seen.page, expected({"variation": wanted}))


def test_another_variation_keeps_days_and_dates_but_not_the_load(reader: BrowserContext, site_url: str) -> None:
    """Twenty kilograms would become twenty steps; and back on the cable they would be gone."""
    with opened(reader, site_url, address(HELD)) as seen:
        seen.page.get_by_role("radio", name="Banded", exact=True).check(force=True)
        fields = {name: value for name, value in HELD.items() if name in {"weeks", "days", "start"}}
        check_shown(seen.page, expected({**fields, "variation": "banded"}))
        seen.page.get_by_role("radio", name="Cable", exact=True).check(force=True)
        check_shown(seen.page, expected({**HELD}))


def test_a_weight_is_converted_with_its_unit(reader: BrowserContext, site_url: str) -> None:
    """In a gym with plates in pounds one would plan with twenty of them; and back in kilograms, with nine."""
    with opened(reader, site_url, address(HELD)) as seen:
        seen.page.get_by_role("radio", name="lb").check(force=True)
        assert seen.page.get_by_label("Starting load").input_value() == "45"
        check_shown(seen.page, expected({**HELD, "unit": "lb", "load": "45"}))
        seen.page.get_by_role("radio", name="kg").check(force=True)
        check_shown(seen.page, expected({**HELD}))
    odd: Fields = {**HELD, "load": "21.25", "step": "1.25", "most": "60"}
    with opened(reader, site_url, address(odd)) as seen:
        seen.page.get_by_role("radio", name="lb").check(force=True)
        seen.page.get_by_role("radio", name="kg").check(force=True)
        check_shown(seen.page, expected(odd))  # as it was, and not as near as steps of five pounds come


def test_how_it_went_changes_what_comes(reader: BrowserContext, site_url: str) -> None:
    """A plan that nobody can miss a rep of is no plan."""
    with opened(reader, site_url, address(HELD)) as seen:
        went = seen.page.get_by_label(re.compile("^How session 3 went"))
        went.select_option("missed")
        check_shown(seen.page, expected({**HELD, "log": "ddm"}))
        expect(seen.page.get_by_label(re.compile("^How session 3 went"))).to_be_focused()
        assert seen.page.get_by_label(re.compile("^How session 1 went")).input_value() == "done"
        seen.page.get_by_label(re.compile("^How session 4 went")).select_option("short")
        check_shown(seen.page, expected({**HELD, "log": "ddms"}))
        seen.page.get_by_label(re.compile("^How session 2 went")).select_option("")
        check_shown(seen.page, expected({**HELD, "log": "d"}))


def test_starting_over_can_be_undone(reader: BrowserContext, site_url: str) -> None:
    """A thumb on the wrong button would wipe out a program of weeks."""
    with opened(reader, site_url, address(HELD)) as seen:
        seen.page.get_by_role("button", name="Start over").click()
        check_shown(seen.page, expected({"variation": "cable"}))
        seen.page.get_by_role("button", name="Undo").click()
        check_shown(seen.page, expected({**HELD}))


MISTAKES = {
    "Weeks": ("0", "Write a whole number from 1 to 52."),
    "Starting load": ("heavy", "Write a number above 0, as 40 or 42.5."),
    "Smallest step": ("0.125", "Write at most two decimals."),
    "Heaviest you have": ("5", "You start at 20 kg; write that or more."),
    "Light weeks": ("9", "Write weeks of this program with commas between, as 4."),
}


@pytest.mark.parametrize("label", MISTAKES)
def test_a_mistake_is_answered_beside_its_field(reader: BrowserContext, site_url: str, label: str) -> None:
    """A program made of nonsense would go to the gym; or the one on the page would be gone while one types."""
    typed, told = MISTAKES[label]
    with opened(reader, site_url, address(HELD)) as seen:
        seen.page.locator("[data-more]").evaluate("more => { more.open = true }")
        field = seen.page.get_by_label(label, exact=True)
        field.fill(typed)
        assert field.get_attribute("aria-invalid") == "true"
        described = str(field.get_attribute("aria-describedby")).split()
        assert told in [seen.page.locator(f"#{id_}").inner_text().removeprefix("▲ ") for id_ in described]
        check_shown(seen.page, expected({**HELD}))
        field.fill("")
        assert field.get_attribute("aria-invalid") == "false"


def test_no_leg_day_is_answered_too(reader: BrowserContext, site_url: str) -> None:
    """The program would be empty, or of days that nobody has chosen."""
    with opened(reader, site_url, address(HELD)) as seen:
        for day in ("Monday", "Thursday"):
            seen.page.get_by_role("checkbox", name=day).uncheck(force=True)
        expect(seen.page.get_by_text("Choose at least one leg day.")).to_be_visible()
        check_shown(seen.page, expected({**HELD, "days": "thu"}))  # the last that made sense


# --- kept and sent ----------------------------------------------------------------------------------------------


def test_a_reload_loses_nothing(reader: BrowserContext, site_url: str) -> None:
    """A phone drops its tabs; the program would be gone with them."""
    with opened(reader, site_url) as seen:
        fields = fill_in(seen.page)
        seen.page.reload()
        check_shown(seen.page, expected(fields))
    with opened(reader, site_url) as seen:  # without the address that holds it
        check_shown(seen.page, expected(fields))


def test_a_link_brings_the_same_program_to_somebody_else(
    chromium: Browser, reader: BrowserContext, site_url: str
) -> None:
    """Two who train together would train by different plans."""
    with opened(reader, site_url) as seen:
        fields = fill_in(seen.page)
        link = seen.page.locator("[data-link]").input_value()
        said = rows(seen.page)
    with open_context(chromium, PHONE) as partner, opened(partner, "", link) as seen:
        assert rows(seen.page) == said
        check_shown(seen.page, expected(fields))


def test_a_link_outweighs_what_was_kept_and_leaves_it(reader: BrowserContext, site_url: str) -> None:
    """One's own light weeks would creep into the program that a partner has sent; or one's own would be gone."""
    with opened(reader, site_url) as seen:
        fields = fill_in(seen.page)
    with opened(reader, site_url, address(HELD)) as seen:
        check_shown(seen.page, expected({**HELD}))
        expect(seen.page.get_by_text("This program came with a link.")).to_be_visible()
    with opened(reader, site_url) as seen:
        check_shown(seen.page, expected(fields))


def test_a_review_leads_to_the_next_variation(reader: BrowserContext, site_url: str) -> None:
    """The other variation would begin in the past, or with sessions done that nobody has done."""
    with opened(reader, site_url, address({**HELD, "log": "ddddd"})) as seen:
        seen.page.get_by_role("link", name="Plan the Banded", exact=True).first.click()
        fields: Fields = {"variation": "banded", "weeks": "8", "days": "mon,thu", "start": "2027-02-01"}
        check_shown(seen.page, expected(fields))
        assert held(seen.page) == fields
        expect(seen.page.locator("#program-title")).to_be_focused()
        seen.page.get_by_role("radio", name="Cable", exact=True).check(force=True)
        check_shown(seen.page, expected({**HELD, "start": "2027-02-01", "log": "ddddd"}))


def test_a_program_leads_on_to_the_next(reader: BrowserContext, site_url: str) -> None:
    """After the last week one would have to reckon out where to begin again."""
    fields: Fields = {**HELD, "log": "d"}
    with opened(reader, site_url, address(fields)) as seen:
        seen.page.get_by_role("link", name="Plan the next weeks").click()
        check_shown(seen.page, expected({**HELD, "start": "2027-03-01", "load": "25"}))
    with opened(reader, site_url, address({**HELD, "weeks": "7"})) as seen:  # it ends within the range
        expect(seen.page.get_by_role("link", name="Plan the next weeks")).to_have_count(0)


def test_a_log_waits_while_a_program_is_shorter(reader: BrowserContext, site_url: str) -> None:
    """Who types 12 passes 1, and the log of weeks would be gone or an error."""
    with opened(reader, site_url, address({**HELD, "log": "ddmdd"})) as seen:
        weeks = seen.page.get_by_label("Weeks", exact=True)
        weeks.fill("1")
        check_shown(seen.page, expected({**HELD, "weeks": "1", "log": "dd"}))
        weeks.fill("12")
        check_shown(seen.page, expected({**HELD, "weeks": "12", "log": "ddmdd"}))


def test_the_booklet_is_at_hand(reader: BrowserContext, site_url: str, site_dir: Path) -> None:
    """What is made for paper would be found by nobody."""
    with opened(reader, site_url, f"{ADDRESS}#variation=cable") as seen:
        links = seen.page.get_by_text("Booklet with boxes").locator("visible=true").get_by_role("link")
        files = [site_dir / str(link.get_attribute("href")).removeprefix("./") for link in links.all()]
    assert [file.name for file in files] == [f"pull-through-cable-program-{paper}.pdf" for paper in ("letter", "a4")]
    assert all((site_dir / ADDRESS.strip("/") / file.name).is_file() for file in files)


def test_the_link_can_be_copied(reader: BrowserContext, site_url: str) -> None:
    """On a phone nobody can mark a long address."""
    reader.grant_permissions(["clipboard-read", "clipboard-write"])
    with opened(reader, site_url, address(HELD)) as seen:
        seen.page.get_by_role("button", name="Copy").click()
        expect(seen.page.get_by_text("Copied.")).to_be_visible()
        copied = seen.page.evaluate("() => navigator.clipboard.readText()")
        assert copied == seen.page.locator("[data-link]").input_value()


GARBAGE = {
    "weeks": "weeks=999",
    "script": "variation=<script>alert(1)</script>&load=<img src=x onerror=alert(1)>",
    "prototype": "__proto__=1&constructor=2&variation=__proto__",
    "unknown variation": "variation=constructor&weeks=4",
    "bad escapes": "variation=%E0%A4%A&days=%00&start=%",
    "long": "light=" + "9," * 5000,
    "only signs": "=&=&==&&&",
    "two loads": "load=5&load=abc",
    "log": "log=ddddddxyz",
    "no days": "days=&foo=1",
}


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_in_the_address_is_the_default_with_a_note(reader: BrowserContext, site_url: str, garbage: str) -> None:
    """A link that a messenger has mangled would show an empty page."""
    with opened(reader, site_url, f"{ADDRESS}#{GARBAGE[garbage]}") as seen:
        fields: Fields = {"unknown variation": {"weeks": "4"}, "two loads": {"load": "5"}}.get(garbage, {})  # type: ignore[assignment]
        check_shown(seen.page, expected(fields))
        if garbage != "two loads":
            expect(seen.page.get_by_text("made no sense")).to_be_visible()


STORED = {
    "fields in the wrong place": json.dumps(
        {"variation": "cable", "shared": {"load": "x"}, "own": {"cable": {"weeks": "x"}}}
    ),
    "no JSON": "{",
    "null": "null",
    "a number": "7",
    "a list": "[1]",
    "other fields": json.dumps({"variation": "cable", "shared": {"weeks": 4, "days": ["x"]}, "own": 7}),
    "unknown variation": json.dumps({"variation": "gone", "shared": {}, "own": {}}),
    "nonsense": json.dumps({"variation": "cable", "shared": {"weeks": "many"}, "own": {"cable": {"load": "-1"}}}),
    "prototype": '{"variation": "__proto__", "shared": {"__proto__": {"weeks": "3"}}, "own": {}}',
}


@pytest.mark.parametrize("stored", STORED)
def test_garbage_in_the_storage_is_the_default(reader: BrowserContext, site_url: str, stored: str) -> None:
    """A half-written entry, or one of a former version, would break the page for good."""
    with opened(reader, site_url) as seen:
        seen.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, STORED[stored]])
        seen.page.reload()
        variation = "cable" if "cable" in STORED[stored] else "banded"
        check_shown(seen.page, expected({"variation": variation}))
        seen.page.get_by_label("Weeks", exact=True).fill("3")
        seen.page.reload()
        check_shown(seen.page, expected({"variation": variation, "weeks": "3"}))


@pytest.mark.parametrize("trouble", WITHOUT_STORAGE)
def test_without_storage_the_address_holds_it(chromium: Browser, site_url: str, trouble: str) -> None:
    """In a private window, or with a full disk, the page would be dead."""
    with open_context(chromium, DESKTOP) as context:
        context.add_init_script(WITHOUT_STORAGE[trouble])
        with opened(context, site_url) as seen:
            fields = fill_in(seen.page)
            check_shown(seen.page, expected(fields))
            expect(seen.page.get_by_text("This browser keeps nothing here.")).to_be_visible()
            seen.page.reload()
            check_shown(seen.page, expected(fields))


# --- files and paper --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["ics", "csv", "json"])
def test_a_saved_file_is_the_one_that_python_writes(
    reader: BrowserContext, site_url: str, tmp_path: Path, form: str
) -> None:
    """The calendar from the page would hold other sets than the one from the terminal."""
    write = {"ics": program_ics, "csv": program_csv, "json": program_json}[form]
    fields: Fields = {**HELD, "time": "18:00", "log": "ddm"}
    with opened(reader, site_url, address(fields)) as seen:
        with seen.page.expect_download() as download:
            seen.page.locator(f'[data-save="{form}"]').click()
        saved = tmp_path / "saved"
        download.value.save_as(saved)
        assert download.value.suggested_filename == f"pull-through-cable-program.{form}"
    assert saved.read_bytes() == write(expected(fields)).encode()


def test_a_calendar_needs_a_first_day(reader: BrowserContext, site_url: str) -> None:
    """An empty calendar would be taken for a full one."""
    with opened(reader, site_url) as seen:
        seen.page.locator('[data-save="ics"]').click()
        expect(seen.page.get_by_text("A calendar needs dates: choose the first day.")).to_be_visible()
        expect(seen.page.get_by_label("First day")).to_be_focused()


ALL_DAYS = "mon,tue,wed,thu,fri,sat,sun"
PRINTED: dict[str, Fields] = {
    "as it comes": {},
    "one week": {"weeks": "1"},
    "a short block": {"weeks": "5", "days": "mon"},
    "every day": {"variation": "cable", "days": ALL_DAYS, "load": "20", "step": "0.25"},
    "wide loads": {"variation": "banded-cable", "load": "1999.75", "step": "0.05", "level": ["extra light"]},
    "steps and bands": {"variation": "banded", "load": "1900", "most": "1900", "level": ["extra light"], "weeks": "12"},
    "every day falls short": {
        "variation": "cable",
        "weeks": "4",
        "days": ALL_DAYS,
        "log": "s" * 28,
        "start": "2092-12-25",
    },
    "five days fall short": {"variation": "cable", "weeks": "4", "days": "mon,tue,wed,thu,fri", "log": "s" * 20},
    "up and down": {
        "variation": "banded-cable",
        "weeks": "4",
        "days": "mon,tue,wed,thu,fri,sat",
        "log": "ds" * 12,
        "load": "1999.99",
        "unit": "lb",
        "step": "0.01",
        "light": "1",
    },
    "bands up and down": {
        "variation": "banded",
        "days": ALL_DAYS,
        "load": "3",
        "most": "4",
        "level": ["light"],
        "log": "s" * 56,
    },
    "a year of every day": {"weeks": "52", "days": ALL_DAYS, "variation": "cable"},
    "a year": {"weeks": "52", "start": "2027-01-04", "variation": "cable", "load": "20"},
}


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("case", PRINTED)
def test_it_prints_on_as_many_pages_as_promised(
    reader: BrowserContext, site_url: str, case: str, paper: Literal["Letter", "A4"]
) -> None:
    """A block over two sheets can't hang on a wall; a blank sheet is waste."""
    with opened(reader, site_url, address(PRINTED[case])) as seen:
        promised = int(re.findall(r"Prints on ([0-9]+) page", seen.page.locator("[data-count]").inner_text())[0])
        pages = [page.extract_text() for page in PdfReader(BytesIO(seen.page.pdf(format=paper))).pages]
    made = expected(PRINTED[case])
    assert promised == len(made.blocks) == len(pages)
    for text, block in zip(pages, made.blocks, strict=True):
        flat = re.sub(r"\s+", "", text)
        wanted = [
            words for it in block.sessions for words in (session_words(made, it).when, session_words(made, it).target)
        ]
        assert [words for words in wanted if re.sub(r"\s+", "", words) not in flat] == []
        assert f"Reviewafterweek{block.last}" in flat


def test_without_javascript_each_variation_has_a_program_to_print(chromium: Browser, site_url: str) -> None:
    """A reader without scripts would find an empty form."""
    order = real_content().movements["pull-through"].ordered
    with open_context(chromium, PHONE, javascript=False) as context, opened(context, site_url) as seen:
        assert seen.page.locator("form[data-form]").is_hidden()
        for doc in order:
            made = expected({"variation": doc.id})
            shown = seen.page.locator(f'[id="variation={doc.id}"]')
            for index, session in enumerate(made.sessions):
                row = shown.locator("[data-session]").nth(index).inner_text()
                words = session_words(made, session)
                assert [it for it in (words.when, words.target, words.news) if it not in row] == []
        pdf = PdfReader(BytesIO(seen.page.pdf(format="Letter")))
    assert len(pdf.pages) == sum(len(expected({"variation": doc.id}).blocks) for doc in order)


# --- for everybody ----------------------------------------------------------------------------------------------


def test_it_can_be_filled_in_with_the_keyboard_alone(reader: BrowserContext, site_url: str) -> None:
    """Who can't use a mouse could not plan."""
    with opened(reader, site_url) as seen:
        page, keys = seen.page, seen.page.keyboard
        page.locator("h1").click()
        reached: list[str] = []
        for _ in range(60):
            keys.press("Tab")
            name = page.evaluate("() => document.activeElement.name || document.activeElement.textContent.trim()")
            reached.append(name)
            if name == "variation":
                keys.press("ArrowRight")
            elif name == "days" and page.evaluate("() => document.activeElement.value") == "tue":
                keys.press("Space")
            elif name == "weeks":
                keys.press("Control+A")
                keys.type("4")
            elif name == "load":
                keys.type("40")
            elif name.startswith("More:"):
                keys.press("Enter")
            elif name == "light":
                keys.type("2")
            elif name == "Print":
                break
        assert reached[-1] == "Print", reached
        fields: Fields = {"variation": "cable", "weeks": "4", "days": "mon,tue,thu", "load": "40", "light": "2"}
        check_shown(page, expected(fields))


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_assistive_technology(
    chromium: Browser, site_url: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    """With faults shown, sessions done and every field open, all can still be read and told apart."""
    fields: Fields = {**HELD, "log": "dms", "light": "5"}
    with open_context(chromium, size, scheme) as context:
        context.add_init_script(AXE_SCRIPT)
        with opened(context, site_url, address(fields)) as seen:
            page = seen.page
            page.locator("[data-more]").evaluate("more => { more.open = true }")
            page.get_by_label("Weeks", exact=True).fill("0")
            page.get_by_label("Starting load").fill("?")
            expect_none(page.evaluate(probe("violations"), AXE_OPTIONS) + page.evaluate(probe("too-wide")))


def test_another_movement_has_its_own_program(chromium: Browser) -> None:
    """The page would know the pull through by name."""
    site = site_of_two()
    content = sound_content(site.parent)
    folder = content.movements["lantern-swing"]
    own = terms_of(content, folder, folder.variations["brass"], read_site(site.parent))
    fields: Fields = {"variation": "brass", "weeks": "5", "load": "10", "unit": "lb"}
    request, _ = read(own, {name: value for name, value in fields.items() if name != "variation"})
    with (
        serve(site) as url,
        open_context(chromium, DESKTOP) as context,
        opened(context, url, f"/lantern-swing/program/#{urlencode(fields)}") as seen,
    ):
        check_shown(seen.page, program(own, request))
        assert "ull" not in seen.page.locator("[data-output]").inner_text()
