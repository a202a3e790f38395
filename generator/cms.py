"""The editor at /admin/: its forms, made of the model, so that they ask for what a file may say and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.content import Content, MovementFolder
from generator.errors import PrimerError
from generator.model import MAX_TITLE, PATTERN_FORMS, Equipment, Footed, Glossary, Model, Movement, Scheme, Variation
from generator.printing import RenderedFile

Schema = dict[str, Any]
EDITOR = Path(__file__).with_name("editor")
"""Sveltia CMS 0.221.1 as its makers release it, its fonts, its licenses, and the page that starts it."""

FOREIGN_FONT = re.compile(rb"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)[^)]*\.woff2")
BRANCH = "main"
SHARED: dict[str, type[Model]] = {"primer": Scheme, "equipment": Equipment, "glossary": Glossary}


def editor_files(content: Content, repository: str) -> Iterator[RenderedFile]:
    """The editor for a repository, named owner/name; raises PrimerError for what can't be one."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository, re.ASCII):
        raise PrimerError(f'mkdocs.yml: extra.editor "{repository}" is no repository; write it as owner/name')
    config = json.dumps(cms_config(content, repository), ensure_ascii=False, indent=1)
    yield RenderedFile("admin/config.json", config.encode())
    for path in sorted(EDITOR.iterdir()):
        yield RenderedFile(f"admin/{path.name}", FOREIGN_FONT.sub(rb"\1.woff2", path.read_bytes()))


class Node(NamedTuple):
    """A part of a model's JSON Schema, and what its references lead to."""

    said: Schema
    named: dict[str, Schema]

    def at(self, said: Schema) -> Node:
        """Another part of the same schema, with its reference followed; None beside it is left out."""
        some = [one for one in said.get("anyOf", [said]) if one.get("type") != "null"]
        inner = some[0]
        target = self.named[inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner
        return Node(target, self.named)


def cms_config(content: Content, repository: str) -> Schema:
    """What the editor is told: where the files are, and the form of each."""
    return {
        "backend": {
            "name": "github",
            "repo": repository,
            "branch": BRANCH,
            "open_authoring": True,  # whoever may not write to the repository gets a fork by itself
            "auth_scope": "public_repo",
            "auth_methods": ["token"],  # the other one needs a server for signing in
        },
        "publish_mode": "editorial_workflow",
        "media_folder": "docs/assets/img",
        "public_folder": "/assets/img",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},  # it knows nothing of our pages
        "output": {"omit_empty_optional_fields": True},
        "collections": [_shared(), _movements(), *map(_variations, content.movements.values())],
    }


def _shared() -> Schema:
    return {
        "name": "shared",
        "label": "For all movements",
        "files": [
            {"name": name, "label": _label(name), "file": f"content/{name}.yml", "fields": fields_of(model)}
            for name, model in SHARED.items()
        ],
    }


def _movements() -> Schema:
    collection = _folder("movements", "Movements", "content/movements", Movement)
    return {**collection, "path": "{{slug}}/movement", "create": False}  # a new one needs more than one file


def _variations(folder: MovementFolder) -> Schema:
    name, label = f"{folder.id}-variations", f"Variations of the {folder.movement.value.name}"
    collection = _folder(name, label, f"content/movements/{folder.id}/variations", Variation)
    return {**collection, "slug": "{{short_name}}", "create": True}


def _folder(name: str, label: str, folder: str, model: type[Model]) -> Schema:
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "extension": "yml",
        "format": "yaml",
        "identifier_field": "name",
        "fields": fields_of(model),
    }


def fields_of(model: type[Model]) -> list[Schema]:
    """The fields of a form for a model, in its order."""
    schema = model.model_json_schema()
    return _fields(Node(schema, schema.get("$defs", {})))


def _fields(node: Node) -> list[Schema]:
    required = node.said.get("required", [])
    return [
        {"name": name, "label": _label(name), "required": name in required, **_hint(said), **_widget(node.at(said))}
        for name, said in sorted(node.said["properties"].items(), key=_is_footing)
    ]


def _is_footing(field: tuple[str, Schema]) -> bool:
    """Whether a field says what a statement rests on, which stands below the statement."""
    return field[0] in Footed.model_fields


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _hint(said: Schema) -> Schema:
    return {"hint": said["description"]} if "description" in said else {}


def _widget(node: Node) -> Schema:
    said = node.said
    match said:
        case {"enum": options}:
            return {"widget": "select", "options": options}
        case {"properties": _}:
            return {"widget": "object", "collapsed": "auto", "fields": _fields(node)}
        case {"type": "array", "items": items}:
            return {"widget": "list", **_limits(said, "Items"), **_items(node.at(items))}
        case {"type": "integer" | "number" as kind}:
            return {"widget": "number", "value_type": "int" if kind == "integer" else "float", **_bounds(said)}
        case {"type": "boolean"}:
            return {"widget": "boolean", "default": False}
        case {"format": "date"}:
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return _text(said)


def _items(node: Node) -> Schema:
    if "properties" in node.said:
        return {"fields": _fields(node)}
    return {"field": {"name": "item", "label": "", **_widget(node)}}


def _limits(said: Schema, what: str) -> Schema:
    limits = {"min": said.get(f"min{what}"), "max": said.get(f"max{what}")}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _bounds(said: Schema) -> Schema:
    limits = {"min": said.get("minimum", said.get("exclusiveMinimum")), "max": said.get("maximum")}
    return {name: limit for name, limit in limits.items() if limit is not None}


def _text(said: Schema) -> Schema:
    most = said["maxLength"]
    field: Schema = {"widget": "text" if most > MAX_TITLE else "string", "maxlength": most}
    if pattern := said.get("pattern"):
        asked = PATTERN_FORMS.get(pattern)  # the other patterns bring their own words
        field["pattern"] = [pattern, f"Write {asked}." if asked else said["patternErrorMessage"]]
    return field
