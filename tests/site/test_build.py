"""A build gives the same site anywhere, and one that fails says where and leaves the former site alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from projects import Project, copy_project, copy_with_site, differences, environment, real_site, tree

OTHER_CLOCK = Path(__file__).with_name("other_clock")
NO_NETWORK = Path(__file__).with_name("no_network.py")
OWN_NETWORK = ["unshare", "--map-root-user", "--net"]
"""Runs a command on a network of its own, which leads nowhere, where the system lets us."""
CALL = """
import contextlib, urllib.request
with contextlib.suppress(OSError):
    urllib.request.urlopen("https://pull-through.invalid/")
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project after a build."""
    return copy_with_site(tmp_path / "project")


def check_refused(done: CompletedProcess[str], *words: str) -> None:
    """The command failed as a user can bear it: status 1, these words, no traceback."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert [word for word in words if word not in said] == [], said


# The same site anywhere


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project at another path, built in another time zone, locale, hash order, umask and year.

    Its files have other dates and modes, too, as after a checkout by somebody else.
    """
    project = copy_project(tmp_path_factory.mktemp("some") / "where else" / "ünder")
    for path in project.root.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": str(OTHER_CLOCK),
    }
    assert project.run("calendar", variables=surroundings).stdout != project.run("calendar").stdout
    done = project.run("generator", "build", "--no-cache", umask=0o077, variables=surroundings)
    assert done.returncode == 0, done.stderr
    return project


def test_same_content_same_site(elsewhere: Project) -> None:
    """Every deployment would upload everything anew, and nobody could check a site against its source."""
    assert differences(tree(real_site()), tree(elsewhere.site)) == []


@pytest.fixture(scope="module")
def alone() -> list[str]:
    """What stands before a command that has no network: nothing, where only Python can be kept from it."""
    allowed = shutil.which(OWN_NETWORK[0]) and not subprocess.run([*OWN_NETWORK, "true"], check=False).returncode
    return OWN_NETWORK if allowed else []


def build_alone(project: Project, alone: list[str]) -> str:
    """Builds without a network; what was tried all the same."""
    tried, customized = project.root / "tried.txt", project.path("customized/sitecustomize.py")
    shutil.copy(NO_NETWORK, customized)
    variables = {"PYTHONPATH": str(customized.parent), "TRIED": str(tried)}
    command = [*alone, *project.command("generator", "build", "--no-cache")]
    done = subprocess.run(command, cwd=project.root, env=environment(variables), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return tried.read_text("utf-8") if tried.exists() else ""


def test_a_build_asks_no_other_host(tmp_path: Path, alone: list[str]) -> None:
    """A build on a train would fail, and one at home would depend on what somebody else serves that day."""
    project = copy_project(tmp_path / "project")
    assert build_alone(project, alone) == ""
    assert differences(tree(real_site()), tree(project.site)) == []


def test_a_call_that_is_swallowed_is_noticed(tmp_path: Path, alone: list[str]) -> None:
    """The test above would pass over a plugin that asks, and goes on without an answer."""
    project = copy_project(tmp_path / "project")
    hooks = project.path("generator/hooks.py")
    hooks.write_text(hooks.read_text("utf-8") + CALL, encoding="utf-8")
    assert "pull-through.invalid" in build_alone(project, alone)


def test_everybody_may_read_the_site(elsewhere: Project) -> None:
    """A web server under another user would answer 403, because of the umask of the one who built."""
    assert elsewhere.site.stat().st_mode & 0o777 == 0o755
    assert {mode for mode, _ in tree(elsewhere.site).values()} == {0o755, 0o644}


def test_plain_mkdocs_builds_the_same(project: Project) -> None:
    """Who knows MkDocs and not primer would get another site."""
    before = tree(real_site())
    shutil.rmtree(project.site)
    done = project.run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert {name: content for name, (_, content) in tree(project.site).items()} == {
        name: content for name, (_, content) in before.items()
    }


# A build that fails

MISTAKES = {
    "content": (
        ("content/primer.yml", "  down: 3\n", "  down: three\n"),
        ("content/primer.yml:", ":9: ", "1 problem found"),
    ),
    "macro": (
        ("docs/index.md", 'ladder("pull-through")', 'laddr("pull-through")'),
        ("docs/index.md:25: ", "'laddr' is undefined"),
    ),
    "macro's argument": (
        ("docs/index.md", 'ladder("pull-through")', 'ladder("pull-thru")'),
        ("docs/index.md:25: ", 'no movement "pull-thru"; did you mean "pull-through"?'),
    ),
    "macro's variation": (
        ("docs/how-to-prime.md", '"pull-through", "banded"', '"pull-through", "bandit"'),
        ("docs/how-to-prime.md:20: ", 'no variation "bandit"; did you mean "banded"?'),
    ),
    "macro's brackets": (
        ("docs/index.md", 'ladder("pull-through")', 'ladder("pull-through"'),
        ("docs/index.md:25: ", "expected ')'"),
    ),
    "macro's parentheses": (
        ("docs/index.md", '{{ ladder("pull-through") }}', "{{ ladder }}"),
        ("docs/index.md:25:1: ", "call it with parentheses"),
    ),
    "style sheet": (
        ("mkdocs.yml", "assets/css/print.css", "assets/css/paper.css"),
        ("mkdocs.yml:", ":1: there is no style sheet docs/assets/css/paper.css"),
    ),
    "font": (
        ("docs/assets/css/tokens.css", "barlow-condensed-600.woff2", "barlow-condensed-650.woff2"),
        ("docs/assets/css/tokens.css:", 'there is no file "../fonts/barlow-condensed-650.woff2"; add it'),
    ),
    "link": (
        ("docs/about.md", "(contribute/index.md)", "(contribute/me.md)"),
        ("about.md", "contribute/me.md"),
    ),
    "anchor": (
        ("docs/how-to-prime.md", "(primer/index.md#aim)", "(primer/index.md#goal)"),
        ("how-to-prime.md", "primer/index.md#goal"),
    ),
    "template": (
        ("docs/overrides/404.html", "{% extends", "{% if %}{% extends"),
        ("docs/overrides/404.html:4: ", "Expected an expression"),
    ),
    "name in a template": (
        ("docs/overrides/partials/header.html", "<header class", "{{ nobody.knows }}<header class"),
        ("docs/overrides/partials/header.html:3: ", "'nobody' is undefined"),
    ),
    "generator's template": (
        ("generator/templates/glossary.html", "<h1>", "{% nothing %}<h1>"),
        ("generator/templates/glossary.html:3: ", "unknown tag 'nothing'"),
    ),
    "name in the generator's template": (
        ("generator/templates/glossary.html", "it.summary", "it.sumary"),
        (
            "generator/templates/parts.html:4: ",
            "no attribute 'sumary', called from generator/templates/glossary.html:4;",
        ),
    ),
    "configuration": (
        ("mkdocs.yml", "site_name: ", "sight_name: "),
        ("site_name",),
    ),
    "navigation": (
        ("mkdocs.yml", "equipment/index.md", "equipment.md"),
        ("equipment.md",),
    ),
}


@pytest.mark.parametrize(("edit", "words"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_told_and_the_site_stays(
    project: Project, edit: tuple[str, str, str], words: tuple[str, ...]
) -> None:
    """A slip of the pen would take the site down, or be told as a traceback, or not at all."""
    before = tree(project.site)
    project.edit(*edit)
    check_refused(project.run("generator", "build"), *words)
    assert differences(before, tree(project.site)) == []
    assert sorted(path.name for path in project.root.iterdir()) == [
        "content",
        "docs",
        "generator",
        "mkdocs.yml",
        "site",
    ]


def put_page(project: Project) -> tuple[str, ...]:
    """A hand-written page at the address of a generated one."""
    project.path("docs/primer.md").write_text("# My primer\n", encoding="utf-8")
    return "docs/primer.md", "content/primer.yml", "/primer/"


def put_file(project: Project) -> tuple[str, ...]:
    """A file that MkDocs would copy to the place of a generated page."""
    project.path("docs/pull-through/cable/index.html").write_text("<p>Mine</p>\n", encoding="utf-8")
    return "docs/pull-through/cable/index.html", "variations/cable.yml"


def put_link(project: Project) -> tuple[str, ...]:
    """A link to a file outside, which MkDocs would publish."""
    secret = project.root.parent / "secret.txt"
    secret.write_text("keep me", encoding="utf-8")
    project.path("docs/assets/notes.txt").symlink_to(secret)
    return ("docs/assets/notes.txt", "not a regular file")


def put_pipe(project: Project) -> tuple[str, ...]:
    """A pipe, for which MkDocs would wait to the end of time."""
    os.mkfifo(project.path("docs/assets/pipe"))
    return ("docs/assets/pipe", "not a regular file")


def put_latin(project: Project) -> tuple[str, ...]:
    """A page that an old editor saved."""
    project.path("docs/coffee.md").write_bytes(b"---\ntitle: Coffee\n---\nA caf\xe9.\n")
    return ("docs/coffee.md:4:6: ", "the byte 0xe9 is not UTF-8", "save the file as UTF-8")


def put_latin_template(project: Project) -> tuple[str, ...]:
    """A template that an old editor saved."""
    project.path("docs/overrides/404.html").write_bytes(b"{# caf\xe9 #}")
    return ("docs/overrides/404.html:1:7: ", "the byte 0xe9 is not UTF-8", "save the file as UTF-8")


def put_latin_name(project: Project) -> tuple[str, ...]:
    """A page whose name comes from an old archive."""
    Path(os.fsdecode(os.fsencode(project.path("docs")) + b"/caf\xe9.md")).touch()
    return ("docs/caf", "this name is not UTF-8; rename the file")


@pytest.mark.parametrize(
    "put",
    [put_page, put_file, put_link, put_pipe, put_latin, put_latin_template, put_latin_name],
    ids=lambda put: put.__name__,
)
def test_file_that_must_not_be_there(project: Project, put: Callable[[Project], tuple[str, ...]]) -> None:
    """A page would silently take another's place, or a file from outside would be published."""
    before = tree(project.site)
    words = put(project)
    check_refused(project.run("generator", "build"), *words)
    assert differences(before, tree(project.site)) == []


def test_plain_mkdocs_leaves_the_site_for_a_mistake_in_content(project: Project) -> None:
    """MkDocs would empty the site first, and read the content then."""
    before = tree(project.site)
    project.edit("content/glossary.yml", "terms:", "therms:")
    check_refused(project.run("mkdocs", "build", "--strict"), "content/glossary.yml:", 'did you mean "terms"?')
    assert differences(before, tree(project.site)) == []


@pytest.mark.parametrize("command", [("generator", "build"), ("mkdocs", "build", "--strict")], ids=["primer", "mkdocs"])
def test_site_that_is_a_link(project: Project, command: tuple[str, ...]) -> None:
    """MkDocs would empty the folder that the link leads to."""
    elsewhere = project.root.parent / "elsewhere"
    project.site.rename(elsewhere)
    before = tree(elsewhere)
    project.site.symlink_to(elsewhere)
    check_refused(project.run(*command), "site is a symbolic link")
    assert differences(before, tree(elsewhere)) == []


# Where the site goes


@pytest.mark.parametrize(("address", "told"), [("https://primer.example/", True), ("https://primer.org/", False)])
def test_an_address_that_is_a_stand_in_is_told(project: Project, address: str, told: bool) -> None:  # noqa: FBT001
    """Cards would be printed whose code leads nowhere."""
    done = project.run("generator", "build", variables={"SITE_URL": address})
    assert done.returncode == 0, done.stderr
    assert (f"still {address}: nobody can visit it" in done.stderr) is told


def test_build_from_another_folder(project: Project, tmp_path: Path) -> None:
    """A script would have to change into the project first."""
    here = tmp_path / "here"
    here.mkdir()
    check_refused(project.run("generator", "build", cwd=here, variables=project.importable), "--root")
    words = ("generator", "--root", "../project", "build", "--out", "public")
    done = project.run(*words, cwd=here, variables=project.importable)
    assert done.returncode == 0, done.stderr
    assert differences(tree(real_site()), tree(here / "public")) == []


def test_build_from_inside_the_project(project: Project) -> None:
    """Who edits in content/ would have to go up for a build."""
    shutil.rmtree(project.site)
    done = project.run("generator", "build", cwd=project.root / "content", variables=project.importable)
    assert done.returncode == 0, done.stderr
    assert (project.site / "index.html").is_file()


def test_folder_of_somebody_else(project: Project, tmp_path: Path) -> None:
    """A slip in --out would delete somebody's photographs."""
    foreign = tmp_path / "photos"
    foreign.mkdir()
    (foreign / "cat.jpg").write_bytes(b"cat")
    check_refused(project.run("generator", "build", "--out", str(foreign)), str(foreign), "choose another")
    assert tree(foreign).keys() == {"cat.jpg"}


def test_files_that_somebody_put_into_the_site(project: Project) -> None:
    """A build would delete them, also after a plain MkDocs build, which leaves hidden files alone."""
    project.path("site/.git/HEAD").write_text("ref: refs/heads/pages\n", encoding="utf-8")
    check_refused(project.run("generator", "build"), "(.git)", "move that away")
    assert project.run("mkdocs", "build", "--strict").returncode == 0
    check_refused(project.run("generator", "build"), "(.git)", "move that away")
    assert project.path("site/.git/HEAD").is_file()


# Files for another site engine


def test_render_writes_what_another_engine_needs(project: Project, tmp_path: Path) -> None:
    """Another engine would get no pages, or the last ones beside those that are gone."""
    out = tmp_path / "pages"
    done = project.run("generator", "render", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert (out / "pull-through/cable/card.md").read_text("utf-8").startswith('---\ntitle: "Card: ')
    (out / "pull-through/stale.md").write_text("", encoding="utf-8")
    assert project.run("generator", "render", "--out", str(out)).returncode == 0
    assert not (out / "pull-through/stale.md").exists()


def test_render_leaves_the_site_alone(project: Project, tmp_path: Path) -> None:
    """A slip in --out would take the site down; and one of a build, the pages of the other engine."""
    before = tree(project.site)
    check_refused(project.run("generator", "render", "--out", "site"), "site is marked as", "choose another")
    assert differences(before, tree(project.site)) == []
    out = str(tmp_path / "pages")
    assert project.run("generator", "render", "--out", out).returncode == 0
    check_refused(project.run("generator", "build", "--out", out), "pages is marked as", "choose another")


def test_render_tells_of_a_broken_template(project: Project, tmp_path: Path) -> None:
    """Who changes a template for another engine would be shown a traceback through Jinja."""
    project.edit("generator/templates/glossary.html", "it.summary", "it.sumary")
    done = project.run("generator", "render", "--out", str(tmp_path / "pages"))
    check_refused(done, "generator/templates/glossary.html:4; mend it there", "no attribute 'sumary'")


def test_render_refuses_unsound_content(project: Project, tmp_path: Path) -> None:
    """Another engine would build a site that primer would not."""
    project.edit("content/primer.yml", "  down: 3\n", "  down: three\n")
    check_refused(project.run("generator", "render", "--out", str(tmp_path / "pages")), "content/primer.yml:")
    assert not (tmp_path / "pages").exists()
