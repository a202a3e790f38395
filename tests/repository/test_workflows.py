"""What the workflows of GitHub may do, what they run, and that they are sound."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from workflow_files import GITHUB, ROOT, WORKFLOWS, Step, read, steps

from generator.cli import cli

PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")
TRUSTED = {
    "github.event_name",
    "github.ref",
    "github.repository",
    "github.server_url",
    "github.token",
    "runner.temp",
}
"""What nobody outside the project can word as they like."""

"""Commands of `primer` that workflows run already."""

WRITES = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("deploy.yml", "deploy"): {"pages", "id-token"},
}
"""Each job that may write, and what."""

SCHEMAS = {
    "workflows/*.yml": "github-workflows",
    "ISSUE_TEMPLATE/[!c]*.yml": "github-issue-forms",
    "ISSUE_TEMPLATE/config.yml": "github-issue-config",
    "dependabot.yml": "dependabot",
}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run_scripts(workflow: dict[str, Any]) -> list[tuple[Step, str]]:
    """Each step that runs a script of ours, and the script."""
    scripts = ((step, step.said.get("run") or step.said.get("with", {}).get("script")) for step in steps(workflow))
    return [(step, script) for step, script in scripts if script]


@each_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    """A tag that somebody moves can't bring foreign code into a run, and one sees which version it is."""
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if re.match(r"\s*(- )?uses:", line)]
    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line.strip().removeprefix("- ") + "\n")] == []


def test_an_action_has_one_version_everywhere() -> None:
    """An update that reaches only one of the workflows is seen."""
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, version in re.findall(r"uses: (\S+)@(.+)", path.read_text("utf-8")):
            pins.setdefault(action, set()).add(version)
    assert {action: versions for action, versions in pins.items() if len(versions) > 1} == {}


@each_workflow
def test_only_the_jobs_that_must_may_write(path: Path) -> None:
    """A run of somebody else's pull request can change nothing in the repository."""
    workflow = read(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for name, job in workflow["jobs"].items():
        granted = job.get("permissions", {})
        writes = {what for what, access in granted.items() if access != "read"}
        assert writes == WRITES.get((path.name, name), set())


@each_workflow
def test_no_code_is_fetched_where_a_run_may_write(path: Path) -> None:
    """A job that may write runs nothing that a pull request brings along."""
    jobs = {job for name, job in WRITES if name == path.name}
    used = [step.said.get("uses", "") for step in steps(read(path)) if step.job in jobs]
    assert [action for action in used if action.startswith("actions/checkout")] == []
    assert [step.said["run"] for step in steps(read(path)) if step.job in jobs and "run" in step.said] == []


@each_workflow
def test_a_run_ends_by_itself(path: Path) -> None:
    """A run that hangs, or that a newer one has outdated, doesn't keep the others waiting for hours."""
    workflow = read(path)
    assert workflow["concurrency"]["group"]
    assert "cancel-in-progress" in workflow["concurrency"]
    assert [name for name, job in workflow["jobs"].items() if not 0 < job.get("timeout-minutes", 0) <= 90] == []


@each_workflow
def test_scripts_run_in_bash_that_stops_at_a_failure(path: Path) -> None:
    """A failure in front of a pipe fails the run; the shell that GitHub takes by itself would go on."""
    workflow = read(path)
    if any("run" in step.said for step in steps(workflow)):
        assert workflow["defaults"]["run"]["shell"] == "bash"


@each_workflow
def test_no_expression_stands_in_a_script(path: Path) -> None:
    """A branch with a clever name can't run a command; what a script needs comes in variables."""
    assert [str(step) for step, script in run_scripts(read(path)) if "${{" in script] == []


@each_workflow
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    """The code of a pull request finds no token in .git/config."""
    checkouts = [step.said for step in steps(read(path)) if "actions/checkout" in step.said.get("uses", "")]
    assert [step for step in checkouts if step["with"].get("persist-credentials") is not False] == []


def test_pull_requests_are_checked_without_secrets() -> None:
    """What runs the code of a fork has nothing to steal."""
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert set(read(GITHUB / "workflows/check.yml")["on"]) == {"pull_request", "push"}
    assert "secrets." not in text
    assert set(re.findall(r"\$\{\{ *([\w.]+)", text)) - TRUSTED == {"github.base_ref"}  # only handed on as a variable


def test_the_comment_follows_the_check() -> None:
    """The report that a workflow keeps is the one that the other looks for; a new name would end all comments."""
    check, comment = (read(GITHUB / f"workflows/{name}.yml") for name in ("check", "comment"))
    kept = [step.said["with"] for step in steps(check) if "upload-artifact" in step.said.get("uses", "")]
    wanted = next(step.said["with"] for step in steps(comment) if "download-artifact" in step.said.get("uses", ""))
    posted = next(step.said["env"] for step in steps(comment) if "github-script" in step.said.get("uses", ""))
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    assert wanted["pattern"] in {artifact["name"] for artifact in kept}
    file = next(Path(artifact["path"]).name for artifact in kept if artifact["name"] == wanted["pattern"])
    assert posted["REPORT"] == f"{wanted['path']}/{file}"


@each_workflow
def test_what_a_workflow_runs_is_there(path: Path) -> None:
    """A target or command that is renamed fails here, and not in the first run after the merge."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)) | {".venv/.site"}
    for step, script in run_scripts(read(path)):
        assert set(re.findall(r"\bmake (\S+)", script)) <= targets, step
        assert set(re.findall(r"/primer (\S+)", script)) <= set(cli.commands), step


@each_workflow
def test_outputs_come_from_steps_that_are_there(path: Path) -> None:
    """A step that is renamed doesn't leave an empty address behind."""
    said = {step.said["id"] for step in steps(read(path)) if "id" in step.said}
    assert set(re.findall(r"steps\.([\w-]+)\.", path.read_text("utf-8"))) == said


@pytest.mark.parametrize(("pattern", "schema"), SCHEMAS.items(), ids=SCHEMAS.values())
def test_github_can_read_the_files(pattern: str, schema: str) -> None:
    """A form or a workflow with a wrong field would be passed over in silence."""
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_of_workflows_finds_nothing() -> None:
    """Known ways to take over a run are shut; an exception stands in the file, with its reason."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
