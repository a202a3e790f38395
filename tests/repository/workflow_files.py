"""The workflows of GitHub as plain data, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())


class Step(NamedTuple):
    """A step and the job that it belongs to."""

    job: str
    said: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.job}: {self.said.get('name') or self.said.get('uses')}"


def read(path: Path) -> dict[str, Any]:
    """A workflow as it is written, but with its triggers under "on": YAML 1.1 takes that word for true."""
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    workflow["on"] = workflow.pop(True)
    return workflow


def steps(workflow: dict[str, Any]) -> Iterator[Step]:
    """Every step of every job."""
    for name, job in workflow["jobs"].items():
        yield from (Step(name, step) for step in job["steps"])
