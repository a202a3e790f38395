"""A mistake of shape hides no mistake of a rule, and no stand-in for it is ever blamed.

Each part of the sample, once for each place in the schema, is damaged in each of several ways.
"""

from __future__ import annotations

import copy
import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from planted import (
    ALMANAC,
    BRASS,
    CHOOSER,
    EQUIPMENT,
    FILES,
    GLOSSARY,
    MOVEMENT,
    PAPER,
    PRIMER,
    SAMPLE,
    STORM,
    Edit,
    copy_of_sample,
)
from pydantic import ValidationError
from truths import Claim, Parts, at, is_true, nodes

from generator import mend
from generator.check import checked
from generator.content import Content, Doc
from generator.document import Place
from generator.errors import Problem
from generator.folder import Found, read_folder
from generator.load import parse
from generator.model import Chooser, Equipment, Glossary, Model, Movement, Redirects, Scheme, Source, Variation

KINDS: tuple[type[Model], ...] = (Chooser, Equipment, Glossary, Movement, Redirects, Scheme, Source, Variation)

DELETED = object()
DAMAGES: dict[str, Any] = {
    "deleted": DELETED,
    "nothing": None,
    "a number": 5,
    "a word": "qwx",
    "a long text": "lorem ipsum " * 60,
    "no entries": [],
    "a list": [5],
    "unknown fields": {"x": 1},
}


@dataclass(frozen=True)
class Planted:
    """A mistake that only a rule finds: where, what it is, and how the rule begins to tell of it."""

    file: str
    path: Parts
    value: Any
    told: str
    needs: tuple[tuple[str, Parts], ...] = ()
    """Other parts without which nobody could tell that it is a mistake."""

    def concerns(self, file: str, path: Parts) -> bool:
        """Whether damage at a place takes this mistake away, or what shows that it is one."""
        places = [(self.file, self.path), *self.needs]
        return any(name == file and place[: len(path)] == path for name, place in places)

    def is_among(self, told: set[tuple[str, str]]) -> bool:
        """Whether it is told of, by path and message."""
        return any(path == f"content/{self.file}" and message.startswith(self.told) for path, message in told)


PLANTED = (
    Planted(
        STORM, ("equipment", 1, "item"), "psot", 'there is no piece of equipment "psot"', ((EQUIPMENT, ("items",)),)
    ),
    Planted(STORM, ("purpose", 0, "facts", 0), "A99", 'there is no fact "A99"', ((ALMANAC, ("facts",)),)),
    Planted(BRASS, ("video", "default"), None, "this rests on nothing", ((BRASS, ("video", "facts")),)),
    Planted(PRIMER, ("rest", "min"), 40, "min 40 is above max 30", ((PRIMER, ("rest", "max")),)),
    Planted(
        GLOSSARY, ("terms", 2, "see", 0), "wick", 'there is no other term "wick"', ((GLOSSARY, ("terms", 2, "id")),)
    ),
    Planted(
        CHOOSER,
        ("questions", 1, "answers", 2, "to"),
        "put-it-away",
        'there is no question or result "put-it-away"',
        ((CHOOSER, ("results",)),),
    ),
    Planted(
        CHOOSER,
        ("questions", 1, "answers", 1, "lacks"),
        ["pots"],
        'there is no piece of equipment "pots"',
        ((EQUIPMENT, ("items",)), (CHOOSER, ("questions", 1, "answers", 1, "lacks", 0))),
    ),
    Planted(
        CHOOSER,
        ("topics", 0, "values"),
        ["windy", "calm", "gusty"],
        "no answer fits gusty; add one",
        (
            *((CHOOSER, ("questions", 0, "answers", number, "says", 0)) for number in (0, 1)),
            *((CHOOSER, ("topics", 0, "values", number)) for number in (0, 1)),
        ),
    ),
    Planted(STORM, ("short_name",), "Paper", '"Paper" is already the short_name', ((PAPER, ("short_name",)),)),
    Planted(ALMANAC, ("facts", 0, "id"), "A13", "nothing rests on A13"),
)


class Workbench:
    """The sample in memory, with planted mistakes, and further damage to one file of it at a time."""

    def __init__(self) -> None:
        found, problems = read_folder(SAMPLE)
        assert not problems
        self.sound = {file.path.removeprefix("content/"): file for file in found}
        self.data: dict[str, Any] = {name: yaml.safe_load(file.raw or b"") for name, file in self.sound.items()}
        for mistake in PLANTED:
            self.data[mistake.file] = _with(self.data[mistake.file], mistake.path, mistake.value)
        self.found = {name: self.written(name, data) for name, data in self.data.items()}

    def written(self, name: str, data: Any) -> Found:
        """A file with other data in it."""
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        return replace(self.sound[name], raw=text.encode())

    def damaged(self, name: str, path: Parts, value: Any) -> Damaged:
        """What a check says when a part of a file is something else."""
        data = _with(self.data[name], path, value)
        return self.outcome(name, self.written(name, data), path, data)

    def outcome(self, name: str, file: Found, path: Parts, data: Any) -> Damaged:
        """What a check says with another file in place of one."""
        content, problems = checked((*{**self.found, name: file}.values(),), ())
        return Damaged(name, path, {**self.data, name: data}, content, parse(file)[1], problems)

    def parts(self) -> dict[str, list[Parts]]:
        """By file, the path of one part for each place in the schema that the sample uses."""
        seen = set()
        parts: dict[str, list[Parts]] = {name: [] for name in FILES}
        for name in (BRASS, *FILES):  # brass first, as it has a way up and a way back
            for path, _ in nodes(self.data[name]):
                shape = (self.sound[name].kind, *("#" if isinstance(part, int) else part for part in path))
                if path and shape not in seen:
                    seen.add(shape)
                    parts[name].append(path)
        return parts


@dataclass(frozen=True)
class Damaged:
    """The outcome of one damage: what the schema finds wrong with the file, and all the problems of the check."""

    name: str
    path: Parts
    data: dict[str, Any]
    content: Content
    shape: list[Problem]
    problems: list[Problem]

    @property
    def doc(self) -> Doc[Model]:
        """The damaged file."""
        return next(doc for doc in self.content.documents() if doc.path == f"content/{self.name}")

    def near(self) -> set[Place]:
        """Every place in the damaged part, and that of what holds it."""
        marks = self.doc.marks
        places = [*marks.values.items(), *marks.keys.items()]
        return {place for path, place in places if path[: len(self.path)] == self.path} | {marks.of(self.path[:-1])}

    def refused(self) -> bool:
        """Whether the schema refuses the data of the damaged file."""
        try:
            type(self.doc.value).model_validate(self.data[self.name])
        except ValidationError:
            return True
        return False

    def lies(self) -> list[str]:
        """What a rule says that isn't so of any part of a file at the place of the problem."""
        docs = {doc.path: doc for doc in self.content.documents()}
        return [str(problem) for problem in self.problems if problem not in self.shape and not self._so(problem, docs)]

    def _so(self, problem: Problem, docs: dict[str, Doc[Model]]) -> bool:
        marks = docs[problem.path].marks
        places = [*marks.values.items(), *marks.keys.items()]
        here = [path for path, place in places if place == (problem.line, problem.column)]
        file = problem.path.removeprefix("content/")
        return any(is_true(Claim(self.data, file, path), problem.message) for path in here)


def _with(data: Any, path: Parts, value: Any) -> Any:
    """A copy of plain data with something else at a path."""
    data = copy.deepcopy(data)
    holder = at(data, path[:-1])
    if value is DELETED:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return data


@functools.cache
def bench() -> Workbench:
    """The one workbench of this module."""
    return Workbench()


@functools.cache
def damages(name: str) -> dict[str, Damaged]:
    """The outcome of every damage to a file, by words for it."""
    return {
        f"{name} {path} is {how}": bench().damaged(name, path, value)
        for path in bench().parts()[name]
        for how, value in DAMAGES.items()
        if value is DELETED or value != at(bench().data[name], path)
    }


@pytest.mark.parametrize("name", FILES)
def test_what_the_schema_refuses_is_told_at_the_damage(name: str) -> None:
    """The writer is led to the line that is wrong, and to no other line as if that were wrong."""
    for words, damaged in damages(name).items():
        assert bool(damaged.shape) == damaged.refused(), words
        assert {(problem.line, problem.column) for problem in damaged.shape} <= damaged.near(), words
        assert set(damaged.shape) <= set(damaged.problems), words


@pytest.mark.parametrize("name", FILES)
def test_what_the_rules_say_of_damaged_content_is_true(name: str) -> None:
    """A stand-in must never be taken for what the writer wrote: each complaint is so in the files themselves."""
    for words, damaged in damages(name).items():
        assert damaged.lies() == [], words


@pytest.mark.parametrize("name", FILES)
def test_a_mistake_of_shape_hides_no_mistake_of_a_rule(name: str) -> None:
    """All mistakes are told at once: nobody mends one only to be told of the next."""
    for words, damaged in damages(name).items():
        told = {(problem.path, problem.message) for problem in damaged.problems}
        for mistake in PLANTED:
            if not mistake.concerns(name, damaged.path):
                assert mistake.is_among(told), (words, mistake.told)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_yaml_hides_and_distorts_no_other(name: str) -> None:
    """A bracket left open in one file is one mistake, and all others are told as ever."""
    whole = bench().found[name]
    raw = b"? [\n" + (whole.raw or b"")
    damaged = bench().outcome(name, replace(whole, raw=raw), (), bench().data[name])
    assert len(damaged.shape) == 1
    assert [problem for problem in damaged.problems if problem.path == whole.path] == damaged.shape
    assert damaged.lies() == []
    told = {(problem.path, problem.message) for problem in damaged.problems}
    assert [mistake.told for mistake in PLANTED if not mistake.concerns(name, ()) and not mistake.is_among(told)] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_nobody_can_read_is_not_guessed_at(name: str) -> None:
    """Where permissions bar a file, no other is blamed for naming what may well be in it."""
    whole = bench().found[name]
    barred = bench().outcome(name, replace(whole, raw=None), (), bench().data[name])
    assert [problem for problem in barred.problems if problem.path == whole.path] == []
    assert barred.lies() == []


NEARLY_RIGHT = (
    Edit(EQUIPMENT, "id: post", "id: Post"),
    Edit(EQUIPMENT, "id: brass-lantern", "id: Brass Lantern"),
    Edit(ALMANAC, "id: A07", "id: a07"),
    Edit(GLOSSARY, "id: wick", "id: WICK"),
    Edit(MOVEMENT, "[paper, brass, storm]", "[paper, Brass, storm]"),
    Edit(MOVEMENT, "[paper, brass, storm]", "paper, brass, storm"),
    Edit(MOVEMENT, "facts: [A12]", "facts: A12"),
    Edit(MOVEMENT, "facts: [A12]", "facts: {A12}"),
    Edit(MOVEMENT, "facts: [A12]", "facts: [a12]"),
    Edit(MOVEMENT, "facts: [A12]", "facts: [[A12]]"),
    Edit(MOVEMENT, "facts: [A12]", "facts: [A01]\n    facts: [A12]"),
    Edit(MOVEMENT, "facts: [A12]", "footing: [A12]\n    default: It is so."),
    Edit(MOVEMENT, "text: Stretch for 4–6 minutes.", "text: [Stretch for 4–6 minutes.]"),
    Edit(CHOOSER, "- id: flame\n    text", "- id: Flame\n    text"),
    Edit(CHOOSER, "says: [windy]", "says: windy"),
    Edit(CHOOSER, "values: [windy, calm]", "values: [Windy, calm]"),
    Edit(CHOOSER, "id: calm", "id: Calm"),
    Edit(CHOOSER, "again: returning", "again: Returning"),
    Edit(CHOOSER, "- id: put-it-down", "- id: Put_it_down"),
    Edit(CHOOSER, "to: end-with-storm", "to: End with storm"),
    Edit(CHOOSER, '      - text: "No"\n        to: put-it-down', "      - No, put-it-down"),
    Edit(CHOOSER, "start: wind", "start: [wind]"),
    Edit(BRASS, "to: storm", "to: Storm"),
    Edit(BRASS, "progress:\n  to: storm", "progress: &up\n  to: storm"),
    Edit(BRASS, "progress:\n  to: storm", "progress:\nprogress:\n  to: storm"),
)


@pytest.mark.parametrize("edit", NEARLY_RIGHT, ids=lambda edit: f"{edit.old}-{edit.new}")
def test_what_a_writer_nearly_said_is_not_denied(tmp_path: Path, edit: Edit) -> None:
    """An id in the wrong case is one mistake, and not one more wherever the right one is named."""
    project = copy_of_sample(tmp_path)
    project.edit(edit)
    (told,) = project.problems()
    assert told.startswith(f"content/{edit.file}:")


def test_two_stand_ins_are_never_the_same_thing(tmp_path: Path) -> None:
    """Two ids that are missing aren't an id that is taken, nor do they lead one to the other."""
    project = copy_of_sample(tmp_path)
    project.edit(
        Edit(CHOOSER, "- id: flame\n    text", "- id: 5\n    text"),
        Edit(CHOOSER, "to: flame", "to: 6"),
        Edit(CHOOSER, "to: put-it-down", "to: wind"),
        *(Edit(GLOSSARY, f"id: {id_}", "id:") for id_ in ("keeper", "wick")),
        *(Edit(file, f"short_name: {name}\n", "") for file, name in ((PAPER, "Paper"), (BRASS, "Brass"))),
        *(Edit(CHOOSER, f'text: "{text}"', "text:") for text in ("Yes, it does", "Yes, even in a storm")),
        Edit(STORM, "[open, half, shut]", "[[open], [half]]"),
    )
    told = " ".join(project.problems())
    assert [words for words in ("circle", "taken", "already", "twice", "different") if words in told] == []


@pytest.mark.parametrize(
    ("file", "field"), [(ALMANAC, "facts"), (EQUIPMENT, "items"), (GLOSSARY, "terms"), (CHOOSER, "results")]
)
def test_an_empty_list_is_one_mistake(tmp_path: Path, file: str, field: str) -> None:
    """Where a whole register is gone, nobody needs to be told of each thing that was in it."""
    project = copy_of_sample(tmp_path)
    text, count = re.subn(
        rf"^{field}:\n([ \n].*\n?)+", f"{field}: []\n", project.file(file).read_text("utf-8"), flags=re.MULTILINE
    )
    assert count == 1
    project.file(file).write_text(text, "utf-8")
    (told,) = project.problems()
    assert told.endswith(f'"{field}" has no entry and needs 1 or more; add 1')


@pytest.mark.parametrize("kind", KINDS)
def test_the_least_of_each_kind_passes(kind: type[Model]) -> None:
    """The stand-in for a whole file must itself be sound, or a missing file would crash the check."""
    assert isinstance(kind.model_validate(mend.blank(kind)), kind)
