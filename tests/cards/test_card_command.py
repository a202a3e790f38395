"""`primer card`, as a shell sees it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from prints import squash
from projects import ROOT, SAMPLE, TIMEOUT, environment
from pypdf import PdfReader

from generator.papers import PAPERS

COMMAND = [sys.executable, "-m", "generator", "card"]
KEPT = b"what stood here before"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    folder = tmp_path / "project"
    shutil.copytree(SAMPLE, folder)
    return folder


def card(*words: str | Path, cwd: Path = ROOT, stdout: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """A finished `primer card`."""
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=cwd,
        env=environment({"PYTHONPATH": str(ROOT)}),
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        timeout=TIMEOUT,
        check=False,
    )


def text_of(pdf: bytes) -> str:
    """All that is printed, squashed; one page it must be."""
    (page,) = PdfReader(BytesIO(pdf)).pages
    return squash(page.extract_text())


def files(folder: Path) -> set[Path]:
    """Every path below a folder, but for Python's own."""
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


# --- a card that is asked for -----------------------------------------------------------------------------------


def test_a_lifter_gets_the_card_with_the_numbers_in_it(tmp_path: Path) -> None:
    """The load of tonight stands in each row."""
    target = tmp_path / "tonight.pdf"
    done = card("cable", "--paper", "a6", "--load", "40", "--unit", "kg", "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    page = PdfReader(target).pages[0]
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(105, abs=0.5)
    printed = text_of(target.read_bytes())
    assert "cablepullthrough" in printed
    for row in ("Ramp-up 1 20 kg", "Ramp-up 2 30 kg", "Working 1 40 kg"):
        assert squash(row) in printed


def test_a_card_is_named_by_what_it_is(project: Path) -> None:
    """In a folder of downloads one finds it again, and what was written is told."""
    before = files(project)
    done = card("brass", "--paper", "a5", cwd=project)
    assert done.returncode == 0
    (made,) = files(project) - before
    assert made == project / "lantern-swing-brass-a5.pdf"
    assert made.name in done.stderr.decode()
    assert "brasslanternswing" in text_of(made.read_bytes())


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_can_be_named(project: Path, paper: str) -> None:
    """What the site offers is there for one's own numbers, too."""
    done = card("brass", "--paper", paper, "-o", "-", cwd=project)
    assert done.returncode == 0
    page = PdfReader(BytesIO(done.stdout)).pages[0]
    assert float(page.mediabox.height) * 25.4 / 72 == pytest.approx(PAPERS[paper].height, abs=0.5)


def test_a_dash_writes_to_the_next_program(project: Path) -> None:
    """`primer card brass -o - | lp` prints at once, and leaves no file behind."""
    before = files(project)
    done = card("brass", "-o", "-", cwd=project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "brasslanternswing" in text_of(done.stdout)
    assert files(project) == before


def test_a_program_that_stops_reading_is_no_traceback(project: Path) -> None:
    """`primer card brass -o - | head -c 10` is the next program's business."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = card("brass", "-o", "-", cwd=project, stdout=writing)
    finally:
        os.close(writing)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_a_dash_is_told(project: Path) -> None:
    """Who sends the card into a file on a full disk has half a card and should know."""
    with Path("/dev/full").open("wb") as full:
        done = card("brass", "-o", "-", cwd=project, stdout=full.fileno())
    assert done.returncode == 1
    assert_one_message(done)


def test_a_card_is_found_from_inside_the_project(project: Path) -> None:
    """One stands where one has edited, and the card is written there."""
    here = project / "content" / "movements"
    assert card("brass", cwd=here).returncode == 0
    assert (here / "lantern-swing-brass-letter.pdf").is_file()


def test_a_former_card_is_replaced(project: Path) -> None:
    """Next week's numbers go where last week's were."""
    target = project / "card.pdf"
    target.write_bytes(KEPT)
    assert card("brass", "-o", target, cwd=project).returncode == 0
    assert "brasslanternswing" in text_of(target.read_bytes())


def test_a_band_is_ticked_by_name(tmp_path: Path) -> None:
    """A level is chosen in any case of letters, with or without the hyphen."""
    target = tmp_path / "card.pdf"
    done = card("banded", "--level", "Extra-Light", "--load", "4", "-o", target)
    assert done.returncode == 0
    assert squash("Ramp-up 1 2 steps") in text_of(target.read_bytes())


# --- two movements ----------------------------------------------------------------------------------------------


@pytest.fixture
def twins(project: Path) -> Path:
    """A project with a second movement whose variations have the ids of the first one's."""
    movements = project / "content/movements"
    shutil.copytree(movements / "lantern-swing", movements / "torch-swing")
    for path, fields in [
        (movements / "torch-swing/movement.yml", ("name",)),
        *((path, ("name", "short_name")) for path in (movements / "torch-swing/variations").glob("*.yml")),
    ]:
        data = yaml.safe_load(path.read_text("utf-8"))
        data.update({field: data[field].replace("Lantern", "Torch") for field in fields})
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return project


def test_a_variation_of_two_movements_needs_its_movement(twins: Path) -> None:
    """A guess would print the card of the other movement."""
    done = card("brass", cwd=twins)
    assert done.returncode == 1
    assert_one_message(done, "brass", "lantern-swing/brass", "torch-swing/brass")
    assert not list(twins.glob("*.pdf"))


def test_a_movement_before_the_variation_is_enough(twins: Path) -> None:
    """What the message proposes works."""
    done = card("torch-swing/brass", "-o", "-", cwd=twins)
    assert done.returncode == 0, done.stderr.decode()
    assert "brasstorchswing" in text_of(done.stdout)


# --- mistakes ---------------------------------------------------------------------------------------------------


def assert_one_message(done: subprocess.CompletedProcess[bytes], *parts: str) -> None:
    """One message that holds these parts, and nothing that only a programmer could read."""
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert said.strip()
    assert len([line for line in said.splitlines() if not line.startswith(("Usage:", "Try ")) and line]) == 1, said
    assert [part for part in parts if part not in said] == [], said


MISTAKES: dict[str, tuple[list[str], list[str]]] = {
    "paper": (["cable", "--paper", "a7"], ["--paper", "a7", "a6", "sheet-a4"]),
    "no variation": ([], ["VARIATION"]),
    "unknown variation": (["cabel"], ["cabel", "did you mean", "cable"]),
    "unknown movement": (["push-through/cable"], ["push-through/cable"]),
    "empty variation": ([""], ["variation"]),
    "negative load": (["cable", "--load", "-5"], ["--load", "-5", "above 0"]),
    "no load": (["cable", "--load", "0"], ["--load", "above 0"]),
    "not a number": (["cable", "--load", "nan"], ["--load", "nan"]),
    "infinite": (["cable", "--load", "inf"], ["--load", "inf"]),
    "huge": (["cable", "--load", "1000000000"], ["--load", "1000000000", "2000"]),
    "absurd": (["cable", "--load", "999999999999"], ["--load", "2000"]),
    "tiny": (["cable", "--load", "1e-999999999"], ["--load"]),
    "words": (["cable", "--load", "forty"], ["--load", "forty", "42.5"]),
    "two points": (["cable", "--load", "4.2.5"], ["--load", "4.2.5", "42.5"]),
    "other unit in the load": (["cable", "--load", "3 steps"], ["--load", "3 steps", "kg or lb"]),
    "too fine": (["cable", "--load", "40.125"], ["--load", "40.125", "two decimals"]),
    "step of nothing": (["cable", "--load", "40", "--step", "0"], ["--step", "above 0"]),
    "step is no number": (["cable", "--load", "40", "--step", "nan"], ["--step", "nan"]),
    "kilograms of steps": (["banded", "--load", "4", "--unit", "kg"], ["--unit", "kg", "steps"]),
    "steps of kilograms": (["cable", "--load", "4", "--unit", "steps"], ["--unit", "steps", "kg", "lb"]),
    "unknown unit": (["cable", "--load", "4", "--unit", "stone"], ["--unit", "stone", "kg", "lb"]),
    "half a step": (["banded", "--load", "2.5"], ["--load", "2.5", "whole"]),
    "unknown level": (["banded", "--level", "lihgt"], ["lihgt", '"extra light" or "light"']),
    "level without levels": (["cable", "--level", "light"], ["--level"]),
    "unit without a load": (["cable", "--unit", "kg"], ["--unit", "--load"]),
    "step without a load": (["cable", "--step", "5"], ["--step", "--load"]),
    "unknown option": (["cable", "--papre", "a6"], ["--papre", "--paper"]),
}
"""What is typed, and what the answer has to name: the place, and the way out."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_message_and_no_card(tmp_path: Path, mistake: str) -> None:
    """Nobody takes a wrong card to the gym, and everybody sees how to get the right one."""
    words, told = MISTAKES[mistake]
    target = tmp_path / "card.pdf"
    target.write_bytes(KEPT)
    done = card(*words, "-o", target)
    assert done.returncode in {1, 2}
    assert done.stdout == b""
    assert_one_message(done, *told)
    assert target.read_bytes() == KEPT
    assert files(tmp_path) == {target}


def test_two_levels_of_one_dial_are_a_mistake(tmp_path: Path) -> None:
    """A band is light or heavy; that the last one wins would be a guess."""
    done = card("banded", "--level", "light", "--level", "heavy", "-o", tmp_path / "card.pdf")
    assert done.returncode == 1
    assert_one_message(done, "light", "heavy")


def test_a_card_of_broken_content_is_refused(project: Path) -> None:
    """The card would say what no check has seen."""
    scheme = project / "content/primer.yml"
    scheme.write_text(scheme.read_text("utf-8").replace("min: 30", "min: 31"), "utf-8")
    done = card("brass", cwd=project)
    assert done.returncode == 1
    assert b"content/primer.yml:" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not list(project.glob("*.pdf"))


def test_a_card_outside_any_project_is_refused(tmp_path: Path) -> None:
    """Who stands in the wrong place is told what the right one looks like."""
    done = card("brass", cwd=tmp_path)
    assert done.returncode == 1
    assert_one_message(done, str(tmp_path), "--root")
    assert files(tmp_path) == set()


UNWRITABLE = {
    "folder": "content",
    "missing folder": "nowhere/card.pdf",
    "below a file": "mkdocs.yml/card.pdf",
    "full device": "/dev/full",
    "read-only place": "/proc/card.pdf",
    "long name": f"{'x' * 300}.pdf",
    "empty name": "",
}


@pytest.mark.parametrize("place", UNWRITABLE)
def test_a_place_that_cannot_be_written_is_named(project: Path, place: str) -> None:
    """The card would be lost without a word, or half of it be there."""
    before = files(project)
    done = card("brass", "-o", UNWRITABLE[place], cwd=project)
    assert done.returncode == 1
    assert_one_message(done, UNWRITABLE[place], "--out")
    assert files(project) == before


def test_a_file_that_is_read_only_stays(project: Path) -> None:
    """Somebody has protected it."""
    target = project / "card.pdf"
    target.write_bytes(KEPT)
    target.chmod(0o444)
    if os.access(target, os.W_OK):
        pytest.skip("this user may write everything")
    done = card("brass", "-o", target, cwd=project)
    assert done.returncode == 1
    assert_one_message(done, str(target), "read-only")
    assert target.read_bytes() == KEPT
