"""The part of schema.org's vocabulary that the site uses, and what a node has to hold to belong to it.

    python tests/site/schema_org.py package/dist/schema.d.ts

writes schema_org.json anew from the typings of the npm package schema-dts, after a node of a new type has come in.
The vocabulary is schema.org's, under CC BY-SA 3.0.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("schema_org.json")
USED = (
    "BreadcrumbList ListItem WebSite ItemList HowTo HowToSection HowToStep HowToTool ExercisePlan QuantitativeValue "
    "DefinedTermSet DefinedTerm"
).split()
TEXTS = {"Text", "URL", "Date", "DateTime", "Time"}
NUMBERS = {"Number", "Integer", "Float"}

Vocabulary = dict[str, dict[str, Any]]


def extract(typings: str) -> Vocabulary:
    """The used types with all above them: for each what it is a kind of, and the ranges of its own properties."""
    found: Vocabulary = {}
    waiting = list(USED)
    while waiting:
        name = waiting.pop()
        base = re.search(
            rf"^(?:export )?interface {name}Base extends ([^{{]+)\{{(.*?)^\}}", typings, re.MULTILINE | re.DOTALL
        )
        leaf = re.search(rf"^export interface {name}Leaf extends ([^{{]+)\{{", typings, re.MULTILINE)
        above = base or leaf
        if name not in found and above:
            kinds = [kind.removesuffix("Base") for kind in re.findall(r"\w+Base", above[1])]
            own = re.findall(r'^ *"(\w+)"\?: SchemaValue<(.+?), "\w+">', base[2] if base else "", re.MULTILINE)
            ranges = {prop: [kind for kind in types.split(" | ") if kind != "IdReference"] for prop, types in own}
            found[name] = {"above": kinds, "properties": ranges}
            waiting += kinds
    return dict(sorted(found.items()))


@cache
def vocabulary() -> Vocabulary:
    """What was kept."""
    kept: Vocabulary = json.loads(KEPT.read_text("utf-8"))
    return kept


def kinds(name: str) -> set[str]:
    """A type and all that it is a kind of."""
    return {name}.union(*(kinds(above) for above in vocabulary()[name]["above"]))


def faults(node: Any, path: str = "") -> Iterator[str]:
    """What the vocabulary doesn't know of a node, or knows otherwise, in it and in all nodes inside it."""
    name = node.get("@type")
    if name not in vocabulary():
        yield f"{path}: {name} is no type"
        return
    known = {prop: ranges for kind in kinds(name) for prop, ranges in vocabulary()[kind]["properties"].items()}
    for prop, value in node.items():
        if prop.startswith("@"):
            continue
        if prop not in known:
            yield f"{path}: {name} has no {prop}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value_faults(one, set(known[prop]), f"{path}/{name}.{prop}")


def _value_faults(value: Any, ranges: set[str], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return
        yield from faults(value, path)
        if value.get("@type") in vocabulary() and not kinds(value["@type"]) & ranges:
            yield f"{path}: a {value['@type']} is none of {sorted(ranges)}"
    elif not ranges & (TEXTS if isinstance(value, str) else NUMBERS):
        yield f"{path}: {value!r} is none of {sorted(ranges)}"
    elif value == "":
        yield f"{path}: is empty"


if __name__ == "__main__":
    made = extract(Path(sys.argv[1]).read_text("utf-8"))
    KEPT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
