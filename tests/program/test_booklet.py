"""The booklet of a program: a page for each block, all sessions on it, boxes to write in, and the review."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image
from prints import CONTENTS, POINT, WALL, XHTML, Print, Word, expect_none, squash
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from samples import SITE

from generator.errors import PrimerError
from generator.papers import PAPERS
from generator.plan import amount
from generator.program.booklet import Booklet, Level, Row, booklet, booklet_pdf, sheet_of
from generator.program.course import Program, program
from generator.program.request import WEEKDAYS, read
from generator.program.terms import Move, Terms, terms_of
from generator.program.words import session_words, then_words
from generator.sheet import forget
from generator.sheet import made as made_of

START = "2027-01-04"
WEEK = ",".join(WEEKDAYS)
Asked = Mapping[str, Any]
LONG = "there is no reason at all to doubt this one statement " * 11


def terms(content: str, variation: str) -> Terms:
    """The terms of a variation of the only movement."""
    found = CONTENTS[content]()
    (folder,) = found.movements.values()
    return terms_of(found, folder, folder.variations[variation], SITE)


def program_of(own: Terms, **asked: str | Sequence[str]) -> Program:
    """The program of a request that makes sense."""
    request, faults = read(own, asked)
    assert faults == ()
    return program(own, request)


def rules(content: str) -> list[str]:
    """How to go on."""
    return [said.text for said in CONTENTS[content]().scheme.value.progression]


PROGRAMS: dict[str, tuple[str, str, Asked]] = {
    "cable": ("real", "cable", {"load": "20kg", "start": START}),
    "blank": ("real", "cable", {"days": "tue,sat"}),
    "band": ("real", "banded", {"load": "3", "most": "4", "level": ["medium"], "start": START}),
    "band without steps": ("real", "banded", {"level": ["light"]}),
    "mini-band": ("real", "banded-cable", {"load": "40lb", "days": "mon,wed,fri"}),
    "every day": ("real", "cable", {"load": "20kg", "start": START, "days": WEEK}),
    "log": ("real", "cable", {"load": "20kg", "start": START, "light": "4,5", "log": "dddmsdd"}),
    "year": ("real", "cable", {"load": "40lb", "weeks": "52", "start": "2026-12-31"}),
    "sample": ("sample", "storm", {"load": "12 kg"}),
    "longest": ("longest", "paper", {"weeks": "6"}),
}


@cache
def made(name: str) -> Program:
    """One of the programs."""
    content, variation, asked = PROGRAMS[name]
    return program_of(terms(content, variation), **asked)


@cache
def file_of(name: str, paper: str) -> bytes:
    """Its booklet."""
    return booklet_pdf(made(name), PAPERS[paper], SITE.name, rules(PROGRAMS[name][0]))


@pytest.fixture(params=PROGRAMS)
def name(request: pytest.FixtureRequest) -> str:
    """Which program."""
    found: str = request.param
    return found


@pytest.fixture(params=WALL)
def paper(request: pytest.FixtureRequest) -> str:
    """On what."""
    found: str = request.param
    return found


def reader(data: bytes) -> PdfReader:
    """The file as pypdf reads it."""
    return PdfReader(BytesIO(data))


@cache
def texts(data: bytes) -> list[str]:
    """What is printed on each page, squashed, in the order of reading."""
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout
    return [squash(page) for page in told.decode().split("\f")[:-1]]


def tags(data: bytes) -> list[dict[str, Any]]:
    """The elements of the structure."""
    card: Any = None
    found: list[dict[str, Any]] = Print("", card, PAPERS["letter"], data).tags
    return found


def rows_of(said: Booklet) -> list[Row]:
    """All rows in order."""
    return [row for page in said.pages for week in page.weeks for row in week.rows]


# --- form -------------------------------------------------------------------------------------------------------


def test_each_block_is_a_page_of_its_paper(name: str, paper: str) -> None:
    """A block over two sheets would have its review on the back of the wall."""
    pages = reader(file_of(name, paper)).pages
    assert len(pages) == len(made(name).blocks)
    for page in pages:
        size = (float(page.mediabox.width) / POINT, float(page.mediabox.height) / POINT)
        assert size == pytest.approx((PAPERS[paper].width, PAPERS[paper].height), abs=0.5)


def test_nothing_is_in_the_margin_or_printed_over(name: str, paper: str) -> None:
    """A word in the margin is lost in most printers, and two on top of each other are lost in all."""
    expect_none(list(layout_problems(file_of(name, paper), paper)))


def layout_problems(data: bytes, paper: str) -> Iterator[str]:
    """Words in the margin or on top of another."""
    sheet = PAPERS[paper]
    edge, width, height = ((side * POINT) for side in (sheet.margin - 1, sheet.width, sheet.height))
    for number, words in enumerate(words_of(data), start=1):
        assert words
        for word in words:
            if min(word.left, word.top) < edge or word.right > width - edge or word.bottom > height - edge:
                yield f"page {number}: {word} is in the margin"
        lines = sorted(words, key=lambda word: word.top)
        for index, one in enumerate(lines):
            for other in lines[index + 1 : index + 60]:
                if one.covers(other):
                    yield f"page {number}: {one} and {other} stand on each other"


def words_of(data: bytes) -> list[list[Word]]:
    """Every word of each page where poppler finds it."""
    made = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [Word(word.text or "", *(float(word.attrib[side]) for side in sides)) for word in page.iter(f"{XHTML}word")]
        for page in ET.fromstring(made).iter(f"{XHTML}page")  # noqa: S314
    ]


def test_every_font_is_in_the_file(paper: str) -> None:
    """A print shop without our fonts would set the page in its own, and words would run over the boxes."""
    file = reader(file_of("log", paper))
    trailer: Any = file.trailer
    items = [file.get_object(number) for number in range(1, trailer["/Size"])]
    fonts = [item for item in items if isinstance(item, DictionaryObject) and item.get("/Type") == "/FontDescriptor"]
    assert len(fonts) == 4
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in fonts)


def test_the_file_says_what_it_is(name: str) -> None:
    """In a list of downloads a file without a title is nameless, and one with a day is new every day."""
    about = reader(file_of(name, "letter")).metadata
    assert about is not None
    assert about.title == booklet(made(name)).title
    assert about.author == SITE.name
    assert not {"/CreationDate", "/ModDate"} & set(about)


def test_the_file_is_tagged(name: str) -> None:
    """A screen reader would read a heap of words, without headings, table or order."""
    data, said = file_of(name, "a4"), booklet(made(name))
    root: Any = reader(data).root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("en")
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    kinds = Counter(str(tag["/S"]) for tag in tags(data))
    pages = len(said.pages)
    assert kinds["/H1"] == kinds["/H2"] == kinds["/Figure"] == pages
    assert kinds["/TR"] >= len(rows_of(said)) + pages
    assert kinds["/TH"] >= pages * (5 + len(said.ramp_up) + said.sets)


def test_a_reader_finds_the_blocks_in_the_outline() -> None:
    """A year has many pages, and all have the same name at the top."""
    outline: Any = reader(file_of("year", "letter")).outline
    assert [item.title for item in outline] == [page.heading for page in booklet(made("year")).pages]


def test_the_page_is_black_on_white() -> None:
    """A cheap printer would turn a shade into dots, and a pale line into nothing."""
    command = ["pdftoppm", "-r", "60", "-aa", "no", "-aaVector", "no", "-singlefile", "-"]
    drawn = subprocess.run(command, input=file_of("log", "a4"), capture_output=True, check=True).stdout
    colours = Image.open(BytesIO(drawn)).convert("RGB").getcolors()
    assert colours is not None
    assert {colour for _, colour in colours} == {(0, 0, 0), (255, 255, 255)}


# --- what it says -----------------------------------------------------------------------------------------------


def test_each_session_is_on_the_page_of_its_block(name: str, paper: str) -> None:
    """A lifter would stand at the stack without a load, or without reps."""
    whole = made(name)
    missing = []
    for block, text in zip(whole.blocks, texts(file_of(name, paper)), strict=True):
        at = 0
        for session in block.sessions:
            words = session_words(whole, session)
            for part in (words.when, *words.ramp_up, words.load, words.target, words.news):
                found = text.find(squash(part), at)
                missing += [] if found >= 0 else [f"week {session.week}: {part}"]
                at = max(at, found)
    expect_none(missing)


def test_each_page_has_its_head_and_its_review(name: str, paper: str) -> None:
    """A page that fell from the wall would belong nowhere."""
    whole, said = made(name), booklet(made(name))
    for number, (block, page, text) in enumerate(
        zip(whole.blocks, said.pages, texts(file_of(name, paper)), strict=True)
    ):
        parts = [
            *(said.name, said.course, page.heading, f"Page {number + 1} of {len(said.pages)}", said.address),
            *(part for it in said.settings for part in (it.name, it.value, it.words)),
            *(
                part
                for level in said.levels
                for part in (level.name, *([level.value] if level.value else level.options))
            ),
            *(f"Review after week {block.last}", then_words(whole, block)),
            *(way.to for way in said.ways),
        ]
        expect_none([f"page {number + 1}: {part}" for part in parts if squash(part) not in text])


def test_the_review_asks_for_each_condition(paper: str) -> None:
    """Who ticks two of three conditions must see the third."""
    own = made("cable").terms
    assert own.up is not None
    assert own.back is not None
    for text in texts(file_of("cable", paper)):
        expect_none([line for line in (*own.up.when, *own.back.when) if squash(line) not in text])
        assert squash(f"Up to {own.up.name} when all of these are true") in text
        assert squash(f"Back to {own.back.name} when one of these is true") in text


def test_a_missing_load_is_a_box() -> None:
    """The row of a session without a load would be of no use; the lifter writes it in."""
    said = booklet(made("blank"))
    assert [(row.load, row.blank, row.unit) for row in rows_of(said)] == [("", True, "kg/lb")] * len(
        made("blank").sessions
    )
    assert not said.dated
    (table, *_) = [tag for tag in tags(file_of("blank", "letter")) if tag["/S"] == "/Table"]
    rows = [tag for tag in _inside(table) if tag["/S"] == "/TR"][2:]
    cells = [[tag for tag in _inside(row) if tag["/S"] in {"/TD", "/TH"}] for row in rows]
    week, day, date, ramp_up, load, target, news = 1, 1, 1, 2, 1, 1, 1
    full = week + day + date + ramp_up + load + target + said.sets + news
    assert [len(row) for row in cells] == [full, full - week] * 4


def _inside(tag: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements inside an element, in order."""
    found, items = [], tag.get("/K", [])
    for item in items if isinstance(items, list) else [items]:
        inner: Any = item.get_object()
        if isinstance(inner, DictionaryObject) and "/S" in inner:
            found += [inner, *_inside(inner)]
    return found


def test_a_level_without_steps_leaves_a_box_beside_it() -> None:
    """The band is known, and how far from the anchor is not."""
    assert {(row.load, row.blank, row.unit) for row in rows_of(booklet(made("band without steps")))} == {
        ("light", True, "steps")
    }


def test_levels_that_stay_are_said_once_or_ticked() -> None:
    """A level that nobody has chosen would be chosen by the printer; one that rises stands in each row."""
    options = ("extra light", "light")
    assert booklet(made("mini-band")).levels == (Level("Mini-band", "", options),)
    chosen = program_of(terms("real", "banded-cable"), load="40lb", level=["light"])
    assert booklet(chosen).levels == (Level("Mini-band", "light", options),)
    assert booklet(made("band")).levels == ()
    assert [level.value for level in booklet(program_of(terms("real", "banded"))).levels] == [""]


def test_other_weights_stand_out() -> None:
    """A lifter who doesn't see the change lifts the old load for new reps."""
    whole = made("log")
    turns = {session.number: row.turn for session, row in zip(whole.sessions, rows_of(booklet(whole)), strict=True)}
    assert turns == {
        session.number: "" if session.light else {"load": "up", "back": "down"}.get(session.change, "")
        for session in whole.sessions
    }
    assert "down" in turns.values()
    assert {row.turn for row in rows_of(booklet(made("every day")))} == {"", "up"}


def test_outcomes_and_light_weeks_are_shown() -> None:
    """What has been done needs no second try, and a light week has fewer sets to do."""
    rows = rows_of(booklet(made("log")))
    assert [row.outcome for row in rows[:8]] == ["Done", "Done", "Done", "Missed", "Short", "Done", "Done", ""]
    assert [row.sets for row in rows] == [4] * 6 + [2] * 4 + [4] * 6
    assert texts(file_of("log", "a4"))[0].count("done") == 5 + len(["Reps done"])


def test_rules_are_printed_where_there_is_room(paper: str) -> None:
    """They are good to have on the wall, and the rows are better."""
    for text in texts(file_of("cable", paper)):
        expect_none([rule for rule in rules("real") if squash(rule) not in text])
    whole = program_of(replace(terms("real", "cable"), block=6), load="20kg", days=WEEK, weeks="6")
    (text,) = texts(booklet_pdf(whole, PAPERS[paper], SITE.name, rules("real")))
    assert not [rule for rule in rules("real") if squash(rule) in text]


def test_the_code_leads_to_the_technique_page() -> None:
    """A phone held over the page shows how the exercise is done."""
    data, url = file_of("cable", "letter"), made("cable").terms.page
    drawn = subprocess.run(["pdftoppm", "-r", "150", "-singlefile", "-"], input=data, capture_output=True, check=True)
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(drawn.stdout)).convert("L"))] == [url]
    found: Any = [page["/Annots"] for page in reader(data).pages]
    notes = [note.get_object() for page in found for note in page]
    assert [note["/A"]["/URI"] for note in notes if note["/Subtype"] == "/Link"] == [url] * len(made("cable").blocks)


def test_a_site_without_an_address_has_no_code() -> None:
    """A code that leads to half an address would be worse than none."""
    whole = program_of(replace(terms("sample", "brass"), page=None))
    data = booklet_pdf(whole, PAPERS["a4"], SITE.name)
    assert not [tag for tag in tags(data) if tag["/S"] == "/Figure"]
    expect_none(list(layout_problems(data, "a4")))


# --- extremes ---------------------------------------------------------------------------------------------------


MOST_ROWS = {"days": WEEK, "weeks": "6"}


@pytest.mark.parametrize(
    ("content", "variation", "asked"),
    [
        ("real", "cable", {"load": "20kg", "start": START, "log": "d" * 40}),
        ("real", "banded", {}),
        ("longest", "paper", {}),
        ("sample", "storm", {"load": "1937.25kg", "step": "2.25"}),
    ],
    ids=["real", "blank", "longest", "heavy"],
)
def test_forty_two_sessions_fit_a_page(content: str, variation: str, asked: Asked, paper: str) -> None:
    """Six weeks of seven leg days are allowed, and no row may fall off the page."""
    whole = program_of(replace(terms(content, variation), block=6), **MOST_ROWS, **asked)
    data = booklet_pdf(whole, PAPERS[paper], SITE.name, rules(content))
    assert [len(block.sessions) for block in whole.blocks] == [42]
    expect_none(list(layout_problems(data, paper)))
    for block, text in zip(whole.blocks, texts(data), strict=True):
        days = Counter(session_words(whole, session).when for session in block.sessions)
        expect_none([day for day, count in days.items() if text.count(squash(day)) < count])


def test_long_conditions_give_way_to_their_short_form(paper: str) -> None:
    """The rows stay whole, whatever the review has to say."""
    own = made("cable").terms
    assert own.up is not None
    long = replace(own, up=replace(own.up, when=(LONG,) * 4), block=4)
    (few,) = texts(booklet_pdf(program_of(long, weeks="1"), PAPERS[paper], SITE.name))
    assert few.count(squash(LONG)) == 4
    (many,) = texts(booklet_pdf(program_of(long, weeks="4", days=WEEK), PAPERS[paper], SITE.name))
    assert squash(LONG) not in many
    assert squash(f"when this is true: {own.up.short}") in many
    assert many.count("sunday") == 4


def test_the_heaviest_loads_fit_their_columns(paper: str) -> None:
    """A load over the edge of its column would stand on the reps."""
    own = replace(terms("longest", "paper"), units=("kg", "lb"), increments={"kg": Decimal("2.5"), "lb": Decimal(5)})
    whole = program_of(own, load="1990kg", days=WEEK, log="s" * 5)
    expect_none(list(layout_problems(booklet_pdf(whole, PAPERS[paper], SITE.name), paper)))
    assert squash(amount(Decimal(1990), "kg")) in texts(booklet_pdf(whole, PAPERS[paper], SITE.name))[0]


def test_a_program_that_does_not_fit_is_named(paper: str) -> None:
    """The writer is told which variation and which paper, and no lifter gets half a page."""
    whole = program_of(terms("real", "cable"), days=WEEK)
    crowded = replace(whole.terms, up=Move("cable", "Cable", (LONG,) * 9, LONG * 9))
    with pytest.raises(PrimerError, match="shorten") as error:
        booklet_pdf(replace(whole, terms=crowded), PAPERS[paper], SITE.name)
    assert whole.terms.name in str(error.value)
    assert PAPERS[paper].name in str(error.value)


def test_a_letter_that_no_font_has_is_an_error() -> None:
    """The letter would be missing from the print, and nobody told."""
    with pytest.raises(PrimerError, match="漢"):
        made_of(sheet_of(replace(booklet(made("sample")), name="one 漢 two"), PAPERS["a4"], SITE.name))


# --- sameness ---------------------------------------------------------------------------------------------------


def test_the_same_program_gives_the_same_bytes() -> None:
    """Who prints a program again wants to see whether anything has changed."""
    first = {paper: file_of("log", paper) for paper in WALL}
    forget()
    assert {paper: booklet_pdf(made("log"), PAPERS[paper], SITE.name, rules("real")) for paper in WALL} == first
