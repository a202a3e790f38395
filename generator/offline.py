"""The site without a network: what the build adds to it when all else is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import closing
from typing import IO

from generator.site import Site, is_stand_in
from generator.takeaway import Takeaway, archive_name
from generator.worker import WORKER, digest, kept_names, worker_script

SEARCH, SEARCH_ON_DISK = "search/search_index.json", "search/search_index.js"
HELPER = "assets/js/disk.js"
PLACE = b'<span data-size="'
"""Where a page tells a size."""
ONLINE_ONLY = {"404.html", "manifest.webmanifest"}
"""Nobody gets to these on a disk."""


def offline_files(
    built: Mapping[str, bytes], site: Site, former: Collection[str], packed: IO[bytes]
) -> dict[str, bytes]:
    """What is new beside the built files, by name, the worker last, which knows all; the zip goes into `packed`.

    Pages that tell a size are among them, with the sizes put in. Each file is asked for once, as all of a large site
    at a time would fill the memory.
    """
    # under this name the theme looks for it
    on_disk = {SEARCH_ON_DISK: b"var __index = " + built[SEARCH]} if SEARCH in built else {}
    kept = set(kept_names(built, former))
    taken = {name for name in (*kept, HELPER) if name in built and name not in ONLINE_ONLY} | on_disk.keys()
    digests, telling, whole = dict[str, str](), dict[str, bytes](), 0
    with closing(Takeaway(packed, archive_name(site.name), taken, _address(site))) as zipped:
        for name in sorted(kept | taken):
            data = on_disk.get(name) or built[name]
            if name in kept:
                digests[name], whole = digest(data), whole + len(data)
                if PLACE in data:
                    telling[name] = data
            if name in taken:
                zipped.add(name, data)
    sized = _sized(telling, {"zip": packed.tell(), "kept": whole})
    script = worker_script(digests | {name: digest(data) for name, data in sized.items()})
    return {**on_disk, **sized, WORKER: script.encode()}


def _address(site: Site) -> str | None:
    return None if not site.url or is_stand_in(site.url) else site.url


def _sized(pages: Mapping[str, bytes], sizes: Mapping[str, int]) -> dict[str, bytes]:
    """The pages with each size in its place."""

    def told(found: re.Match[bytes]) -> bytes:
        size = sizes.get(found[1].decode())
        return found[0] if size is None else found[0].replace(b"></", f"> ({size / 1e6:.1f} MB)</".encode())

    return {name: re.sub(rb'<span data-size="(\w+)"></span>', told, page) for name, page in pages.items()}
