"""The tables of fields: nothing is left out, and what they say is what the models say."""

from __future__ import annotations

import pytest
from test_schema import models

from generator.document import Document
from generator.model import Footed, Model
from generator.reference import Table, as_yaml, files, footing, part_id, parts
from generator.shape import KINDS, examples
from generator.yaml_reader import read_yaml

TABLES = {table.id: table for table in [footing(), *parts()]}
FILES = {table.id: table for table in files()}


def table_of(kind: type[Model]) -> Table:
    """The table of a model."""
    names = {kind: name for name, kind in KINDS.items()}
    return FILES[names[kind]] if kind in names else TABLES[part_id(kind.__name__)]


@pytest.mark.parametrize("kind", models().values(), ids=models())
def test_every_field_has_its_row(kind: type[Model]) -> None:
    """A writer would never learn of a field, or take an optional one for required."""
    told = {row.name: row.required for row in table_of(kind).rows}
    assert told == {name: field.is_required() for name, field in kind.model_fields.items()}
    assert [row.description for row in table_of(kind).rows] == [kind.model_fields[name].description for name in told]


def test_no_table_is_left_over() -> None:
    """A writer would look for a place where something fits that fits nowhere."""
    assert len(FILES) + len(TABLES) == len(models()) + 1  # the footing is a table of its own


@pytest.mark.parametrize("kind", models().values(), ids=models())
def test_examples_can_be_copied(kind: type[Model]) -> None:
    """What one copies from the page into a file has to mean what the page says."""
    for row in table_of(kind).rows:
        document = read_yaml(row.example.encode(), "a.yml")
        assert isinstance(document, Document)
        assert document.problems == []
        assert document.data == {row.name: examples(kind.model_fields[row.name])[0]}


@pytest.mark.parametrize("table", [*FILES.values(), *TABLES.values()], ids=lambda table: table.id)
def test_what_holds_fields_leads_to_their_table(table: Table) -> None:
    """A reader would not find out what stands in a part."""
    kinds = {**KINDS, **{part_id(n): kind for n, kind in models().items()}}
    kind = Footed if table.id == "footing" else kinds[table.id]
    for row in table.rows:
        holds_model = "generator.model." in str(kind.model_fields[row.name].annotation)
        assert (row.part in TABLES) == holds_model
        assert (row.part is None) != holds_model


@pytest.mark.parametrize(
    ("table", "row", "type_", "limits"),
    [
        ("cue", "text", "text", "at most 42 letters; no word longer than 20 letters"),
        ("session-step", "name", "text", "at most 14 letters"),
        ("session-step", "role", "one of warm-up, primer, main", ""),
        ("leg-days", "days", "list, each one of mon, tue, wed, thu, fri, sat, sun", "1 to 7 entries"),
        ("increments", "kg", "number", "above 0, at most 100"),
        ("tempo", "down", "whole number", "0 to 30"),
        ("dial", "rises", "true or false", ""),
        ("dial", "options", "list, each a text", "at most 5 entries; each at most 14 letters"),
        ("video", "url", "address", "at most 300 letters"),
        ("fault", "step_back", "step back", ""),
        (
            "topic",
            "values",
            "list, each an id",
            "2 to 8 entries; each at most 40 letters; lower-case letters, digits, ",
        ),
        ("statement", "facts", "list, each an id of a fact", "each at most 12 letters; a capital letter, then "),
    ],
)
def test_types_and_limits_are_told_in_words(table: str, row: str, type_: str, limits: str) -> None:
    """A coach can't read a pattern."""
    found = next(item for item in TABLES[table].rows if item.name == row)
    assert found.type == type_
    assert found.limits.startswith(limits)
    assert bool(found.limits) == bool(limits)


def test_files_are_told_by_their_place() -> None:
    """A writer looks for the file that is open in front of them."""
    day = next(row for row in FILES["movement"].rows if row.name == "revised")
    assert (FILES["movement"].title, day.type) == ("content/movements/<id>/movement.yml", "day, as year-month-day")
    cues = next(row for row in FILES["variation"].rows if row.name == "cues")
    assert (cues.type, cues.limits, cues.part) == ("list, each a cue", "3 to 5 entries", "cue")
    assert all(table.about.endswith(".") for table in FILES.values())


def test_yaml_is_written_as_in_the_content() -> None:
    """An example that looks unlike the files would not be recognized."""
    data = {"on": "2026-11-23", "facts": ["F01", "F02"], "says": ["no", "two words"], "why": [{"text": "a", "n": 1}]}
    assert as_yaml(data) == (
        "'on': 2026-11-23\nfacts: [F01, F02]\nsays:\n  - 'no'\n  - two words\nwhy:\n  - text: a\n    n: 1\n"
    )
