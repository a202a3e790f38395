"""Skeletons of content files: every field that has to be filled in, with a comment on what goes there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from annotated_types import MinLen

from generator import model
from generator.annotations import is_list, model_in
from generator.model import Model

WIDTH = 110
FOOTING = ("facts", "default")
FEWEST: dict[tuple[type[Model], str], int] = {(model.Variation, "set_up"): 3}
"""Lists that a rule wants longer than the model does."""

HEAD = (
    "Write something wherever a field is empty, then run: make check",
    "Each statement says what it rests on: facts: [F26, F27] names facts of a source by their ids, and default: gives",
    "our own reason where a source says nothing. A field behind a # may be left out; to use it, delete the # and the",
    "blank behind it, on each of its lines.",
)
SESSION = (
    {"name": "Warm up", "role": "warm-up"},
    {"name": "Prime", "role": "primer"},
    {"name": "Lift", "role": "main"},
)
TREE: dict[str, Any] = {
    "topics": [{"id": "readiness", "values": ["ready", "not-ready"]}],
    "entries": [{"id": "first-time", "label": "Choosing for the first time", "start": "are-you-ready"}],
    "questions": [
        {
            "id": "are-you-ready",
            "answers": [
                {"id": "yes", "text": "Yes", "says": ["ready"], "to": "do-it"},
                {"id": "no", "text": "No", "says": ["not-ready"], "to": "this-first"},
            ],
        }
    ],
}
"""A tree of one question: ready for the variation, or something to do first."""

Fill = Mapping[str, Any]
"""What is known of a mapping already: by field a value, a Fill for a mapping inside it, or a list of these."""


def title(id_: str) -> str:
    """An id as a name, as "Face Pull"."""
    return " ".join(word.capitalize() for word in id_.split("-"))


def movement_skeletons(id_: str, first: str, today: date) -> dict[str, str]:
    """The files of a new movement by their path below its folder, with a first variation."""
    movement = {"revised": today, "name": title(id_), "session": SESSION, "order": [first]}
    results = [{"id": "do-it", "variation": first}, {"id": "this-first", "again": "first-time"}]
    return {
        "movement.yml": _skeleton(model.Movement, movement, "A new movement."),
        "chooser.yml": _skeleton(model.Chooser, TREE | {"results": results}, "The questions that lead to a variation."),
        f"variations/{first}.yml": variation_skeleton(first, title(f"{first}-{id_}"), today),
    }


def variation_skeleton(id_: str, name: str, today: date, easier: str | None = None) -> str:
    """The file of a new variation; `easier` is the one to step back to, where there is one."""
    fill: dict[str, Any] = {
        "revised": today,
        "name": name,
        "short_name": title(id_),
        "execution": {phase: [{}] for phase in model.PHASES},
    }
    return _skeleton(model.Variation, fill | ({"step_back": {"to": easier}} if easier else {}), "A new variation.")


def _skeleton(kind: type[Model], fill: Fill, what: str) -> str:
    return "\n".join([*(f"# {line}" for line in (what, *HEAD)), "", *_fields(kind, fill, "")]) + "\n"


def _fields(kind: type[Model], fill: Fill, indent: str, *, explained: bool = True) -> Iterator[str]:
    """The lines of a mapping; what it rests on comes last."""
    for name in _names(kind):
        yield from _field(kind, name, fill.get(name), indent, explained=explained and name not in FOOTING)


def _names(kind: type[Model]) -> list[str]:
    """The fields of a mapping as one writes them."""
    names = [name for name in kind.model_fields if name not in FOOTING]
    return [*names, *(name for name in FOOTING if name in kind.model_fields)]


def _field(kind: type[Model], name: str, known: Any, indent: str, *, explained: bool) -> Iterator[str]:
    info = kind.model_fields[name]
    inner = model_in(info.annotation)
    if explained:
        lines = textwrap.wrap(info.description or "", WIDTH - len(indent))
        yield from (f"{indent}# {line}" for line in lines)
    if not (info.is_required() or known or name in FOOTING):
        yield from (f"{indent}# {line}" for line in _left_out(name, info.annotation))
    elif inner is None:
        yield f"{indent}{name}:{_value(name, info.annotation, known)}"
    elif not is_list(info.annotation):
        yield f"{indent}{name}:"
        yield from _fields(inner, known or {}, f"{indent}  ")
    else:
        yield f"{indent}{name}:"
        for number, item in enumerate(known or [{}] * _least(kind, name)):
            yield from _item(inner, item, f"{indent}  ", explained=number == 0)


def _left_out(name: str, annotation: Any) -> Iterator[str]:
    """The lines of a field that may be left out, with those inside it that it can't be without."""
    yield f"{name}:{_value(name, annotation, None)}"
    inner = model_in(annotation)
    fields = [(name, inner.model_fields[name]) for name in _names(inner)] if inner else []
    needed = [(name, field) for name, field in fields if field.is_required() or name in FOOTING]
    lines = (line for name, field in needed for line in _left_out(name, field.annotation))
    for number, line in enumerate(lines):
        dash = "" if not is_list(annotation) else "  " if number else "- "
        yield f"  {dash}{line}"


def _item(inner: type[Model], item: Fill, indent: str, *, explained: bool) -> Iterator[str]:
    """An entry of a list; comments on its first field stand before the dash, and are not said again of the next."""
    lines = list(_fields(inner, item, f"{indent}  ", explained=explained))
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (line[2:] for line in lines[:first])
    yield f"{indent}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _least(kind: type[Model], name: str) -> int:
    rules = [rule.min_length for rule in kind.model_fields[name].metadata if isinstance(rule, MinLen)]
    return max([FEWEST.get((kind, name), 1), *rules])


def _value(name: str, annotation: Any, known: Any) -> str:
    """What stands behind the colon, with its blank: the value, or a comment on what may stand there."""
    if isinstance(known, list):
        return f" [{', '.join(map(_plain, known))}]"
    if known is not None:
        return f" {_plain(known)}"
    options = get_args(annotation) if get_origin(annotation) is Literal else ()
    return " []" if name == "facts" else f" # {', '.join(options)}" if options else ""


def _plain(value: Any) -> str:
    text = str(value)
    return f'"{text}"' if text.lower() in {"yes", "no", "true", "false", "null", "on", "off"} else text
