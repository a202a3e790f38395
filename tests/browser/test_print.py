"""What comes out of a printer: a card on one sheet, black on white, whole; and no blank sheet anywhere."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from documents import Document, read, text_of
from firefox import AS_SHIPPED, firefox
from firefox import NAMES as FIREFOX_NAMES
from harness import DESKTOP, MissingToolError, Scheme, expect_none, file_of, find_tool, open_context, serve, visit
from playwright.sync_api import Browser
from prints import Word, put_longest_card, words_of
from pypdf import PdfReader

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""

MARGIN = 10.0
"""Millimetres that both browsers leave at each edge unless the page says otherwise."""

POINT = 72 / 25.4
BLACK_AND_WHITE = {(0, 0, 0), (255, 255, 255)}

Printer = Callable[[str, str], bytes]
"""From an address and the name of a paper to the PDF."""


@dataclass(frozen=True)
class Sheet:
    """A card's print on one paper."""

    card: Document
    paper: str
    pdf: bytes

    def __str__(self) -> str:
        return f"{self.card.address} on {self.paper}"

    @property
    def reader(self) -> PdfReader:
        """The print, ready to be asked for its pages."""
        return PdfReader(BytesIO(self.pdf))


@contextmanager
def _chromium_printer(
    chromium: Browser, site_url: str, *, javascript: bool = True, scheme: Scheme = "light"
) -> Iterator[Printer]:
    def to_pdf(address: str, paper: str) -> bytes:
        width, height = (f"{side}mm" for side in PAPERS[paper])
        edge = f"{MARGIN}mm"
        with visit(context, site_url, address) as seen:
            return seen.page.pdf(
                width=width,
                height=height,
                margin={"top": edge, "right": edge, "bottom": edge, "left": edge},
                prefer_css_page_size=True,
                print_background=False,
            )

    with open_context(chromium, DESKTOP, scheme, javascript=javascript) as context:
        yield to_pdf


@contextmanager
def _firefox_printer(
    _: Browser, site_url: str, preferences: Mapping[str, bool | int] = AS_SHIPPED
) -> Iterator[Printer]:
    try:
        program = find_tool(FIREFOX_NAMES, "firefox-esr")
    except MissingToolError as error:
        pytest.skip(str(error))

    def to_pdf(address: str, paper: str) -> bytes:
        width, height = (side / 10 for side in PAPERS[paper])
        fox.open(site_url + address)
        return fox.print(width, height, MARGIN / 10)

    with firefox(program, preferences) as fox:
        yield to_pdf


@pytest.fixture(scope="module")
def cards(site_dir: Path, addresses: list[str]) -> list[Document]:
    """The pages that are made to be printed."""
    found = [read(site_dir, address) for address in addresses if address.endswith("/card/")]
    assert found, "the site has no page whose address ends in /card/"
    return found


PRINTERS: dict[str, Callable[[Browser, str], AbstractContextManager[Printer]]] = {
    "chromium": _chromium_printer,
    "chromium-dark": partial(_chromium_printer, scheme="dark"),
    "chromium-plain": partial(_chromium_printer, javascript=False),
    "firefox": _firefox_printer,
    "firefox-plain": partial(_firefox_printer, preferences={"javascript.enabled": False}),
    "firefox-own-fonts": partial(_firefox_printer, preferences={"browser.display.use_document_fonts": 0}),
}
"""Both browsers, also from a dark screen and without JavaScript.

Firefox draws bold letters of a variable font and tabular figures as shapes, so the words of its prints
can only be read back where it takes fonts of its own.
"""
AS_DESIGNED = ["chromium", "chromium-dark", "chromium-plain", "firefox", "firefox-plain"]
READABLE = ["chromium", "chromium-plain", "firefox-own-fonts"]


@pytest.fixture(scope="module")
def sheets(request: pytest.FixtureRequest, chromium: Browser, site_url: str, cards: list[Document]) -> list[Sheet]:
    """Every card on every paper from one of the printers."""
    with PRINTERS[request.param](chromium, site_url) as to_pdf:
        return [Sheet(card, paper, to_pdf(card.address, paper)) for card in cards for paper in PAPERS]


@pytest.mark.parametrize("sheets", AS_DESIGNED, indirect=True)
def test_card_is_one_page(sheets: list[Sheet]) -> None:
    """A lifter would take home a second sheet, blank or with the one line that was needed."""
    counts = [(sheet, len(sheet.reader.pages)) for sheet in sheets]
    expect_none([f"{sheet}: {pages} pages" for sheet, pages in counts if pages != 1])


@pytest.mark.parametrize("sheets", AS_DESIGNED, indirect=True)
def test_card_fits_the_paper_in_the_printer(sheets: list[Sheet]) -> None:
    """A card made for another paper would be shrunk, or cut at an edge."""
    sizes = [(sheet, _millimetres(sheet)) for sheet in sheets]
    wrong = [(sheet, size) for sheet, size in sizes if size != pytest.approx(PAPERS[sheet.paper], abs=1)]
    expect_none([f"{sheet}: {width:.0f} mm by {height:.0f} mm" for sheet, (width, height) in wrong])


def _millimetres(sheet: Sheet) -> tuple[float, float]:
    box = sheet.reader.pages[0].mediabox
    return float(box.width) / POINT, float(box.height) / POINT


@pytest.mark.parametrize("sheets", READABLE, indirect=True)
def test_card_is_printed_whole(sheets: list[Sheet]) -> None:
    """A lifter in the gym would lack the name of the exercise, a load or a number of reps."""
    lost = [(sheet, text) for sheet in sheets for text in _lost(sheet)]
    expect_none([f"{sheet}: lacks “{text}”" for sheet, text in lost])


def _lost(sheet: Sheet) -> list[str]:
    printed = _squash("".join(page.extract_text() for page in sheet.reader.pages))
    wanted = [" ".join(text_of(element).split()) for element in sheet.card.all("h1", "caption", "th", "td")]
    return [text for text in wanted if _squash(text) not in printed]


def _squash(text: str) -> str:
    """The letters alone: print breaks lines, joins letters and hyphenates as it likes."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize("sheets", AS_DESIGNED, indirect=True)
def test_card_is_black_on_white(sheets: list[Sheet]) -> None:
    """A cheap printer would turn a colour or a shade into dots, and a pale line into nothing."""
    found = [(sheet, shades) for sheet in sheets if (shades := _pixels(sheet.pdf) - BLACK_AND_WHITE)]
    expect_none([f"{sheet}: {len(shades)} other shades, as {sorted(shades)[:3]}" for sheet, shades in found])


def _pixels(pdf: bytes) -> set[tuple[int, ...]]:
    """Every colour on the first page, drawn without smoothing, so that black stays black at an edge."""
    program = find_tool(["pdftoppm"], "poppler-utils")
    options = "-r 72 -aa no -aaVector no -singlefile -".split()
    image = subprocess.run([program, *options], input=pdf, capture_output=True, check=True).stdout
    header = re.match(rb"P6\s+\d+\s+\d+\s+255\s", image)
    assert header, "pdftoppm gave no picture"
    dots = image[header.end() :]
    return set(zip(dots[0::3], dots[1::3], dots[2::3], strict=True))


@pytest.mark.parametrize("sheets", ["chromium"], indirect=True)
def test_browser_prints_what_the_pdf_says(sheets: list[Sheet], site_dir: Path) -> None:
    """Who prints the page itself would miss a line that others have, or have one that nobody checked."""
    problems = []
    for sheet in sheets:
        made, printed = _word_counts(_file_for(sheet, site_dir).read_bytes()), _word_counts(sheet.pdf)
        assert made.total() > 100
        problems += [f"{sheet}: the PDF alone has {count} “{word}”" for word, count in (made - printed).items()]
        problems += [f"{sheet}: the page alone has {count} “{word}”" for word, count in (printed - made).items()]
    expect_none(problems)


def _file_for(sheet: Sheet, site_dir: Path) -> Path:
    """The file that the site offers for the same card and paper."""
    files = file_of(site_dir, sheet.card.address).parent.glob(f"*-{sheet.paper.lower()}.pdf")
    (found,) = (file for file in files if "-sheet-" not in file.name)
    return found


def _word_counts(pdf: bytes) -> Counter[str]:
    """How often each word stands on the sheet."""
    return _counts(word.text for word in words_of(pdf))


def _counts(words: Iterable[str]) -> Counter[str]:
    """How often each word is there; signs are no words."""
    letters = (re.sub(r"\W", "", unicodedata.normalize("NFKC", word)).casefold() for word in words)
    return Counter(filter(None, letters))


@pytest.fixture(scope="module")
def longest_site(tmp_path_factory: pytest.TempPathFactory, site_dir: Path, cards: list[Document]) -> Path:
    """The site, with the card page of its first variation as long as the rules permit."""
    site = tmp_path_factory.mktemp("longest") / "site"
    shutil.copytree(site_dir, site)
    put_longest_card(file_of(site, cards[0].address))
    return site


@pytest.fixture(scope="module")
def longest_sheets(
    request: pytest.FixtureRequest, chromium: Browser, longest_site: Path, cards: list[Document]
) -> list[Sheet]:
    """The longest card on every paper from one of the printers."""
    card = read(longest_site, cards[0].address)
    with serve(longest_site) as url, PRINTERS[request.param](chromium, url) as to_pdf:
        return [Sheet(card, paper, to_pdf(card.address, paper)) for paper in PAPERS]


@pytest.mark.parametrize("longest_sheets", AS_DESIGNED, indirect=True)
def test_the_longest_card_is_one_page(longest_sheets: list[Sheet]) -> None:
    """A writer who fills every line would give lifters a second sheet."""
    test_card_is_one_page(longest_sheets)
    test_card_fits_the_paper_in_the_printer(longest_sheets)


@pytest.mark.parametrize("longest_sheets", AS_DESIGNED, indirect=True)
def test_the_longest_card_keeps_the_margins(longest_sheets: list[Sheet]) -> None:
    """Browsers and printers cut off what reaches into the margin."""
    for sheet in longest_sheets:
        words = words_of(sheet.pdf)
        assert len(words) > 100
        expect_none([f"{sheet}: {word} is in the margin" for word in words if not _is_inside(word, sheet.paper)])


def _is_inside(word: Word, paper: str) -> bool:
    """Whether a word keeps to its side of the margins, but for a millimetre."""
    width, height = PAPERS[paper]
    edges = (word.left, word.top, width * POINT - word.right, height * POINT - word.bottom)
    return min(edges) > (MARGIN - 1) * POINT


@pytest.mark.parametrize("longest_sheets", ["chromium", "chromium-plain"], indirect=True)
def test_the_longest_card_is_printed_whole(longest_sheets: list[Sheet]) -> None:
    """A line that has no room would be missing, or stand on its neighbour."""
    for sheet in longest_sheets:
        (card,) = (found for found in sheet.card.all("article") if "data-card" in found.attrib)
        missing = _counts(" ".join(_shown(card)).split()) - _word_counts(sheet.pdf)
        expect_none([f"{sheet}: lacks {count} “{word}”" for word, count in missing.items()])
        covered = [(one, other) for one, other in combinations(words_of(sheet.pdf), 2) if one.covers(other)]
        expect_none([f"{sheet}: “{one.text}” and “{other.text}” stand on each other" for one, other in covered])


def _shown(element: Element) -> Iterator[str]:
    """Each piece of text of an element, but no raised mark and nothing that is hidden."""
    yield element.text or ""
    for child in element:
        if child.tag != "sup" and "hidden" not in child.attrib:
            yield from _shown(child)
        yield child.tail or ""


def test_every_sheet_of_a_page_can_be_read(
    chromium: Browser, site_url: str, site_dir: Path, addresses: list[str]
) -> None:
    """Who prints a page for the training log would find an empty sheet behind it, or a label parted from its value."""
    problems = []
    with _chromium_printer(chromium, site_url) as to_pdf:
        for address in addresses:
            texts = [page.extract_text().strip() for page in PdfReader(BytesIO(to_pdf(address, "A4"))).pages]
            problems += [f"{address}: sheet {n} is blank" for n, text in enumerate(texts, 1) if not text]
            labels = {"".join(_shown(label)).strip().casefold() for label in read(site_dir, address).all("dt")}
            ends = [text.splitlines()[-1].strip() for text in texts[:-1] if text]
            problems += [f"{address}: “{end}” ends a sheet" for end in ends if end.casefold() in labels]
    expect_none(problems)
