"""The report as text for a terminal, and as Markdown for a comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.effect.telling import FILE, NOTHING, Line, Part, Quote

MOST_OPEN = 12
"""A part with more lines than this is folded away in Markdown."""


def as_text(parts: Sequence[Part], outside: str = "") -> str:
    """Parts with indented lines; `outside` is a last line about what the report doesn't look into."""
    blocks = ["\n".join(_text_part(part)) for part in parts] or [NOTHING]
    return "\n\n".join([*blocks, *([outside] if outside else [])]) + "\n"


def _text_part(part: Part) -> Iterator[str]:
    yield f"{part.title} ({part.count})"
    for line in part.lines:
        yield f"{'  ' * (line.depth + 1)}{_words(line, _plain)}"
    if part.code:
        yield f"  Add to {FILE}:"
        yield from (f"    {line}" for line in part.code)


def _plain(quote: Quote) -> str:
    return quote.text.join(quote.marks)


def as_markdown(parts: Sequence[Part], outside: str = "") -> str:
    """The same for a pull request: long parts are folded, and nothing in the content's words counts as markup."""
    blocks = ["### What this does to the site", *map(_markdown_part, parts)]
    if not parts:
        blocks.append(NOTHING)
    return "\n\n".join([*blocks, *([outside] if outside else [])]) + "\n"


def _markdown_part(part: Part) -> str:
    lines = "\n".join(f"{'  ' * line.depth}- {_words(line, code)}" for line in part.lines)
    title = f"{part.title} ({part.count})"
    if part.code:
        ready = "\n".join(["```yaml", *part.code, "```"])
        lines = f"{lines}\n\nAdd to `{FILE}`:\n\n{ready}"
    elif len(part.lines) > MOST_OPEN:
        return f"<details>\n<summary>{title}</summary>\n\n{lines}\n\n</details>"
    return f"**{title}**\n\n{lines}"


def code(quote: Quote) -> str:
    """Words as a code span, in which neither markup nor a name or number of the host's comes to life."""
    fence = "`" * (max((len(run) for run in re.findall("`+", quote.text)), default=0) + 1)
    room = " " if quote.text.startswith("`") or quote.text.endswith("`") else ""
    return f"{fence}{room}{quote.text}{room}{fence}"


def _words(line: Line, quoted: Callable[[Quote], str]) -> str:
    return "".join(quoted(word) if isinstance(word, Quote) else word for word in line.words)
