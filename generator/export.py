"""Writes the rendered pages as files, for another site engine."""

from __future__ import annotations

import json
from pathlib import Path

from generator import addresses
from generator.render import RenderedPage


def export_files(pages: list[RenderedPage]) -> dict[str, str]:
    """Path → text of each page: front matter that any engine reads, then a body of HTML without an empty line."""
    return {addresses.markdown_file(page.address): _text(page) for page in pages}


def _text(page: RenderedPage) -> str:
    front = {"title": page.title, "description": page.description, "source": page.source}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", "<div>", page.body + "</div>", ""])


def write_files(files: dict[str, str], folder: Path) -> None:
    """Writes each file below folder, which must be there."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
