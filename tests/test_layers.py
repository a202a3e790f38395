"""How the modules of the generator lean on each other, told from their syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parents[1] / "generator"
LAYERS = (
    ("errors", "days", "addresses", "papers", "headers", "paging", "digest", "memory", "spool"),
    ("model",),
    ("annotations", "document", "core_schema", "trials", "slips", "plain_yaml", "yaml_reader", "content"),
    ("folder", "meant", "messages", "mend", "load", "shape", "reference", "schema"),
    ("chooser", "plan", "metrics", "ladder", "places", "redirects"),
    ("rules",),
    ("check",),
    (
        *("lessons", "site", "outlook", "card", "qr", "sheet", "pdf", "program", "lifter", "printing", "api", "cms"),
        "ask",
    ),
    ("sections", "compiled", "store", "hands", "workshop", "progress"),
    ("markup", "page", "curve", "drawing", "drafts", "navigation", "written", "render", "export", "forwarding"),
    ("icons", "making", "shells", "takeaway", "weight", "worker"),
    ("offline",),
    ("discovery", "effect", "beside"),
    (
        *(
            "told",
            "explain",
            "handwritten",
            "marker",
            "styles",
            "files",
            "inputs",
            "unchanged",
            "scaffold",
            "begin",
            "publish",
            "settings",
        ),
        *("revisions", "joining", "serving"),
    ),
    (
        "assets",
        "build",
        "building",
        "following",
        "generated",
        "live",
        "outcome",
        "searching",
        "watching",
        "preview",
        "hooks",
        "known",
        "macros",
        "console",
        "lifting",
        "editing",
        "reviewing",
        "cli",
        "__main__",
    ),
)
"""From the bottom up: a module imports from its own layer and from those before it."""

LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MKDOCS = {"assets", "following", "generated", "hooks", "live", "macros", "settings"}
READS_SETTINGS = "settings"
MOST_LINES = 300
LONGER = {"model.py": "all that a YAML file may say, to be read from top to bottom"}
OPENERS = {
    "open",
    "fdopen",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "scandir",
    "iterdir",
    "glob",
    "rglob",
}


def name_of(path: Path) -> str:
    """A module's name inside the generator; those of a folder count as one."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


MODULES = [path for path in sorted(GENERATOR.rglob("*.py")) if name_of(path) != "__init__"]


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            module = str(node.module)
            yield from (f"generator.{alias.name}" for alias in node.names) if module == "generator" else [module]


def own_imports(path: Path) -> set[str]:
    """The names of the generator's modules that a module imports."""
    parts = (module.split(".") for module in imports(path))
    return {part[1] for part in parts if part[0] == "generator"} - {name_of(path)}


def outermost(path: Path) -> Iterator[str]:
    """The packages that a module imports as soon as it is imported itself."""
    for node in tree(path).body:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).split(".")[0]


def ids(path: Path) -> str:
    """A module's path, for the name of a test."""
    return path.relative_to(GENERATOR).as_posix()


def test_every_module_has_a_layer() -> None:
    """A new module is given its place when it is written, and a dead one is struck off."""
    assert {name_of(path) for path in MODULES} == set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_imports_go_one_way(path: Path) -> None:
    """What a rule needs can't come to hang on the renderer, nor the reader on a rule."""
    above = {name for name in own_imports(path) if LEVEL[name] > LEVEL[name_of(path)]}
    assert above == set()


def test_no_imports_go_in_a_circle() -> None:
    """Of two modules one can be understood without the other, also inside a layer."""
    graph: dict[str, set[str]] = {name: set() for name in LEVEL}
    for path in MODULES:
        graph[name_of(path)] |= own_imports(path)
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"these import each other: {error.args[1]}")
    assert set(order) == set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_few_modules_import_mkdocs(path: Path) -> None:
    """The site can move to another engine, and `primer check` doesn't wait for MkDocs to load."""
    engines = {package for package in outermost(path) if package.startswith("mkdocs")}
    assert not engines or name_of(path) in MKDOCS


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_below_the_check_only_folder_opens_files(path: Path) -> None:
    """Every byte of content/ passes the one door that refuses links, pipes and strays."""
    if LEVEL[name_of(path)] > LEVEL["check"] or name_of(path) == "folder":
        return
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert names & OPENERS == set()


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_nobody_above_the_check_reads_yaml(path: Path) -> None:
    """What a page shows has passed the model and the rules; mkdocs.yml is no content."""
    if LEVEL[name_of(path)] > LEVEL["check"] and name_of(path) != READS_SETTINGS:
        assert "yaml" not in {module.split(".")[0] for module in imports(path)}


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_no_module_is_long(path: Path) -> None:
    """A module can be read in one sitting; an exception that is no longer needed fails as well."""
    lines = len(path.read_text("utf-8").splitlines())
    assert (lines > MOST_LINES) == (path.name in LONGER)


@pytest.mark.parametrize("path", [*MODULES, GENERATOR / "__init__.py"], ids=ids)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """A newcomer sees the way of the content in the first lines of the files."""
    first = (ast.get_docstring(tree(path)) or "").split("\n")[0]
    assert first.endswith(".")
