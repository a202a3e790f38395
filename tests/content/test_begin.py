"""`primer new`: a beginner gets files to fill in, is told what is left, and ends with a site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from projects import ROOT, TIMEOUT, copy_project, environment

from generator.begin import with_variation
from generator.check import check
from generator.model import Chooser, Model, Movement, Variation

FILLED = {
    "text": "Pull the rope to your face.",
    "default": "There is no source for it here; we say so ourselves.",
    "label": "Basic",
    "item": "rope-attachment",
    "name": "Stack weight",
    "measure": "weight",
    "hinge": "low",
    "middle": "medium",
    "lockout": "high",
    "id": "elbows-drop",
    "card_fix": "Lead with the elbows",
    "short": "Elbows as high as the ears",
    "title": "Do it today",
}
"""What somebody may write into an empty field of this name."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one's own."""
    return copy_project(tmp_path / "project").root


def new(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A finished `primer new`."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "new", *words],
        cwd=root,
        env=environment({"PYTHONPATH": str(ROOT)}),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def fill_in(path: Path) -> None:
    """Write something into every empty place, and a short form of three steps."""
    text = path.read_text("utf-8")
    lines, titles = text.splitlines(), 0
    in_set_up = False
    for index, line in enumerate(lines):
        if re.match(r"[a-z_]+:", line):
            in_set_up = line.startswith("set_up:")
        if in_set_up and line.strip() == "# short:":
            lines[index] = line.replace("# short:", "short: Elbows as high as the ears")
        empty = re.fullmatch(r"( *(?:- )?)([a-z_]+):( #.*)?", line)
        if empty and empty[2] in FILLED and not _holds_more(lines, index):
            value = FILLED[empty[2]]
            if empty[2] == "title":  # no two results may be called the same
                titles += 1
                value = f"{value} {titles}"
            lines[index] = f"{empty[1]}{empty[2]}: {value}"
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _holds_more(lines: list[str], index: int) -> bool:
    """Whether the field on a line holds the lines below it."""
    depth = len(lines[index]) - len(lines[index].lstrip(" -"))
    below = [line for line in lines[index + 1 :] if line.strip() and not line.lstrip().startswith("#")]
    return bool(below) and len(below[0]) - len(below[0].lstrip(" -")) > depth


def told(root: Path) -> list[str]:
    """What the check says."""
    return [str(problem) for problem in check(root)[1]]


def test_a_new_movement_lacks_nothing_but_what_is_empty(root: Path) -> None:
    """A beginner would be told of mistakes that are none of theirs, and stop there."""
    done = new(root, "movement", "face-pull")
    assert (done.returncode, done.stdout) == (0, "")
    folder = root / "content/movements/face-pull"
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yml"))
    assert made == ["chooser.yml", "movement.yml", "variations/basic.yml"]
    assert all(f"face-pull/{name}" in done.stderr for name in made)
    problems = check(root)[1]
    assert problems
    for problem in problems:
        line = (root / problem.path).read_text("utf-8").splitlines()[problem.line - 1]
        left = re.search(r":( #.*)?$", line) or line.endswith("[]")
        assert problem.path.startswith("content/movements/face-pull/")
        assert left, f"{problem} is about: {line}"


def test_a_new_movement_is_a_site_once_it_is_filled_in(tmp_path: Path) -> None:
    """All the commands and comments would lead to a folder that never builds."""
    project = copy_project(tmp_path / "project")
    assert new(project.root, "movement", "face-pull", "--first", "rope").returncode == 0
    folder = project.root / "content/movements/face-pull"
    for path in folder.rglob("*.yml"):
        fill_in(path)
    assert told(project.root) == []
    assert new(project.root, "variation", "face-pull", "bar").returncode == 0
    fill_in(folder / "variations/bar.yml")
    left = told(project.root)
    assert [line for line in left if "bar" not in line and "rope" not in line] == []
    rope, tree = folder / "variations/rope.yml", folder / "chooser.yml"
    rope.write_text(
        rope.read_text("utf-8")
        + "progress:\n  to: bar\n  short: Every rep is clean\n  when:\n    - text: Every rep is clean.\n"
        "      default: Ours.\n",
        "utf-8",
    )
    tree.write_text(
        tree.read_text("utf-8").replace("    variation: rope\n", "    variation: rope\n", 1)
        + "  - id: do-the-bar\n    title: Take the bar\n    variation: bar\n    because:\n"
        "      - text: You are past the rope.\n        default: Ours.\n",
        "utf-8",
    )
    text = tree.read_text("utf-8")
    text = text.replace("values: [ready, not-ready]", "values: [ready, not-ready, past-it]").replace(
        "        to: this-first\n",
        "        to: this-first\n      - id: past-it\n        text: I am past it\n        says: [past-it]\n"
        "        to: do-the-bar\n",
        1,
    )
    tree.write_text(text, "utf-8")
    assert told(project.root) == []
    project.build()
    for page in ("", "rope/", "bar/", "bar/card/", "choose/", "program/"):
        assert (project.site / "face-pull" / page / "index.html").is_file()


@pytest.mark.parametrize(
    ("kind", "path"),
    [(Movement, "movement.yml"), (Chooser, "chooser.yml"), (Variation, "variations/basic.yml")],
)
def test_a_skeleton_names_every_field(root: Path, kind: type[Model], path: str) -> None:
    """Somebody would never learn of a field that can be there."""
    assert new(root, "movement", "face-pull").returncode == 0
    text = (root / "content/movements/face-pull" / path).read_text("utf-8")
    assert [name for name in kind.model_fields if not re.search(rf"^(# )?{name}:", text, re.MULTILINE)] == []
    assert yaml.safe_load(text)


def test_a_new_variation_stands_last_in_the_order(root: Path) -> None:
    """It would have to be put into another file by hand, and nobody would say into which."""
    done = new(root, "variation", "pull-through", "dumbbell")
    assert done.returncode == 0
    movement = yaml.safe_load((root / "content/movements/pull-through/movement.yml").read_text("utf-8"))
    assert movement["order"][-1] == "dumbbell"
    assert (root / "content/movements/pull-through/variations/dumbbell.yml").is_file()
    assert "Dumbbell Pull Through" in (root / "content/movements/pull-through/variations/dumbbell.yml").read_text(
        "utf-8"
    )
    assert any('no result is the variation "dumbbell"' in line for line in told(root))


def test_an_order_in_another_form_is_left_alone() -> None:
    """A guess would break the file; the check says what is missing."""
    block = "order:\n  - banded\n"
    assert with_variation(block, "dumbbell") == block
    assert with_variation("order: [a, b] # from easy to hard\n", "c") == "order: [a, b, c] # from easy to hard\n"


MISTAKES = {
    "capital": (["movement", "Face"], ["Face", "lower-case"]),
    "page of the site": (["movement", "cards"], ["cards", "another id"]),
    "page of a movement": (["variation", "pull-through", "card"], ["card", "another id"]),
    "no such movement": (["variation", "pull-trough", "dumbbell"], ["pull-trough", "pull-through"]),
    "movement is there": (["movement", "pull-through"], ["pull-through", "already"]),
    "variation is there": (["variation", "pull-through", "cable"], ["cable.yml", "already"]),
    "path": (["movement", "../out"], ["../out"]),
    "nothing": (["movement"], ["ID"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_changes_nothing(root: Path, mistake: str) -> None:
    """A file that somebody has filled in for hours would be empty again."""
    words, named = MISTAKES[mistake]
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    done = new(root, *words)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert [name for name in named if name not in done.stderr] == []
    assert {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()} == before
