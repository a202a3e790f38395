"""A tree of three hundred nodes: it is proven, drawn and built like a small one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import SAMPLE, copy_project
from samples import SITE, sample_content

from generator.chooser import Trail, paths
from generator.content import Content
from generator.drawing import Box, tree_drawing
from generator.metrics import width
from generator.model import Chooser
from generator.render import render_site
from generator.rules import broken_rules

QUESTIONS = 150
OURS = {"default": "A tree of this size is made up to be large."}
VARIATIONS = ("paper", "brass", "storm")


def large_tree() -> dict[str, Any]:
    """A tree of questions with two answers each, as even as can be: 150 questions and 151 results."""
    questions, results = [], []

    def node(number: int) -> str:
        if number <= QUESTIONS:
            return f"question-{number}"
        results.append(
            {
                "id": f"result-{number}",
                "title": f"Swing number {number} is the one for tonight",
                "variation": VARIATIONS[number % 3],
                "because": [{"text": f"All answers lead to number {number}.", **OURS}],
            }
        )
        return f"result-{number}"

    for number in range(1, QUESTIONS + 1):
        answers = [
            {"id": "left", "text": f"Left of {number}", "says": [f"left-{number}"], "to": node(2 * number)},
            {"id": "right", "text": f"Right of {number}", "says": [f"right-{number}"], "to": node(2 * number + 1)},
        ]
        why = {"text": "To find the way.", **OURS}
        text = f"Of the ways that part at number {number}, do you take the left one or the right one?"
        questions.append({"id": f"question-{number}", "text": text, "why": why, "answers": answers, **OURS})
    return {
        "summary": {"text": "A large tree.", "facts": ["A06"]},
        "topics": [{"id": f"way-{n}", "values": [f"left-{n}", f"right-{n}"]} for n in range(1, QUESTIONS + 1)],
        "entries": [{"id": "in", "label": "The way in", "start": "question-1"}],
        "questions": questions,
        "results": results,
    }


@pytest.fixture(scope="module")
def content() -> Content:
    """The sample with the large tree in the place of its own."""
    sample = sample_content()
    folder = sample.movements["lantern-swing"]
    tree = replace(folder.chooser, value=Chooser.model_validate(large_tree()))
    return replace(sample, movements={folder.id: replace(folder, chooser=tree)})


def test_a_large_tree_is_proven(content: Content) -> None:
    """A sound tree would be refused for its size alone, or an unsound one pass."""
    tree = content.movements["lantern-swing"].chooser.value
    assert len(tree.questions) + len(tree.results) >= 300
    assert len(paths(tree)) == len(tree.results)
    told = [problem.message for problem in broken_rules(content)]
    assert [message for message in told if "nothing rests on" not in message] == []
    last = tree.questions[-1]
    early = last.answers[0].model_copy(update={"says": tree.questions[0].answers[0].says})
    broken = tree.model_copy(
        update={"questions": (*tree.questions[:-1], last.model_copy(update={"answers": (early, last.answers[1])}))}
    )
    folder = content.movements["lantern-swing"]
    doc = replace(folder.chooser, value=broken)
    again = replace(content, movements={folder.id: replace(folder, chooser=doc)})
    assert [p for p in broken_rules(again) if "nothing rests on" not in p.message]


def test_a_large_tree_is_drawn_legibly(content: Content) -> None:
    """Boxes would lie on each other, or words run out of them."""
    folder = content.movements["lantern-swing"]
    drawing = tree_drawing(folder, folder.chooser.value.entries[0], lambda trail: "/".join(trail.answers))
    assert len(drawing.boxes) == len(folder.chooser.value.questions) + len(folder.chooser.value.results)
    assert [pair for pair in combinations(drawing.boxes, 2) if _meet(*pair)] == []
    for box in drawing.boxes:
        assert 0 <= box.x < box.x + box.width <= drawing.width
        assert 0 <= box.y < box.y + box.height <= drawing.height
        for words in box.words:
            assert words.x + width(words.text, "body") * 15 <= box.x + box.width
            assert box.y < words.y < box.y + box.height


def _meet(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def test_a_large_tree_has_a_page_for_each_step(content: Content) -> None:
    """A path would end before its result."""
    folder = content.movements["lantern-swing"]
    pages = {page.address for page in render_site(content, SITE)}
    ends: list[Trail] = paths(folder.chooser.value)
    assert {f"lantern-swing/choose/in/{'/'.join(trail.answers)}/" for trail in ends} <= pages


def test_a_large_tree_is_built(tmp_path: Path) -> None:
    """The build would fail where the rules had nothing to say."""
    project = copy_project(tmp_path / "project", SAMPLE / "content")
    (project.root / "docs").rename(tmp_path / "docs")
    (project.root / "docs").mkdir()
    (project.root / "docs/index.md").write_text("# Lanterns\n", "utf-8")
    (project.root / "mkdocs.yml").write_text((SAMPLE / "mkdocs.yml").read_text("utf-8"), "utf-8")
    chooser = project.root / "content/movements/lantern-swing/chooser.yml"
    facts = {"default": "The sample's tree rests on these.", "facts": ["A06", "A09", "A10"]}
    tree = large_tree()
    tree["summary"] |= facts
    chooser.write_text(yaml.safe_dump(tree, sort_keys=False), "utf-8")
    project.build()
    assert len(list((project.site / "lantern-swing/choose").rglob("index.html"))) == 1 + 2 * QUESTIONS + 1
