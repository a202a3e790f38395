"""The decision tree in a browser: every path clicked, at once with JavaScript and all the same without."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from documents import read
from harness import (
    DESKTOP,
    NO_WORKERS,
    PHONE,
    Scheme,
    expect_none,
    is_choice,
    kind_of_choice,
    open_context,
    probe,
    visit,
    with_few_choices,
)
from playwright.sync_api import Browser, BrowserContext, Page, Route
from pypdf import PdfReader

ANSWER = ".choice__answer"
PAPERS = {"A4": ("210mm", "297mm"), "Letter": ("8.5in", "11in")}
MOST_TABS = 80
MARKED = "() => window.sameDocument === true"


@dataclass(frozen=True)
class Stop:
    """A page on a path: its address, its heading, and the words of the link that led to it."""

    address: str
    heading: str
    link: str


@dataclass(frozen=True)
class Walk:
    """A path through a movement's tree, from its own page to a result."""

    tree: str
    stops: tuple[Stop, ...]

    def __str__(self) -> str:
        return self.stops[-1].address


def paths_of(data: dict[str, Any]) -> Iterator[Walk]:
    """Every path of a tree, as its JSON has it."""
    tree = f"/{data['movement']}/choose/"
    nodes = {node["id"]: node for node in [*data["questions"], *data["results"]]}
    entries = {entry["id"]: entry for entry in data["entries"]}
    for path in data["paths"]:
        entry = entries[path["entry"]]
        node, address = nodes[entry["start"]], f"{tree}{entry['id']}/"
        stops = [Stop(address, words(node), printed(entry["label"]))]
        for id_ in path["answers"]:
            answer = next(answer for answer in node["answers"] if answer["id"] == id_)
            node, address = nodes[answer["to"]], f"{address}{id_}/"
            stops.append(Stop(address, words(node), printed(answer["text"])))
        assert node["id"] == path["result"]
        yield Walk(tree, tuple(stops))


def words(node: dict[str, Any]) -> str:
    """The heading of a question or a result."""
    return printed(node["text"] if "answers" in node else node["title"])


def printed(text: str) -> str:
    """The text with the apostrophe that pages have."""
    return text.replace("'", "’")


@pytest.fixture(scope="module")
def paths(site_dir: Path) -> list[Walk]:
    """Every path of every movement's tree."""
    files = sorted(site_dir.glob("api/v1/*/chooser.json"))
    found = [path for file in files for path in paths_of(json.loads(file.read_text("utf-8")))]
    assert len(found) > 20
    return found


@pytest.fixture(scope="module")
def longest(site_dir: Path, paths: list[Walk]) -> Walk:
    """The path with the most questions that ends with advice, which needs no new page either."""
    advice = [path for path in paths if kind_of_choice(site_dir, path.stops[-1].address) == "advice"]
    return max(advice, key=lambda path: len(path.stops))


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone, as most who choose before a session have in their hands."""
    with open_context(chromium, PHONE) as context:
        yield context


def heading(page: Page) -> str:
    """What the page asks or says, without the marks of its footing."""
    text: str = page.evaluate(
        "() => { const h1 = document.querySelector('h1').cloneNode(true);"
        "h1.querySelectorAll('sup, .headerlink').forEach(mark => mark.remove()); return h1.textContent.trim(); }"
    )
    return text


def choose(page: Page, stop: Stop) -> None:
    """Clicks the answer of these words, and waits for what it leads to."""
    page.locator(ANSWER).get_by_text(stop.link, exact=True).click()
    arrive(page, stop)


def arrive(page: Page, stop: Stop) -> None:
    """Waits until a stop's address and heading are there."""
    page.wait_for_url(lambda url: urlsplit(url).path == stop.address)
    page.get_by_role("heading", level=1, name=stop.heading).wait_for()
    assert heading(page) == stop.heading


def mark(page: Page) -> None:
    """Leaves a mark in the document that no other document has."""
    page.evaluate("() => { window.sameDocument = true; }")


# Every path


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_every_path_leads_to_its_result(
    chromium: Browser, site_url: str, site_dir: Path, paths: list[Walk], *, javascript: bool
) -> None:
    """A lifter would end at another variation than the tree says, or wait for a page after each answer."""
    with open_context(chromium, PHONE, javascript=javascript) as context:
        for path in paths:
            with visit(context, site_url, path.tree) as seen:
                choose(seen.page, path.stops[0])
                mark(seen.page)
                for stop in path.stops[1:]:
                    choose(seen.page, stop)
                    needs_a_page = kind_of_choice(site_dir, stop.address) == "variation"  # for the card's buttons
                    assert seen.page.evaluate(MARKED) == (javascript and not needs_a_page), stop.address
                assert not seen.console, path


# One path


def test_back_and_forward_show_what_was_there(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """The back button would leave the site, or show one question under the title of another."""
    with visit(phone, site_url, longest.stops[0].address) as seen:
        page, titles = seen.page, [seen.page.title()]
        mark(page)
        for stop in longest.stops[1:]:
            choose(page, stop)
            titles.append(page.title())
        assert len(set(titles)) == len(longest.stops) > 3
        assert all(title.startswith(stop.heading) for title, stop in zip(titles, longest.stops, strict=True))
        for stop, title in [*zip(longest.stops, titles, strict=True)][-2::-1]:
            page.go_back()
            arrive(page, stop)
            assert page.title() == title
        for stop, title in [*zip(longest.stops, titles, strict=True)][1:]:
            page.go_forward()
            arrive(page, stop)
            assert page.title() == title
        assert page.evaluate(MARKED)


def test_back_from_a_card_shows_the_question(
    phone: BrowserContext, site_url: str, site_dir: Path, paths: list[Walk]
) -> None:
    """Who looks at a result and goes back would find a page of another question, or two of them."""
    path = next(path for path in paths if kind_of_choice(site_dir, str(path)) == "variation" and len(path.stops) > 3)
    with visit(phone, site_url, path.stops[0].address) as seen:
        for stop in path.stops[1:]:
            choose(seen.page, stop)
        for stop in path.stops[-2::-1]:
            seen.page.go_back()
            arrive(seen.page, stop)
        seen.page.go_forward()
        arrive(seen.page, path.stops[1])


def test_the_rest_of_the_page_still_leads_where_it_led(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """After a few answers the menu would lead to pages that aren't there."""
    links = "() => [...document.querySelectorAll('a[href], link[rel=edit]')].map(link => [link.textContent, link.href])"
    with visit(phone, site_url, longest.stops[0].address) as seen:
        for stop in longest.stops[1:]:
            choose(seen.page, stop)
        walked = seen.page.evaluate(links)
        seen.page.reload()
        arrive(seen.page, longest.stops[-1])
        fresh = seen.page.evaluate(links)
    assert len(fresh) > 10
    assert [link for link in walked if link not in fresh] == []


def test_a_reload_stays(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """A phone that was locked for a set would begin with the first question again."""
    with visit(phone, site_url, longest.stops[0].address) as seen:
        for stop in longest.stops[1:3]:
            choose(seen.page, stop)
            seen.page.reload()
            arrive(seen.page, stop)
        choose(seen.page, longest.stops[3])


def test_an_address_can_be_opened_fresh(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """A question that was sent to a training partner would not be there."""
    for number, stop in enumerate(longest.stops):
        with visit(phone, site_url, stop.address) as seen:
            arrive(seen.page, stop)
            if number + 1 < len(longest.stops):
                choose(seen.page, longest.stops[number + 1])


def test_an_answer_can_be_changed(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """Who tapped the wrong answer would be sent to the beginning, or to a page that loads."""
    with visit(phone, site_url, longest.stops[0].address) as seen:
        mark(seen.page)
        for stop in longest.stops[1:]:
            choose(seen.page, stop)
        seen.page.locator(".choice__so-far a").nth(1).click()
        arrive(seen.page, longest.stops[1])
        choose(seen.page, longest.stops[2])
        assert seen.page.evaluate(MARKED)


def test_a_double_click_answers_one_question(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """Who clicks twice out of habit would answer a question that they never saw."""
    with visit(phone, site_url, longest.stops[0].address) as seen:
        seen.page.locator(ANSWER).get_by_text(longest.stops[1].link, exact=True).dblclick()
        arrive(seen.page, longest.stops[1])
        seen.page.wait_for_load_state("networkidle")
        arrive(seen.page, longest.stops[1])
        seen.page.go_back()
        arrive(seen.page, longest.stops[0])


def test_a_mark_leads_to_its_note(phone: BrowserContext, site_url: str, site_dir: Path, paths: list[Walk]) -> None:
    """Who asks what a question rests on would be thrown back to its top."""
    stops = (stop for path in paths for stop in path.stops if kind_of_choice(site_dir, stop.address) == "question")
    stop = next(stop for stop in stops if any(id_.startswith("own-") for id_ in read(site_dir, stop.address).ids))
    with visit(phone, site_url, stop.address) as seen:
        asked: list[str] = []
        seen.page.on("request", lambda request: asked.append(request.url))
        seen.page.locator("a[href^='#own-']").first.click()
        seen.page.wait_for_url("**/#own-*")
        seen.page.wait_for_load_state("networkidle")
        assert [url for url in asked if urlsplit(url).path == stop.address] == []
        assert not seen.console
        note = seen.page.evaluate("() => document.querySelector(':target').getBoundingClientRect().top")
        assert 0 <= note < PHONE["height"]
        assert not seen.page.evaluate("() => document.activeElement.matches('h1')")


def test_keys_alone_are_enough(phone: BrowserContext, site_url: str, longest: Walk) -> None:
    """Without a mouse, or with a screen reader, one would lose one's place at each question."""
    with visit(phone, site_url, longest.tree) as seen:
        page = seen.page
        for number, stop in enumerate(longest.stops):
            _tab_to(page, stop)
            page.keyboard.press("Enter")
            arrive(page, stop)
            if number:  # the first question is a page of its own
                assert page.evaluate("() => document.activeElement.matches('.choice h1')"), stop.address


def _tab_to(page: Page, stop: Stop) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("answer => document.activeElement.matches(answer)", ANSWER):
            focused = page.evaluate("() => document.activeElement.textContent.trim()")
            assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none", focused
            if focused == stop.link:
                return
    pytest.fail(f"{MOST_TABS} times Tab don't lead to “{stop.link}” on {page.url}")


# When something fails

FAILURES = {
    "no line": lambda route: route.abort(),
    "an error": lambda route: route.fulfill(status=500, body="no"),
    "not found": lambda route: route.fulfill(status=404, content_type="text/html", body="<h1>No</h1>"),
    "another page": lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Log in</h1>"),
    "nothing": lambda route: route.fulfill(status=200, content_type="text/html", body=""),
}
"""What a script may get in place of the next question, in a gym's network."""


def _only_scripts(fail: Any, route: Route) -> None:
    if route.request.resource_type == "fetch":
        fail(route)
    else:
        route.continue_()


@pytest.mark.parametrize("failure", FAILURES)
def test_without_a_script_s_help_the_link_is_followed(
    phone: BrowserContext, site_url: str, longest: Walk, failure: str
) -> None:
    """A tap on an answer would do nothing, or show a page of the network's own."""
    with visit(phone, site_url, "/") as seen:
        page = seen.page
        page.route("**/choose/**", partial(_only_scripts, FAILURES[failure]))
        page.goto(site_url + longest.stops[0].address)
        mark(page)
        choose(page, longest.stops[1])
        assert not page.evaluate(MARKED)
        choose(page, longest.stops[2])
        page.go_back()
        arrive(page, longest.stops[1])
        page.unroute_all()


# The drawings


@pytest.fixture(scope="module")
def drawn(site_dir: Path, paths: list[Walk]) -> list[str]:
    """The pages with a drawing: each movement's own, and its tree."""
    trees = sorted({path.tree for path in paths})
    found = [address for tree in trees for address in (tree.removesuffix("choose/"), tree)]
    assert all("drawing" in (site_dir / address.strip("/") / "index.html").read_text("utf-8") for address in found)
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_the_whole_tree_is_printed_on_one_page(
    chromium: Browser, site_url: str, site_dir: Path, paths: list[Walk], paper: str
) -> None:
    """Whoever pins the tree to a gym's wall would need two sheets and some tape."""
    width, height = PAPERS[paper]
    for tree in sorted({path.tree for path in paths}):
        svg = [e for e in read(site_dir, tree).elements if e.tag.endswith("}text")]
        lines = {_squash(element.text or "") for element in svg}
        asked = {_squash(stop.heading) for path in paths if path.tree == tree for stop in path.stops}
        with open_context(chromium, DESKTOP) as context, visit(context, site_url, tree) as seen:
            pdf = PdfReader(BytesIO(seen.page.pdf(width=width, height=height, prefer_css_page_size=True)))
        sheets = [_squash(page.extract_text()) for page in pdf.pages]
        holding = [sheet for sheet in sheets if any(line in sheet for line in asked)]
        assert len(holding) == 1
        assert [line for line in lines if line not in holding[0]] == []
        assert all(sheets)


def _squash(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]+", "", unicodedata.normalize("NFKC", text)).casefold()


def test_a_drawing_scrolls_inside_its_frame(phone: BrowserContext, site_url: str, drawn: list[str]) -> None:
    """On a phone the whole page would slide sideways, or the right half of the tree would be out of reach."""
    for address in drawn:
        with visit(phone, site_url, address) as seen:
            expect_none([f"{address}: {line}" for line in seen.page.evaluate(probe("too-wide"))])
            assert seen.page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE["width"]
            frames = seen.page.locator(".trees__frame")
            assert frames.count() >= 1
            for frame in frames.all():
                reach = frame.evaluate(
                    "frame => { frame.scrollLeft = 9999; const [outer, inner] = [frame, frame.firstElementChild]"
                    ".map(element => element.getBoundingClientRect().right); return outer - inner; }"
                )
                assert abs(reach) < 3, address
                assert frame.evaluate("frame => frame.scrollLeft") > 0, address


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_words_stay_in_their_boxes(chromium: Browser, site_url: str, drawn: list[str], size: Any) -> None:
    """The fonts of the page are other than those that the drawing was made for, and a line would run over its box."""
    with open_context(chromium, size) as context:
        for address in drawn:
            with visit(context, site_url, address) as seen:
                expect_none([f"{address}: {line}" for line in seen.page.evaluate(probe("words-outside"))])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_words_stand_out_from_their_boxes(
    chromium: Browser, site_url: str, drawn: list[str], scheme: Scheme, forced: Any
) -> None:
    """In the dark, or with colors of one's own, the tree would be boxes with nothing in them."""
    context = chromium.new_context(viewport=DESKTOP, color_scheme=scheme, forced_colors=forced)
    context.add_init_script(NO_WORKERS)
    try:
        for address in drawn:
            with visit(context, site_url, address) as seen:
                expect_none([f"{address}: {line}" for line in seen.page.evaluate(probe("drawing-contrast"))])
    finally:
        context.close()


# The other browser tests


def test_one_page_of_each_kind_is_looked_at(site_dir: Path, addresses: list[str], paths: list[Walk]) -> None:
    """A question, a variation or a piece of advice would be barred to someone, and no other test would see it."""
    for tree in {path.tree for path in paths}:
        kinds = [kind_of_choice(site_dir, a) for a in addresses if a.startswith(tree) and is_choice(a)]
        assert sorted(kinds) == ["advice", "question", "variation"]
    everywhere = {stop.address for path in paths for stop in path.stops}
    assert [a for a in with_few_choices(site_dir, [*everywhere, "/"]) if not is_choice(a)] == ["/"]
