"""Copies of the project to build, break and serve. Each runs its own copy of the generator."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/fixtures/sample"

TIMEOUT = 120
"""Seconds after which a command hangs, however slow the machine."""

Tree = dict[str, tuple[int, bytes | None]]


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml, docs/, content/ and generator/."""

    root: Path

    @property
    def importable(self) -> dict[str, str]:
        """The variable that lets a command from any folder use this project's generator."""
        return {"PYTHONPATH": str(self.root)}

    @property
    def site(self) -> Path:
        """Where a build puts the site unless told otherwise."""
        return self.root / "site"

    def command(self, *words: str) -> list[str]:
        """`python -m` with these words; in the project's folder that is the project's own generator."""
        return [sys.executable, "-m", *words]

    def run(
        self,
        *words: str,
        cwd: Path | None = None,
        umask: int = -1,
        variables: Mapping[str, str] = MappingProxyType({}),
    ) -> subprocess.CompletedProcess[str]:
        """The finished command, run in the project's folder unless told otherwise."""
        return subprocess.run(
            self.command(*words),
            cwd=cwd or self.root,
            env=environment(variables),
            umask=umask,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT,
            check=False,
        )

    def build(self, *words: str) -> None:
        """A build that has to succeed."""
        done = self.run("generator", "build", *words)
        assert done.returncode == 0, done.stderr

    def path(self, name: str) -> Path:
        """A file of the project; its folder is made where it isn't there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces the one place in a file where `old` stands."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f'"{old}" stands {text.count(old)} times in {name}'
        path.write_text(text.replace(old, new), encoding="utf-8")


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The present environment without what would change a build, and with these variables."""
    ours = {"SITE_URL", "REPO_URL", "EDITOR_REPO", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PRIMER_CACHE": str(cache_of_all()), **variables}


@cache
def cache_of_all() -> Path:
    """What builds of the tests keep for each other; a test that must see a thing made anew builds with --no-cache."""
    folder = Path(tempfile.mkdtemp(prefix="primer-tests-cache-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def copy_project(folder: Path, content: Path = ROOT / "content") -> Project:
    """The project in a folder of its own, with this content and nothing built."""
    folder.mkdir(parents=True, exist_ok=True)
    no_caches = shutil.ignore_patterns("__pycache__")
    for name in ("docs", "generator"):
        shutil.copytree(ROOT / name, folder / name, ignore=no_caches)
    shutil.copytree(content, folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return Project(folder)


def copy_with_site(folder: Path) -> Project:
    """The project with the site of the real content in place, as after a build."""
    project = copy_project(folder)
    shutil.copytree(real_site(), project.site)
    return project


def add_movement(project: Project) -> None:
    """What a maintainer does: a folder, its source, and its equipment and words in the shared files."""
    content, sample = project.root / "content", SAMPLE / "content"
    shutil.copytree(sample / "movements/lantern-swing", content / "movements/lantern-swing")
    for name, field in (("equipment.yml", "items"), ("glossary.yml", "terms")):
        ours, theirs = read_yaml(content / name), read_yaml(sample / name)
        write_yaml(content / name, {**ours, field: ours[field] + theirs[field]})
    carried = "".join(path.read_text("utf-8") for path in content.rglob("*.yml"))
    almanac = read_yaml(sample / "sources/almanac.yml")
    facts = [{**fact, "figures": []} for fact in almanac["facts"] if re.search(rf"\b{fact['id']}\b", carried)]
    write_yaml(content / "sources/almanac.yml", {**almanac, "facts": facts})  # the others are the sample's scheme's


def read_yaml(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.safe_load(path.read_text("utf-8"))


def write_yaml(path: Path, data: Any) -> None:
    """Makes a YAML file say so."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


@cache
def site_of_two() -> Path:
    """The site of the real content with the invented movement added, built once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="primer-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    project = copy_project(folder)
    add_movement(project)
    project.build()
    return project.site


@cache
def real_site() -> Path:
    """The site of the real content: the folder that PRIMER_TEST_SITE names, or else built once for all tests."""
    if given := os.environ.get("PRIMER_TEST_SITE"):
        return Path(given).resolve()
    folder = Path(tempfile.mkdtemp(prefix="primer-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    project = copy_project(folder)
    project.build()
    return project.site


def tree(folder: Path) -> Tree:
    """Each path below a folder with its mode and its bytes; a folder has none."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.S_IMODE(path.lstat().st_mode),
            path.read_bytes() if path.is_file() else None,
        )
        for path in sorted(folder.rglob("*"))
    }


def differences(first: Tree, second: Tree) -> list[str]:
    """The paths at which two trees differ; short, where the trees themselves would fill the screen."""
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))
