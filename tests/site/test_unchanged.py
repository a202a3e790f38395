"""A build in which nothing changed is over at once; whatever did change is built, as a clean build would."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from projects import Project, add_movement, copy_project, differences, tree

from generator import inputs
from generator.inputs import VARIABLES, Inputs
from generator.store import Store
from generator.unchanged import Former, survey

NOTHING = "is up to date: nothing changed since it was built (85 pages, 3 cards, 0 PDFs, 1 picture, "
STAND_IN = {"SITE_URL": "https://hinge.example/"}
CABLE = "content/movements/pull-through/variations/cable.yml"
Edit = Callable[[Project], object]


def builds(project: Project, *words: str, variables: dict[str, str] | None = None) -> bool:
    """Whether a draft was built, rather than found to be up to date; each has to succeed, and to say which it was."""
    done = project.run("generator", "build", "--draft", *words, variables=variables or {})
    assert done.returncode == 0, done.stderr
    assert ("is up to date" in done.stderr) != ("Built draft/" in done.stderr), done.stderr
    return "Built draft/" in done.stderr


# What goes in


def keeping_size_and_time(name: str, old: str, new: str) -> Edit:
    """An edit that the file system's figures don't show, as a tool may leave it that copies files with their times."""
    assert len(old) == len(new)

    def edit(project: Project) -> None:
        path = project.root / name
        before = path.stat()
        project.edit(name, old, new)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def append(name: str, text: str) -> Edit:
    """More at the end of a file."""
    return lambda project: project.path(name).write_bytes(project.path(name).read_bytes() + text.encode())


def add(name: str) -> Edit:
    """A file that was not there."""
    return lambda project: project.path(name).write_bytes(b"")


def rename(name: str, new: str) -> Edit:
    """The same bytes elsewhere."""
    return lambda project: (project.root / name).rename(project.path(new))


def delete(name: str) -> Edit:
    """A file less."""
    return lambda project: (project.root / name).unlink()


EDITS: dict[str, Edit] = {
    "a word of YAML": append(CABLE, "# more\n"),
    "a letter, unseen by size and time": keeping_size_and_time(CABLE, "short_name: Cable", "short_name: Wires"),
    "a movement more": add_movement,
    "a file of YAML less": delete(CABLE),
    "a file of YAML renamed": rename(CABLE, CABLE.replace("cable.yml", "wire.yml")),
    "a folder": lambda project: (project.root / "content/movements/empty").mkdir(),
    "a written page": append("docs/about.md", "More.\n"),
    "a style sheet": append("docs/assets/css/print.css", "p { color: red }\n"),
    "a script": append("docs/assets/js/shell.js", "// more\n"),
    "a template of the theme": append("docs/overrides/main.html", "<!-- more -->\n"),
    "a template of the theme more": add("docs/overrides/partials/nav.html"),
    "a picture": append("docs/assets/favicon.svg", "<!-- more -->\n"),
    "a file to be copied": add("docs/assets/more.txt"),
    "a file to be copied, hidden": add("docs/.well-known/more.txt"),
    "the configuration": append("mkdocs.yml", "# more\n"),
    "code": append("generator/markup.py", "# more\n"),
    "code more": add("generator/rules/more.py"),
    "a template": append("generator/templates/card.html", "<!-- more -->\n"),
    "a template of Typst": append("generator/typst/common.typ", "// more\n"),
    "a font": append("generator/fonts/barlow-condensed-700.ttf", "\0"),
    "a lesson": add("generator/lessons/more.md"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project, whose own copy of the generator is taken for the code that runs."""
    made = copy_project(tmp_path / "project")
    monkeypatch.setattr(inputs, "CODE", made.root / "generator")
    return made


def digest(project: Project) -> str:
    """What stands for all that goes in, in a new process."""
    found = Inputs(project.root).digest()
    assert found
    return found


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_is_seen(project: Project, edit: Edit) -> None:
    """The site would stay as it was, and its maintainer be told that it is up to date."""
    before = digest(project)
    assert digest(project) == before
    edit(project)
    assert digest(project) != before


@pytest.mark.parametrize("seed", range(3))
def test_no_two_states_are_taken_for_each_other(project: Project, seed: int) -> None:
    """An edit would be lost that undoes half of another, and a state of long ago must be known again."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    seen: dict[str, str] = {}
    place = project.root / "docs/assets"
    for _ in range(40):
        name = place / chance.choice(["a.txt", "b.txt", "ab/c.txt"])
        if name.exists() and chance.random() < 0.4:
            name.unlink()
        else:
            name.parent.mkdir(exist_ok=True)
            name.write_text(chance.choice(["", "1", "2", "12"]), encoding="utf-8")
        state = str({path: path.read_bytes() if path.is_file() else b"/" for path in sorted(place.rglob("*"))})
        assert seen.setdefault(state, digest(project)) == digest(project)
    assert len(set(seen.values())) == len(seen)


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL", "EDITOR_REPO", *VARIABLES])
def test_the_environment_is_seen(project: Project, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A site for another address would keep the former one on all its pages and cards."""
    monkeypatch.delenv(name, raising=False)
    states = [digest(project)]
    for value in ("", "one", "two"):
        monkeypatch.setenv(name, value)
        states.append(digest(project))
    assert len(set(states)) == 4


def test_what_is_installed_is_seen(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site would keep the pages of a former version of the theme."""
    packages = tmp_path / "site-packages"
    record, module = packages / "theme-1.0.dist-info/RECORD", packages / "theme/__init__.py"
    states = [digest(project)]
    monkeypatch.syspath_prepend(packages)
    for path in (record, module, packages / "single.py", packages / "more.pth"):
        for text in ("one", "other"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            states.append(digest(project))
    record.parent.rename(packages / "theme-2.0.dist-info")
    states.append(digest(project))
    assert len(set(states)) == len(states)


def test_what_python_and_builds_leave_is_no_input(project: Project) -> None:
    """Every build would change what it was made of, and none would ever be up to date."""
    before = digest(project)
    for name in ("generator/__pycache__/markup.cpython-311.pyc", ".git/index", ".cache/primer/a", "site/index.html"):
        add(name)(project)
    assert digest(project) == before


def link(project: Project) -> None:
    """What a link leads to changes elsewhere."""
    (project.root / "docs/assets/more.txt").symlink_to(project.root / "mkdocs.yml")


def pipe(project: Project) -> None:
    """Who opens it waits for ever."""
    os.mkfifo(project.root / "docs/assets/more.txt")


def no_content(project: Project) -> None:
    """Nothing to make a site of."""
    shutil.rmtree(project.root / "content")


@pytest.mark.parametrize("obstacle", [link, pipe, no_content])
def test_what_can_not_be_read_is_left_to_a_build_to_tell(project: Project, obstacle: Edit) -> None:
    """Somebody would be told that all is well, or wait for ever."""
    obstacle(project)
    assert Inputs(project.root).digest() is None


# What came out


def site(folder: Path) -> Path:
    """A small folder with what a site consists of."""
    for name in ("index.html", "a/card/index.html", "a/card/card.pdf", "b/picture.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def overwrite(path: Path) -> None:
    """Other bytes, as many, with the time of before."""
    before = path.stat()
    path.write_bytes(bytes(before.st_size))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "touched": lambda site: (site / "index.html").touch(),
    "overwritten": lambda site: overwrite(site / "a/card/index.html"),
    "deleted": lambda site: (site / "a/card/card.pdf").unlink(),
    "a folder deleted": lambda site: shutil.rmtree(site / "b"),
    "renamed": lambda site: (site / "b").rename(site / "c"),
    "a file added": lambda site: (site / "b/more.txt").touch(),
    "a folder added": lambda site: (site / "b/more").mkdir(),
    "a hidden file added": lambda site: (site / ".htaccess").touch(),
    "a mode changed": lambda site: (site / "index.html").chmod(0o600),
    "a folder's mode changed": lambda site: (site / "b").chmod(0o700),
    "a link in the place of a file": lambda site: link_to_copy(site / "index.html"),
}


def link_to_copy(path: Path) -> None:
    """The same bytes by way of a link."""
    copy = path.rename(path.parent.with_name("elsewhere"))
    path.symlink_to(copy)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_built_folder_that_somebody_changed_is_not_taken_for_the_site(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    """A page that was lost or edited by hand would never come back."""
    folder = site(tmp_path / "site")
    before = survey(folder)
    assert survey(folder) == before
    damage(folder)
    assert survey(folder).state != before.state


def test_what_was_built_is_counted(tmp_path: Path) -> None:
    """The sentence at the end would tell something else."""
    built = survey(site(tmp_path / "site")).built
    assert (built.pages, built.cards, built.pdfs, built.pictures) == (2, 1, 1, 1)
    assert built.bytes == sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())


@pytest.fixture
def kept(project: Project, tmp_path: Path) -> Iterator[Callable[..., Former]]:
    """A record of a build; makes what a later build asks. Whatever is tried, it still holds at the end."""
    store, target = tmp_path / "cache", site(tmp_path / "site")
    former = Former(Store(store), project.root, target, draft=False)
    assert former.built() is None
    former.keep(survey(target))

    def later(target: Path = target, *, draft: bool = False, store: Path | None = store) -> Former:
        return Former(Store(store), project.root, target, draft=draft)

    yield later
    assert later().built() == survey(target).built


def test_another_folder_and_other_options_are_another_site(kept: Callable[..., Former], tmp_path: Path) -> None:
    """A draft would be taken for the site; and without a store, nobody knows."""
    copy = shutil.copytree(tmp_path / "site", tmp_path / "copy")
    assert [kept(copy).built(), kept(draft=True).built(), kept(store=None).built()] == [None, None, None]
    kept(copy).keep(survey(copy))
    assert kept(copy).built(), "each folder has a record of its own"


def test_a_link_is_no_site(kept: Callable[..., Former], tmp_path: Path) -> None:
    """A build would refuse it, and say why."""
    folder, place = tmp_path / "site", tmp_path / "elsewhere"
    folder.rename(place)
    assert kept().built() is None
    folder.symlink_to(place)
    assert kept().built() is None
    folder.unlink()
    place.rename(folder)


def test_what_a_killed_build_left_is_cleared_up(kept: Callable[..., Former], tmp_path: Path) -> None:
    """Folders of the size of a site would lie about."""
    left = tmp_path / ".site.build-0123456789abcdef"
    left.mkdir()
    assert kept().built() is None
    left.rmdir()


@pytest.mark.parametrize("back", [False, True])
def test_an_edit_during_a_build_is_not_noted_as_built(project: Project, tmp_path: Path, *, back: bool) -> None:
    """Pages may show it, also where it is put back before the build is over; or where that is done after it."""
    target, before = site(tmp_path / "site"), (project.root / CABLE).read_bytes()
    former = Former(Store(tmp_path / "cache"), project.root, target, draft=False)
    EDITS["a word of YAML"](project)
    if back:
        (project.root / CABLE).write_bytes(before)
    former.keep(survey(target))
    assert Former(Store(tmp_path / "cache"), project.root, target, draft=False).built() is None
    (project.root / CABLE).write_bytes(before)
    assert Former(Store(tmp_path / "cache"), project.root, target, draft=False).built() is None


# Whole builds


def test_nothing_is_built_where_nothing_changed(tmp_path: Path) -> None:
    """A maintainer would wait for the same site once more; and after any change, see the former one."""
    project, clean = copy_project(tmp_path / "project"), tmp_path / "clean"
    draft = project.root / "draft"
    build = partial(builds, project, variables=STAND_IN)
    assert build()
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in [draft, *draft.rglob("*")]}
    done = project.run("generator", "build", "--draft", variables=STAND_IN)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"draft/ {NOTHING}")
    assert done.stderr.count("\n") == 1
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in [draft, *draft.rglob("*")]} == before
    changes: list[Callable[[], object]] = [
        lambda: project.edit(CABLE, "short_name: Cable", "short_name: Wires"),
        lambda: project.edit("docs/overrides/partials/header.html", 'class="bar__name"', 'class="bar__name other"'),
        lambda: append("generator/templates/card.html", "<!-- more -->\n")(project),
        (draft / "sources/index.html").unlink,
        (draft / "sources/more.txt").touch,
        lambda: overwrite(draft / "primer/index.html"),
    ]
    for change in changes:
        change()
        assert build()
        assert not build()
    assert project.run("generator", "build", "--draft", "--no-cache", "--out", str(clean), variables=STAND_IN).stderr
    assert differences(tree(draft), tree(clean)) == []
    assert build("--no-cache")
    assert builds(project, variables={"SITE_URL": "https://other.example/"})
    assert "https://other.example/" in (draft / "index.html").read_text("utf-8")


def test_the_end_of_a_build_says_the_same(tmp_path: Path) -> None:
    """Who publishes a site whose address nobody can visit is told each time."""
    project = copy_project(tmp_path / "project")
    told = [project.run("generator", "build", variables=STAND_IN).stderr.splitlines() for _ in range(2)]
    assert [lines[-1] for lines in told] == [told[0][-1]] * 2
    assert "Its address is still https://hinge.example/" in told[1][-1]
    assert told[1][0].startswith("site/ is up to date")
    assert told[1][0].partition("(")[2].partition(" MB")[0] == told[0][-2].partition(": ")[2].partition(" MB")[0]


MEANWHILE = """
def on_env(env, config, files, before=on_env):
    path = Path(config.config_file_path).with_name("content") / "glossary.yml"
    if not path.read_text("utf-8").endswith("# more\\n"):
        path.write_text(path.read_text("utf-8") + "# more\\n", "utf-8")
    return before(env, config, files)
"""


def test_builds_that_can_not_be_trusted_leave_no_record(tmp_path: Path) -> None:
    """A file was saved while the build ran, or the build failed: the next one has to run."""
    project = copy_project(tmp_path / "project")
    append("generator/hooks.py", MEANWHILE)(project)
    assert builds(project)
    assert builds(project)
    assert not builds(project)
    project.edit("docs/index.md", "ladder(", "laddr(")
    for _ in range(2):
        assert project.run("generator", "build", "--draft").returncode == 1
    project.edit("docs/index.md", "laddr(", "ladder(")
    assert not builds(project), "the former site still stands, and is what a build would make"


# What can't be known

ASKED = """
from pathlib import Path
from mkdocs.config import load_config
from generator.inputs import Inputs
from generator.known import all_known
print(all_known(load_config("mkdocs.yml"), Inputs(Path.cwd())))
"""


def all_known(project: Project) -> bool:
    """What a build of this project finds at its end."""
    project.path("asked.py").write_text(ASKED, encoding="utf-8")
    done = project.run("asked")
    assert done.stdout in {"True\n", "False\n"}, done.stderr
    return done.stdout == "True\n"


def said(old: str, new: str) -> Edit:
    """Another line in mkdocs.yml."""
    return lambda project: project.edit("mkdocs.yml", old, new)


def page(jinja: str) -> Edit:
    """A page with Jinja on it."""
    text = f"---\nrender_macros: true\n---\n\n# More\n\n{jinja}\n"
    return lambda project: project.path("docs/more.md").write_text(text, encoding="utf-8")


def hook_elsewhere(project: Project) -> None:
    """A hook of the project's own."""
    project.path("more.py").write_text("", encoding="utf-8")
    said("  - generator/hooks.py\n", "  - generator/hooks.py\n  - more.py\n")(project)


def theme_elsewhere(project: Project) -> None:
    """Templates beside docs/."""
    (project.root / "docs/overrides").rename(project.root / "theme")
    said("custom_dir: docs/overrides", "custom_dir: theme")(project)


def docs_elsewhere(project: Project) -> None:
    """Pages beside docs/."""
    shutil.copytree(project.root / "docs", project.root / "pages")
    said("docs_dir: docs", "docs_dir: pages")(project)


def inherited(project: Project) -> None:
    """Another file of settings."""
    (project.root / "mkdocs.yml").rename(project.root / "base.yml")
    project.path("mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")


def code_elsewhere(project: Project) -> None:
    """A module that lies about in the project."""
    project.path("more.py").write_text("", encoding="utf-8")
    append("generator/hooks.py", "import more\n")(project)


def other_theme(project: Project) -> None:
    """One whose pages may say when they were built; its search has another name."""
    said("name: material", "name: mkdocs")(project)
    settings = (project.root / "mkdocs.yml").read_text("utf-8")
    said(re.findall(r"  - search:.*\n(?:      .*\n)*", settings)[0], "")(project)


UNKNOWN: dict[str, Edit] = {
    "another plugin": said("plugins:\n", "plugins:\n  - tags\n"),
    "an extension that reads files": said("  - tables\n", "  - tables\n  - pymdownx.snippets\n"),
    "a function": said("  - toc\n", "  - toc:\n      slugify: !!python/name:markdown.extensions.toc.slugify_unicode\n"),
    "pages that need not say that they have macros": said("render_by_default: false", "render_by_default: true"),
    "files for macros": said("on_undefined: strict", "on_undefined: strict\n      include_dir: content"),
    "other macros": said("module_name: generator/macros", "module_name: main"),
    "a dictionary for the search": said("      lang: en\n", "      lang: en\n      jieba_dict: words.txt\n"),
    "another theme": other_theme,
    "the hour on a page": page("{{ now() }}"),
    "the commit on a page": page("{{ git.commit }}"),
    "the machine on a page": page("{{ environment.system }}"),
    "all of that on a page": page("{{ context() }}"),
    "a page on a page": page('{% include "about.md" %}'),
    "a page that can't be read": page("{{ now( }}"),
    "the hour in the theme": append("docs/overrides/main.html", "{{ build_date_utc }}"),
    "another hook": hook_elsewhere,
    "other code": code_elsewhere,
    "another folder for the theme": theme_elsewhere,
    "another folder for pages": docs_elsewhere,
    "other settings": inherited,
}


@pytest.mark.parametrize("edit", UNKNOWN.values(), ids=UNKNOWN)
def test_where_not_all_is_known_every_build_runs(tmp_path: Path, edit: Edit) -> None:
    """What changed there would never show."""
    project = copy_project(tmp_path / "project")
    edit(project)
    assert not all_known(project)


def test_what_our_own_pages_ask_is_known(tmp_path: Path) -> None:
    """No build would ever be up to date, and the tests above would pass all the same."""
    project = copy_project(tmp_path / "project")
    page('{{ ladder("pull-through") }} {{ config.site_name }}')(project)
    assert all_known(project)


def test_a_build_that_can_not_know_runs_again(tmp_path: Path) -> None:
    """As above, to the end."""
    project = copy_project(tmp_path / "project")
    UNKNOWN["an extension that reads files"](project)
    assert builds(project)
    assert builds(project)


WHAT_IS_READ = Path(__file__).with_name("what_is_read.py")
OF_NO_IMPORT = frozenset(
    "ANSI_COLORS_DISABLED FORCE_COLOR NO_COLOR TERM COLUMNS LINES "  # what a terminal shows
    "LANG LANGUAGE LC_ALL LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME TZ PYTHONTZPATH "  # a test builds with others
    "PILLOW_ALIGNMENT PILLOW_BLOCKS_MAX PILLOW_BLOCK_SIZE TMPDIR TEMP TMP "  # where things are put meanwhile
    "PYDANTIC_DISABLE_PLUGINS PYTHONUSERBASE PY_SAX_PARSER _PRIMER_COMPLETE "  # what modules are loaded; they are known
    "_PYTHON_PROJECT_BASE _PYTHON_SYSCONFIGDATA_NAME _PYTHON_HOST_PLATFORM PRIMER_CACHE".split()
)
"""Variables that change no byte of a site."""


def test_a_build_reads_nothing_but_what_is_looked_at(tmp_path: Path) -> None:
    """A new version of ours, or of a library, would read a file or a variable whose change nobody notices."""
    project, noted, cache = copy_project(tmp_path / "project"), tmp_path / "noted.txt", tmp_path / "cache"
    custom = tmp_path / "custom/sitecustomize.py"
    custom.parent.mkdir()
    shutil.copy(WHAT_IS_READ, custom)
    bare = ["env", "-i", f"PATH={os.environ['PATH']}", "HOME=/", f"PYTHONPATH={custom.parent}", f"READ={noted}"]
    command = [*bare, "NO_MKDOCS_2_WARNING=1", *project.command("generator", "build", "--cache", str(cache))]
    done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    notes = {tuple(line.split(" ", 1)) for line in noted.read_text("utf-8").splitlines()}
    variables = {what for kind, what in notes if kind == "variable"}
    assert {"PRIMER_PLAIN", "SITE_URL"} <= variables, "else nothing was noted"
    assert variables - OF_NO_IMPORT - VARIABLES == {"SITE_URL", "REPO_URL", "EDITOR_REPO"}, "as mkdocs.yml has them"
    assert {what for kind, what in notes if kind == "program"} <= {"git", sys.executable}, "git is for macros on pages"
    files = {Path(what) for kind, what in notes if kind == "file"}
    assert project.root / "mkdocs.yml" in files, "else nothing was noted"
    places = [*Inputs(project.root).folders, project.root / "generator", Path(os.__file__).parent, cache]
    places += [Path(place) for place in sys.path if Path(place).name == "site-packages" or place.endswith(".zip")]
    places += [custom.parent, Path("/dev"), Path("/proc"), Path("/usr/share/zoneinfo")]
    strange = {path for path in files if not any(path.is_relative_to(place) for place in places)}
    mine = re.compile(re.escape(f"{project.root}") + r"(/mkdocs\.yml|/\.site\.build-.*|/__editable__.*)?")
    assert [path for path in strange if not mine.fullmatch(str(path))] == []


def test_the_first_build_of_all_leaves_a_record(tmp_path: Path) -> None:
    """Python compiles our modules meanwhile and puts them beside the code, where nobody has edited anything."""
    project, keeping = copy_project(tmp_path / "project"), {"PYTHONDONTWRITEBYTECODE": ""}
    assert builds(project, variables=keeping)
    assert (project.root / "generator/api/__pycache__").is_dir()
    assert not builds(project, variables=keeping)
