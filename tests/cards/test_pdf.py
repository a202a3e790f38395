"""The printed cards: real ones, invented ones and the longest that the rules permit, on every paper."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from prints import (
    CONTENTS,
    POINT,
    WALL,
    Print,
    expect_none,
    layout_problems,
    picture,
    print_of,
    prints,
    rows_of,
    squash,
    texts_of,
)
from projects import ROOT, SAMPLE, copy_project
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from samples import SITE, real_content, sample_content

from generator.card import Line, primer_card
from generator.content import Content
from generator.errors import PrimerError
from generator.metrics import FONTS
from generator.model import MAX_ID
from generator.papers import PAPERS, PREVIEW, PREVIEW_WIDTH
from generator.printing import cards, finished
from generator.sheet import forget
from generator.site import Site

BLACK_AND_WHITE = {(0, 0, 0), (255, 255, 255)}


@pytest.fixture(params=CONTENTS)
def content_name(request: pytest.FixtureRequest) -> str:
    """Whose cards."""
    name: str = request.param
    return name


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> str:
    """On what."""
    id_: str = request.param
    return id_


@pytest.fixture
def sheets(content_name: str, paper: str) -> list[Print]:
    """Each card of a content on a paper."""
    found = prints(content_name, paper)
    assert found
    return found


# --- form -------------------------------------------------------------------------------------------------------


def test_card_is_one_sheet_of_its_paper(sheets: list[Print], paper: str) -> None:
    """The printer would shrink a card made for another paper, or print a second sheet."""
    size = pytest.approx((PAPERS[paper].width, PAPERS[paper].height), abs=0.5)
    for sheet in sheets:
        boxes = [page.mediabox for page in sheet.reader.pages]
        assert [(float(box.width) / POINT, float(box.height) / POINT) for box in boxes] == [size], sheet


@pytest.mark.parametrize(
    ("id_", "width_", "height"),
    [("letter", 8.5, 11), ("a4", 8.27, 11.69), ("a5", 5.83, 8.27), ("a6", 4.13, 5.83)],
)
def test_papers_have_the_size_that_is_sold(id_: str, width_: float, height: float) -> None:
    """A paper of the wrong size in our list would be wrong in every file."""
    assert (PAPERS[id_].width / 25.4, PAPERS[id_].height / 25.4) == pytest.approx((width_, height), abs=0.01)


@pytest.mark.parametrize("whole", WALL)
def test_a_sheet_of_four_has_the_size_of_its_paper(whole: str) -> None:
    """Pocket cards are cut from a sheet that every printer takes."""
    sheet = PAPERS[f"sheet-{whole}"]
    assert (sheet.width, sheet.height) == (PAPERS[whole].width, PAPERS[whole].height)
    assert sheet.up == 4


def test_every_font_is_in_the_file(sheets: list[Print]) -> None:
    """A print shop without our fonts would set the card in its own, and lines would run over."""
    for sheet in sheets:
        fonts = _fonts(sheet)
        assert fonts, sheet
        expect_none([f"{sheet}: {name} is not embedded" for name, is_embedded in fonts.items() if not is_embedded])


def _fonts(sheet: Print) -> dict[str, bool]:
    """The fonts that the file names anywhere, and whether their shapes are in it."""
    found = {}
    trailer: Any = sheet.reader.trailer
    for number in range(1, trailer["/Size"]):
        item = sheet.reader.get_object(number)
        if isinstance(item, DictionaryObject) and item.get("/Type") == "/FontDescriptor":
            found[str(item["/FontName"])] = bool({"/FontFile2", "/FontFile3"} & set(item))
        elif isinstance(item, DictionaryObject) and item.get("/Type") == "/Font" and "/DescendantFonts" not in item:
            found.setdefault(str(item["/BaseFont"]), "/FontDescriptor" in item)
    return found


def test_card_says_what_it_is(sheets: list[Print]) -> None:
    """In a list of downloads and to a screen reader a file without title and language is nameless."""
    for sheet in sheets:
        about = sheet.reader.metadata
        assert about is not None
        assert about.title is not None
        assert sheet.card.name in about.title
        assert about.author == SITE.name
        assert str(sheet.root["/Lang"]).startswith("en")
        assert sheet.root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_card_is_tagged(sheets: list[Print]) -> None:
    """A screen reader would read a heap of words, without headings, table or order."""
    for sheet in sheets:
        assert sheet.root["/MarkInfo"]["/Marked"].value is True
        kinds = Counter(str(tag["/S"]) for tag in sheet.tags)
        assert kinds["/H1"] == kinds["/Table"] == sheet.paper.up, sheet
        assert kinds["/H2"] >= sheet.paper.up, sheet
        assert kinds["/TH"] >= 4 * sheet.paper.up, sheet
        assert kinds["/TR"] >= len(sheet.card.sets) * sheet.paper.up, sheet
        assert _conformance(sheet) == "1", sheet


def _conformance(sheet: Print) -> str | None:
    part = "{http://www.aiim.org/pdfua/ns/id/}part"
    metadata = ET.fromstring(sheet.root["/Metadata"].get_object().get_data())  # noqa: S314
    return next((item.text for item in metadata.iter(part)), None)


def test_each_figure_is_told_in_words(sheets: list[Print]) -> None:
    """Who can't see the QR code would not know where it leads."""
    for sheet in sheets:
        told = [str(tag.get("/Alt", "")) for tag in sheet.tags if tag["/S"] == "/Figure"]
        assert len(told) == sheet.paper.up, sheet
        assert all(_address(sheet) in words for words in told), sheet


# --- text -------------------------------------------------------------------------------------------------------


def test_card_holds_what_a_set_needs(sheets: list[Print]) -> None:
    """A lifter would lack a load, a number of reps, the tempo, the rest or the first cues, whatever the paper."""
    for sheet in sheets:
        card = sheet.card
        needed = [
            *(card.name, card.level.text, card.load_note, *rows_of(card)),
            *(card.tempo.text, card.tempo_words, card.rest.text, card.effort.text, card.address),
            *(cue.text for cue in card.cues[:3]),
        ]
        expect_none(sheet.lacks(needed))


@pytest.mark.parametrize("paper", WALL, indirect=True)
def test_a_large_card_holds_everything(sheets: list[Print]) -> None:
    """The wall card is the one that is complete."""
    for sheet in sheets:
        expect_none(sheet.lacks(list(texts_of(sheet.card))))


@pytest.mark.parametrize("content_name", ["real"], indirect=True)
def test_real_cues_and_faults_are_on_every_paper(sheets: list[Print]) -> None:
    """What is written for this site is short enough for a pocket."""
    for sheet in sheets:
        card = sheet.card
        wanted = [*(cue.text for cue in card.cues), *(f"{fault.text} {fault.fix}" for fault in card.faults)]
        assert card.cues
        assert card.faults
        expect_none(sheet.lacks(wanted))


def test_what_has_to_give_way_gives_way_whole(sheets: list[Print]) -> None:
    """Of a list that is too long for a pocket, the first lines stay; no later one is there without them."""
    for sheet in sheets:
        for lines in ([cue.text for cue in sheet.card.cues], [fault.text for fault in sheet.card.faults]):
            kept = [bool(sheet.places_of(line)) for line in lines]
            assert kept == sorted(kept, reverse=True), sheet


# --- layout -----------------------------------------------------------------------------------------------------


def test_nothing_is_cut_off_or_printed_over(sheets: list[Print]) -> None:
    """A word in the margin is lost in most printers, and two on top of each other are lost in all."""
    for sheet in sheets:
        assert sheet.words
        expect_none(layout_problems(sheet))


@pytest.mark.parametrize("paper", WALL, indirect=True)
def test_a_large_card_can_be_read_from_the_floor(sheets: list[Print]) -> None:
    """Between two sets nobody picks the card up to read a cue or a row."""
    for sheet in sheets:
        texts = [*rows_of(sheet.card), *(cue.text for cue in sheet.card.cues)]
        small = [(text, size) for text in texts if (size := sheet.type_size(text)) < 10]
        expect_none([f"{sheet}: “{text}” in {size:.1f} points" for text, size in small])


def test_no_type_is_too_small(sheets: list[Print], paper: str) -> None:
    """Below this, print needs good light and young eyes, and a gym has neither."""
    least = 7 if paper in WALL else 5.5
    for sheet in sheets:
        small = {size for size in sheet.sizes if size < least}
        expect_none([f"{sheet}: {size:.2f} points" for size in sorted(small)])


def test_card_is_black_on_white(sheets: list[Print]) -> None:
    """A cheap printer would turn a colour or a shade into dots, and a pale line into nothing."""
    for sheet in sheets:
        colours = picture(sheet.pdf, 72, smooth=False).convert("RGB").getcolors()
        assert colours is not None, f"{sheet}: more than 256 colours"
        assert {colour for _, colour in colours} == BLACK_AND_WHITE, sheet


# --- links ------------------------------------------------------------------------------------------------------


def test_card_leads_to_its_technique_page(sheets: list[Print]) -> None:
    """A click on the address, or a phone held over the code, shows how the exercise is done."""
    for sheet in sheets:
        assert sheet.links == [_address(sheet)] * sheet.paper.up, sheet
        assert sheet.codes() == [_address(sheet)] * sheet.paper.up, sheet


def _address(sheet: Print) -> str:
    """The full address of the technique page: movement and variation are folders of the site."""
    content, variation = sheet.place.split()
    (movement,) = CONTENTS[content]().movements
    return f"{SITE.url}{movement}/{variation}/"


def test_a_site_without_an_address_has_no_code() -> None:
    """A code that leads to half an address would be worse than none."""
    content = sample_content()
    (folder,) = content.movements.values()
    sheet = print_of("sample", primer_card(content, folder, folder.ordered[0]), "a6")
    assert (sheet.links, sheet.codes()) == ([], [])
    assert not [tag for tag in sheet.tags if tag["/S"] == "/Figure"]
    expect_none(sheet.lacks([f"{folder.id}/{folder.ordered[0].id}/"]))


def test_the_longest_address_fits(paper: str) -> None:
    """Movement and variation may have names as long as an id may be, without a hyphen to break at."""
    card = prints("real", paper)[0].card
    way = f"{'m' * MAX_ID}/{'w' * MAX_ID}/"
    url = f"https://lanterns.example/{way}"
    sheet = print_of("real", replace(card, address=f"lanterns.example/{way}", url=url), paper)
    expect_none([*layout_problems(sheet), *sheet.lacks([f"lanterns.example/{way}"])])
    assert sheet.codes() == [url] * sheet.paper.up


# --- sameness ---------------------------------------------------------------------------------------------------


def test_the_same_card_gives_the_same_bytes() -> None:
    """A site that is built twice would differ, and every visitor would fetch every card again."""
    first = _digests(real_content(), SITE)
    forget()
    assert _digests(real_content(), SITE) == first


def _digests(content: Content, site: Site) -> dict[str, str]:
    return {file.address: hashlib.sha256(file.data).hexdigest() for file in finished(cards(content, site))}


def test_any_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, the place, the language nor the chance of another machine is in the file."""
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests/site")])
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "86400", "HOME": str(tmp_path), **strange},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == _digests(real_content(), SITE)


ELSEWHERE = """
import hashlib, json
from samples import SITE, real_content
from generator.printing import cards, finished
files = finished(cards(real_content(), SITE))
print(json.dumps({file.address: hashlib.sha256(file.data).hexdigest() for file in files}))
"""


# --- what can't be printed --------------------------------------------------------------------------------------


def test_a_card_that_does_not_fit_is_named(paper: str) -> None:
    """The writer is told which card and which paper, and no reader gets half a card."""
    card = prints("real", paper)[0].card
    with pytest.raises(PrimerError) as error:
        print_of("real", replace(card, cues=(Line("squeeze hard " * 900),)), paper)
    assert card.name in str(error.value)
    assert PAPERS[paper].name in str(error.value)


def test_a_word_that_does_not_fit_is_named(paper: str) -> None:
    """A word that is wider than the paper would run into the margin and over its edge."""
    card = prints("real", paper)[0].card
    with pytest.raises(PrimerError, match="w" * 90):
        print_of("real", replace(card, cues=(Line("w" * 90),)), paper)


@pytest.mark.parametrize("letters", ["漢字", "Жим", "🏮", "→"], ids=ascii)
@pytest.mark.parametrize("place", ["name", "tempo_words", "load_note"])
def test_a_letter_that_no_font_has_is_an_error(place: str, letters: str) -> None:
    """The letter would be missing from the print, and nobody told."""
    words: Any = {place: f"one {letters} two"}
    with pytest.raises(PrimerError, match=letters[0]) as error:
        print_of("real", replace(prints("real", "a6")[0].card, **words), "a6")
    assert PAPERS["a6"].name in str(error.value)


@pytest.mark.parametrize("font", sorted(path.name for path in FONTS.glob("*.ttf")))
def test_a_missing_font_is_an_error(tmp_path: Path, font: str) -> None:
    """The card would be set in another face, or its text would not be there at all."""
    project = copy_project(tmp_path / "project", SAMPLE / "content")
    (project.root / "generator/fonts" / font).unlink()
    done = project.run("generator", "card", "brass", "-o", "card.pdf")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert font.partition("-")[0] in done.stderr.casefold()
    assert not (project.root / "card.pdf").exists()


# --- the files of a site ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("content_name", ["real", "sample", "longest"], indirect=True)
def test_a_site_has_every_card_on_every_paper(content_name: str) -> None:
    """A button that offers a paper would lead nowhere."""
    content = CONTENTS[content_name]()
    files = list(finished(cards(content, SITE)))
    wanted = [
        f"{movement.id}/{doc.id}/card/{movement.id}-{doc.id}{kind}"
        for movement in content.movements.values()
        for doc in movement.ordered
        for kind in (*(f"-{paper}.pdf" for paper in PAPERS), ".png")
    ]
    assert sorted(file.address for file in files) == sorted(wanted)


def test_a_file_holds_what_its_address_says() -> None:
    """A lifter would print the card of another exercise."""
    (folder,) = sample_content().movements.values()
    files = {file.address: file.data for file in finished(cards(sample_content(), SITE))}
    for doc, (id_, paper) in product(folder.ordered, PAPERS.items()):
        page = PdfReader(BytesIO(files[f"{folder.id}/{doc.id}/card/{folder.id}-{doc.id}-{id_}.pdf"])).pages[0]
        assert float(page.mediabox.width) / POINT == pytest.approx(paper.width, abs=0.5)
        assert squash(page.extract_text()).count(squash(doc.value.name)) == paper.up


def test_the_picture_shows_the_card() -> None:
    """The overview of all cards would show an empty frame, or one that jumps while it loads."""
    pictures = [file for file in finished(cards(sample_content(), SITE)) if file.address.endswith(".png")]
    sheet = PAPERS[PREVIEW]
    for file in pictures:
        image = Image.open(BytesIO(file.data))
        assert image.format == "PNG"
        assert image.width == PREVIEW_WIDTH
        assert image.height == pytest.approx(PREVIEW_WIDTH * sheet.height / sheet.width, abs=1)
        dark = sum(image.convert("L").histogram()[:128]) / (image.width * image.height)
        assert 0.01 < dark < 0.5, file.address
    assert len({file.data for file in pictures}) == len(pictures)


def test_a_card_that_does_not_fit_names_its_file() -> None:
    """The build's message leads to the file to shorten."""
    content = sample_content()
    (folder,) = content.movements.values()
    doc = folder.ordered[1]
    long = doc.value.model_copy(update={"name": "lantern " * 900})
    other = replace(folder, variations={**folder.variations, doc.id: replace(doc, value=long)})
    with pytest.raises(PrimerError, match=f"{doc.id}.yml"):
        list(finished(cards(replace(content, movements={folder.id: other}), SITE)))
