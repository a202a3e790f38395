"""What a plain scalar means in the core schema of YAML 1.2."""

from __future__ import annotations

import re
from typing import Any

MAX_DIGITS = 30

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_FIRST = frozenset("nN~tTfF+-.0123456789")
"""What anything else than text begins with; nearly all is text."""


def core_scalar(text: str) -> Any:
    """The value of a scalar without quotes: `no` and `1:30` are text, `012` is twelve; ValueError if it is too long."""
    if text and text[0] not in _FIRST:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text) or _FLOAT.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise ValueError(text)
        return _number(text)
    return text


def _number(text: str) -> int | float:
    if text.startswith(("0o", "0x")):
        return int(text[2:], 8 if text[1] == "o" else 16)
    if _INT.fullmatch(text):
        return int(text)
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
