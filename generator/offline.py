"""The site without a network: what the build adds to it when all else is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.classic import MODULES, SCRIPTS, classic_scripts
from generator.takeaway import archive, archive_name, for_disk
from generator.worker import WORKER, kept_names, worker_script

SEARCH, SEARCH_ON_DISK = "search/search_index.json", "search/search_index.js"
ONLINE_ONLY = {"404.html", "manifest.webmanifest"}
"""Nobody gets to these on a disk."""


def offline_files(built: Mapping[str, bytes], site_name: str, former: Collection[str]) -> dict[str, bytes]:
    """What is new beside the built files, by name: the zip, what a disk needs, and last the worker, which knows all.

    Pages that tell a size are among them, with the sizes put in.
    """
    on_disk = {f"{SCRIPTS}{name}": text.encode() for name, text in classic_scripts(_modules(built)).items()}
    if SEARCH in built:
        on_disk[SEARCH_ON_DISK] = b"var __index = " + built[SEARCH]  # under this name the theme looks for it
    kept = {name: built[name] for name in kept_names(built, former)}
    zip_name = archive_name(site_name)
    helper = {name: built[name] for name in (f"{MODULES}disk.js",) if name in built}
    taken = {name: data for name, data in kept.items() if name not in ONLINE_ONLY} | helper | on_disk
    zipped = archive(for_disk(taken), zip_name)
    sized = _sized(kept, {"zip": len(zipped), "kept": sum(map(len, kept.values()))})
    return {**on_disk, **sized, zip_name: zipped, WORKER: worker_script(kept | sized).encode()}


def _modules(built: Mapping[str, bytes]) -> dict[str, str]:
    found = (re.fullmatch(rf"{MODULES}([^/]+\.js)", name) for name in built)
    return {name[1]: built[name[0]].decode() for name in found if name}


def _sized(pages: Mapping[str, bytes], sizes: Mapping[str, int]) -> dict[str, bytes]:
    """The pages with a place for a size, and the size put there."""
    places = {
        f'<span data-size="{name}"></span>'.encode(): f'<span data-size="{name}">({size / 1e6:.1f} MB)</span>'.encode()
        for name, size in sizes.items()
    }
    changed = {}
    for name, page in pages.items():
        filled = page
        for place, said in places.items():
            filled = filled.replace(place, said)
        if filled != page:
            changed[name] = filled
    return changed
