"""The worker that keeps the site on a reader's device: which files it keeps, and how it tells their versions apart."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from urllib.parse import quote

from generator.markup import TEMPLATES

WORKER = "sw.js"
"""At the root of the site: a worker has to do with what lies beside and below it, and with nothing else."""

HASH_LETTERS = 16
"""As many as the worker compares; they guard against mix-ups, not against attackers."""

NOT_KEPT = (
    (r"\..*", "notes of the build"),
    (r"_[^/]*", "for the host"),
    (r"sw\.js", "the worker, which a browser keeps by itself"),
    (r"[^/]+\.zip", "the whole site once more"),
    (r"admin/.*", "the editor, which has to talk to GitHub"),
    (r"api/v1/.*", "for programs, which ask a host"),
    (r"(sitemap|feed|robots)\.[a-z.]+|(.*/)?picture\.png", "for search engines, feed readers, and links elsewhere"),
    (r"assets/js/disk\.js|search/search_index\.js", "for a copy on a disk"),
    (r"assets/javascripts/lunr/.*", "the search in other languages"),
    (r".*\.map", "for whoever mends the theme"),
    (r"assets/fonts/OFL-.*", "licenses, which no page shows"),
)
"""What isn't kept, and why; all else is."""

_NOT_KEPT = re.compile("|".join(f"(?:{pattern})" for pattern, _ in NOT_KEPT))


def kept_names(names: Collection[str], former: Collection[str]) -> list[str]:
    """The files that are kept, by their names in the built folder; not what only leads on from `former` addresses."""
    leading_on = {f"{address}index.html" for address in former}
    return sorted(name for name in names if name not in leading_on and not _NOT_KEPT.fullmatch(name))


def address_of(name: str) -> str:
    """Where a reader asks for a file of the built folder."""
    return quote(re.sub(r"(^|/)index\.html$", r"\1", name))


def digest(data: bytes) -> str:
    """What tells a file's versions apart."""
    return hashlib.sha256(data).hexdigest()[:HASH_LETTERS]


def worker_script(digests: Mapping[str, str]) -> str:
    """The worker for files by their names and digests: another file, or another byte in one, makes another worker."""
    listed = json.dumps({address_of(name): told for name, told in digests.items()}, indent=0, sort_keys=True)
    return f"const FILES = {listed};\n\n{(TEMPLATES / WORKER).read_text('utf-8')}"


def leaving_worker() -> str:
    """The worker of a preview, which takes off the device what a built site at its address had kept there."""
    return (TEMPLATES / "sw-leave.js").read_text("utf-8")
