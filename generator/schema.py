"""The schemas that editors read: the files in schemas/, and the line by which a YAML file names its own."""

from __future__ import annotations

import json
from posixpath import dirname, relpath
from typing import Any

from generator.folder import expected
from generator.reference import limits
from generator.shape import KINDS, Shape, shape

FOLDER = "schemas"
COMMAND = "primer schema"
"""What writes the files anew."""


def schema_files() -> dict[str, bytes]:
    """The name and the bytes of each schema; the same models give the same bytes."""
    return {file_name(name): _bytes(schema(name)) for name in KINDS}


def file_name(name: str) -> str:
    """The name of the schema's file for a kind of file."""
    return f"{name}.schema.json"


def schema(name: str) -> Shape:
    """The schema of a kind of file, in which each description ends with what fits: editors show nothing else."""
    made = shape(KINDS[name])
    parts = {part: _told(inside) for part, inside in made["definitions"].items()}
    return {**_told(made), "definitions": parts}


def _told(part: Shape) -> Shape:
    return {**part, "properties": {name: _limited(field) for name, field in part["properties"].items()}}


def _limited(field: Shape) -> Shape:
    fits = limits(field)
    return {**field, "description": f"{field['description']} ({fits})" if fits else field["description"]}


def modeline(path: str) -> str | None:
    """The first line of a content file, by its path from the project's root; it tells an editor the schema."""
    found = expected(path.removeprefix("content/"))
    if not found:
        return None
    name = next(name for name, kind in KINDS.items() if kind is found.kind)
    return f"# yaml-language-server: $schema={relpath(f'{FOLDER}/{file_name(name)}', dirname(path))}\n"


def _bytes(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
