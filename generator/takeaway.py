"""The site to take along: one zip whose pages open from a disk, with JavaScript and without."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Callable, Collection
from functools import cache, partial
from typing import IO
from urllib.parse import quote, unquote

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: no two builds of the same content differ."""

_WITHIN = re.compile(r"(?P<path>(?!/)[^:?#]*)(?P<rest>[?#].*)?")
"""An address that is told from the page it stands on."""
_LEADING = re.compile(r"""(?P<before>\s(?:href|action)=")(?P<address>[^"]*)\"""")
_TAG = re.compile(
    r"""<!--.*?-->|<(script|style|textarea)\b.*?</\1|<(?P<kind>[a-zA-Z]+)(?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)
"""A start tag, or what looks like one in a comment, a script, or the value of an attribute."""
_DROPPED = re.compile(r"""\srel=["']?(?:preload|manifest|alternate)\b""")
"""Links of these kinds browsers refuse on a disk, and complain about; or they lead to what isn't kept."""


def archive_name(site_name: str) -> str:
    """The file's name, from the site's."""
    return f"{re.sub('[^a-z0-9]+', '-', site_name.lower()).strip('-') or 'site'}.zip"


class Takeaway:
    """A zip that is being packed. Pages go into it as they work on a disk; the same files make the same bytes.

    What a page says of the site online only (data-online) is hidden, and what it says of a disk (data-disk) is shown.
    `names` are those of all files that the zip will hold. What isn't among them is `online`, at the site's address;
    without one a link to it becomes plain text.
    """

    def __init__(self, file: IO[bytes], name: str, names: Collection[str], online: str | None) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self._folder = name.removesuffix(".zip")
        self._target = cache(partial(_target, names=names, online=online))

    def add(self, name: str, data: bytes) -> None:
        """The next file, in a folder that is called like the zip; they come in the order of their names."""
        info = zipfile.ZipInfo(f"{self._folder}/{name}", DATE)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
        self._zip.writestr(info, self._for_disk(name, data))

    def _for_disk(self, name: str, data: bytes) -> bytes:
        """A file as it works on a disk: where a page leads to a folder, it leads to the page in that folder."""
        return _page(name, data.decode(), self._target).encode() if name.endswith(".html") else data

    def close(self) -> None:
        """Ends the zip with its list."""
        self._zip.close()


def _page(name: str, page: str, target: Callable[[str, str], str | None]) -> str:
    folder = posixpath.dirname(name)

    def leading(found: re.Match[str]) -> str:
        where = target(folder, found["address"])
        return "" if where is None else f'{found["before"]}{where}"'

    def tag(found: re.Match[str]) -> str:
        source, kind = found[0], (found["kind"] or "").lower()
        if kind:
            source = source.replace(" data-disk hidden", "").replace(" data-online", " hidden")
        if kind in {"a", "area", "form"}:
            return _LEADING.sub(leading, source)
        return "" if kind == "link" and _DROPPED.search(source) else source

    return _TAG.sub(tag, page)


def _target(folder: str, said: str, names: Collection[str], online: str | None) -> str | None:
    """Where a link on a page in the folder leads from a disk, as an attribute says it."""
    found = _WITHIN.fullmatch(html.unescape(said))
    if not found or not found["path"]:
        return said
    path, rest = found["path"], found["rest"] or ""
    if path.endswith("/") or posixpath.basename(path) in {".", ".."}:
        path = f"{path.rstrip('/')}/index.html"
    whole = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if whole in names:
        return html.escape(f"{path}{rest}")
    return online and html.escape(f"{online}{quote(whole.removesuffix('index.html'))}{rest}")
