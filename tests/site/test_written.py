"""Pages from former builds: whatever was edited in between, a site with them is the one without them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from edits import SWING, add, delete, move, write_once_more
from projects import SAMPLE, Project, copy_project, differences, read_yaml, tree, write_yaml
from samples import SITE

from generator import markup, written
from generator.check import check
from generator.render import render_site
from generator.site import Site
from generator.store import Store
from generator.written import RenderedPage, Written

Edit = Callable[[Path, random.Random], None]


def another_template(root: Path, chance: random.Random) -> None:
    """Other words in a template."""
    path = chance.choice(sorted((root / "templates").glob("*.html")))
    path.write_text(path.read_text("utf-8") + f"\n<!-- {chance.random()} -->\n", encoding="utf-8")


def as_it_was(root: Path, _: random.Random) -> None:
    """Back to a state of long ago, whose pages are still kept."""
    shutil.rmtree(root / "content")
    shutil.copytree(SAMPLE / "content", root / "content")


EDITS: tuple[Edit, ...] = (write_once_more, write_once_more, add, add, delete, move, another_template, as_it_was)


def pages(root: Path, site: Site, kept: Written | None = None) -> list[RenderedPage]:
    """The pages of a content that need not be sound: rules have nothing to do with this."""
    return render_site(check(root)[0], site, kept)


@pytest.mark.parametrize("seed", range(3))
def test_pages_are_those_of_a_clean_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """An edit would not show, or something that is gone would still be there."""
    root, chance, store = tmp_path / "project", random.Random(seed), Store(tmp_path / "cache")  # noqa: S311
    root.mkdir()
    shutil.copytree(SAMPLE / "content", root / "content")
    shutil.copytree(markup.TEMPLATES, root / "templates")
    for module in (markup, written):
        monkeypatch.setattr(module, "TEMPLATES", root / "templates")
    preview = Written(store)
    for _ in range(10):
        chance.choice(EDITS)(root, chance)
        site = chance.choice([SITE, Site("Lamps", None)])
        clean = pages(root, site)
        assert pages(root, site, preview) == clean
        assert pages(root, site, Written(store)) == clean


def test_pages_that_no_edit_touched_are_not_written_again(tmp_path: Path) -> None:
    """Each preview of a large site would take as long as a build."""
    root, kept = tmp_path / "project", Written()
    root.mkdir()
    shutil.copytree(SAMPLE / "content", root / "content")
    before = pages(root, SITE, kept)
    path = root / SWING / "variations/paper.yml"
    data = read_yaml(path)
    data["faults"][0]["notice"]["text"] = "A crease shows."
    write_yaml(path, data)
    after = pages(root, SITE, kept)
    anew = [new.address for old, new in zip(before, after, strict=True) if old is not new]
    assert anew == ["lantern-swing/paper/"]


def change_a_text(project: Project) -> None:
    """What maintainers do most."""
    project.edit("content/movements/pull-through/variations/cable.yml", "short_name: Cable", "short_name: Wire")


def change_the_site(project: Project) -> None:
    """Every page says so."""
    project.edit("mkdocs.yml", "site_name: Pull Through Primer", "site_name: Hinge Primer")


def change_the_theme(project: Project) -> None:
    """As above, and all pages have another shell."""
    project.edit("docs/overrides/partials/header.html", 'class="bar__name"', 'class="bar__name other"')


def test_sites_are_those_of_a_clean_build(tmp_path: Path) -> None:
    """As above, with all that MkDocs makes of the pages, and with the cards."""
    project, kept, clean = copy_project(tmp_path / "project"), tmp_path / "kept", tmp_path / "clean"
    for change in (change_a_text, change_the_site, change_the_theme):
        change(project)
        project.build("--out", str(kept), "--cache", str(tmp_path / "cache"))
        project.build("--out", str(clean), "--no-cache")
        assert differences(tree(kept), tree(clean)) == [], change.__name__
