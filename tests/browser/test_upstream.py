"""Each fault of stock Material that this site mends is still there.

A test that fails here is good news: upstream has mended it, so take our override out, and then the test.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from documents import read
from harness import DESKTOP, PHONE, Visit, file_of, open_context, probe, serve, visit
from playwright.sync_api import Browser, BrowserContext
from pypdf import PdfReader
from test_card import WITHOUT_STORAGE
from test_pages import AXE_OPTIONS

CONFIG = """\
site_name: Stock
site_url: https://stock.example/
repo_url: https://stock.example/repository
copyright: From <a href="https://source.example/">a source</a>
edit_uri: edit/
theme:
  name: material
  palette:
    - scheme: default
      toggle: {icon: material/weather-night, name: Dark}
    - scheme: slate
      toggle: {icon: material/weather-sunny, name: Light}
nav:
  - index.md
  - Section: [second.md]
"""
PAGES = {
    "index.md": "# Home\n\nSome words, [a link](second.md), and more words.\n\n## One\n\nHinge.\n",
    "second.md": "# Second <i>&lt;b&gt;</i>\n\nShort.\n",
}


@pytest.fixture(scope="module")
def stock_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages as the theme makes it, without any file of ours, and with its default fonts left out."""
    root = tmp_path_factory.mktemp("stock")
    (root / "mkdocs.yml").write_text(CONFIG.replace("  palette", "  font: false\n  palette"), encoding="utf-8")
    (root / "docs").mkdir()
    for name, text in PAGES.items():
        (root / "docs" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return root / "site"


@pytest.fixture(scope="module")
def stock_url(stock_dir: Path) -> Iterator[str]:
    """Where the stock site is served."""
    with serve(stock_dir) as url:
        yield url


@pytest.fixture
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk."""
    with open_context(chromium, DESKTOP) as context:
        yield context


@pytest.fixture
def home(desk: BrowserContext, stock_url: str) -> Iterator[Visit]:
    """The stock home page on a desk."""
    desk.add_init_script(AXE_SCRIPT)
    with visit(desk, stock_url, "/") as seen:
        yield seen


def still(fault: object, override: str) -> None:
    """Fail with what to do where a fault is gone."""
    __tracebackhide__ = True
    assert fault, f"upstream mended it: take out {override}"


def found_by_axe(seen: Visit) -> list[str]:
    """The rules that axe finds broken."""
    lines = seen.page.evaluate(probe("violations"), AXE_OPTIONS)
    return [line.partition(":")[0] for line in lines]


def text_of(stock_dir: Path, address: str = "/") -> str:
    """A stock page as it is written."""
    return file_of(stock_dir, address).read_text("utf-8")


def test_the_search_dialog_has_no_name(stock_dir: Path) -> None:
    """Ours is given one when it opens (shell.js)."""
    dialogs = [element for element in read(stock_dir, "/").elements if element.get("role") == "dialog"]
    nameless = [dialog for dialog in dialogs if not {"aria-label", "aria-labelledby"} & set(dialog.attrib)]
    still(nameless, "the dialog's role and name in shell.js")


def test_contrast_is_low(home: Visit) -> None:
    """Ours is set by the colors of tokens.css and by the copyright's size in shell.css."""
    still("color-contrast" in found_by_axe(home), "the colors of Material's own names in tokens.css")


def test_links_are_told_by_color_alone(home: Visit) -> None:
    """Ours are underlined."""
    decoration = "getComputedStyle(document.querySelector('article p a')).textDecorationLine"
    still(home.page.evaluate(decoration) == "none", "the underline of links in prose.css and shell.css")


def test_the_systems_dark_mode_is_not_followed(chromium: Browser, stock_url: str) -> None:
    """Ours follows it by CSS alone; stock without a palette of media queries is white."""
    with open_context(chromium, PHONE, "dark") as context, visit(context, stock_url, "/") as seen:
        background, text = seen.page.evaluate(probe("background-and-text"))
    still(background > text, "the dark scheme in tokens.css")


def test_the_search_shows_no_focus(home: Visit) -> None:
    """Ours draws a ring (shell.css)."""
    home.page.locator(".md-search__input").focus()
    still("no ring" in home.page.evaluate(probe("focus"))["faults"], "the ring of :focus-visible in shell.css")


def test_blocked_storage_throws(desk: BrowserContext, stock_url: str) -> None:
    """Ours asks for none (partials/header.html and partials/javascripts/base.html)."""
    desk.add_init_script(WITHOUT_STORAGE["refused"])
    with visit(desk, stock_url, "/") as seen:
        still([line for line in seen.console if line.startswith("uncaught")], "the header without a palette script")


def test_letters_are_shortcuts(home: Visit) -> None:
    """Ours stops them before they reach stock's script (shell.js)."""
    home.page.keyboard.press("f")
    still(home.page.evaluate("document.activeElement.name === 'query'"), "the listener for letters in shell.js")


def test_no_key_opens_the_menu(chromium: Browser, stock_url: str) -> None:
    """Ours is a button, and without JavaScript a switch that keeps its place among the stops (shell.css)."""
    with open_context(chromium, PHONE) as context, visit(context, stock_url, "/") as seen:
        names: list[str] = seen.page.evaluate(probe("focusable"))
    reached = [name for name in names if "__drawer" in name or name.startswith("button")]
    still(not reached, "the button in partials/header.html, and #__drawer in shell.css")


def test_escape_leaves_the_focus_nowhere(chromium: Browser, stock_url: str) -> None:
    """Ours gives it back to the button that opened the search (shell.js)."""
    with open_context(chromium, PHONE) as context, visit(context, stock_url, "/") as seen:
        seen.page.locator("label[for=__search]:visible").first.click()
        seen.page.locator(".md-search__input").focus()
        seen.page.keyboard.press("Escape")
        still(seen.page.evaluate("document.activeElement === document.body"), "opener.focus() in shell.js")


def test_the_index_is_fetched_by_every_page(desk: BrowserContext, stock_url: str) -> None:
    """Ours waits for the search to be opened (shell.js, and the block scripts in main.html)."""
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    with visit(desk, stock_url, "/") as seen:
        seen.page.wait_for_load_state("networkidle")
    still([url for url in asked if "search_index.json" in url], "the template in main.html's block scripts")


def test_buttons_have_no_names(stock_dir: Path) -> None:
    """Ours are named in partials/header.html."""
    labels = [e for e in read(stock_dir, "/").all("label") if e.get("for") in {"__drawer", "__search"}]
    nameless = [e for e in labels if not "".join(e.itertext()).strip() and not e.get("aria-label")]
    still(nameless, "the words for ears in docs/overrides/partials/header.html")


def test_the_menu_puts_a_state_on_what_has_none(stock_dir: Path) -> None:
    """Ours is one plain list (partials/nav.html)."""
    still([nav for nav in read(stock_dir, "/").all("nav") if "aria-expanded" in nav.attrib], "partials/nav.html")


def test_the_next_page_is_fetched_ahead_by_firefox(stock_dir: Path) -> None:
    """Ours names none (the block site_meta in main.html)."""
    still('rel="next"' in text_of(stock_dir), "the reason in the block site_meta of main.html")


def test_titles_turn_escaped_signs_into_markup(stock_dir: Path) -> None:
    """Ours are escaped after their tags are stripped (the block htmltitle in main.html)."""
    title = text_of(stock_dir, "/second/").partition("<title>")[2].partition("</title>")[0]
    still("<b>" in title, f"the block htmltitle in main.html; the title is {title!r}")


def test_a_lost_reader_is_left_alone(stock_dir: Path) -> None:
    """Ours leads home (404.html)."""
    (article,) = read(stock_dir, "/404.html").all("article")
    still(not list(article.iter("a")), "docs/overrides/404.html")


def test_scripts_stand_in_the_page(stock_dir: Path) -> None:
    """Ours are emptied, so that a strict policy has none of them to list (partials/javascripts/)."""
    inline = [s for s in read(stock_dir, "/").all("script") if "src" not in s.attrib and s.get("type") is None]
    still(len(inline) > 1, "docs/overrides/partials/javascripts/")


def test_a_button_for_edits_stands_against_the_heading(stock_dir: Path) -> None:
    """Ours is a sentence at the page's end (partials/content.html)."""
    still("md-content__button" in text_of(stock_dir) or 'rel="edit"' not in text_of(stock_dir), "partials/content.html")


def test_a_short_page_prints_a_blank_sheet(desk: BrowserContext, stock_url: str) -> None:
    """Ours takes the full height off on paper (print.css)."""
    with visit(desk, stock_url, "/second/") as seen:
        seen.page.set_viewport_size({"width": 1280, "height": 1800})
        sheets = PdfReader(BytesIO(seen.page.pdf(format="A6"))).pages
    still(len(sheets) > 1, "the boxes without height in print.css")
