"""The content as JSON, for other programs. Versioned: what is in v1 stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import addresses
from generator.chooser import paths
from generator.content import Content, MovementFolder
from generator.model import Footed
from generator.printing import RenderedFile


def api_files(content: Content) -> Iterator[RenderedFile]:
    """The decision tree of each movement."""
    for folder in content.movements.values():
        yield RenderedFile(addresses.chooser_json(folder.id), _json(chooser_data(folder)))


def chooser_data(folder: MovementFolder) -> dict[str, Any]:
    """The tree of a movement as plain data: entries, questions, results, and every path with its address."""
    tree = folder.chooser.value
    return {
        "movement": folder.id,
        "name": folder.movement.value.name,
        "summary": _said(tree.summary, tree.summary.text),
        "entries": [{"id": entry.id, "label": entry.label, "start": entry.start} for entry in tree.entries],
        "topics": {topic.id: list(topic.values) for topic in tree.topics},
        "questions": [
            {
                "id": question.id,
                **_said(question, question.text),
                "why": _said(question.why, question.why.text),
                "answers": [answer.model_dump(mode="json") for answer in question.answers],
            }
            for question in tree.questions
        ],
        "results": [
            {
                "id": result.id,
                "title": result.title,
                "variation": result.variation,
                "because": [_said(reason, reason.text) for reason in result.because],
                "again": result.again,
            }
            for result in tree.results
        ],
        "paths": [
            {
                "entry": trail.entry.id,
                "answers": list(trail.answers),
                "result": trail.node.id,
                "page": addresses.choice(folder.id, trail.entry.id, trail.answers),
            }
            for trail in paths(tree)
        ],
    }


def _said(footed: Footed, text: str) -> dict[str, Any]:
    return {"text": text, "facts": list(footed.facts), "default": footed.default}


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
