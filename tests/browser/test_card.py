"""The card on a phone: it keeps what is ticked and written, starts anew, and works where nothing can be kept."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from documents import Document, read, read_all
from harness import DESKTOP, NARROW, PHONE, Visit, expect_none, file_of, open_context, probe, serve, visit
from playwright.sync_api import Browser, BrowserContext, Page, expect
from prints import put_longest_card
from pypdf import PdfReader

START, UNDO = "Start a new session", "Undo"
SET_UP = re.compile(r"mine-\d+")

Entries = dict[str, str | bool]
"""What stands in each box, by the name under which it is kept."""

READ = """() => Object.fromEntries([...document.querySelectorAll("[data-keep]")]
    .filter(field => field.type !== "radio" || field.checked)
    .map(field => [field.dataset.keep, field.type === "checkbox" ? field.checked : field.value]))"""

HINTS = """() => Object.fromEntries([...document.querySelectorAll("[data-keep][placeholder]")]
    .filter(field => field.placeholder).map(field => [field.dataset.keep, field.placeholder]))"""

REFUSED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };"""
BROKEN = """for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new Error("disk error"); };"""
WITHOUT_STORAGE = {"refused": REFUSED, "full": FULL, "broken": BROKEN}


@pytest.fixture(scope="module")
def cards(addresses: list[str]) -> list[str]:
    """The addresses of all cards."""
    found = [address for address in addresses if address.endswith("/card/")]
    assert len(found) > 1
    return found


@pytest.fixture(scope="module")
def card(site_dir: Path, cards: list[str]) -> str:
    """A card that has both a level to tick and a box to write in."""
    for address in cards:
        page = read(site_dir, address)
        kinds = {field.get("type", "text") for field in page.all("input") if _is_set_up(field.get("data-keep", ""))}
        if kinds == {"radio", "text"}:
            return address
    pytest.fail("no card has both")


def _is_set_up(name: str) -> bool:
    return bool(SET_UP.fullmatch(name))


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    with open_context(chromium, PHONE) as context:
        yield context


@contextmanager
def opened(context: BrowserContext, site_url: str, address: str) -> Iterator[Visit]:
    """An open card on which nothing may go wrong."""
    with visit(context, site_url, address) as seen:
        yield seen
        assert seen.console == []


def entries(page: Page) -> Entries:
    """What stands in the boxes."""
    found: Entries = page.evaluate(READ)
    return found


def filled(page: Page) -> Entries:
    """The boxes that are not empty."""
    return {name: value for name, value in entries(page).items() if value}


def hints(page: Page) -> dict[str, str]:
    """What the empty boxes show of last time."""
    found: dict[str, str] = page.evaluate(HINTS)
    return found


def fill(page: Page) -> Entries:
    """Train: choose the setup, tick the first two sets, and write into every box of these and of the last."""
    for dial in sorted({name for name in _names(page) if _is_set_up(name)}):
        fields = page.locator(f'[data-keep="{dial}"]')
        if fields.first.get_attribute("type") == "radio":
            fields.nth(1).check()
        else:
            fields.fill("4 steps")
    last = max(int(name.partition("-")[2]) for name in _names(page) if name.startswith("done-"))
    for row in (1, 2, last):
        page.locator(f'[data-keep="load-{row}"]').fill(f"{40 + row}.5")
        page.locator(f'[data-keep="reps-{row}"]').fill(f"{10 + row}")
    for row in (1, 2):
        page.locator(f'[data-keep="done-{row}"]').check()
    page.locator('[data-keep="date"]').fill("Nov 30")
    written = filled(page)
    assert len(written) >= 11
    return written


def _names(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-keep]").evaluate_all("all => all.map(field => field.dataset.keep)")
    return found


def kept_key(page: Page) -> str:
    """Under which name the browser keeps this card."""
    return f"primer:card:{page.locator('[data-card]').get_attribute('data-card')}"


# --- a session --------------------------------------------------------------------------------------------------


def test_what_is_entered_is_there_again(phone: BrowserContext, site_url: str, card: str) -> None:
    """A phone drops its tabs between two sets, and the ticks would be gone with them."""
    with opened(phone, site_url, card) as seen:
        written = fill(seen.page)
        seen.page.reload()
        assert filled(seen.page) == written
    with opened(phone, site_url, card) as seen:
        assert filled(seen.page) == written


def test_what_is_taken_back_stays_away(phone: BrowserContext, site_url: str, card: str) -> None:
    """A tick in the wrong row would come back with the next reload."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        seen.page.locator('[data-keep="done-1"]').uncheck()
        seen.page.locator('[data-keep="load-1"]').fill("")
        seen.page.reload()
        assert {"done-1", "load-1"}.isdisjoint(filled(seen.page))
        assert {"done-2", "load-2"} <= filled(seen.page).keys()


def test_each_card_keeps_its_own(phone: BrowserContext, site_url: str, card: str, cards: list[str]) -> None:
    """The loads of the cable would stand on the card of the band."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
    for other in {*cards} - {card}:
        with opened(phone, site_url, other) as seen:
            assert filled(seen.page) == {}


def test_the_first_entry_of_a_session_dates_it(phone: BrowserContext, site_url: str, card: str) -> None:
    """Next week nobody knows which day these numbers are of."""
    with opened(phone, site_url, card) as seen:
        seen.page.clock.set_fixed_time("2026-11-30T12:00:00")
        seen.page.locator('[data-keep="done-1"]').check()
        assert entries(seen.page)["date"] == "Nov 30"
        seen.page.clock.set_fixed_time("2026-12-01T12:00:00")
        seen.page.locator('[data-keep="done-2"]').check()
        assert entries(seen.page)["date"] == "Nov 30"


def test_a_new_session_clears_the_boxes_but_not_the_setup(phone: BrowserContext, site_url: str, card: str) -> None:
    """Next week one starts with empty rows, on the same machine."""
    with opened(phone, site_url, card) as seen:
        written = fill(seen.page)
        set_up = {name: value for name, value in written.items() if _is_set_up(name)}
        assert set_up
        seen.page.get_by_role("button", name=START).click()
        assert filled(seen.page) == set_up
        seen.page.reload()
        assert filled(seen.page) == set_up


def test_a_new_session_shows_the_numbers_of_the_last(phone: BrowserContext, site_url: str, card: str) -> None:
    """One has to know last week's load to beat it."""
    with opened(phone, site_url, card) as seen:
        written = fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        last = {name: value for name, value in written.items() if re.match("load|reps", name)}
        assert last
        assert hints(seen.page) == last
        seen.page.reload()
        assert hints(seen.page) == last


def test_undo_brings_the_session_back(phone: BrowserContext, site_url: str, card: str) -> None:
    """A thumb on the wrong button would wipe out the session."""
    with opened(phone, site_url, card) as seen:
        written = fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        seen.page.get_by_role("button", name=UNDO).click()
        assert (filled(seen.page), hints(seen.page)) == (written, {})
        expect(seen.page.get_by_role("button", name=START)).to_be_visible()
        seen.page.reload()
        assert (filled(seen.page), hints(seen.page)) == (written, {})


def test_undo_brings_back_what_was_shown_of_the_session_before(phone: BrowserContext, site_url: str, card: str) -> None:
    """The wrong button would take last week's numbers with it."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        before = hints(seen.page)
        seen.page.locator('[data-keep="load-1"]').fill("99")
        seen.page.get_by_role("button", name=START).click()
        assert hints(seen.page) == {**before, "load-1": "99"}
        seen.page.get_by_role("button", name=UNDO).click()
        assert hints(seen.page) == before
        assert entries(seen.page)["load-1"] == "99"


def test_undo_is_gone_once_something_is_entered(phone: BrowserContext, site_url: str, card: str) -> None:
    """Undo would wipe out the new session instead."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        seen.page.locator('[data-keep="load-1"]').fill("99")
        expect(seen.page.get_by_role("button", name=UNDO)).to_have_count(0)
        expect(seen.page.get_by_role("button", name=START)).to_be_visible()


# --- two tabs ---------------------------------------------------------------------------------------------------


def test_two_tabs_show_the_same(phone: BrowserContext, site_url: str, card: str) -> None:
    """The tab that was open first would write its old state over the session."""
    with opened(phone, site_url, card) as seen:
        other = phone.new_page()
        other.goto(site_url + card)
        written = fill(other)
        seen.page.wait_for_function(f"wanted => JSON.stringify(({READ})()) === wanted", arg=_json(other))
        seen.page.locator('[data-keep="load-3"]').fill("77")
        other.wait_for_function(f"wanted => JSON.stringify(({READ})()) === wanted", arg=_json(seen.page))
        assert filled(other) == {**written, "load-3": "77"}
        other.close()


def _json(page: Page) -> str:
    found: str = page.evaluate(f"() => JSON.stringify(({READ})())")
    return found


def test_undo_does_not_undo_another_tab(phone: BrowserContext, site_url: str, card: str) -> None:
    """What the other tab has written since would be lost."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        other = phone.new_page()
        other.goto(site_url + card)
        other.locator('[data-keep="load-1"]').fill("99")
        seen.page.wait_for_function("""() => document.querySelector("[data-keep=load-1]").value === "99" """)
        expect(seen.page.get_by_role("button", name=UNDO)).to_have_count(0)
        other.close()


# --- storage that fails -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", WITHOUT_STORAGE)
def test_a_card_works_where_nothing_can_be_kept(chromium: Browser, site_url: str, card: str, trouble: str) -> None:
    """In a private window the boxes would be dead, or one would trust that they keep what they don't."""
    with open_context(chromium, PHONE) as context:
        context.add_init_script(WITHOUT_STORAGE[trouble])
        with visit(context, site_url, card) as seen:
            written = fill(seen.page)
            expect(seen.page.locator("[data-card] [role=status]")).to_contain_text("keeps nothing")
            seen.page.get_by_role("button", name=START).click()
            assert all(_is_set_up(name) for name in filled(seen.page))
            assert "load-1" in hints(seen.page)
            expect(seen.page.locator("[data-card] [role=status]")).to_contain_text("keeps nothing")
            seen.page.get_by_role("button", name=UNDO).click()
            assert filled(seen.page) == written
            assert seen.console == []


def test_a_card_says_nothing_where_all_is_kept(phone: BrowserContext, site_url: str, card: str) -> None:
    """A warning that is always there is no warning."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        expect(seen.page.locator("[data-card] [role=status]")).to_have_text("")


SPOILT: dict[str, Any] = {
    "no JSON": "{now: 1",
    "empty": "",
    "null": "null",
    "number": "7",
    "text": '"now"',
    "list": "[1, 2]",
    "parts of no kind": '{"now": 3, "before": "x"}',
    "lists for parts": '{"now": [1], "before": [2]}',
    "values of no kind": '{"now": {"done-1": "yes", "load-1": 5, "reps-1": {"a": 1}, "mine-1": true, "date": [1]}}',
    "hints of no kind": '{"now": {}, "before": {"load-1": 5, "reps-1": [1], "date": {"a": 1}}}',
    "names of no box": '{"now": {"__proto__": {"x": 1}, "load-99": "1", "nothing": true}}',
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_spoilt_storage_does_not_break_the_card(phone: BrowserContext, site_url: str, card: str, spoilt: str) -> None:
    """A card that was kept by another version, or half written, could never be used again."""
    with opened(phone, site_url, card) as seen:
        seen.page.evaluate("item => localStorage.setItem(...item)", [kept_key(seen.page), SPOILT[spoilt]])
        seen.page.reload()
        assert (filled(seen.page), hints(seen.page)) == ({}, {})
        seen.page.locator('[data-keep="done-1"]').check()
        assert re.fullmatch(r"[A-Z][a-z]{2} \d{1,2}", str(entries(seen.page)["date"]))
        written = fill(seen.page)
        seen.page.reload()
        assert filled(seen.page) == written


def test_too_long_a_text_is_cut_to_its_box(phone: BrowserContext, site_url: str, card: str) -> None:
    """What another version kept could be longer than a box may hold."""
    with opened(phone, site_url, card) as seen:
        kept = json.dumps({"now": {"load-1": "1234567890" * 9}, "before": {"load-2": "1234567890" * 9}})
        seen.page.evaluate("item => localStorage.setItem(...item)", [kept_key(seen.page), kept])
        seen.page.reload()
        most = int(seen.page.locator('[data-keep="load-1"]').get_attribute("maxlength") or 0)
        assert filled(seen.page) == {"load-1": ("1234567890" * 9)[:most]}
        assert hints(seen.page) == {"load-2": ("1234567890" * 9)[:most]}


# --- on paper ---------------------------------------------------------------------------------------------------


def test_what_is_typed_is_printed(phone: BrowserContext, site_url: str, card: str) -> None:
    """A log that is typed would have to be written down once more."""
    with opened(phone, site_url, card) as seen:
        empty = _printed(seen.page)
        written = fill(seen.page)
        printed = _printed(seen.page)
    typed = [value for value in written.values() if isinstance(value, str)]
    assert [text for text in ("42.5", "41.5", "Nov 30", "4 steps") if text not in typed] == []
    assert [text for text in ("42.5", "41.5", "Nov 30", "4 steps") if text not in printed or text in empty] == []


def test_last_time_is_not_printed(phone: BrowserContext, site_url: str, card: str) -> None:
    """Pale numbers of last week would stand in the boxes to write in."""
    with opened(phone, site_url, card) as seen:
        fill(seen.page)
        seen.page.get_by_role("button", name=START).click()
        seen.page.emulate_media(media="print")
        colors = seen.page.locator('[data-keep="load-1"]').evaluate(
            'field => getComputedStyle(field, "::placeholder").color'
        )
        assert re.fullmatch(r"rgba\(.*, 0\)", colors)


def _printed(page: Page) -> str:
    pages = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return " ".join("".join(sheet.extract_text() for sheet in pages).split())


# --- without JavaScript -----------------------------------------------------------------------------------------


def test_a_card_works_without_javascript(chromium: Browser, site_url: str, card: str) -> None:
    """On a bad line the boxes would be dead, or a button would do nothing."""
    with open_context(chromium, PHONE, javascript=False) as context, visit(context, site_url, card) as seen:
        page = seen.page
        page.locator('[data-keep="done-1"]').check()
        page.locator('[data-keep="load-1"]').fill("42.5")
        page.locator("[data-card] [type=radio]").first.check()
        expect(page.locator('[data-keep="done-1"]')).to_be_checked()
        expect(page.locator('[data-keep="load-1"]')).to_have_value("42.5")
        expect(page.locator("article button:visible")).to_have_count(0)
        assert page.locator("a[href$='.pdf']:visible").count() > 1


# --- papers -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def offers(site_dir: Path) -> dict[str, Document]:
    """The pages that offer cards to print."""
    found = {
        address: page
        for address, page in read_all(site_dir).items()
        if any("papers" in element.get("class", "").split() for element in page.elements)
    }
    assert any(address.endswith("/card/") for address in found)
    assert "/cards/" in found
    return found


def test_every_offered_file_is_there(site_dir: Path, offers: dict[str, Document]) -> None:
    """A button that says "Print" would lead to a missing page."""
    problems, found = [], 0
    for address, page in offers.items():
        for link in page.all("a"):
            if link.get("href", "").endswith(".pdf"):
                target = page.target(link.get("href", ""))
                found += 1
                if target is None or not file_of(site_dir, target[0]).read_bytes().startswith(b"%PDF-"):
                    problems.append(f"{address}: {link.get('href')}")
    assert found >= 7 * len(offers)
    expect_none(problems)


def test_every_technique_page_offers_its_own_card(offers: dict[str, Document], cards: list[str]) -> None:
    """From reading to printing is one step."""
    for card in cards:
        page = offers[card.removesuffix("card/")]
        targets = [page.target(link.get("href", "")) for link in page.all("a") if "data-paper" in link.attrib]
        assert len(targets) == 6
        assert all(target and target[0].startswith(card) for target in targets)


@pytest.mark.parametrize("paper", ["a5", "sheet-a4"])
def test_the_paper_of_last_time_is_offered_first(
    phone: BrowserContext, site_url: str, cards: list[str], paper: str
) -> None:
    """In Europe nobody has Letter, and would have to choose A4 again on each page."""
    first, second = (card.removesuffix("card/") for card in cards[:2])
    with opened(phone, site_url, first) as seen:
        seen.page.evaluate("() => addEventListener('click', event => event.preventDefault())")
        seen.page.locator(f'[data-paper="{paper}"]').click()
        name = seen.page.locator(f'[data-paper="{paper}"]').inner_text()
        assert _first_offers(seen.page) == _links(seen.page, paper, name)
    for address in (first, second, cards[0], "/cards/"):
        with opened(phone, site_url, address) as seen:
            offers = _first_offers(seen.page)
            assert offers == _links(seen.page, paper, name)
            assert offers


def _first_offers(page: Page) -> list[list[str]]:
    """What the large buttons say, and where they lead."""
    found: list[list[str]] = page.locator(".papers__first").evaluate_all(
        "all => all.map(link => [link.innerText, link.href])"
    )
    return found


def _links(page: Page, paper: str, name: str) -> list[list[str]]:
    """What they should say, and where the small links for the paper lead."""
    found = page.locator(f'[data-paper="{paper}"]').evaluate_all("all => all.map(link => link.href)")
    assert len(found) == len(set(found))
    return [[f"Print the card on {name}", href] for href in found]


def test_without_a_choice_the_first_paper_is_offered(phone: BrowserContext, site_url: str) -> None:
    """The button would lead nowhere until one has chosen."""
    with opened(phone, site_url, "/cards/") as seen:
        first = _first_offers(seen.page)
        assert first == _links(seen.page, "letter", "Letter")


@pytest.mark.parametrize("kept", ['"a3"', "7", "{", '"\\"]"', "null"])
def test_a_paper_that_is_no_more_changes_nothing(phone: BrowserContext, site_url: str, kept: str) -> None:
    """A paper that the site once had would leave a button without a file."""
    with opened(phone, site_url, "/cards/") as seen:
        before = _first_offers(seen.page)
        seen.page.evaluate("kept => localStorage.setItem('primer:paper', kept)", kept)
        seen.page.reload()
        assert _first_offers(seen.page) == before


@pytest.mark.parametrize("trouble", WITHOUT_STORAGE)
def test_a_paper_can_be_chosen_where_nothing_can_be_kept(chromium: Browser, site_url: str, trouble: str) -> None:
    """In a private window the links would be dead."""
    with open_context(chromium, DESKTOP) as context:
        context.add_init_script(WITHOUT_STORAGE[trouble])
        with visit(context, site_url, "/cards/") as seen:
            seen.page.evaluate("() => addEventListener('click', event => event.preventDefault())")
            seen.page.locator('[data-paper="a5"]').first.click()
            assert _first_offers(seen.page) == _links(seen.page, "a5", "A5")


# --- on a phone -------------------------------------------------------------------------------------------------

SMALL_TARGETS = """least => [...document.querySelectorAll("[data-card] :is(input, button)")].flatMap(field => {
    const parts = [field, ...(field.labels ?? [])].map(part => part.getBoundingClientRect());
    const [width, height] = ["width", "height"].map(side => Math.max(...parts.map(part => part[side])));
    return width >= least && height >= least ? [] : [`${field.dataset.keep}: ${width} by ${height}`];
})"""


def test_a_thumb_hits_every_box(phone: BrowserContext, site_url: str, cards: list[str]) -> None:
    """Between two sets hands shake (WCAG 2.2, 2.5.8: 24 pixels, and a label counts)."""
    for address in cards:
        with opened(phone, site_url, address) as seen:
            assert seen.page.locator("[data-card] input").count() > 10
            found: list[str] = seen.page.evaluate(SMALL_TARGETS, 24)
            expect_none([f"{address}: {problem}" for problem in found])


def test_the_longest_card_fits_the_narrowest_phone(
    chromium: Browser, site_dir: Path, card: str, tmp_path: Path
) -> None:
    """A row that is wider than the screen hides its boxes (WCAG 2.2, 1.4.10: 320 pixels)."""
    site = tmp_path / "site"
    shutil.copytree(site_dir, site)
    put_longest_card(file_of(site, card))
    with serve(site) as url, open_context(chromium, NARROW) as context, opened(context, url, card) as seen:
        assert seen.page.locator("[data-card] tbody tr").count() == 8
        expect_none(seen.page.evaluate(probe("too-wide")))
        expect_none(seen.page.evaluate(SMALL_TARGETS, 24))


OVERPRINTED = """() => {
    const wordsOf = cell => { const range = document.createRange(); range.selectNodeContents(cell);
                              return range.getBoundingClientRect(); };
    const clash = (a, b) => a.width && b.width && a.left < b.right - 1 && b.left < a.right - 1
                         && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return [...document.querySelectorAll("[data-card] tbody tr")].flatMap(row => {
        const cells = [...row.cells].filter(cell => cell.getClientRects().length);
        return cells.flatMap((cell, n) => cells.slice(n + 1).filter(other => clash(wordsOf(cell), wordsOf(other)))
            .map(other => `${cell.textContent.trim()} under ${other.textContent.trim()}`));
    });
}"""


@pytest.mark.parametrize("width", [320, 360, 375, 390, 412, 449, 599, 620, 700])
def test_no_cell_of_the_plan_is_printed_over_another(chromium: Browser, site_url: str, card: str, width: int) -> None:
    """A load on top of the name of its set can't be read, and a sheet wider than the screen hides its boxes."""
    with open_context(chromium, {"width": width, "height": 800}) as context, opened(context, site_url, card) as seen:
        expect_none(seen.page.evaluate(OVERPRINTED))
        expect_none(seen.page.evaluate(probe("reserve-apart")))
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_used_card_prints_black(chromium: Browser, site_url: str, card: str) -> None:
    """Sets that are done would come out of the printer gray and struck through."""
    with open_context(chromium, DESKTOP) as context, opened(context, site_url, card) as seen:
        seen.page.locator("tbody input[type=checkbox]").first.check()
        seen.page.emulate_media(media="print")
        look = "cell => [getComputedStyle(cell).color, getComputedStyle(cell).textDecorationLine]"
        assert seen.page.locator("tbody tr").first.locator("td").first.evaluate(look) == ["rgb(0, 0, 0)", "none"]


def test_only_cards_load_what_only_cards_need(site_dir: Path, cards: list[str]) -> None:
    """Every reader would fetch a script and a style sheet for nothing."""
    for address, page in read_all(site_dir).items():
        names = {Path(element.get("src", "") or element.get("href", "")).name for element in page.all("script", "link")}
        assert {"card.css", "card.js"} & names == ({"card.css", "card.js"} if address in cards else set()), address


def test_no_other_page_is_told_of_the_card(chromium: Browser, site_url: str, offers: dict[str, Document]) -> None:
    """The browser itself is asked: what is fetched is what counts."""
    others = [address for address in offers if not address.endswith("/card/")]
    assert others
    with open_context(chromium, DESKTOP) as context:
        for address in others:
            with opened(context, site_url, address) as seen:
                fetched = seen.page.evaluate("() => performance.getEntriesByType('resource').map(entry => entry.name)")
                assert [url for url in fetched if re.search(r"/card\.(css|js)$", url)] == []
