"""The invented movement with as many variations as a test asks for, and as many such movements: sound content."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from projects import SAMPLE, read_yaml, write_yaml

from generator.check import sound_content
from generator.content import Content

SWING = "lantern-swing"
OURS = {"default": "It is made up, so that there is a lot of it."}
LEVELS = ("First", "Second", "Third")
ANSWERS = 6


def grown_content(variations: int, movements: int = 1) -> Content:
    """The sample with so many variations in each of so many movements, read from files and checked."""
    with TemporaryDirectory() as folder:
        grow(Path(folder) / "content", variations, movements)
        return sound_content(Path(folder))


def grow(content: Path, variations: int, movements: int = 1) -> None:
    """Writes that content into a folder that isn't there yet."""
    shutil.copytree(SAMPLE / "content", content)
    folders = [content / "movements" / SWING]
    add_variations(folders[0], variations)
    for number in range(2, movements + 1):
        folders.append(content / "movements" / f"{SWING}-{number}")
        shutil.copytree(folders[0], folders[-1])
        _rename(folders[-1], number)


def add_variations(folder: Path, variations: int) -> None:
    """So many variations in a movement's folder: brass lanterns between brass and storm."""
    brass, movement = read_yaml(folder / "variations/brass.yml"), read_yaml(folder / "movement.yml")
    added = [f"brass-{number}" for number in range(1, variations - 2)]
    order = ["paper", "brass", *added, "storm"]
    for place, id_ in enumerate(order):
        path = folder / f"variations/{id_}.yml"
        it = read_yaml(path) if path.exists() else {**brass, **_own(id_.rpartition("-")[2])}
        it["level"]["label"] = LEVELS[place * len(LEVELS) // len(order)]
        for way, to in (("progress", order[place + 1 : place + 2]), ("step_back", order[place - 1 : place])):
            if way in it:
                it[way] = {**it[way], "to": to[0]}
        write_yaml(path, it)
    write_yaml(folder / "movement.yml", {**movement, "order": order})
    if added:
        write_yaml(folder / "chooser.yml", _tree(read_yaml(folder / "chooser.yml"), order))


def _own(number: str) -> dict[str, Any]:
    return {
        "name": f"Brass Lantern Swing {number}",
        "short_name": f"Brass {number}",
        "also": [],
        "summary": {"text": f"A lantern that pulls back {number} times as hard.", "facts": ["A06", "A08"]},
        "level": {"label": "Second", "facts": ["A06"]},
    }


def _tree(tree: dict[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """A tree with an end for each variation, as even as can be."""
    nodes = list(_nodes("ask", order))
    questions = [node for node in nodes if "answers" in node]
    topics = [
        {"id": question["id"], "values": [answer["says"][0] for answer in question["answers"]]}
        for question in questions
    ]
    return {
        "summary": tree["summary"],
        "topics": topics,
        "entries": [{"id": "new", "label": "I am new", "start": "ask"}],
        "questions": [{**question, "why": _why()} for question in questions],
        "results": [node for node in nodes if "answers" not in node],
    }


def _why() -> dict[str, Any]:
    """Made anew each time: YAML writes a value that is there already as an alias."""
    return {"text": "The flame shows haste.", "facts": ["A09", "A10"]}


def _nodes(name: str, order: Sequence[str]) -> Iterator[dict[str, Any]]:
    if len(order) == 1:
        because = [{"text": f"All answers lead to {order[0]}.", **OURS}]
        yield {"id": name, "title": f"Take {order[0]} tonight", "variation": order[0], "because": because}
        return
    size = -(-len(order) // ANSWERS)
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    names = [f"{name}-{'abcdef'[number]}" for number in range(len(parts))]
    answers = [{"id": f"to-{to}", "text": f"Like {to}", "says": [f"says-{to}"], "to": to} for to in names]
    yield {"id": name, "text": f"Which is yours, of the {len(order)} in {name}?", "answers": answers, **OURS}
    for to, part in zip(names, parts, strict=True):
        yield from _nodes(to, part)


def _rename(folder: Path, number: int) -> None:
    """The same movement under another name, with names of their own for its variations."""
    movement = read_yaml(folder / "movement.yml")
    write_yaml(folder / "movement.yml", {**movement, "name": f"Lantern Swing {number}"})
    for path in folder.glob("variations/*.yml"):
        it = read_yaml(path)
        write_yaml(path, {**it, "name": f"{it['name']} ({number})", "also": []})
