"""What a host that reads the file `_headers` sends, such as Netlify or Cloudflare Pages."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

Rule = tuple[str, dict[str, str]]


def rules(text: str) -> Iterator[Rule]:
    """Each address, which may hold a `*`, and the headers that belong to it."""
    for block in text.replace("\n  ", "\0").splitlines():
        where, *lines = block.split("\0")
        yield where, dict(line.split(": ", 1) for line in lines)


def sent(text: str, address: str) -> dict[str, str]:
    """The headers for an address; what two rules say of one header goes out as both, as these hosts do it."""
    headers: dict[str, str] = {}
    for where, said in rules(text):
        if fnmatchcase(address, where):
            for name, value in said.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
