"""The site to take along: one zip whose pages open from a disk, with JavaScript and without."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from html.parser import HTMLParser
from urllib.parse import quote, unquote

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: no two builds of the same content differ."""

_WITHIN = re.compile(r"(?P<path>(?!/)[^:?#]*)(?P<rest>[?#].*)?")
"""An address that is told from the page it stands on."""
_LEADING = re.compile(r"""(?P<before>\s(?:href|action)=")(?P<address>[^"]*)\"""")
_DROPPED = ("preload", "manifest", "alternate")
"""Links of these kinds browsers refuse on a disk, and complain about; or they lead to what isn't kept."""


def archive_name(site_name: str) -> str:
    """The file's name, from the site's."""
    return f"{re.sub('[^a-z0-9]+', '-', site_name.lower()).strip('-') or 'site'}.zip"


def archive(files: Mapping[str, bytes], name: str) -> bytes:
    """Files by their names, in a folder that is called like the zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{name.removesuffix('.zip')}/{path}", DATE)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            out.writestr(info, files[path])
    return packed.getvalue()


def for_disk(files: Mapping[str, bytes], online: str | None) -> dict[str, bytes]:
    """The files as they work on a disk: where a page leads to a folder, it leads to the page in that folder.

    What isn't among the files is `online`, at the site's address; without one a link to it becomes plain text.
    """
    return {
        name: page_for_disk(name, data, files, online).encode() if name.endswith(".html") else data
        for name, data in files.items()
    }


def page_for_disk(name: str, page: bytes, files: Collection[str], online: str | None) -> str:
    """One page, called `name`, with links that lead to these files, or to the site that is online."""

    def leading(found: re.Match[str]) -> str:
        target = _target(name, html.unescape(found["address"]), files, online)
        return "" if target is None else f'{found["before"]}{html.escape(target)}"'

    def tag(kind: str, attributes: Mapping[str, str | None], source: str) -> str:
        if kind == "link" and str(attributes.get("rel")).strip() in _DROPPED:
            return ""
        return _LEADING.sub(leading, source) if kind in {"a", "area", "form"} else source

    return _Tags(page.decode()).replaced(tag)


def _target(name: str, address: str, files: Collection[str], online: str | None) -> str | None:
    """Where a link on the page `name` leads from a disk."""
    found = _WITHIN.fullmatch(address)
    if not found or not found["path"]:
        return address
    path, rest = found["path"], found["rest"] or ""
    if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        path = f"{path.rstrip('/')}/index.html"
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    if whole in files:
        return f"{path}{rest}"
    return online and f"{online}{quote(whole.removesuffix('index.html'))}{rest}"


class _Tags(HTMLParser):
    """Finds the start tags of a page, so that some can be replaced and all else stays as it is, byte for byte."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._found: list[tuple[int, str, dict[str, str | None], str]] = []
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        self._found.append((self._lines[line - 1] + column, tag, dict(attrs), self.get_starttag_text() or ""))

    def replaced(self, replace: Callable[[str, Mapping[str, str | None], str], str]) -> str:
        """The page, with each start tag replaced by what `replace` makes of its name, attributes, and text."""
        self.feed(self._text)
        self.close()
        parts, end = [], 0
        for at, tag, attributes, source in self._found:
            parts += [self._text[end:at], replace(tag, attributes, source)]
            end = at + len(source)
        return "".join([*parts, self._text[end:]])
