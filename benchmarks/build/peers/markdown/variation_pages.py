"""The two pages of a variation as Markdown, by Jinja, for MkDocs with macros."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SPECIAL = re.compile(r"([\\`*_\[\]])")


class Pages:
    """Everything that the pages of all variations are made of."""

    def __init__(self, ready: Path) -> None:
        data = json.loads((ready / "ready.json").read_text("utf-8"))
        self.ready: dict[str, Any] = data
        self.entries = {(page["movement"], page["id"]): page for page in data["pages"]}
        self.variations: dict[str, dict[str, Any]] = {}
        for path in sorted((ready / "variations").glob("*/*.yml")):
            text = path.read_bytes()
            self.variations.setdefault(path.parent.name, {})[path.stem] = yaml.load(text, LOADER)  # noqa: S506 - safe
        self.jinja = Environment(  # noqa: S701 - Markdown; the filter escapes
            loader=FileSystemLoader(HERE), trim_blocks=True, lstrip_blocks=True
        )
        self.jinja.filters["md"] = markdown_text

    def front(self, kind: str, movement: str, id_: str) -> str:
        """The lines above a page."""
        it = self.variations[movement][id_]
        title = it["name"] if kind == "technique" else f"Card: {it['name']}"
        front = {"title": title, "description": it["summary"]["text"].strip(), "render_macros": True}
        lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items())
        return "\n".join(["---", *lines, "---", "", ""])

    def body(self, kind: str, movement: str, id_: str) -> str:
        """The page itself."""
        root = "../.." if kind == "technique" else "../../.."
        return self.jinja.get_template(f"{kind}.md.jinja").render(
            it=self.variations[movement][id_],
            others=self.variations[movement],
            page=self.entries[movement, id_],
            ready=self.ready,
            shared=self.ready["shared"],
            mark=lambda *footed: mark(root, footed),
        )


def mark(root: str, footed: Iterable[dict[str, Any]]) -> str:
    """The marks behind a statement."""
    facts = dict.fromkeys(fact for part in footed for fact in part.get("facts", ()))
    reasons = dict.fromkeys(part["default"] for part in footed if "default" in part)
    links = [
        f'<a href="{root}/sources/#fact-{fact.lower()}" aria-label="Source fact {fact}">{fact}</a>' for fact in facts
    ]
    links += ['<a class="footing--own" href="#own" aria-label="ours">ours</a>' for _ in reasons]
    return f'<sup class="footing" data-search-exclude="true">{" ".join(links)}</sup>'


def markdown_text(text: str) -> str:
    """Text in which nothing is Markdown or HTML."""
    return SPECIAL.sub(r"\\\1", html.escape(text.strip(), quote=False))
