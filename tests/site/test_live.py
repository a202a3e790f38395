"""A preview after edits: its folder holds what a clean preview of the same state writes, whatever was edited before."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pytest
from edits import SWING, write_once_more
from projects import ROOT, Project, add_movement, copy_project, differences, environment, read_yaml, tree, write_yaml

from generator.check import check

PULL = "content/movements/pull-through"
PAPER = f"{SWING}/variations/paper.yml"
WHOLE, RENEWED, FAILED = "whole", "renewed", "failed"

Edit = Callable[[Project], None]


@dataclass(frozen=True)
class Preview:
    """A preview that builds when it is asked, and the folder of its site."""

    site: Path
    asked: IO[str]
    answers: IO[str]

    def build(self) -> str:
        """The way in which it followed the edits since the last build."""
        self.asked.write("\n")
        self.asked.flush()
        return self.answers.readline().strip()


@contextmanager
def previewing(project: Project, log: Path) -> Iterator[Preview]:
    """A preview of the project's present state."""
    variables = environment({**project.importable, "TMPDIR": str(log.parent)})
    command = [sys.executable, str(ROOT / "tests/site/previewing.py")]
    pipe = subprocess.PIPE
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(
            command, cwd=project.root, env=variables, stdin=pipe, stdout=pipe, stderr=said, encoding="utf-8"
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        site = process.stdout.readline().strip()
        assert site, log.read_text("utf-8")
        yield Preview(Path(site), process.stdin, process.stdout)
        process.stdin.close()


def assert_clean(preview: Preview, project: Project, log: Path) -> None:
    """The preview's folder is that of one that never saw another state."""
    with previewing(project, log) as clean:
        assert differences(tree(preview.site), tree(clean.site)) == []


def two_movements(folder: Path) -> Project:
    """The real content, which pages of docs/ embed, and the invented one."""
    project = copy_project(folder)
    add_movement(project)
    return project


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the previews of these tests are."""
    return tmp_path_factory.mktemp("live")


@pytest.fixture(scope="module")
def project(place: Path) -> Project:
    """One project for all edits."""
    return two_movements(place / "project")


@pytest.fixture(scope="module")
def preview(project: Project, place: Path) -> Iterator[Preview]:
    """One preview for all of them."""
    with previewing(project, place / "log.txt") as preview:
        yield preview


def in_yaml(project: Project, name: str, change: Callable[[Any], None]) -> None:
    """Changes what a YAML file says."""
    data = read_yaml(project.root / name)
    change(data)
    write_yaml(project.root / name, data)


def new_summary(project: Project) -> None:
    """Shows on the page, in lists, in heads, in the search, in the data, and on a picture."""
    in_yaml(project, PAPER, lambda it: it["summary"].update(text="A lantern of paper, swung once more."))


def new_cue(project: Project) -> None:
    """Shows on the cards."""
    in_yaml(project, PAPER, lambda it: it["cues"][0].update(text="Mind the fold"))


def new_short_name(project: Project) -> None:
    """Shows on the pages of the other variations, and in the tree."""
    in_yaml(project, PAPER, lambda it: it.update(short_name="Folded"))


def new_day(project: Project) -> None:
    """Shows in the sitemap and in the feed."""
    in_yaml(project, PAPER, lambda it: it.update(revised=date(2031, 2, 3)))


def new_question(project: Project) -> None:
    """Shows on hundreds of pages, some with another title."""
    in_yaml(project, f"{SWING}/chooser.yml", lambda it: it["questions"][0].update(text="Which lantern is at hand?"))


def new_rule(project: Project) -> None:
    """Shows in every program."""
    in_yaml(project, "content/primer.yml", lambda it: it["progression"][0].update(text="Add reps, then load."))


def new_fact(project: Project) -> None:
    """Shows on the sources page."""
    in_yaml(project, "content/sources/almanac.yml", lambda it: it["facts"][0].update(fact="A lantern burns."))


@pytest.mark.parametrize("edit", [new_summary, new_cue, new_short_name, new_day, new_question, new_rule, new_fact])
def test_an_edit_is_put_into_the_site(preview: Preview, project: Project, place: Path, edit: Edit) -> None:
    """Among a thousand variations an edit would show after minutes; or something would still say what was there."""
    edit(project)
    assert preview.build() == RENEWED
    assert_clean(preview, project, place / "clean.txt")


def new_name(project: Project) -> None:
    """Stands in the navigation of all pages."""
    in_yaml(project, PAPER, lambda it: it.update(name="Folded Paper Swing"))


def embedded_name(project: Project) -> None:
    """Stands on the home page, which MkDocs makes of Markdown."""
    in_yaml(project, f"{PULL}/variations/cable.yml", lambda it: it.update(short_name="Wire"))


def lead_to(other: str, it: Any) -> None:
    """A variation leads up to another one."""
    it["progress"]["to"] = other


def climb(project: Project, *ids: str) -> None:
    """The variations in this order, each leading to the next."""
    in_yaml(project, f"{SWING}/movement.yml", lambda it: it.update(order=list(ids)))
    for id_, following in pairwise(ids):
        in_yaml(project, f"{SWING}/variations/{id_}.yml", partial(lead_to, following))


def one_more(project: Project) -> None:
    """Has pages and files of its own, a rung on the ladder, and an end in the tree."""
    brass = read_yaml(project.root / f"{SWING}/variations/brass.yml")
    gale = {**brass, "name": "Gale Lantern Swing", "short_name": "Gale"}
    write_yaml(project.root / f"{SWING}/variations/gale.yml", gale)
    climb(project, "paper", "brass", "gale", "storm")
    in_yaml(project, f"{SWING}/chooser.yml", lambda it: it["results"][3].update(variation="gale"))
    in_yaml(project, f"{SWING}/chooser.yml", lambda it: it["results"][3].pop("again"))


def another_order(project: Project) -> None:
    """Stands in the navigation too."""
    climb(project, "paper", "gale", "brass", "storm")


def one_less(project: Project) -> None:
    """Its pages and files are gone."""
    (project.root / f"{SWING}/variations/gale.yml").unlink()
    climb(project, "paper", "brass", "storm")
    in_yaml(project, f"{SWING}/chooser.yml", lambda it: it["results"][3].pop("variation"))
    in_yaml(project, f"{SWING}/chooser.yml", lambda it: it["results"][3].update(again="returning"))


def redirect(project: Project) -> None:
    """A small page more."""
    (project.root / "content/redirects.yml").write_text(
        "redirects:\n  - old: lantern-swing/card-board/\n    new: lantern-swing/paper/\n", encoding="utf-8"
    )


def docs(project: Project) -> None:
    """Nothing of ours tells what else it shows on."""
    project.edit("docs/about.md", "# About this site", "# About this new site")


def style(project: Project) -> None:
    """As above."""
    project.edit("docs/assets/css/print.css", "@media print {", "@media print { :root { --new: 1; }")


def config(project: Project) -> None:
    """As above."""
    project.edit("mkdocs.yml", "site_name: Pull Through Primer", "site_name: New Primer")


def template(project: Project) -> None:
    """As above."""
    project.edit("generator/templates/glossary.html", "<h1>Glossary", "<h1>New glossary")


WIDE = [new_name, embedded_name, one_more, another_order, one_less, redirect, docs, style, config, template]


@pytest.mark.parametrize("edit", WIDE)
def test_other_edits_take_a_whole_build(preview: Preview, project: Project, place: Path, edit: Edit) -> None:
    """Pages that nobody looked at would show what is no more so, or lead nowhere."""
    edit(project)
    assert preview.build() == WHOLE
    assert_clean(preview, project, place / "clean.txt")


def test_a_mistake_is_told_and_leaves_the_site(preview: Preview, project: Project, place: Path) -> None:
    """Half of an edit would show, or the mended content wouldn't."""
    before = tree(preview.site)
    project.edit("content/equipment.yml", "\nitems:\n", "\nitmes:\n")
    new_cue(project)
    assert preview.build() == RENEWED
    assert differences(tree(preview.site), before) == []
    assert "content/equipment.yml:" in (place / "log.txt").read_text("utf-8")
    project.edit("content/equipment.yml", "\nitmes:\n", "\nitems:\n")
    in_yaml(project, PAPER, lambda it: it["summary"].update(text="A lantern of paper, mended."))
    assert preview.build() == RENEWED
    assert_clean(preview, project, place / "clean.txt")


def test_a_lost_anchor_is_told(preview: Preview, project: Project, place: Path) -> None:
    """A link in docs/ would lead to nothing, which a build refuses."""
    wax = {"id": "wax", "term": "Wax", "text": "What a lantern burns.", "default": "Common knowledge."}
    in_yaml(project, "content/glossary.yml", lambda it: it["terms"].append(wax))
    assert preview.build() == RENEWED
    project.edit("docs/about.md", "# About this new site", "# About\n\nIt burns [wax](glossary/index.md#term-wax).")
    assert preview.build() == WHOLE
    in_yaml(project, "content/glossary.yml", lambda it: it["terms"].pop())
    assert preview.build() == FAILED
    in_yaml(project, "content/glossary.yml", lambda it: it["terms"].append(wax))
    assert preview.build() == WHOLE
    assert_clean(preview, project, place / "clean.txt")


def write(project: Project, chance: random.Random) -> None:
    """Some text in some file says something else."""
    write_once_more(project.root, chance)


def more_or_less(project: Project, chance: random.Random) -> None:
    """A variation comes, takes another place, or goes."""
    more = (project.root / f"{SWING}/variations/gale.yml").exists()
    chance.choice([another_order, one_less] if more else [one_more])(project)


ANY = (write, write, write, more_or_less)


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_one_after_the_other(tmp_path: Path, seed: int) -> None:
    """What one edit leaves behind would show after the next; what isn't sound is there for a while, and goes."""
    chance, project = random.Random(seed), two_movements(tmp_path / "project")  # noqa: S311
    content, ways = project.root / "content", set[str]()
    with previewing(project, tmp_path / "log.txt") as preview:
        for _ in range(15):
            before = {path: path.read_bytes() for path in content.rglob("*.yml")}
            chance.choice(ANY)(project, chance)
            ways.add(preview.build())
            if check(project.root)[1]:
                for path in {*content.rglob("*.yml"), *before}:
                    path.write_bytes(before[path]) if path in before else path.unlink()
        preview.build()
        assert_clean(preview, project, tmp_path / "clean.txt")
    assert ways == {WHOLE, RENEWED}
