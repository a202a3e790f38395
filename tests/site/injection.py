"""The real content with markup in every text, to be built: what a careless or a malicious pull request would bring."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import yaml
from projects import Project, copy_project
from samples import Room, real_content, reworded

from generator.check import sound_content
from generator.content import Content
from generator.model import Source

ATTACKS = {
    "name": '& &lt;b&gt; "q" [x](y)',
    "short name": '& "q" &lt;',
    "short": '<b>&lt;{{7*7}}"',
    "word": '<b>{{7}}"',
    "text": (
        "</title></script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {# c #} "
        '[x](javascript:alert(1)) &lt;b&gt; &amp; "q" \'q\' <!-- c --> ]]> **b** `c` :smile: data-search-exclude="x"'
    ),
}


def attack(room: Room) -> str:
    """The longest attack that fits a place, behind a number that makes it unique."""
    fitting = [text for name, text in ATTACKS.items() if ("name" in name) == room.is_name]
    return max((text for text in fitting if len(text) + 5 <= room.length), key=len)


def injected_project(folder: Path) -> tuple[Project, Content]:
    """A project whose every text is an attack, and the content that it has now."""
    project = copy_project(folder)
    numbers = count()
    for doc in real_content().documents():
        attacked = reworded(doc.value, lambda _, room: f"{next(numbers):03} {attack(room)}")
        data = attacked.model_dump(mode="json", exclude_none=True)
        for fact in data["facts"] if isinstance(doc.value, Source) else ():
            fact["figures"] = []  # they would have to stand in what rests on the fact
        project.path(doc.path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return project, sound_content(folder)
