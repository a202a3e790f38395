"""One logic in two places: Python and the browser make the same of the same fields."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fields import Fields
from projects import SAMPLE, Project
from samples import SITE
from schemes import Rules, rules_of
from vectors import COMMAND, HERE, KEPT, fresh_text, outcome, terms_from, vectors_text

from generator.check import sound_content

BROWSER_TEST = HERE / "program.test.mjs"
TIMEOUT = 120
PRIMER, ALMANAC = "content/primer.yml", "content/sources/almanac.yml"
CHANGES = {
    "the climb": [(PRIMER, "reps: 2\n", "reps: 3\n")],
    "the length": [(PRIMER, "weeks: 3", "weeks: 4")],
    "the block": [(PRIMER, "block: 2", "block: 1")],
    "the days": [(PRIMER, "[sun, wed]", "[sat, mon, tue]")],
    "the light week": [(PRIMER, "share: 50", "share: 99")],
    "the working sets": [(PRIMER, "sets: 2", "sets: 3")],
    "the ramp-up": [(PRIMER, "share: 40", "share: 30")],
    "the step": [(PRIMER, "kg: 2.5", "kg: 1.25")],
    "the rest": [(PRIMER, "max: 30", "max: 90")],
    "the range": [
        (PRIMER, "max: 10\n", "max: 12\n"),
        (ALMANAC, "figures: [6–10]", "figures: [6–12]"),
        (ALMANAC, "has 6–10 swings", "has 6–12 swings"),
    ],
}
"""What a maintainer may change in the content: files, the words there, and the words in their place."""
ASKED: Fields = {"start": "2027-01-04", "time": "18:00", "load": "20", "light": "2"}
"""What hangs on all of these."""


def in_the_browser(path: Path) -> subprocess.CompletedProcess[str]:
    """The browser's module, run over a file of vectors."""
    node = shutil.which("node")
    assert node, "there is no node; install Node.js 18 or newer, which runs the modules that browsers run"
    return subprocess.run(
        [node, "--test", str(BROWSER_TEST)],
        env={**os.environ, "VECTORS": str(path), "TZ": "America/New_York"},  # a zone with summer time
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )


def kept() -> Any:
    """The vectors as committed."""
    return json.loads(KEPT.read_text("utf-8"))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rules]:
    """The browser's rules after each change, and those of the content as it is."""
    made = {"none": rules_of(sound_content(SAMPLE), SITE)}
    for index, (change, edits) in enumerate(CHANGES.items()):
        project = Project(Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("changed") / str(index))))
        for edit in edits:
            project.edit(*edit)
        made[change] = rules_of(sound_content(project.root), SITE)
    return made


def test_the_vectors_are_up_to_date() -> None:
    """A rule was changed, and the browser was held to the old one."""
    assert KEPT.read_text("utf-8") == fresh_text(), f"tests/program/vectors.json is stale; renew it with: {COMMAND}"


def test_the_vectors_cover_what_can_happen() -> None:
    """A change of a word that no vector says would be noticed by none."""
    data = kept()
    changes = {row[6] for vector in data["vectors"] for row in vector["sessions"]}
    assert changes == {"start", "reps", "load", "level", "same", "hold", "back", "level-back", "again"}
    told = {message for vector in data["vectors"] for _, message in vector["faults"]}
    for name, message in data["rules"]["sample"]["messages"].items():
        fixed = message.split("{")[0]
        assert any(text.startswith(fixed) for text in told), f'no vector has the message "{name}"'


def test_python_makes_what_the_vectors_say() -> None:
    """What the browser gets as JSON is all that a program hangs on."""
    data = kept()
    for vector in data["vectors"]:
        terms = terms_from(data["rules"][vector["rules"]], vector["variation"])
        expected = {name: vector[name] for name in ("faults", "title", "sessions", "blocks", "sha256")}
        assert json.loads(json.dumps(outcome(terms, vector["raw"]))) == expected, vector["raw"]


def test_the_browser_makes_what_the_vectors_say() -> None:
    """A lifter would get one program at home and another on the phone."""
    done = in_the_browser(KEPT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_content_changes_the_program(change: str, rules: dict[str, Rules]) -> None:
    """A rule that stood in the code would stay what it was."""
    before, after = (outcome(terms_from(rules[name], "brass"), ASKED) for name in ("none", change))
    assert not before["faults"]
    assert before != after


def test_a_change_of_the_content_changes_the_browser_too(rules: dict[str, Rules], tmp_path: Path) -> None:
    """The page would go on with the old rule."""
    path = tmp_path / "vectors.json"
    path.write_text(vectors_text(rules), encoding="utf-8")
    done = in_the_browser(path)
    assert done.returncode == 0, done.stdout + done.stderr
