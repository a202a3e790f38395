"""Stand-ins for what is wrong in a document, so that the rules can still check all the rest of it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generator.annotations import bare
from generator.messages import field_meant
from generator.model import Model, Path

M = TypeVar("M", bound=Model)


@dataclass
class Mended(Generic[M]):
    """A model with a stand-in at each of `gaps`, the words that were lost there, and what was wrong at first."""

    value: M
    errors: list[Any] = field(default_factory=list)
    gaps: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()


def mended(kind: type[M], data: dict[str, Any]) -> Mended[M]:
    """The model of `data`, with stand-ins where that is wrong."""
    try:
        return Mended(kind.model_validate(data))
    except ValidationError as error:
        first = errors = error.errors(include_url=False)
    mender = _Mender(kind, copy.deepcopy(data))
    for _ in range(4):  # a stand-in can lay bare a mistake that was hidden behind the first
        for item in sorted(errors, key=lambda item: -len(item["loc"])):
            mender.patch(item)
        try:
            return Mended(kind.model_validate(mender.data), first, frozenset(mender.gaps), frozenset(mender.lost))
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return Mended(kind.model_validate(blank(kind)), first, frozenset({()}), words(data))


def respelled(kind: type[Model], data: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    """Gives each misspelled field the name that is meant and missing; yields the error and that name."""
    found = True
    while found:  # a field can be misspelled inside another
        found = False
        for item in _unknown_fields(kind, data):
            holder, name = _holder(data, item["loc"]), field_meant(kind, item["loc"])
            if name and name not in holder:
                holder[name], found = holder.pop(item["loc"][-1]), True
                yield item, name


def _unknown_fields(kind: type[Model], data: Any) -> list[Any]:
    try:
        kind.model_validate(data)
    except ValidationError as error:
        return [item for item in error.errors(include_url=False) if item["type"] == "extra_forbidden"]
    return []


def words(data: Any) -> frozenset[str]:
    """All the words of plain data in lower case, and the whole of it as the id that it may have been meant to be."""
    text = str(data).casefold()
    return frozenset([*re.findall(r"[\w-]+", text), "-".join(re.findall(r"[^\W_]+", text))])


def blank(kind: Any, metadata: tuple[Any, ...] = ()) -> Any:
    """The least plain data that passes as `kind`."""
    origin = get_origin(kind)
    if origin is Annotated:
        inner, *extra = get_args(kind)
        return blank(inner, (*metadata, *extra))
    if origin is Literal:
        return get_args(kind)[0]
    if origin is tuple:
        return [blank(get_args(kind)[0]) for _ in range(_least(metadata, MinLen, "min_length", 0))]
    if isinstance(kind, type) and issubclass(kind, Model):
        fields = kind.model_fields.items()
        return {name: _field(field) for name, field in fields if field.is_required()}
    if kind is int:
        return _least(metadata, Ge, "ge", 1)
    if kind is float:
        return 1.0
    if kind is date:
        return "2000-01-01"
    if kind is str:
        return _text(metadata)
    return None


def _field(field: FieldInfo) -> Any:
    return blank(field.annotation, tuple(field.metadata))


def _least(metadata: tuple[Any, ...], constraint: type, name: str, otherwise: int) -> Any:
    found = [getattr(part, name) for part in _flat(metadata) if isinstance(part, constraint)]
    return max(found, default=otherwise)


def _flat(metadata: tuple[Any, ...]) -> list[Any]:
    return [part for item in metadata for part in (item.metadata if isinstance(item, FieldInfo) else [item])]


def _text(metadata: tuple[Any, ...]) -> str:
    pattern = next((part.pattern for part in metadata if getattr(part, "pattern", None)), "")
    if any(getattr(getattr(part, "func", None), "__name__", "") == "_https" for part in metadata):
        return "https://example.org/"
    return "X" if "A-Z" in pattern else "x/" if "/" in pattern else "x"


def _holder(data: Any, path: Path) -> Any:
    for part in path[:-1]:
        data = data[part]
    return data


class _Mender:
    """Puts stand-ins into plain data, and keeps account of what they replace."""

    def __init__(self, kind: type[Model], data: Any) -> None:
        self.kind, self.data = kind, data
        self.gaps: set[Path] = set()
        self.lost: set[str] = set()

    def patch(self, item: Any) -> None:
        """Makes good one error of pydantic's."""
        path: Path = item["loc"]
        holder: Any = _holder(self.data, path)
        name: Any = path[-1]
        given: Any = holder.get(name) if isinstance(holder, dict) else holder[name]
        match item["type"], given:
            case "extra_forbidden", _:
                self.lost |= words(holder.pop(name))
            case "too_long", _:
                self.lost |= words(given[item["ctx"]["max_length"] :])
                del given[item["ctx"]["max_length"] :]
            case "too_short", [*_, last]:
                missing = range(len(given), item["ctx"]["min_length"])
                self.gaps |= {(*path, index) for index in missing}
                given += [last for _ in missing]
            case "string_type", int() | float():
                holder[name] = str(given)
            case "string_too_long", _:
                self.gaps.add(path)
                holder[name] = given[: item["ctx"]["max_length"]]
            case _:
                self.gaps.add(path)
                self.lost |= words(given)
                holder[name] = _blank_at(self.kind, path)


def _blank_at(kind: Any, path: Path) -> Any:
    """The least plain data for the field at a path."""
    metadata: tuple[Any, ...] = ()
    for part in path:
        if isinstance(part, int):
            kind, metadata = get_args(bare(kind))[0], ()
        else:
            field = bare(kind).model_fields[part]
            kind, metadata = field.annotation, tuple(field.metadata)
    return blank(kind, metadata)
