"""The site to take along: one zip whose pages open from a disk, with JavaScript and without."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: no two builds of the same content differ."""

_FOLDER = re.compile(r"(?P<path>(?:[^:/?#]+/|\.\.?/)*(?:\.\.?|[^:/?#]+/|))(?P<rest>[?#].*)?")
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


def for_disk(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files as they work on a disk: where a page leads to a folder, it leads to the page in that folder."""
    pages = {name for name in files if name.endswith(".html")}
    return {name: page_for_disk(data).encode() if name in pages else data for name, data in files.items()}


def page_for_disk(page: bytes) -> str:
    """One page: links to folders lead to their pages."""
    text = page.decode()
    return _Tags(text).replaced(_tag)


def _tag(tag: str, attributes: Mapping[str, str | None], source: str) -> str:
    if tag == "link" and str(attributes.get("rel")).strip() in _DROPPED:
        return ""
    if tag not in {"a", "area", "form"}:
        return source
    return re.sub(r'(?<=\s)(href|action)="([^"]*)"', lambda found: f'{found[1]}="{_whole(found[2])}"', source)


def _whole(href: str) -> str:
    """An address within the site, with the name of the page where it names a folder."""
    found = _FOLDER.fullmatch(href)
    if not found or not found["path"]:
        return href
    slash = "" if found["path"].endswith("/") else "/"
    return f"{found['path']}{slash}index.html{found['rest'] or ''}"


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
