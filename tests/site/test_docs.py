"""What the guide and the README tell one to type does what they say."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ROOT, TIMEOUT, copy_project, environment

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs/contribute").glob("*.md"))]
FENCE = re.compile(r"^( *)```sh\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    """Each line of each block of shell, with its page."""
    found = []
    for page in PAGES:
        for _, block in FENCE.findall(page.read_text("utf-8")):
            lines = block.replace("\\\n", " ").splitlines()
            found += [(page.name, line.strip()) for line in lines if line.strip() and not line.strip().startswith("#")]
    return found


NOBODY = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
PRIMER = [(page, line) for page, line in commands() if line.startswith(".venv/bin/primer ")]
MAKE = [(page, line) for page, line in commands() if re.search(r"\bmake [a-z]", line)]


@pytest.mark.parametrize(("where", "line"), PRIMER, ids=[line for _, line in PRIMER])
def test_a_command_of_ours_runs_as_it_is_written(tmp_path: Path, where: str, line: str) -> None:
    """A beginner would type what the guide says and get an error."""
    project = copy_project(tmp_path / "project")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], [*NOBODY, "commit", "-q", "-m", "A start"]):
        subprocess.run(["git", *words], cwd=project.root, check=True, timeout=TIMEOUT)
    done = subprocess.run(
        [sys.executable, "-m", "generator", *shlex.split(line)[1:]],
        cwd=project.root,
        env=environment({"PYTHONPATH": str(ROOT)}),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, f"{where}: {done.stderr}"


@pytest.mark.parametrize(("where", "line"), MAKE, ids=[f"{page} {line}" for page, line in MAKE])
def test_a_target_is_there(where: str, line: str) -> None:
    """A target that was renamed would live on in the guide."""
    (target,) = re.findall(r"\bmake ([a-z]+)", line)
    assert target in TARGETS, where


def test_there_are_commands_to_try() -> None:
    """The tests above would pass over a page in another form without a word."""
    assert len(PRIMER) >= 5
    assert {page for page, _ in MAKE} >= {"README.md", "index.md"}
