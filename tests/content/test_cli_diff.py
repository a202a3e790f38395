"""`primer diff` in a real git repository, as a reviewer's shell sees it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import changing
import pytest
from planted import BRASS, PRIMER, ROOT, SAMPLE, Edit, Project, copy_of_sample

KEPT = ROOT / "tests/fixtures/effect"
NOTHING = "The site stays as it is.\n"
IDENTITY = ("-c", "user.name=Keeper", "-c", "user.email=keeper@lanterns.example", "-c", "commit.gpgsign=false")

COMPARED = re.compile(r"Compared: .+ and .+\.\n")


def git(folder: Path, *words: str) -> str:
    """What a git command says, which has to succeed; no settings of whoever runs the tests play in."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *IDENTITY, *words], cwd=folder, env=env, capture_output=True, check=True)
    return done.stdout.decode()


def commit(project: Project, message: str) -> str:
    """All that is there as a commit, and its name."""
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message", message)
    return git(project.root, "rev-parse", "HEAD").strip()


def diff(folder: Path, *words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A finished `primer diff`."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "diff", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    """Status, output, and errors."""
    return done.returncode, done.stdout, done.stderr


def outcome(done: subprocess.CompletedProcess[str]) -> tuple[int, str]:
    """Status and output of a comparison, of which nothing went wrong."""
    assert COMPARED.fullmatch(done.stderr), done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The sample in a repository of its own, with one commit that is tagged "first"."""
    (tmp_path / "project").mkdir()
    project = copy_of_sample(tmp_path / "project")
    (project.root / "mkdocs.yml").write_text((SAMPLE / "mkdocs.yml").read_text("utf-8"), "utf-8")
    git(project.root, "init", "--quiet", "--initial-branch=main")
    commit(project, "First")
    git(project.root, "tag", "first")
    return project


def test_an_edit_is_compared_with_a_revision(project: Project) -> None:
    """A writer would have to commit to see what an edit does."""
    assert outcome(diff(project.root, "first")) == (0, NOTHING)
    changing.cue(project)
    assert outcome(diff(project.root, "first")) == (0, (KEPT / "cue.txt").read_text("utf-8"))


def test_it_says_what_was_compared(project: Project) -> None:
    """Who names the wrong branch would take another's changes for their own."""
    first = git(project.root, "rev-parse", "HEAD").strip()
    assert diff(project.root, "first").stderr == f"Compared: first ({first[:7]}) and your files.\n"
    assert diff(project.root, first[:9], "main").stderr == f"Compared: {first[:9]} and main ({first[:7]}).\n"


def test_two_revisions_are_compared_whatever_lies_there(project: Project) -> None:
    """A reviewer would have to check out each of them."""
    changing.cue(project)
    commit(project, "A cue")
    project.file(PRIMER).write_text("no: content", "utf-8")
    told = (KEPT / "cue.txt").read_text("utf-8")
    assert outcome(diff(project.root, "first", "main")) == (0, told)
    assert diff(project.root, "main", "first").stdout == told.replace(
        "“Long arm” → “Long, quiet arm”", "“Long, quiet arm” → “Long arm”"
    )


def test_markdown_for_a_pull_request(project: Project) -> None:
    """A comment would show as one block of text."""
    changing.cue(project)
    assert diff(project.root, "first", "--format", "md").stdout == (KEPT / "cue.md").read_text("utf-8")


def test_a_lost_address_is_status_1(project: Project) -> None:
    """A workflow would let a change pass that breaks printed cards."""
    changing.renamed(project)
    assert outcome(diff(project.root, "first")) == (1, (KEPT / "renamed.txt").read_text("utf-8"))
    commit(project, "Renamed")
    assert diff(project.root, "first", "main").returncode == 1


def test_a_redirect_makes_it_status_0(project: Project) -> None:
    """Who did what the report asks for would be refused still."""
    changing.renamed_and_redirected(project)
    told = (KEPT / "renamed_and_redirected.txt").read_text("utf-8")
    assert outcome(diff(project.root, "first")) == (0, told)


def test_comments_alone_say_nothing(project: Project) -> None:
    """Reviewers would stop reading reports that tell of comments."""
    changing.comments_and_order(project)
    assert outcome(diff(project.root, "first")) == (0, NOTHING)


def test_other_files_are_counted(project: Project) -> None:
    """A change of the generator would seem to be without effect."""
    (project.root / "mkdocs.yml").write_text((SAMPLE / "mkdocs.yml").read_text("utf-8") + "\n", "utf-8")
    last = "file{} outside content/ changed; this report doesn't look into that.\n"
    assert diff(project.root, "first").stdout == f"{NOTHING}\n1 {last.format('')}"
    (project.root / "new.md").write_text("", "utf-8")
    assert diff(project.root, "first").stdout == f"{NOTHING}\n2 {last.format('s')}"
    commit(project, "Others")
    assert diff(project.root, "first", "main").stdout == f"{NOTHING}\n2 {last.format('s')}"


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    """The content would be looked for at the repository's root; and files of its neighbors would count."""
    (tmp_path / "sites/lanterns").mkdir(parents=True)
    project = copy_of_sample(tmp_path / "sites/lanterns")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(project, "First")
    (tmp_path / "neighbor.txt").write_text("", "utf-8")
    changing.cue(project)
    told = (KEPT / "cue.txt").read_text("utf-8")
    assert outcome(diff(project.root / "content/movements", "HEAD")) == (0, told)


def test_nothing_is_written(project: Project) -> None:
    """A report would change what it reports on, or take a lock from somebody's commit."""
    changing.cue(project)

    def state() -> dict[str, bytes]:
        files = (path for path in project.root.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() + str(path.stat().st_mtime_ns).encode() for path in files}

    before = state()
    assert diff(project.root, "first").returncode == 0
    assert state() == before


def test_attributes_for_archives_hide_nothing(project: Project) -> None:
    """Files that are left out of releases would seem to be missing."""
    (project.root / ".gitattributes").write_text("content/** export-ignore\n", "utf-8")
    commit(project, "Attributes")
    assert diff(project.root, "main").stdout == NOTHING


# What goes wrong


def test_unsound_content_is_told(project: Project) -> None:
    """A reviewer would see a report on half a site, or a traceback."""
    project.edit(Edit(PRIMER, "min: 30", "min: 31"))
    told = "the content of the working tree isn't sound, so there is no site to compare; mend it first:\n"
    problem = f"content/{PRIMER}:33:8: min 31 is above max 30; swap them\n"
    assert refusal(diff(project.root, "first")) == (1, "", told + problem)
    commit(project, "Unsound")
    assert refusal(diff(project.root, "main", "first"))[2] == told.replace("the working tree", "main") + problem


def test_of_many_problems_the_first_are_told(project: Project) -> None:
    """The message would scroll away."""
    text = project.file(BRASS).read_text("utf-8")
    project.file(BRASS).write_text(text.replace("facts: [A", "facts: [B"), "utf-8")
    lines = diff(project.root, "first").stderr.splitlines()
    assert len(lines) == 7
    assert lines[-1].startswith("and ")
    assert lines[-1].endswith(" more problems")


@pytest.mark.parametrize("revision", ["nowhere", "main:content", ""])
def test_an_unknown_revision(project: Project, revision: str) -> None:
    """A typing error would end in the words of git, or in a traceback."""
    status, said, told = refusal(diff(project.root, revision))
    assert (status, said) == (1, "")
    assert told.startswith(f'there is no revision "{revision}"; name a branch' if revision else '"" is no revision;')


def test_a_revision_without_content(project: Project) -> None:
    """Somebody compares with a commit from before the site."""
    git(project.root, "checkout", "--quiet", "--orphan", "empty")
    git(project.root, "rm", "--quiet", "-r", "--cached", "content")
    git(project.root, "commit", "--quiet", "--message", "Empty")
    told = "the revision empty has no content/; name one that has\n"
    assert refusal(diff(project.root, "empty")) == (1, "", told)


def test_a_shallow_clone(project: Project, tmp_path: Path) -> None:
    """A workflow that fetched one commit would only hear that there is no other."""
    first = git(project.root, "rev-parse", "first").strip()
    changing.cue(project)
    commit(project, "A cue")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", project.root.as_uri(), "clone")
    told = f'there is no revision "{first}" here; this clone is shallow, so fetch the rest of its history with '
    assert refusal(diff(tmp_path / "clone", first)) == (1, "", f"{told}git fetch --unshallow\n")


def test_outside_a_repository(tmp_path: Path) -> None:
    """Somebody unpacked an archive of the project."""
    project = copy_of_sample(tmp_path)
    told = f"{tmp_path} is not in a git repository; run this in a clone of the project\n"
    assert refusal(diff(project.root, "main", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))) == (1, "", told)


def test_without_git(project: Project, tmp_path: Path) -> None:
    """A machine on which only the site is built."""
    told = "git is not installed; install it, and try again\n"
    assert refusal(diff(project.root, "main", PATH=str(tmp_path))) == (1, "", told)


def test_a_link_in_a_revision_is_refused_and_not_followed(project: Project) -> None:
    """A pull request could have the report read a file of the machine that makes it."""
    project.file(BRASS).unlink()
    project.file(BRASS).symlink_to("/etc/passwd")
    commit(project, "A link")
    told = diff(project.root, "first", "main").stderr
    assert f"content/{BRASS}: this is a symbolic link; put what it points to in its place" in told
    assert "root:" not in told
