"""Whatever happens to a real build, the published site is whole. How a swap can go wrong is in test_publish.py."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kill_builds import MOMENTS
from projects import Project, Tree, copy_project, copy_with_site, differences, environment, real_site, tree

KILLER = Path(__file__).with_name("kill_builds.py")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project after a build, and an edit since."""
    project = copy_with_site(tmp_path / "project")
    _edit(project)
    return project


@pytest.fixture(scope="module")
def edited_site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The site after that edit."""
    project = copy_project(tmp_path_factory.mktemp("edited") / "project")
    _edit(project)
    project.build()
    return tree(project.site)


def _edit(project: Project) -> None:
    project.edit("docs/about.md", "# About this site\n", "# About this very site\n")


def beside_the_site(project: Project) -> set[str]:
    """What stands in the project's folder and is no part of it."""
    return {path.name for path in project.root.iterdir()} - {"content", "docs", "generator", "mkdocs.yml", "site"}


def kill_build(project: Project, moment: str) -> None:
    """A build that ends at that moment."""
    command = [sys.executable, str(KILLER), moment, "build"]
    done = subprocess.run(
        command, cwd=project.root, env=environment({}), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == -signal.SIGKILL, f"never came to {moment}: {done.stderr}"


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_build_leaves_the_site_whole(project: Project, edited_site: Tree, moment: str) -> None:
    """A power cut or an impatient server would leave half a site, or none."""
    kill_build(project, moment)
    expected = edited_site if moment == list(MOMENTS)[-1] else tree(real_site())
    assert differences(expected, tree(project.site)) == []


def test_next_build_clears_up(project: Project, edited_site: Tree) -> None:
    """What killed builds left would stay, and fill the disk kill by kill."""
    kill_build(project, "tenth page")
    kill_build(project, "tenth page")
    assert len([name for name in beside_the_site(project) if ".build-" in name]) == 1
    project.build()
    assert differences(edited_site, tree(project.site)) == []
    assert beside_the_site(project) == set()


def test_two_builds_at_once(project: Project, edited_site: Tree, tmp_path: Path) -> None:
    """A second click on "deploy" would mix two sites, or make both builds fail."""
    (tmp_path / "public").mkdir()
    out = tmp_path / "public/site"
    projects = [project, copy_project(tmp_path / "former")]
    command = project.command("generator", "build", "--out", str(out))
    builds = [
        subprocess.Popen(command, cwd=each.root, env=environment({}), stderr=subprocess.PIPE, encoding="utf-8")
        for each in projects
    ]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert [] in (differences(site, tree(out)) for site in (edited_site, tree(real_site())))
    assert [path.name for path in out.parent.iterdir()] == ["site"]
