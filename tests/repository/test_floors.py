"""No release with a known hole is installed: not by the locks, and not by who installs without them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "jinja2": "3.1.6",
    "markdown": "3.8.1",
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.7.7",
    "pymdown-extensions": "11.0.1",
    "pyyaml": "6.0.3",
}
LOCKS = ("requirements/site.txt", "requirements/dev.txt")


def declared() -> list[str]:
    """What the project says that it needs."""
    needs: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return needs


def locked(lock: str) -> list[str]:
    """What a lock file installs."""
    return re.findall(r"^[\w.-]+==[\w.+-]+", (ROOT / lock).read_text("utf-8"), re.MULTILINE)


def too_low(needs: Iterable[str]) -> dict[str, str]:
    """Each package of which a release below its floor may be installed, or of which nothing is said."""
    said = {need.name.lower(): need for need in map(Requirement, needs)}
    return {
        name: str(said.get(name, "nothing is said"))
        for name, floor in FLOORS.items()
        if name not in said or not _is_above(said[name], Version(floor))
    }


def _is_above(need: Requirement, floor: Version) -> bool:
    return any(part.operator in {">=", "=="} and Version(part.version) >= floor for part in need.specifier)


def test_who_installs_without_the_locks_gets_no_release_below_a_floor() -> None:
    """`pip install` takes whatever fits what pyproject.toml says."""
    assert too_low(declared()) == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_is_below_a_floor(lock: str) -> None:
    """The locks are what everybody builds with."""
    assert too_low(locked(lock)) == {}


@pytest.mark.parametrize("need", ["mkdocs==1.6.0", "mkdocs>=1.6,<2", "mkdocs<2", "mkdocs"])
def test_a_floor_that_is_undercut_is_noticed(need: str) -> None:
    """The tests above would pass over a form that they don't know."""
    assert too_low([need, *(f"{name}>={floor}" for name, floor in FLOORS.items() if name != "mkdocs")]) == {
        "mkdocs": str(Requirement(need))
    }
