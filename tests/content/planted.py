"""Copies of the sample content in which the tests plant mistakes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.check import check

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/fixtures/sample"

ALMANAC, PRIMER, EQUIPMENT, GLOSSARY = "sources/almanac.yml", "primer.yml", "equipment.yml", "glossary.yml"
REDIRECTS = "redirects.yml"
"""The sample has none; an edit of no text makes it."""
SWING = "movements/lantern-swing"
MOVEMENT, CHOOSER = f"{SWING}/movement.yml", f"{SWING}/chooser.yml"
PAPER, BRASS, STORM = (f"{SWING}/variations/{name}.yml" for name in ("paper", "brass", "storm"))
FILES = (ALMANAC, PRIMER, EQUIPMENT, GLOSSARY, MOVEMENT, CHOOSER, PAPER, BRASS, STORM)


@dataclass(frozen=True)
class Edit:
    """Text in a file of the sample that something else takes the place of; where it is none, the file is new."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Project:
    """A folder with mkdocs.yml and a copy of the sample's content/; files are named as seen from content/."""

    root: Path

    def file(self, name: str) -> Path:
        """A file or folder below content/."""
        return self.root / "content" / name

    def edit(self, *edits: Edit) -> None:
        """Makes each edit at the one place where its old text stands."""
        for edit in edits:
            if not edit.old:
                assert not self.file(edit.file).exists(), f"{edit.file} is there already"
                self.file(edit.file).write_text(edit.new, "utf-8")
                continue
            text = self.file(edit.file).read_text("utf-8")
            assert text.count(edit.old) == 1, f"{edit.file} holds {edit.old!r} {text.count(edit.old)} times"
            self.file(edit.file).write_text(text.replace(edit.old, edit.new), "utf-8")

    def problems(self) -> list[str]:
        """What a check of the folder reports, a line each."""
        return [str(problem) for problem in check(self.root)[1]]


def copy_of_sample(folder: Path) -> Project:
    """The sample's content in a new folder, with just enough beside it to be a project."""
    shutil.copytree(SAMPLE / "content", folder / "content")
    (folder / "mkdocs.yml").write_text("site_name: Lanterns\n", "utf-8")
    return Project(folder)
