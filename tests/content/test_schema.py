"""The schemas that editors read: fresh, complete, and of one mind with the loader."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator, FormatChecker
from mistakes import OF_SHAPE, Mistake
from planted import ROOT, SAMPLE, SWING, copy_of_sample
from pydantic import TypeAdapter, ValidationError
from truths import nodes

from generator.document import Document
from generator.folder import KINDS as FILES
from generator.folder import expected
from generator.load import parse, read
from generator.model import Model
from generator.schema import COMMAND, modeline, schema, schema_files
from generator.shape import KINDS, examples
from generator.yaml_reader import read_yaml

REAL = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yml"))
YAML = [*sorted((SAMPLE / "content").rglob("*.yml")), *(ROOT / path for path in REAL)]
LIMITS = {"minLength", "maxLength", "pattern", "minimum", "exclusiveMinimum", "enum", "format"}


def inside(annotation: Any) -> Iterator[type[Model]]:
    """The models that a field's type names."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from inside(part)


def models() -> dict[str, type[Model]]:
    """Every model that a file can hold, by its name."""
    found: dict[str, type[Model]] = {}
    waiting = list(KINDS.values())
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in found:
            found[kind.__name__] = kind
            waiting += [part for field in kind.model_fields.values() for part in inside(field.annotation)]
    return found


FIELDS = {
    f"{name}.{key}": (name, key, field) for name, kind in models().items() for key, field in kind.model_fields.items()
}


def kind_of(file: str) -> str:
    """The name of the kind of a file, by its path below content/."""
    found = expected(file)
    assert found
    return next(name for name, kind in KINDS.items() if kind is found.kind)


def below_content(path: Path) -> str:
    """A file's path below content/."""
    return path.as_posix().rpartition("/content/")[2]


def data_of(raw: bytes) -> Any:
    """What the reader makes of a file."""
    document = read_yaml(raw, "content/a.yml")
    assert isinstance(document, Document)
    return document.data


@cache
def validator(name: str) -> Draft7Validator:
    """What judges a kind of file by its schema."""
    return Draft7Validator(schema(name), format_checker=FormatChecker())


@cache
def field_of_schema(name: str, key: str) -> dict[str, Any]:
    """A field of a model in any schema that holds the model, with all that it refers to."""
    for kind in KINDS:
        made = schema(kind)
        part = made if KINDS[kind].__name__ == name else made["definitions"].get(name)
        if part:
            return {**part["properties"][key], "definitions": made["definitions"]}
    raise LookupError(name)


# Fresh


def test_the_committed_schemas_are_fresh() -> None:
    """An editor would refuse a field that the model knows, or offer one that it doesn't."""
    kept = {path.name: path.read_bytes() for path in sorted((ROOT / "schemas").iterdir())}
    assert kept == schema_files(), f"schemas/ differs from the models; run {COMMAND} and commit what it writes"


def test_every_kind_of_file_has_a_schema() -> None:
    """Whoever edits a file of a new kind would be left alone by the editor."""
    assert set(KINDS.values()) == {kind for _, kind in FILES}


@pytest.mark.parametrize("name", KINDS)
def test_each_schema_is_one(name: str) -> None:
    """An editor passes over what is no valid schema, without a word."""
    Draft7Validator.check_schema(schema(name))


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """`primer` with these words, as a user runs it."""
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)


def test_the_check_names_what_is_stale_and_the_remedy(tmp_path: Path) -> None:
    """Whoever changed the model has to learn which command renews the schemas."""
    assert run("schema", "--out", str(tmp_path)).returncode == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == schema_files()
    assert run("schema", "--check", "--out", str(tmp_path)).returncode == 0
    (tmp_path / "source.schema.json").write_text("{}", "utf-8")
    (tmp_path / "movement.schema.json").unlink()
    done = run("schema", "--check", "--out", str(tmp_path))
    assert done.returncode == 1
    assert "source.schema.json, movement.schema.json; run primer schema" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({*schema_files()} - {"movement.schema.json"})
    assert run("schema", "--out", str(tmp_path)).returncode == 0
    assert run("schema", "--check", "--out", str(tmp_path)).returncode == 0


def test_an_unusable_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A traceback would tell a coach nothing."""
    (tmp_path / "file").write_text("", "utf-8")
    done = run("schema", "--out", str(tmp_path / "file"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "file" in done.stderr


# Complete


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_says_what_it_is(name: str) -> None:
    """Whoever hovers over a field would see nothing."""
    kind, key, field = FIELDS[name]
    assert re.fullmatch(r"\S.{10,}[.)]", field.description or ""), name
    told = field_of_schema(kind, key)["description"]
    assert told.startswith(str(field.description))


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_has_an_example_that_fits(name: str) -> None:
    """An example that the check refuses teaches a mistake."""
    kind, key, field = FIELDS[name]
    shown = examples(field)
    assert shown
    made = field_of_schema(kind, key)
    assert made["examples"] == shown
    for example in shown:
        assert list(Draft7Validator(made).iter_errors(example)) == []
        TypeAdapter(field.rebuild_annotation()).validate_python(example)


FEWEST = {"redirects": 2}
"""Kinds of file with only a few fields."""


@pytest.mark.parametrize("name", KINDS)
def test_all_text_and_all_numbers_have_limits(name: str) -> None:
    """An editor would let text grow until the check says that it doesn't fit."""
    parts = [part for _, part in nodes(schema(name)) if isinstance(part, dict)]
    leaves = [part for part in parts if {"string", "integer", "number"} & {*_types(part)} and "enum" not in part]
    assert len(leaves) >= FEWEST.get(name, 6)
    assert [part for part in leaves if not LIMITS & set(part)] == []
    objects = [part for part in parts if "properties" in part and "type" in part]
    assert [part for part in objects if part["additionalProperties"] is not False] == []


def _types(part: dict[str, Any]) -> list[Any]:
    types = part.get("type", [])
    return types if isinstance(types, list) else [types]


# Of one mind with the loader


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_sound_files_pass(path: Path) -> None:
    """An editor would underline what is right."""
    errors = validator(kind_of(below_content(path))).iter_errors(data_of(path.read_bytes()))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("plant", OF_SHAPE, ids=range(len(OF_SHAPE)))
def test_mistakes_of_shape_are_refused(tmp_path: Path, plant: Mistake) -> None:
    """A mistake would show only when the check is run."""
    project = copy_of_sample(tmp_path)
    told = plant(project)
    name = kind_of(told.file)
    assert not validator(name).is_valid(data_of(project.file(told.file).read_bytes()))
    assert validator(name).is_valid(data_of((SAMPLE / "content" / told.file).read_bytes()))


VALUES: tuple[Any, ...] = (
    None, True, 0, 1, -1, 7, 100, 1001, 2.5, "", " ", "x", "X1", "primer", "high", "two words", "a" * 21, "a" * 41,
    "a b " * 200, "<b>", "...", "mon", "2026-11-23", "2026-02-30", "23.11.2026", "https://example.org/", "http://a.b/",
    [], {}, ["x"], ["x", "y"], ["X1", "mon"], ["mon", "thu"], [*"abcdefghi"], [None], [{}],
    [["x"]], {"text": "x"}, {"text": 1}, [{"text": "x"}], {"min": 1, "max": 2}, {"min": 1, "max": 2000},
)  # fmt: skip
"""All kinds of data, to be put in the place of any other."""

MISSING = object()


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Plain data with another value at a path, or without it."""
    data = copy.deepcopy(data)
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    if value is MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return data


def loads(name: str, data: Any) -> bool:
    """Whether the model takes plain data."""
    try:
        KINDS[name].model_validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", [name for name in KINDS if name not in FEWEST])  # no project has former addresses yet
def test_schema_and_loader_agree(name: str) -> None:
    """The editor would underline what the check lets through, or the other way round."""
    places: dict[tuple[object, ...], tuple[Any, Any]] = {}
    for file in YAML:
        if kind_of(below_content(file)) == name:
            data = data_of(file.read_bytes())
            for path, _ in nodes(data):
                if path:
                    places.setdefault(tuple("#" if isinstance(part, int) else part for part in path), (data, path))
    assert len(places) > 5
    tried = [changed(data, path, value) for data, path in places.values() for value in (*VALUES, MISSING)]
    judged = [(loads(name, data), validator(name).is_valid(data)) for data in tried]
    assert {True, False} <= {verdict for verdict, _ in judged}
    apart = [index for index, (loader, editor) in enumerate(judged) if loader is not editor]
    keys = list(places)
    count = len(VALUES) + 1
    assert [(keys[index // count], (*VALUES, "no value")[index % count]) for index in apart] == []


# The line that names the schema


@pytest.mark.parametrize("path", REAL)
def test_each_file_names_its_schema_in_its_first_line(path: str) -> None:
    """An editor would not know what may stand in the file."""
    line = modeline(path)
    assert line
    text = (ROOT / path).read_text("utf-8")
    assert text.startswith(line), f"{path} must begin with {line}"
    named = line.strip().partition("$schema=")[2]
    assert (
        (ROOT / path).parent / named
    ).resolve() == ROOT / f"schemas/{kind_of(path.removeprefix('content/'))}.schema.json"
    assert (ROOT / path).parent.joinpath(named).is_file()


@pytest.mark.parametrize("path", sorted((SAMPLE / "content").rglob("*.yml")), ids=lambda path: path.name)
def test_the_line_moves_all_else_down_by_one(path: Path) -> None:
    """The comment is for editors; the content must be the same with it and without."""
    found = expected(below_content(path))
    assert found
    raw = path.read_bytes()
    line = str(modeline(found.path)).encode()
    bare, _ = parse(type(found)(found.path, found.kind, found.id, found.folder, raw))
    led, problems = parse(type(found)(found.path, found.kind, found.id, found.folder, line + raw))
    assert problems == []
    assert led.value == bare.value
    for places in ("values", "keys"):
        moved = {at: (row + 1, column) for at, (row, column) in getattr(bare.marks, places).items()}
        assert getattr(led.marks, places) == moved


def test_a_strange_file_has_no_such_line() -> None:
    """A file that is no content has no schema to name."""
    assert modeline("content/notes.txt") is None


@pytest.mark.parametrize("page", ["README.md", "docs/contribute/index.md"])
def test_the_mistake_that_is_shown_has_its_place(page: str, tmp_path: Path) -> None:
    """A reader who tries the example would see another line than the one that is shown."""
    shown = re.search(
        r"content/(movements/\S+?\.yml):([0-9]+):([0-9]+): .*\"purpos\"", (ROOT / page).read_text("utf-8")
    )
    assert shown
    project = copy_of_sample(tmp_path)
    text = (ROOT / "content" / shown[1]).read_text("utf-8")
    project.file(f"{SWING}/variations/brass.yml").write_text(text.replace("\npurpose:", "\npurpos:"), "utf-8")
    problems = [problem for problem in read(project.root)[1] if '"purpos"' in problem.message]
    assert [(problem.line, problem.column) for problem in problems] == [(int(shown[2]), int(shown[3]))]
