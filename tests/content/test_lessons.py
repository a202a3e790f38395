"""Every code is taught, every lesson is true, and none is dead."""

from __future__ import annotations

import ast
import html
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.meta import get_data
from planted import ALMANAC, CHOOSER, GLOSSARY, PRIMER, ROOT, STORM, Edit, Project, copy_of_sample
from test_rules import CASES

from generator import addresses
from generator.check import check
from generator.content import Content
from generator.errors import Problem
from generator.handwritten import docs_problems
from generator.lessons import GROUPS, LESSONS
from generator.lessons.lesson import Lesson
from generator.messages import MESSAGES, REFUSED, code
from generator.render import render_site
from generator.rules import RULES, broken_rules, code_of
from generator.site import Site
from generator.slips import HINTS, NOT_YAML
from generator.styles import style_problems
from generator.told import help_address

GENERATOR = ROOT / "generator"
SHOWN = [lesson for lesson in LESSONS.values() if lesson.changes]


def written_codes() -> set[str]:
    """Each code that a module gives to a problem as code="…"."""
    trees = [ast.parse(path.read_text("utf-8")) for path in GENERATOR.rglob("*.py")]
    keywords = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    values = [keyword.value for keyword in keywords if keyword.arg == "code"]
    return {str(value.value) for value in values if isinstance(value, ast.Constant)}


def codes() -> set[str]:
    """Every code that can occur."""
    named = {words.code for words in MESSAGES.values()} | {code_ for code_, _ in HINTS.values()}
    return written_codes() | {code_of(rule) for rule in RULES} | named | {NOT_YAML}


def test_every_code_has_its_lesson_and_no_lesson_is_dead() -> None:
    """The address below a message would lead to no section, or a section would teach what nobody is ever told."""
    assert len(codes()) > 90
    assert codes() == set(LESSONS)


def test_every_problem_is_given_a_code() -> None:
    """A message without a code couldn't be looked up; only what a rule says gets its code from elsewhere."""
    silent = []
    for path in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Problem", "_Refused", "Refused"}:
                silent += [f"{path.name}:{node.lineno}"] if "code" not in {word.arg for word in node.keywords} else []
    assert [place.partition(":")[0] for place in silent] == ["content.py"]


def test_every_lesson_stands_in_one_group() -> None:
    """A code that is there twice would be two anchors of one name."""
    listed = [lesson.code for group in GROUPS for lesson in group.lessons]
    assert sorted(listed) == sorted(set(listed))
    assert len({group.id for group in GROUPS} | set(listed)) == len(GROUPS) + len(listed)


def test_every_lesson_has_its_anchor_on_the_page() -> None:
    """The address below a message would lead to the top of a long page."""
    content = check(ROOT / "tests/fixtures/sample")[0]
    (page,) = [page for page in render_site(content, Site("Lanterns")) if page.address == addresses.ERRORS]
    for name, lesson in LESSONS.items():
        assert help_address(Problem("a", 0, 0, "b", name), None) == f"{page.address}#{name}"
        assert page.body.count(f'<h3 id="{name}">') == 1
        assert lesson.text in html.unescape(page.body)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


def change(project: Project, lesson: Lesson) -> None:
    """Writes a lesson's example wrong in a copy of the sample."""
    for part in lesson.changes:
        if part.right:
            project.edit(Edit(part.file, part.right, part.wrong))
        else:
            file = project.root / part.file if part.file.startswith("docs/") else project.file(part.file)
            assert not file.exists()
            file.parent.mkdir(exist_ok=True)
            file.write_text(part.wrong, "utf-8")


def drawn(project: Project) -> list[Problem]:
    """What is wrong with the content, and with the pages written by hand where there are any."""
    docs = project.root / "docs"
    sheets = style_problems(project.root / "mkdocs.yml", docs, ["no.css"] if (docs / "no-sheet").exists() else [])
    return [*check(project.root)[1], *(docs_problems(docs, get_data) if docs.exists() else []), *sheets]


@pytest.mark.parametrize("lesson", SHOWN, ids=lambda lesson: lesson.code)
def test_an_example_draws_its_code_and_no_other(project: Project, lesson: Lesson) -> None:
    """Somebody would compare their file with an example of something else."""
    assert drawn(project) == []
    change(project, lesson)
    assert {problem.code for problem in drawn(project)} == {lesson.code}


@pytest.mark.parametrize("lesson", SHOWN, ids=lambda lesson: lesson.code)
def test_a_problem_of_an_example_stands_where_the_example_does(project: Project, lesson: Lesson) -> None:
    """The example shows the place that a message names, or a part that it follows from in the same file."""
    change(project, lesson)
    told = drawn(project)
    files = {part.file.removeprefix("docs/") for part in lesson.changes}
    elsewhere = {"every-fact-is-carried", "figures-survive", "progress-goes-up", "phases-are-described"}
    assert lesson.code in elsewhere or any(problem.path.endswith(tuple(files)) for problem in told)


Plant = Callable[[Project], Any]


def rule(name: str) -> Plant:
    """What the tests of the rules plant for a rule."""
    edits = next(edits for case, edits, _ in CASES if case == name)
    return lambda project: project.edit(*edits)


def renamed(name: str, new: str) -> Plant:
    """Another name for a file."""
    return lambda project: project.file(name).rename(project.file(new))


def no_sheet(project: Project) -> None:
    """A style sheet that only mkdocs.yml knows of."""
    (project.root / "docs").mkdir()
    (project.root / "docs/no-sheet").touch()


def unreadable(project: Project) -> None:
    """A folder of the content that is none."""
    shutil.rmtree(project.root / "content")
    (project.root / "content").touch()


UNSHOWN: dict[str, Plant] = {
    "missing-file": lambda project: project.file(GLOSSARY).unlink(),
    "long-name": renamed(ALMANAC, f"sources/{'almanac-' * 5}x.yml"),
    "file-too-large": lambda project: project.file(STORM).write_bytes(b"#" * 300_000),
    "symbolic-link": lambda project: project.file("sources/link.yml").symlink_to("almanac.yml"),
    "not-a-file": lambda project: os.mkfifo(project.file("pipe")),
    "unreadable": unreadable,
    "not-utf-8": lambda project: project.file(PRIMER).write_bytes(project.file(PRIMER).read_bytes() + b"# caf\xe9"),
    "paths-are-short": rule("paths_are_short"),
    "paths-are-few": rule("paths_are_few"),
    "style-sheet": no_sheet,
}


@pytest.mark.parametrize("name", UNSHOWN)
def test_what_no_example_can_show_can_occur_all_the_same(project: Project, name: str) -> None:
    """A lesson without an example must not be a lesson on nothing."""
    UNSHOWN[name](project)
    assert {problem.code for problem in drawn(project)} == {name}


def test_only_bugs_and_news_of_the_model_have_no_example_at_all() -> None:
    """What can be planted is planted."""
    rest = set(LESSONS) - {lesson.code for lesson in SHOWN} - set(UNSHOWN)
    assert rest == {"rule-crashed", "refused"}


def test_a_crash_and_an_unknown_refusal_have_their_codes(project: Project) -> None:
    """Also what should never happen can be looked up."""

    def crashes(content: Content) -> Iterator[Problem]:
        raise KeyError(content.scheme.id)

    assert [problem.code for problem in broken_rules(check(project.root)[0], (crashes,))] == ["rule-crashed"]
    assert code({"type": "new"}) == REFUSED


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.code)
def test_a_lesson_says_what_to_do_in_a_few_sentences(lesson: Lesson) -> None:
    """Who is stuck reads two sentences, and not ten."""
    assert lesson.title[0].isupper()
    assert not lesson.title.endswith(".")
    assert lesson.text.endswith(".")
    assert 40 < len(lesson.text) < 260


def test_the_tree_of_the_sample_is_the_one_of_the_lessons() -> None:
    """The names of the sample's files stand in two places."""
    files = {part.file for lesson in SHOWN for part in lesson.changes if part.right}
    assert CHOOSER in files
    assert files <= {path.relative_to(ROOT / "tests/fixtures/sample/content").as_posix() for path in sample_files()}


def sample_files() -> list[Path]:
    """Every file of the sample's content."""
    return list((ROOT / "tests/fixtures/sample/content").rglob("*.yml"))
