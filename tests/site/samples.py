"""The invented content of tests/fixtures, loaded, and the same content in other words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from projects import ROOT, SAMPLE

from generator.check import sound_content
from generator.content import Content, Doc
from generator.model import MAX_WORD, NAME_REGEX, Model, Scheme, Variation
from generator.site import Site

SITE = Site("Lanterns", "https://lanterns.example/night/")
"""The invented site."""

PROSE = frozenset(
    "text default note title author kind fact name short_name label term top_word short card_fix "
    "also options silent_on".split()
)
"""The fields that readers see as they are written."""

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Room:
    """What a field has room for: so many characters, and in a name no < > { }."""

    length: int
    is_name: bool = False


SHORT = Room(MAX_WORD)

Reword = Callable[[str, Room], str]
"""From a text and its room to another text."""


@cache
def real_content() -> Content:
    """What the site says."""
    return sound_content(ROOT)


@cache
def sample_content() -> Content:
    """What the invented site says."""
    return sound_content(SAMPLE)


def sample_scheme(**values: Any) -> Scheme:
    """The scheme of the invented site, with other values in these fields."""
    return changed(sample_content().scheme.value, **values)


def sample_variation(id_: str, **values: Any) -> Variation:
    """A variation of the invented movement, with other values in these fields."""
    return changed(sample_content().movements["lantern-swing"].variations[id_].value, **values)


def changed(model: M, **values: Any) -> M:
    """A model with other values in these fields, checked anew."""
    return type(model).model_validate({**dict(model), **values})


def reworded_content(content: Content, reword: Reword) -> Content:
    """The content with each text that readers see replaced, checked anew."""

    def again(doc: Doc[Any]) -> Doc[Any]:
        return replace(doc, value=reworded(doc.value, reword))

    def all_again(docs: dict[str, Doc[Any]]) -> dict[str, Doc[Any]]:
        return {id_: again(doc) for id_, doc in docs.items()}

    return replace(
        content,
        scheme=again(content.scheme),
        equipment=again(content.equipment),
        glossary=again(content.glossary),
        sources=all_again(content.sources),
        movements={
            id_: replace(
                folder,
                movement=again(folder.movement),
                chooser=again(folder.chooser),
                variations=all_again(folder.variations),
            )
            for id_, folder in content.movements.items()
        },
    )


def reworded(model: M, reword: Reword) -> M:
    """A model with each text that readers see replaced, in the models inside it too."""
    return changed(model, **{name: _again(model, name, reword) for name in type(model).model_fields})


def _again(model: Model, name: str, reword: Reword) -> Any:
    value = getattr(model, name)
    if isinstance(value, Model):
        return reworded(value, reword)
    if isinstance(value, str):
        return reword(value, _room(model, name)) if name in PROSE else value
    if isinstance(value, tuple):
        return tuple(_item(item, name, reword) for item in value)
    return value


def _room(model: Model, name: str) -> Room:
    rules = type(model).model_fields[name].metadata
    lengths = [rule.max_length for rule in rules if getattr(rule, "max_length", None)]
    is_name = any(getattr(rule, "pattern", None) == NAME_REGEX for rule in rules)
    return Room(min(lengths, default=SHORT.length), is_name)


def _item(item: Any, name: str, reword: Reword) -> Any:
    if isinstance(item, Model):
        return reworded(item, reword)
    return reword(item, SHORT) if isinstance(item, str) and name in PROSE else item


def texts_of(model: Model) -> list[str]:
    """Every text of a model that readers see."""
    found: list[str] = []

    def keep(text: str, _: Room) -> str:
        found.append(text)
        return text

    reworded(model, keep)
    return found
