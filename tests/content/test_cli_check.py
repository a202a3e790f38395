"""`primer check` and the help of every command, as a shell sees them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from planted import BRASS, PRIMER, ROOT, SAMPLE, Edit, Project, copy_of_sample

from generator.cli import cli

MODULE = (sys.executable, "-m", "generator")
SCRIPT = (str(Path(sys.executable).with_name("primer")),)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


def run(
    *words: str | Path, cwd: Path, command: tuple[str, ...] = MODULE, **variables: str
) -> subprocess.CompletedProcess[str]:
    """A finished `primer`, with these variables of the environment beside the present ones."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        [*command, *map(str, words)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )


SOUND = """\
Content is sound: 9 files, 1 movement, 3 variations, 12 facts.
The tree of the Lantern Swing: 2 questions, 4 results, 7 paths, at most 2 questions each.
"""


@pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
def test_sound_content_exits_with_0(project: Project, command: tuple[str, ...]) -> None:
    """CI goes on, and a person sees that all of the content was found."""
    done = run("check", cwd=project.root, command=command)
    assert (done.returncode, done.stdout, done.stderr) == (0, SOUND, "")


def test_the_real_content_is_sound() -> None:
    """What is checked in can be published."""
    done = run("check", cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    told = "Content is sound: 9 files, 1 movement, 3 variations, 61 facts.\nThe tree of the Pull Through: "
    assert done.stdout.startswith(told)
    assert done.stdout.count("\n") == 2


def test_a_problem_exits_with_1_and_is_counted(project: Project) -> None:
    """CI stops, and the line can be clicked on in a terminal."""
    project.edit(Edit(PRIMER, "min: 30", "min: 31"))
    done = run("check", cwd=project.root)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        f"content/{PRIMER}:33:8: min 31 is above max 30; swap them [ranges-rise]\n"
        "  33 |   min: 31\n"
        "     |        ^\n"
        "     = contribute/errors/#ranges-rise, in the preview of make serve\n"
        "\n"
        "1 problem found\n"
    )


def test_two_problems_are_problems(project: Project) -> None:
    """The count is good English."""
    project.edit(Edit(PRIMER, "min: 30", "min: 31"), Edit(PRIMER, "down: 2", "down: 0"))
    assert run("check", cwd=project.root).stdout.endswith("\n2 problems found\n")


@pytest.mark.parametrize("where", ["content", "content/movements/lantern-swing"])
def test_the_project_is_found_from_inside_it(project: Project, where: str) -> None:
    """One checks from wherever one is editing."""
    assert run("check", cwd=project.root / where).stdout == SOUND


def test_the_project_can_be_named(project: Project, tmp_path: Path) -> None:
    """A script need not change folders."""
    (tmp_path / "elsewhere").mkdir()
    assert run("--root", project.root, "check", cwd=tmp_path / "elsewhere").stdout == SOUND
    assert run("--root", "..", "check", cwd=tmp_path / "elsewhere").stdout == SOUND


def test_a_wrong_folder_is_one_sentence(tmp_path: Path) -> None:
    """Who stands in the wrong place is told what the right one looks like."""
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    told = f"neither {tmp_path} nor a folder above it holds mkdocs.yml and content/; name the folder that holds both"
    assert done.stderr == f"{told} with --root\n"
    done = run("--root", tmp_path / "no", "check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    told = f"{tmp_path / 'no'} doesn't hold mkdocs.yml and content/; give --root the folder that holds both"
    assert done.stderr == f"{told}\n"


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    """A branch was changed or a folder cleaned up in another window."""
    gone = f'mkdir gone && cd gone && rmdir ../gone && exec "{sys.executable}" -m generator check'
    done = run(gone, cwd=tmp_path, command=("sh", "-c"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "the working directory can't be used (No such file or directory); change to another\n"


@pytest.mark.parametrize("words", ["check", "--help", "--version"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_the_output_is_one_sentence(project: Project, words: str, unbuffered: str) -> None:
    """A log that ran full is no bug of the program, and what didn't get out isn't a success."""
    command = f'exec "{sys.executable}" -m generator {words}'
    done = run(f"{command} > /dev/full", cwd=project.root, command=("sh", "-c"), PYTHONUNBUFFERED=unbuffered)
    told = "the output can't be written (No space left on device); put that right and try again\n"
    assert (done.returncode, done.stderr) == (1, told)
    done = run(f"{command} > /dev/full 2>&1", cwd=project.root, command=("sh", "-c"), PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1


INTERRUPTED = """
import os, runpy, signal, sys

def interrupt(event, args):
    if event == "{event}" and str(args[0]).endswith("{name}"):
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.addaudithook(interrupt)
sys.argv[1:] = ["check"]
runpy.run_module("generator", run_name="__main__")
"""


@pytest.mark.parametrize(("event", "name"), [("import", "pydantic"), ("open", "/glossary.yml")])
def test_an_interruption_is_no_traceback(project: Project, event: str, name: str) -> None:
    """Who changes their mind while the program starts or reads has pressed Ctrl-C, and knows it."""
    program = INTERRUPTED.format(event=event, name=name)
    done = run("-c", program, cwd=project.root, command=(sys.executable,))
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


def test_a_wrong_word_exits_with_2(project: Project) -> None:
    """A mistyped command is no problem of the content, and scripts can tell the two apart."""
    done = run("chekc", cwd=project.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such command 'chekc'" in done.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "ascii", "latin-1"],
)
def test_any_terminal_can_show_the_problems(project: Project, variables: dict[str, str]) -> None:
    """In a bare container the umlaut of a message must not end in a UnicodeEncodeError."""
    project.edit(Edit(BRASS, "measure: weight", "measure: Größe → 🏮"))
    done = subprocess.run(
        [*MODULE, "check"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert b'"measure" can\'t be "Gr' in done.stdout
    assert done.stdout.endswith(b"\n1 problem found\n")


def test_the_files_are_read_as_utf_8_whatever_the_locale(project: Project) -> None:
    """The sample's umlauts are sound in a bare container, too."""
    done = run("check", cwd=project.root, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stdout) == (0, SOUND)


def test_a_check_writes_nothing(project: Project) -> None:
    """One may check a folder that one can only read."""
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    run("check", cwd=project.root)
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before


def test_two_checks_say_the_same(project: Project) -> None:
    """The order of problems doesn't hang on the order of a set."""
    project.edit(Edit(PRIMER, "\ntempo:", "\ntimpo:"), Edit(BRASS, "item: post", "item: umbrella"))
    said = {run("check", cwd=project.root, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}
    assert len(said) == 1


def test_a_check_needs_no_mkdocs() -> None:
    """The check is quick because it leaves the site engine alone."""
    program = "import sys, generator.cli, generator.check; print('mkdocs' in sys.modules, 'jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "False False\n"


HELP = {
    "": ["Checks the content and builds the site from it.", "--root", "--version", *cli.commands],
    "check": [
        "Check all content; print every problem with file, line and remedy.",
        *("Exits with 1", "--format", "github", "json"),
    ],
    "build": ["Build the whole site, strictly.", "--out", "--cache", "--no-cache", "--draft"],
    "serve": ["Preview the site;", "--addr", "--open", "--draft"],
    "card": ["with your own numbers filled in.", "--paper", "--load", "--unit", "--step", "--level", "--out"],
    "plan": [
        "what to do on each leg day.",
        *("--weeks", "--days", "--start", "--time", "--load", "--unit", "--step", "--most", "--level", "--light"),
        *("--log", "--format", "--paper", "--out"),
    ],
    "new": ["files with comments, and empty places to fill in.", "movement", "variation"],
    "new movement": ["ID becomes its folder and its address", "--first"],
    "new variation": ["ID becomes its file and its address"],
    "choose": ["learn which variation to do today.", "--entry", "--answers"],
    "diff": ["Tell what a change of the content does to the site.", "--format", "Exits with 1"],
    "schema": ["Write the schemas by which an editor completes", "Exits with 1", "--check", "--out"],
    "headers": ["Write the security headers into the server", "Exits with 1", "--check", "--site"],
    "render": ["for another site engine.", "--out"],
}


def test_every_command_has_a_help_that_is_tested() -> None:
    """A new command needs its words here, too."""
    assert set(cli.commands) == {command.split()[0] for command in HELP if command}


@pytest.mark.parametrize("command", HELP)
def test_help_says_what_a_command_does(tmp_path: Path, command: str) -> None:
    """Help is there outside any project, and names each option."""
    done = run(*command.split(), "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert said.startswith(f"Usage: primer {command}".rstrip())
    assert [words for words in HELP[command] if words not in said] == []


def test_help_has_a_short_option(tmp_path: Path) -> None:
    """-h is what many type first."""
    assert run("check", "-h", cwd=tmp_path).stdout == run("check", "--help", cwd=tmp_path).stdout != ""


def test_the_version_is_shown(tmp_path: Path) -> None:
    """A report of a bug begins with it."""
    done = run("--version", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("primer, version ")


def test_the_sample_is_a_project_of_its_own() -> None:
    """The sample of the tests can be checked and built like the real content."""
    done = run("--root", SAMPLE, "check", cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, SOUND)
