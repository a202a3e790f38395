"""How problems are told: to a person, to GitHub, and to other programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import category, east_asian_width

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from planted import PRIMER, ROOT, Edit, Project, copy_of_sample

from generator.check import check
from generator.errors import Problem
from generator.told import FORMS, Terminal, annotation, as_json, excerpt, told

URL = "https://lanterns.example/night/"
HERE = Problem("content/a.yml", 2, 3, "it is dark; light it", "dark")
WHOLE = Problem("content/a b.yml", 0, 0, "it is missing; add it", "missing-file")


def lines(path: str) -> list[str]:
    """The lines of the one file that there is."""
    return ["a:", "  b: dark"] if path == "content/a.yml" else []


def cells(text: str) -> int:
    """How wide a terminal shows a text."""
    return sum(0 if category(c) in {"Mn", "Me"} else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def test_a_person_sees_the_line_the_place_and_where_to_read_on() -> None:
    """Who doesn't know what a column is sees where to look."""
    assert told([WHOLE, HERE], "text", URL, lines, Terminal()) == (
        "content/a b.yml: it is missing; add it [missing-file]\n"
        "    = https://lanterns.example/night/contribute/errors/#missing-file\n"
        "\n"
        "content/a.yml:2:3: it is dark; light it [dark]\n"
        "  2 |   b: dark\n"
        "    |   ^\n"
        "    = https://lanterns.example/night/contribute/errors/#dark\n"
        "\n"
        "2 problems found"
    )


def test_a_site_without_an_address_gives_the_path() -> None:
    """A new project has no address yet, and still a page of errors."""
    assert told([WHOLE], "text", None, lines, Terminal()).splitlines()[1] == (
        "    = contribute/errors/#missing-file, in the preview of make serve"
    )


@pytest.mark.parametrize(
    ("text", "column", "shown", "before"),
    [
        ("a: b", 4, "a: b", 3),
        ("a: b", 5, "a: b", 4),
        ("a: b", 99, "a: b", 4),
        ("", 1, "", 0),
        ("\ta: b", 2, "\\ta: b", 2),
        ("灯灯: x", 3, "灯灯: x", 4),
        ("e\u0301: x", 3, "e\u0301: x", 1),
        ("a\u200bb", 3, "a\\u200bb", 7),
        ("x" * 200, 1, "x" * 34 + "...", 0),
        ("x" * 200, 200, "..." + "x" * 34, 36),
    ],
)
def test_the_caret_stands_below_its_character(text: str, column: int, shown: str, before: int) -> None:
    """A caret below the wrong word would mislead more than none."""
    assert excerpt(text, column, 40) == (shown, before)


@given(st.text(st.characters(exclude_characters="\n\r"), max_size=200), st.integers(1, 250), st.integers(20, 120))
@example("灯" * 100, 50, 41)
def test_a_line_of_any_text_fits_and_shows_its_place(text: str, column: int, room: int) -> None:
    """A long line would wrap, and the caret stand below something else."""
    shown, before = excerpt(text, column, room)
    assert shown.isprintable()
    assert cells(shown) <= room
    assert before <= room
    char = text[column - 1 : column]
    if char and char.isprintable() and cells(char):
        place = next(n for n in range(len(shown) + 1) if cells(shown[:n]) == before and cells(shown[n : n + 1]))
        assert shown[place] == char


def test_a_terminal_without_the_letters_shows_their_numbers() -> None:
    """In a bare container the caret still stands below its character."""
    assert excerpt("Größe: x", 8, 40, "ascii") == ("Gr\\xf6\\xdfe: x", 13)


# For GitHub


def test_an_annotation_marks_the_line_of_a_pull_request() -> None:
    """A reviewer would have to open the log."""
    assert annotation(HERE, URL) == (
        "::error file=content/a.yml,line=2,col=3,title=dark::it is dark; light it%0A"
        "https://lanterns.example/night/contribute/errors/#dark"
    )
    assert annotation(WHOLE, None).startswith("::error file=content/a b.yml,title=missing-file::it is missing")


DATA = {"%0A": "\n", "%0D": "\r", "%25": "%"}
PROPERTY = DATA | {"%3A": ":", "%2C": ","}


def unescaped(text: str, codes: dict[str, str]) -> str:
    """What GitHub reads: the inverse of its escaping."""
    return re.sub("|".join(codes), lambda found: codes[found[0]], text)


@given(st.text(), st.text(), st.text(), st.integers(1), st.integers(1))
@example("%0A,:", "a::b", "%25", 1, 1)
def test_github_reads_what_was_written(path: str, message: str, code: str, line: int, column: int) -> None:
    """A file with a comma, or a message with a percent sign, would be read as something else."""
    said = annotation(Problem(path, line, column, message, code), None)
    assert "\n" not in said
    assert "\r" not in said
    command, properties, data = re.fullmatch("::(error) ([^:]*)::(.*)", said, re.DOTALL).groups()  # type: ignore[union-attr]
    pairs = [part.partition("=")[::2] for part in properties.split(",")]
    assert command == "error"
    assert {name: unescaped(value, PROPERTY) for name, value in pairs} == {
        "file": path,
        "line": str(line),
        "col": str(column),
        "title": code,
    }
    assert unescaped(data, DATA) == f"{message}\ncontribute/errors/#{code}"


# For other programs


def test_json_holds_all_of_a_problem() -> None:
    """An editor would have to take a sentence apart."""
    assert json.loads(as_json([HERE], URL)) == [
        {
            "path": "content/a.yml",
            "line": 2,
            "column": 3,
            "code": "dark",
            "message": "it is dark; light it",
            "help": f"{URL}contribute/errors/#dark",
        }
    ]
    assert as_json([Problem("ü", 0, 0, "灯", "x")], None).isascii()


# From the command line


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


def primer_check(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    """`primer check`, as a user runs it."""
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_exits_with_1_where_something_is_wrong(project: Project, form: str) -> None:
    """A workflow that prints annotations and goes on would publish what is broken."""
    project.edit(Edit(PRIMER, "min: 30", "min: 31"))
    done = primer_check(project, "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert "ranges-rise" in done.stdout


@pytest.mark.parametrize(
    ("form", "said"), [("text", "Content is sound"), ("github", "Content is sound"), ("json", "[]\n")]
)
def test_each_form_exits_with_0_where_all_is_sound(project: Project, form: str, said: str) -> None:
    """A program that reads JSON would choke on a sentence, or on nothing."""
    done = primer_check(project, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(said)


def test_the_forms_agree(project: Project) -> None:
    """A mistake would show in the terminal and not in the pull request."""
    project.edit(Edit(PRIMER, "min: 30", "min: 31"), Edit(PRIMER, "down: 2", "dwn: 2"))
    problems = check(project.root)[1]
    assert len(problems) == 2
    said = {form: primer_check(project, "--format", form).stdout for form in FORMS}
    assert [row["message"] for row in json.loads(said["json"])] == [problem.message for problem in problems]
    assert said["github"].count("::error ") == len(problems)
    assert [line for line in said["text"].splitlines() if line.startswith("content/")] == [p.told for p in problems]


@pytest.mark.parametrize(
    ("settings", "begins"),
    [
        ("site_name: L\nsite_url: https://l.org/x\n", "https://l.org/x/contribute/errors/#ranges-rise"),
        ("site_name: L\nsite_url: https://l.example/x\n", "contribute/errors/#ranges-rise"),
        ("site_name: L\n", "contribute/errors/#ranges-rise"),
        ("site_name: [\n", "contribute/errors/#ranges-rise"),
        ("site_url: ftp://l\n", "contribute/errors/#ranges-rise"),
    ],
)
def test_the_address_is_that_of_the_site(project: Project, settings: str, begins: str) -> None:
    """A fork would send its writers to somebody else's site; and broken settings must not hide broken content."""
    (project.root / "mkdocs.yml").write_text(settings, "utf-8")
    project.edit(Edit(PRIMER, "min: 30", "min: 31"))
    (row,) = json.loads(primer_check(project, "--format", "json").stdout)
    assert row["help"] == begins
