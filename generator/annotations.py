"""What the annotation of a field says: whether it is a list, and the model inside it."""

from __future__ import annotations

from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from generator.model import Model


def bare(annotation: Any) -> Any:
    """A type without its limits, and without the nothing that may stand in its place."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    options = get_args(annotation)
    return bare(next(option for option in options if option is not NoneType)) if NoneType in options else annotation


def is_list(annotation: Any) -> bool:
    """Whether a field holds a list."""
    return get_origin(bare(annotation)) is tuple


def model_in(annotation: Any) -> type[Model] | None:
    """The model that a field holds, or that the entries of its list hold."""
    kind = bare(annotation)
    if is_list(kind):
        return model_in(get_args(kind)[0])
    return kind if isinstance(kind, type) and issubclass(kind, Model) else None


def needed(kind: type[Model]) -> list[str]:
    """The fields that a kind of mapping can't be without, or all it knows where it can be without any."""
    return [name for name, field in kind.model_fields.items() if field.is_required()] or list(kind.model_fields)
