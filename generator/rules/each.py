"""Rules that look at one document at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from generator.content import Content, Doc
from generator.errors import Problem
from generator.memory import once


def each_document(rule: Callable[[Doc[Any]], Iterator[Problem]]) -> Callable[[Content], Iterator[Problem]]:
    """A rule for all content of one that sees a document alone: what it finds holds as long as nobody edits that."""

    @once
    def found(doc: Doc[Any]) -> tuple[Problem, ...]:
        return tuple(rule(doc))

    @wraps(rule)
    def whole(content: Content) -> Iterator[Problem]:
        return (problem for doc in content.documents() for problem in found(doc))

    return whole
