"""The files of the API: the data, and the schemas that it passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pydantic_core import to_json

from generator import addresses
from generator.api.made import resources
from generator.api.resources import KINDS, Resource
from generator.content import Content
from generator.memory import Recall, anew
from generator.printing import RenderedFile
from generator.shape import Generator
from generator.site import Site

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FIRST = ("$schema", "id", "name", "text")
"""The fields with which an object begins."""
KEPT = {"type", "properties", "required", "items", "enum", "const", "anyOf", "$ref", "format", "description"}
KEPT |= {"additionalProperties", "$defs"}
"""The keywords that are promised. Limits of texts are those of the content files, and may change."""


def api_files(content: Content, site: Site, recall: Recall = anew) -> Iterator[RenderedFile]:
    """Every file of data, and every schema."""
    for address, inputs, resource in resources(content, site, recall):
        yield recall(("data", address), inputs, partial(_file, address, resource))
    for kind, model in KINDS.items():
        yield recall(("schema", kind), site, partial(_schema, kind, model, site))


def _file(address: str, resource: Callable[[], Resource]) -> RenderedFile:
    return RenderedFile(address, _json(_ordered(resource().model_dump(mode="json", by_alias=True))))


def _schema(kind: str, model: type[Resource], site: Site) -> RenderedFile:
    return RenderedFile(addresses.api_schema(kind), _json(api_schema(kind, model, site)))


def api_schema(kind: str, model: type[Resource], site: Site) -> dict[str, Any]:
    """What a kind of data looks like, as JSON Schema. Fields may be added in v1, so unknown ones are let through."""
    made = _kept(model.model_json_schema(mode="serialization", by_alias=True, schema_generator=Generator))
    name = {"$id": f"{site.url}{addresses.api_schema(kind)}"} if site.url else {}
    return {"$schema": DIALECT, **name, "title": kind, **made}


def _kept(part: Any) -> Any:
    """A part of a schema with the keywords that are promised; the names of fields are no keywords."""
    if isinstance(part, list):
        return [_kept(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: value for key, value in part.items() if key in KEPT and not (key == "additionalProperties" and not value)
    }
    for key in kept.keys() & {"properties", "$defs"}:
        kept[key] = {name: _kept(value) for name, value in kept[key].items()}
    return {key: value if key in {"properties", "$defs"} else _kept(value) for key, value in kept.items()}


def _ordered(value: Any) -> Any:
    """The same with the fields first by which one knows an object."""
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    if not isinstance(value, dict):
        return value
    names = [*(name for name in FIRST if name in value), *(name for name in value if name not in FIRST)]
    return {name: _ordered(value[name]) for name in names}


def _json(data: Any) -> bytes:
    return to_json(data, indent=1) + b"\n"
