"""What rules found of documents before: a check after edits tells what a first check tells."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from mistakes import MISTAKES
from planted import copy_of_sample

from generator import check as checking
from generator import load
from generator.check import check
from generator.errors import Problem


def first_check(root: Path) -> list[Problem]:
    """The problems, as found by somebody who never saw the content before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_READ", {})
        patch.setattr(checking, "_LAST", {})
        return check(root)[1]


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_come_and_go(tmp_path: Path, seed: int) -> None:
    """A preview would go on to tell what has been mended, or keep silent about what is wrong by now."""
    chance = random.Random(seed)  # noqa: S311
    project, found = copy_of_sample(tmp_path), []
    content = tmp_path / "content"
    sound = {path: path.read_bytes() for path in content.rglob("*.yml")}
    for plant in chance.sample(MISTAKES, 15):
        plant(project)
        found.append(check(tmp_path)[1])
        assert found[-1] == first_check(tmp_path)
        if chance.random() < 0.5:  # some stay
            for path in [path for path in content.rglob("*") if path.is_file() or path.is_symlink()]:
                path.unlink()
            for path, data in sound.items():
                path.write_bytes(data)
    assert all(found)
