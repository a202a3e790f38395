"""What the workflow that comments makes of a report, which may come from anybody."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from workflow_files import GITHUB, read, steps

SCRIPT = next(
    step.said["with"]["script"]
    for step in steps(read(GITHUB / "workflows/comment.yml"))
    if "script" in step.said.get("with", {})
)
MARK = "<!-- effect report -->"
RUN = {
    "head_sha": "c0ffee",
    "head_branch": "better-cue",
    "head_repository": {"owner": {"login": "somebody"}},
    "html_url": "https://example.org/run",
}
PULL = {"number": 7, "head": {"sha": "c0ffee"}}
MOST_LETTERS = 65_536
"""What GitHub takes as one comment."""

Calls = list[tuple[str, Any]]


def post(report: Path, *, run: Any = RUN, pulls: Any = (PULL,), comments: Any = ()) -> Calls:
    """What the script asks GitHub for."""
    case = {"script": SCRIPT, "run": run, "pulls": list(pulls), "comments": list(comments)}
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("comment.mjs"))],
        input=json.dumps(case),
        env={**os.environ, "REPORT": str(report)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(name, asked) for name, asked in json.loads(done.stdout)]


def posted(calls: Calls) -> list[tuple[str, Any]]:
    """The calls that write."""
    return [call for call in calls if call[0] in {"create", "update"}]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report."""
    path = tmp_path / "effect.md"
    path.write_text("One cue is new.\n", encoding="utf-8")
    return path


def test_the_report_stands_below_its_pull_request(report: Path) -> None:
    """A reviewer reads what a change does without looking for a run."""
    calls = post(report)
    [(name, asked)] = posted(calls)
    assert (name, asked["issue_number"], asked["owner"], asked["repo"]) == ("create", 7, "coaches", "primer")
    assert asked["body"].startswith(f"{MARK}\nOne cue is new.\n")
    assert RUN["html_url"] in asked["body"]
    assert calls[0][1]["head"] == "somebody:better-cue"


def test_a_second_run_replaces_the_first_comment(report: Path) -> None:
    """Ten pushes leave one comment, and a comment of somebody else's is left alone, whatever it begins with."""
    theirs = {"id": 1, "user": {"login": "somebody"}, "body": f"{MARK}\nmine"}
    other = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"}
    ours = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
    [(name, asked)] = posted(post(report, comments=[theirs, other, ours]))
    assert (name, asked["comment_id"]) == ("update", 3)


def test_only_the_last_commit_is_reported_on(report: Path) -> None:
    """A run that was overtaken doesn't put an old report over a new one, nor below another pull request."""
    assert posted(post(report, pulls=[{"number": 8, "head": {"sha": "newer"}}])) == []


def test_a_report_calls_nobody(report: Path) -> None:
    """A fork can't use the project's voice to notify people."""
    report.write_text("Hello @everybody and @example/coaches\n", encoding="utf-8")
    [(_, asked)] = posted(post(report))
    assert not any(name in asked["body"] for name in ("@everybody", "@example"))
    assert "everybody" in asked["body"]


def test_a_long_report_is_cut(report: Path) -> None:
    """A change to every page still gets its comment."""
    report.write_text("x" * 2 * MOST_LETTERS, encoding="utf-8")
    [(_, asked)] = posted(post(report))
    assert len(asked["body"]) < MOST_LETTERS
    assert "The summary of the run has the rest." in asked["body"]


def test_a_link_is_no_report(report: Path, tmp_path: Path) -> None:
    """A file of the runner can't be published by a report that points to it."""
    link = tmp_path / "link.md"
    link.symlink_to(report)
    assert posted(post(link)) == []


def test_without_a_report_nothing_is_said(tmp_path: Path, report: Path) -> None:
    """Content that isn't sound makes no report, and a fork may be gone; neither is a failure of this run."""
    assert posted(post(tmp_path / "none.md")) == []
    assert posted(post(report, run={**RUN, "head_repository": None})) == []
