"""`primer choose`: the decision tree in a terminal, and in one line for a script."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from planted import CHOOSER, ROOT, SAMPLE, Edit, copy_of_sample

WIND, FLAME = "Is there <i>wind</i> tonight?", "Does the flame stand still when you swing?"
BRASS = '\nGo on to "brass" & oil\n  It comes after paper.\n  Card: primer card lantern-swing/brass\n'
PAPER = "\nBegin with paper\n  It is the first of the three.\n  Card: primer card lantern-swing/paper\n"
ENTRIES = '  1  I am new & "curious"\n  2  I swing one already\n1–2: '


def choose(*words: str, typed: str = "", root: Path = SAMPLE) -> subprocess.CompletedProcess[str]:
    """A finished `primer choose`, with these words and this typed into it."""
    return primer("choose", *words, typed=typed, root=root)


def primer(*words: str, typed: str = "", root: Path = SAMPLE) -> subprocess.CompletedProcess[str]:
    """A finished `primer` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(root), *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_numbers_lead_to_the_result() -> None:
    """Who has only a terminal would not learn what to do today, nor why they are asked."""
    done = choose(typed="1\n1\n1\n")
    wind = f"\n{WIND}\n  Why we ask: A shutter keeps the wind out.\n  1  Yes\n  2  No\nb to go back, 1–2: "
    flame = (
        f"\n{FLAME}\n  Why we ask: A flicker shows haste.\n"
        "  1  Yes, it does\n  2  Yes, even in a storm\n  3  No\nb to go back, 1–3: "
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{ENTRIES}{wind}{flame}{BRASS}", "")


@pytest.mark.parametrize("back", ["b", "B", " b "])
def test_b_goes_back_by_one_question(back: str) -> None:
    """Who typed a wrong number would have to begin anew."""
    done = choose(typed=f"1\n1\n{back}\n2\n")
    assert done.returncode == 0
    assert done.stdout.count(WIND) == 2
    assert done.stdout.endswith(PAPER)


def test_b_at_the_first_question_goes_back_to_the_entries() -> None:
    """Who chose the wrong way in would be stuck in it."""
    done = choose(typed="1\nb\n2\n1\n")
    assert done.returncode == 0
    assert done.stdout.count(ENTRIES) == 2
    assert done.stdout.endswith(BRASS)


@pytest.mark.parametrize("wrong", ["0", "3", "-1", "1.0", "²", "١", "yes", "b"])
def test_what_is_no_answer_is_asked_again(wrong: str) -> None:
    """A slip of the finger would end the walk, or choose an answer that nobody meant."""
    done = choose(typed=f"{wrong}\n1\n2\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f'{ENTRIES}"{wrong}" is none of them.\n1–2: ')
    assert done.stdout.endswith(PAPER)


@pytest.mark.parametrize("typed", ["", "1\n", "1\n1\n", "9\n"])
def test_the_end_of_the_input_ends_the_walk(typed: str) -> None:
    """A script that types too little would hang, or take a result that nobody chose for its own."""
    done = choose(typed=typed)
    assert done.returncode == 130
    assert done.stderr.strip() == "The input ended here. Without a terminal, give --entry and --answers."
    assert "Card:" not in done.stdout


@pytest.mark.parametrize(
    ("entry", "answers", "told"),
    [("new", "windy,still", BRASS), ("returning", "still", BRASS), ("new", " calm ,", PAPER)],
)
def test_answers_in_one_line(entry: str, answers: str, told: str) -> None:
    """A script, or somebody who reads an address of the site, could not ask without a terminal."""
    done = choose("lantern-swing", "--entry", entry, "--answers", answers)
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")


def test_what_a_result_tells_to_type_can_be_typed() -> None:
    """The next step would be a command that fails."""
    advice = choose("--entry", "returning", "--answers", "flickers").stdout
    words = advice.rpartition("When that is done: primer ")[2].split()
    done = primer(*words, typed="1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert FLAME in done.stdout
    assert ENTRIES not in done.stdout
    words = done.stdout.rpartition("Card: primer ")[2].split()
    card = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(SAMPLE), *words, "--out", "-"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (card.returncode, card.stdout[:5]) == (0, b"%PDF-")


def test_b_leaves_an_entry_that_was_named() -> None:
    """Who named the wrong entry would have to end the program."""
    done = choose("--entry", "returning", typed="b\n1\n2\n")
    assert done.returncode == 0
    assert done.stdout.count(ENTRIES) == 1
    assert done.stdout.endswith(PAPER)


WRONG = [
    (["lantern-swng"], 'there is no movement "lantern-swng"; did you mean "lantern-swing"?'),
    (["plough"], 'there is no movement "plough"; write one of lantern-swing'),
    (["--answers", "calm"], "name the entry with --entry; write one of new, returning"),
    (["--entry", "retuning"], 'there is no entry "retuning"; did you mean "returning"?'),
    (["--entry", "", "--answers", "calm"], 'there is no entry ""; write one of new, returning'),
    (["--entry", "new", "--answers", "clam"], f'"clam" is no answer to "{WIND}"; write one of windy, calm'),
    (["--entry", "new", "--answers", "Calm"], f'"Calm" is no answer to "{WIND}"; write one of windy, calm'),
    (["--entry", "new", "--answers", ""], f'"{WIND}" is not answered yet; add one of windy, calm'),
    (["--entry", "new", "--answers", "windy"], f'"{FLAME}" is not answered yet; add one of still, storm, flickers'),
    (
        ["--entry", "new", "--answers", "calm,still"],
        '"still" is an answer too many: the path ends with "Begin with paper"',
    ),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_wrong_word_is_one_sentence(words: list[str], told: str) -> None:
    """Who mistyped an id would have to look into the YAML to learn what there is."""
    done = choose(*words)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{told}\n")


def test_a_word_too_many_is_a_mistake_of_use() -> None:
    """What can't be meant would be passed over in silence."""
    done = choose("lantern-swing", "windy")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unexpected extra argument (windy)" in done.stderr


def test_of_several_movements_one_is_named(tmp_path: Path) -> None:
    """The questions would be those of whichever movement comes first."""
    project = copy_of_sample(tmp_path)
    for file in sorted(project.file("movements/lantern-swing").rglob("*.yml")):
        copy = project.file("movements/lamp-swing") / file.relative_to(project.file("movements/lantern-swing"))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text("utf-8").replace("Lantern Swing", "Lamp Swing"), "utf-8")
    done = choose(root=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "there are several movements; name one of lamp-swing, lantern-swing\n"
    done = choose("lamp-swing", "--entry", "new", "--answers", "calm", root=tmp_path)
    assert done.stdout == PAPER.replace("lantern-swing", "lamp-swing")


def test_of_content_that_is_not_sound_nothing_is_asked(tmp_path: Path) -> None:
    """A lifter would be led through a tree with a hole in it."""
    project = copy_of_sample(tmp_path)
    project.edit(Edit(CHOOSER, "to: put-it-down", "to: put-it-away"))
    done = choose(root=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"content/{CHOOSER}:43:13: there is no question or result")
