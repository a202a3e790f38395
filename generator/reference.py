"""The fields of each kind of file as tables, in words: what a field is, what fits, and an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator import model
from generator.shape import KINDS, Shape, shape

WIDTH = 68
"""The letters of a line of an example."""

TEXTS = {
    model.ID_REGEX: "id",
    model.FACT_REGEX: "id of a fact",
    model.URL_FORM.of[0][0]: "address",
}
"""Texts of a kind of their own, by their patterns."""

NO_LONG_WORD = f"no word longer than {model.LONGEST_WORD} letters"
ASKED = {
    model.ID_REGEX: "lower-case letters, digits, and single hyphens, beginning with a letter",
    model.FACT_REGEX: "a capital letter, then capitals and digits",
    model.NAME_REGEX: "without < > { }",
    model.NARROW_FORM.of[1][0]: NO_LONG_WORD,
}
"""What else than a length the patterns ask for."""


@dataclass(frozen=True)
class Row:
    """A field: its name, its type and limits in words, what it is, and an example as YAML.

    `part` is the id of the table that tells what is in it, where it holds fields of its own.
    """

    name: str
    required: bool
    type: str
    part: str | None
    limits: str
    description: str
    example: str


@dataclass(frozen=True)
class Table:
    """The fields of a kind of file, or of a part that files hold."""

    id: str
    title: str
    about: str
    rows: tuple[Row, ...]

    @property
    def footed(self) -> bool:
        """Whether the part has to say what it rests on."""
        return {*model.Footed.model_fields} <= {row.name for row in self.rows}

    @property
    def own(self) -> list[Row]:
        """The rows without those that everything with a footing has."""
        return [row for row in self.rows if not (self.footed and row.name in model.Footed.model_fields)]


def footing() -> Table:
    """The fields of everything that has to say what it rests on."""
    made = shape(model.Footed)
    return Table("footing", "footing", made["description"], _rows(made))


def files() -> list[Table]:
    """The fields of each kind of file; the title is where such a file stands."""
    return [_file(name, shape(kind)) for name, kind in KINDS.items()]


def parts() -> list[Table]:
    """The fields of all that stands inside files, in the order of the alphabet."""
    found = {name: part for kind in KINDS.values() for name, part in shape(kind)["definitions"].items()}
    tables = [Table(part_id(name), _words(name), part["description"], _rows(part)) for name, part in found.items()]
    return sorted(tables, key=lambda table: table.title)


def part_id(name: str) -> str:
    """The id of the table of a part, by the name of its model."""
    return _words(name).replace(" ", "-")


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _file(name: str, made: Shape) -> Table:
    path, _, about = made["description"].partition(": ")
    return Table(name, path, f"{about[:1].upper()}{about[1:]}", _rows(made))


def _rows(made: Shape) -> tuple[Row, ...]:
    required = made.get("required", ())
    return tuple(_row(name, field, required=name in required) for name, field in made["properties"].items())


def _row(name: str, field: Shape, *, required: bool) -> Row:
    part = _part(field)
    told, example = field["description"], as_yaml({name: field["examples"][0]})
    return Row(name, required, type_in_words(field), part and part_id(part), limits(field), told, example)


def _part(field: Shape) -> str | None:
    """The name of the model that a field holds, alone or in a list."""
    references = [
        option["$ref"] for option in (field, field.get("items", {}), *field.get("anyOf", ())) if "$ref" in option
    ]
    return str(references[0]).rpartition("/")[2] if references else None


def type_in_words(field: Shape) -> str:
    """What a field holds, as "list of ids"."""
    if part := _part(field):
        return f"list, each {_a(_words(part))}" if "items" in field else _words(part)
    match field:
        case {"enum": values}:
            return f"one of {', '.join(values)}"
        case {"items": items}:
            return f"list, each {_a(type_in_words(items))}"
        case {"type": "integer"}:
            return "whole number"
        case {"type": "number"}:
            return "number"
        case {"type": "boolean"}:
            return "true or false"
        case {"format": "date"}:
            return "day, as year-month-day"
    return next((TEXTS[regex] for regex in _patterns(field) if regex in TEXTS), "text")


def _a(noun: str) -> str:
    if noun.startswith("one of"):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def limits(field: Shape) -> str:
    """What fits into a field, as "at most 46 letters, no word longer than 20 letters"; empty where all fits."""
    asked = [ASKED[regex] for regex in _patterns(field) if regex in ASKED]
    if field.get("maxLength", 0) <= model.LONGEST_WORD:  # the length says it all
        asked = [words for words in asked if words != NO_LONG_WORD]
    return "; ".join([*_numbers(field), *asked])


def _numbers(field: Shape) -> Iterator[str]:
    if most := field.get("maxLength"):
        yield f"at most {most} letters"
    match field.get("minItems"), field.get("maxItems"):
        case None, None:
            pass
        case least, None:
            yield "1 entry or more" if least == 1 else f"{least} entries or more"
        case None, most:
            yield f"at most {most} entries"
        case least, most:
            yield f"{least} to {most} entries"
    match field:
        case {"minimum": least, "maximum": most}:
            yield f"{least} to {most}"
        case {"exclusiveMinimum": below, "maximum": most}:
            yield f"above {below:g}, at most {most:g}"
    if "items" in field and (inside := limits(field["items"])):
        yield f"each {inside}"


def _patterns(field: Shape) -> Iterator[str]:
    for part in (field, *field.get("allOf", ())):
        if "pattern" in part:
            yield part["pattern"]


class _Dumper(yaml.SafeDumper):
    """Writes YAML as the content does: lists indented, and a day without quotes."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - a table of PyYAML's, which it only reads
        first: [(tag, regex) for tag, regex in known if not tag.endswith(":timestamp")]
        for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def list_of(self, data: list[Any]) -> yaml.Node:
        """Words side by side, all else below each other."""
        words = all(isinstance(item, str) and " " not in item for item in data)
        return self.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=words)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: FBT001, FBT002
        del indentless
        return super().increase_indent(flow, False)  # noqa: FBT003

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(list, _Dumper.list_of)


def as_yaml(data: dict[str, Any]) -> str:
    """Plain data as one would write it into a file."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return text
