"""The short way through YAML: most files are written plainly, and of these only the data is asked for.

What it takes, the reader of `yaml_reader` takes without a word, and makes the same data of it; whatever is out of the
ordinary it leaves to that one, which knows the place of each part and what to say of it.
"""

from __future__ import annotations

import re
from sys import intern
from typing import Any

import yaml

from generator.core_schema import core_scalar

_C: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)
"""None in a PyYAML without libyaml; then all goes the long way."""

_PLAIN, _QUOTED, _HOLDER = "plain", "quoted", "holder"
_SIGN = re.compile(r"(?:^|[\s\[{,])[&*!]", re.MULTILINE)
_NAMED_BY_MORE = re.compile(r"^[ -]*\?", re.MULTILINE)
_LISTS_IN_LISTS = "- - - - - - - - "
_MOST_BRACKETS = 500
"""The parser goes down into them with the stack of the machine."""


class NotPlain(Exception):  # noqa: N818 - it is no error: the long way is taken
    """The text is out of the ordinary."""


def plain_data(text: str, most_depth: int) -> Any:
    """The data of a text without hidden characters; raises NotPlain where the long way has to be taken."""
    if _C is None or not _ordinary(text):
        raise NotPlain
    try:
        node = _Parser(text).get_single_node()
    except yaml.YAMLError:
        raise NotPlain from None
    if node is None:
        raise NotPlain
    return _value(node, most_depth)


def _ordinary(text: str) -> bool:
    """Whether nothing in the text calls for the long way; each pattern is tried only where its sign is there at all."""
    return not (
        "\\" in text  # an escape, which may bring in what can't be seen
        or text.startswith("%")  # a directive
        or "\n%" in text
        or _LISTS_IN_LISTS in text
        or text.count("[") + text.count("{") > _MOST_BRACKETS
        or (any(sign in text for sign in "&*!") and _SIGN.search(text))  # an anchor, an alias, a tag
        or ("?" in text and _NAMED_BY_MORE.search(text))  # a field whose name is no word
        or any("#" in line and _comments(line) for line in text.split("\n"))
    )


def _comments(line: str) -> bool:
    """Whether a comment may follow something on the line."""
    before = line.partition("#")[0]
    return bool(before.strip()) and (" #" in line or "\t#" in line)


def _value(node: Any, depth: int) -> Any:
    tag, value = node.tag, node.value
    if tag == _PLAIN:
        try:
            data = core_scalar(value)
        except ValueError:
            raise NotPlain from None
        return intern(data) if type(data) is str else data  # ids are named by thousands of files
    if tag == _QUOTED:
        return value
    if tag != _HOLDER or depth == 1:
        raise NotPlain
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, depth - 1) for item in value]
    fields = {}
    for key, item in value:
        if key.tag not in {_PLAIN, _QUOTED} or key.value in fields:
            raise NotPlain
        fields[key.value] = _value(item, depth - 1)
    return fields


class _Parser(_C or object):  # type: ignore[misc]
    """Nodes whose tags say no more than how they are written."""

    def resolve(self, _kind: Any, _value: Any, implicit: Any) -> str:
        """The tag of a node that brings none."""
        return _HOLDER if isinstance(implicit, bool) else _PLAIN if implicit[0] else _QUOTED

    def descend_resolver(self, *_: Any) -> None:
        """Tags don't depend on what is around a node."""

    def ascend_resolver(self) -> None:
        """As above."""
