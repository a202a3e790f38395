"""Stand-ins for what is wrong in a document, so that the rules can still check all the rest of it."""

from __future__ import annotations

import copy
from types import NoneType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generator.model import Model, Path

M = TypeVar("M", bound=Model)


def mended(kind: type[M], data: Any, error: ValidationError) -> M | None:
    """The model with a stand-in wherever `error` points; None where even that doesn't make it whole."""
    data = copy.deepcopy(data)
    for _ in range(4):  # a stand-in can lay bare a mistake that was hidden behind the first
        for item in error.errors(include_url=False):
            _patch(kind, data, item)
        try:
            return kind.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None


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
    return "X" if "A-Z" in pattern else "x"


def _patch(kind: type[Model], data: Any, item: Any) -> None:
    path: Path = item["loc"] or ("",)
    last: Any = path[-1]
    holder: Any = data
    for part in path[:-1]:
        holder = holder[part]
    if item["type"] == "extra_forbidden":
        holder.pop(last, None)
    elif isinstance(holder, dict) or (isinstance(holder, list) and isinstance(last, int)):
        holder[last] = _stand_in(kind, path, item)


def _stand_in(kind: type[Model], path: Path, item: Any) -> Any:
    given, wanted = item["input"], item["type"]
    if wanted == "string_too_long":
        return given[: item["ctx"]["max_length"]]
    if wanted == "too_long":
        return given[: item["ctx"]["max_length"]]
    if wanted == "too_short" and given:
        return [*given, *[given[-1]] * (item["ctx"]["min_length"] - len(given))]
    if wanted == "tuple_type" and isinstance(given, str):
        return [given]
    if wanted == "string_type" and isinstance(given, int | float):
        return str(given)
    least = _blank_at(kind, path)
    if isinstance(given, str) and isinstance(least, dict) and "text" in least:
        return {**least, "text": given}
    return least


def _blank_at(kind: Any, path: Path) -> Any:
    """The least plain data for the field at a path."""
    metadata: tuple[Any, ...] = ()
    for part in path:
        if isinstance(part, int):
            kind, metadata = get_args(_bare(kind))[0], ()
        else:
            field = _bare(kind).model_fields[part]
            kind, metadata = field.annotation, tuple(field.metadata)
    return blank(kind if metadata else _bare(kind), metadata)


def _bare(kind: Any) -> Any:
    """The type without Annotated and without `| None`."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    options = [option for option in get_args(kind) if option is not NoneType]
    if NoneType in get_args(kind) and len(options) == 1:
        return _bare(options[0])
    return kind
