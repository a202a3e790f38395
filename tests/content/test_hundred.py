"""A hundred single mistakes in the real content: each is found, at its place, with a code and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hundred import KINDS, Slip, plantings, told

from generator.lessons import LESSONS

PLANTED = plantings()
IDS = [f"{number}-{slip.kind}" for number, slip in enumerate(PLANTED)]


@pytest.mark.parametrize("slip", PLANTED, ids=IDS)
def test_a_mistake_is_found_at_its_place_and_with_a_remedy(tmp_path: Path, slip: Slip) -> None:
    """A coach's slip would be published, or be blamed on a line that is right, or leave them without a way out."""
    problems = told(slip, tmp_path)
    here = [problem for problem in problems if problem.path == f"content/{slip.file}" and problem.line in slip.places]
    assert [problem.message for problem in here if slip.says in problem.message], [problem.told for problem in problems]
    assert all("; " in problem.message and problem.code in LESSONS for problem in problems)


@pytest.mark.parametrize("slip", PLANTED, ids=IDS)
def test_a_mistake_is_told_once_or_nearly_so(tmp_path: Path, slip: Slip) -> None:
    """One slip that draws ten lines hides which of them to mend."""
    assert len(told(slip, tmp_path)) <= 3


def test_there_are_a_hundred_and_they_differ() -> None:
    """A kind that fits nowhere any more would be tested by nothing."""
    assert len(PLANTED) >= 100
    assert len({(slip.file, slip.lines) for slip in PLANTED}) == len(PLANTED)
    assert len({slip.kind for slip in PLANTED}) == len(KINDS)
