"""Dozens of mistakes in one folder: each is told of, with its place and a remedy, in one go."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from mistakes import MISTAKES, Mistake, Told
from planted import ROOT, Project, copy_of_sample

Planted = tuple[Project, list[Told], subprocess.CompletedProcess[str]]


def check(project: Project) -> subprocess.CompletedProcess[str]:
    """`primer check` of a project, as a user runs it."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def told_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The first line of each problem, without what is shown below it."""
    return [line for line in done.stdout.splitlines() if line.startswith("content")]


def begins(project: Project, told: Told) -> str:
    """How the line begins that tells of a mistake; COLUMN stands for any number."""
    place = told.file.encode("unicode_escape").decode()
    if told.near is not None:
        text = project.file(told.file).read_text("utf-8", errors="replace")
        place += f":{text.count(chr(10), 0, text.index(told.near)) + 1}:COLUMN"
    return f"content/{place}: {told.message}"


def is_told(project: Project, told: Told, lines: list[str]) -> bool:
    """Whether a mistake is among the lines of a check."""
    pattern = re.escape(begins(project, told)).replace("COLUMN", "[0-9]+")
    return any(re.match(pattern, line) for line in lines)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The sample with every mistake in it, what is to be told, and what is."""
    project = copy_of_sample(tmp_path_factory.mktemp("mistakes"))
    told = [plant(project) for plant in MISTAKES]
    return project, told, check(project)


def test_every_mistake_is_told_with_file_line_and_remedy(planted: Planted) -> None:
    """Whoever made thirty mistakes mends thirty, and doesn't run the check thirty times."""
    project, told, done = planted
    lines = told_of(done)
    assert len(told) > 60
    assert [begins(project, mistake) for mistake in told if not is_told(project, mistake, lines)] == []


def test_nothing_is_told_but_the_mistakes(planted: Planted) -> None:
    """A list that complains of what only follows from something else isn't read to its end."""
    project, told, done = planted
    lines = told_of(done)
    assert [line for line in lines if not any(is_told(project, mistake, [line]) for mistake in told)] == []


def test_the_list_is_sorted_counted_and_free_of_repeats(planted: Planted) -> None:
    """One reads the list file by file from the top, and its last line says how much there is to do."""
    lines, count = told_of(planted[2]), planted[2].stdout.splitlines()[-1]
    places = [re.match(r"([^:]+)(?::(\d+):(\d+))?: ", line) for line in lines]
    keys = [(found[1], int(found[2] or 0), int(found[3] or 0)) for found in places if found]
    assert len(keys) == len(lines) == len(set(lines))
    assert keys == sorted(keys)
    assert count == f"{len(lines)} problems found"


def test_the_check_fails_without_a_traceback(planted: Planted) -> None:
    """A script learns of it by the exit status, a person by plain words."""
    done = planted[2]
    assert done.returncode == 1
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    assert all(line.isprintable() for line in done.stdout.splitlines())


@pytest.mark.parametrize("plant", MISTAKES, ids=range(len(MISTAKES)))
def test_each_mistake_alone_is_told(tmp_path: Path, plant: Mistake) -> None:
    """No mistake is told only by the grace of another."""
    project = copy_of_sample(tmp_path)
    assert project.problems() == []
    told = plant(project)
    assert is_told(project, told, project.problems())
