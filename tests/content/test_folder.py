"""What the walk through content/ takes, refuses and passes over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from planted import (
    ALMANAC,
    BRASS,
    CHOOSER,
    EQUIPMENT,
    FILES,
    GLOSSARY,
    MOVEMENT,
    PRIMER,
    SWING,
    Edit,
    Project,
    copy_of_sample,
)

from generator import model
from generator.check import check
from generator.folder import EXPECTED, irregular_files, read_folder

NO_FILE = f"no such file is expected here; delete it, as content holds {EXPECTED}"
NO_FOLDER = f"no such folder is expected here; content holds {EXPECTED}"
LINK = "this is a symbolic link; put what it points to in its place"
NO_REGULAR_FILE = "this is no regular file; put one in its place"
LOWER_CASE = "content files have names in lower case, with hyphens, that end in .yml"
TREE = "summary, entries, questions, results"
SCHEME = ", ".join(model.Scheme.model_fields)
MISSING = "this file is missing; add it, with the fields"

Damage = Callable[[Project], object]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


def away(name: str) -> Damage:
    """Moves a file or folder out of content/ and leaves a symbolic link to it."""

    def damage(project: Project) -> None:
        target = project.root / "elsewhere"
        shutil.move(project.file(name), target)
        project.file(name).symlink_to(target)

    return damage


def instead(name: str, make: Callable[[Path], object]) -> Damage:
    """Puts something else in place of a file or folder."""

    def damage(project: Project) -> None:
        path = project.file(name)
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)

    return damage


def renamed(name: str, new: str) -> Damage:
    """Gives a file or folder another name in the same place."""
    return lambda project: project.file(name).rename(project.file(name).with_name(new))


def stray(name: str | bytes) -> Damage:
    """Adds an empty file."""
    return lambda project: project.file(os.fsdecode(name)).touch()


DAMAGES: dict[str, tuple[Damage, list[str]]] = {
    "link to a file": (away(BRASS), [f"content/{BRASS}: {LINK}"]),
    "link to a source": (away(ALMANAC), [f"content/{ALMANAC}: {LINK}"]),
    "link to a folder": (away(f"{SWING}/variations"), [f"content/{SWING}/variations: {LINK}"]),
    "link to all movements": (away("movements"), [f"content/movements: {LINK}"]),
    "link to nowhere": (
        lambda project: project.file("sources/x.yml").symlink_to("nowhere"),
        [f"content/sources/x.yml: {LINK}"],
    ),
    "pipe": (instead(CHOOSER, os.mkfifo), [f"content/{CHOOSER}: {NO_REGULAR_FILE}"]),
    "pipe of no expected name": (
        lambda project: os.mkfifo(project.file("notes")),
        [f"content/notes: {NO_REGULAR_FILE}"],
    ),
    "folder named as a file": (instead(BRASS, Path.mkdir), [f"content/{BRASS}: {NO_FOLDER}"]),
    "file named as a folder": (instead("sources", Path.touch), [f"content/sources: {NO_FILE}"]),
    "stray file": (stray("notes.txt"), [f"content/notes.txt: {NO_FILE}"]),
    "stray variation": (stray("variations.yml"), [f"content/variations.yml: {NO_FILE}"]),
    "stray folder": (lambda project: project.file("drafts").mkdir(), [f"content/drafts: {NO_FOLDER}"]),
    "hidden file": (stray(".env"), [f"content/.env: {NO_FILE}"]),
    "no extension": (stray("sources/other"), [f"content/sources/other: {NO_FILE}"]),
    "other extension": (
        renamed(BRASS, "brass.yaml"),
        [f'content/{SWING}/variations/brass.yaml: {LOWER_CASE}; rename this file to "brass.yml"'],
    ),
    "other extension beside the right one": (
        lambda project: shutil.copy(project.file(PRIMER), project.file("primer.yaml")),
        [f"content/primer.yaml: {NO_FILE}"],
    ),
    "upper case": (
        renamed(ALMANAC, "Almanac.YML"),
        [f'content/sources/Almanac.YML: {LOWER_CASE}; rename this file to "almanac.yml"'],
    ),
    "upper-case folder": (
        renamed(SWING, "Lantern-Swing"),
        [
            (
                "content/movements/Lantern-Swing: capitals are not allowed in a name here; "
                'rename this folder to "lantern-swing"'
            )
        ],
    ),
    "underscore": (
        stray("sources/my_source.yml"),
        [f'content/sources/my_source.yml: {LOWER_CASE}; rename this file to "my-source.yml"'],
    ),
    "blank and a second ending": (
        stray("sources/Sea Almanac.yml.txt"),
        [f'content/sources/Sea Almanac.yml.txt: {LOWER_CASE}; rename this file to "sea-almanac.yml"'],
    ),
    "digit first": (stray("sources/1st.yml"), [f"content/sources/1st.yml: {NO_FILE}"]),
    "line break in the name": (stray("a\nb.yml"), [f"content/a\\nb.yml: {NO_FILE}"]),
    "escape in the name": (stray("\x1b[31mred.yml"), [f"content/\\x1b[31mred.yml: {NO_FILE}"]),
    "bidi override in the name": (stray("a\u202elmy.yml"), [f"content/a\\u202elmy.yml: {NO_FILE}"]),
    "name that is not UTF-8": (stray(b"\xff\xfe.yml"), [f"content/\\udcff\\udcfe.yml: {NO_FILE}"]),
    "umlaut in the name": (stray("glühwürmchen.yml"), [f"content/glühwürmchen.yml: {NO_FILE}"]),
    "no content": (
        lambda project: shutil.rmtree(project.root / "content"),
        ["content: the folder can't be read (No such file or directory); create it"],
    ),
    "content is a file": (
        instead(".", Path.touch),
        ["content: the folder can't be read (Not a directory); make it a folder that can be read"],
    ),
    "no sources": (
        lambda project: shutil.rmtree(project.file("sources")),
        ["content/sources: no source is here; add one as ID.yml"],
    ),
    "no equipment": (
        lambda project: project.file(EQUIPMENT).unlink(),
        [f"content/{EQUIPMENT}: {MISSING} summary, items"],
    ),
    "no glossary": (lambda project: project.file(GLOSSARY).unlink(), [f"content/{GLOSSARY}: {MISSING} summary, terms"]),
    "no chooser": (lambda project: project.file(CHOOSER).unlink(), [f"content/{CHOOSER}: {MISSING} {TREE}"]),
    "empty content": (
        instead(".", Path.mkdir),
        [
            f"content/{EQUIPMENT}: {MISSING} summary, items",
            f"content/{GLOSSARY}: {MISSING} summary, terms",
            "content/movements: no movement is here; add one as ID/movement.yml",
            f"content/{PRIMER}: {MISSING} {SCHEME}",
            "content/sources: no source is here; add one as ID.yml",
        ],
    ),
}


@pytest.mark.parametrize(("damage", "problems"), DAMAGES.values(), ids=DAMAGES)
def test_names_what_does_not_belong(project: Project, damage: Damage, problems: list[str]) -> None:
    """One thing wrong with the folder is one line, in print that any terminal can take, and nothing follows from it."""
    damage(project)
    assert project.problems() == problems
    assert all(line.isprintable() for line in problems)


def test_content_that_is_a_link_is_refused(project: Project) -> None:
    """A site must be made from the files one sees in the project, and no others."""
    (project.root / "content").rename(project.root / "elsewhere")
    (project.root / "content").symlink_to("elsewhere")
    assert project.problems() == [f"content: {LINK}"]


def test_a_name_that_is_too_long_is_told_at_the_file(project: Project) -> None:
    """An id becomes an address and a file's name; some systems cut long ones off."""
    name = "b" * 41
    shutil.copy(project.file(ALMANAC), project.file(f"sources/{name}.yml"))
    message = "the name is an id and longer than 40 characters; shorten it"
    assert f"content/sources/{name}.yml: {message}" in project.problems()


def test_missing_parts_of_a_movement_are_each_named(project: Project) -> None:
    """Somebody who begins a second movement is told what it still needs."""
    project.file("movements/second").mkdir()
    shutil.copy(project.file(CHOOSER), project.file("movements/second/chooser.yml"))
    told = [line for line in project.problems() if "second" in line]
    assert any(line.startswith(f"content/movements/second/movement.yml: {MISSING} revised, name, ") for line in told)
    assert "content/movements/second/variations: no variation is here; add one as ID.yml" in told


LITTER = ".DS_Store ._brass.yml Thumbs.db desktop.ini brass.yml~ .brass.yml.swp .brass.yml.swo 4913 #brass.yml#".split()


@pytest.mark.parametrize("name", LITTER)
def test_what_editors_and_desktops_drop_is_passed_over(project: Project, name: str) -> None:
    """A preview must not fail while a file is open in Vim, or after Finder looked into the folder."""
    project.file(f"{SWING}/variations/{name}").write_bytes(b"\0")
    assert project.problems() == []


def test_the_lock_of_emacs_is_passed_over(project: Project) -> None:
    """Emacs marks an unsaved file by a link to nowhere; it must not end the preview."""
    project.file(f"{SWING}/.#movement.yml").symlink_to("keeper@lighthouse.1:2")
    assert project.problems() == []


def test_an_unreadable_file_is_told_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrong permissions are one problem, and nothing is said of what the file might hold."""
    really_open = os.open

    def denied(path: Path, flags: int) -> int:
        if path == project.file(MOVEMENT):
            raise PermissionError(13, "Permission denied")
        return really_open(path, flags)

    monkeypatch.setattr("generator.folder.os.open", denied)
    assert project.problems() == [f"content/{MOVEMENT}: can't be read (Permission denied); check its permissions"]


def test_an_unreadable_variation_may_say_anything_unless_it_is_a_stray(project: Project) -> None:
    """A pipe in place of a variation hides what rests on facts; one that no order names hides nothing."""
    project.edit(Edit(MOVEMENT, "facts: [A12]", "default: It is so."))
    uncarried = f"content/{ALMANAC}:58:9: nothing rests on A12; name it in the facts of a statement that says it"
    stray = f"{SWING}/variations/stray.yml"
    os.mkfifo(project.file(stray))
    assert project.problems() == [f"content/{stray}: {NO_REGULAR_FILE}", uncarried]
    project.file(stray).rename(project.file(BRASS))
    assert project.problems() == [f"content/{BRASS}: {NO_REGULAR_FILE}"]
    project.edit(Edit(MOVEMENT, "order: [paper, brass, storm]", "order: 5"))
    assert len(project.problems()) == 2


def test_an_unreadable_folder_is_told_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, for a folder: no flood of complaints about facts that are in it."""
    really_scan = os.scandir

    def denied(path: Path) -> object:
        if path == project.file("sources"):
            raise PermissionError(13, "Permission denied")
        return really_scan(path)

    monkeypatch.setattr("generator.folder.os.scandir", denied)
    told = "the folder can't be read (Permission denied); make it a folder that can be read"
    assert project.problems() == [f"content/sources: {told}"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_permissions_of_the_system_are_told(project: Project) -> None:
    """As above, with the system's own refusal."""
    project.file(PRIMER).chmod(0)
    assert project.problems() == [f"content/{PRIMER}: can't be read (Permission denied); check its permissions"]


def test_files_come_in_the_order_of_their_paths(project: Project) -> None:
    """The same content must give the same site whatever order the disk lists it in."""
    found, problems = read_folder(project.root)
    assert problems == []
    assert [file.path for file in found] == sorted(f"content/{name}" for name in FILES)


def test_order_on_disk_makes_no_difference(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, with a disk that lists backwards."""
    before = check(project.root)[0]
    really_scan = os.scandir
    monkeypatch.setattr("generator.folder.os.scandir", lambda path: reversed(list(really_scan(path))))
    after = check(project.root)[0]
    assert [doc.path for doc in before.documents()] == [doc.path for doc in after.documents()]


def test_links_and_pipes_below_any_folder_are_found(tmp_path: Path) -> None:
    """MkDocs would publish what a link in docs/ points to, and wait for a pipe until somebody kills it."""
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a" / "page.md").touch()
    (docs / "a" / "link.md").symlink_to("/etc/hostname")
    os.mkfifo(docs / "pipe\n.md")
    told = "this is not a regular file; put the file itself in its place"
    assert [str(problem) for problem in irregular_files(docs)] == [
        f"docs/a/link.md: {told}",
        f"docs/pipe\\n.md: {told}",
    ]
