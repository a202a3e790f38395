"""Writes the rendered pages as files, for another site engine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from generator import addresses
from generator.printing import RenderedFile
from generator.written import RenderedPage


def export_files(pages: Iterable[RenderedPage], files: Iterable[RenderedFile]) -> dict[str, bytes]:
    """Path → bytes of each file. A page is front matter that any engine reads, then HTML without an empty line."""
    texts = {addresses.markdown_file(page.address): _text(page).encode() for page in pages}
    return texts | {file.address: file.data for file in files}


def _text(page: RenderedPage) -> str:
    front = {"title": page.title, "description": page.description, "source": page.source}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", "<div>", page.body + "</div>", ""])


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Writes each file below folder, which must be there."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
