"""The site without a network: what the build adds to it when all else is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.site import Site, is_stand_in
from generator.takeaway import archive, archive_name, for_disk
from generator.worker import WORKER, kept_names, worker_script

SEARCH, SEARCH_ON_DISK = "search/search_index.json", "search/search_index.js"
HELPER = "assets/js/disk.js"
ONLINE_ONLY = {"404.html", "manifest.webmanifest"}
"""Nobody gets to these on a disk."""


def offline_files(built: Mapping[str, bytes], site: Site, former: Collection[str]) -> dict[str, bytes]:
    """What is new beside the built files, by name: the zip, what a disk needs, and last the worker, which knows all.

    Pages that tell a size are among them, with the sizes put in.
    """
    # under this name the theme looks for it
    on_disk = {SEARCH_ON_DISK: b"var __index = " + built[SEARCH]} if SEARCH in built else {}
    kept = {name: built[name] for name in kept_names(built, former)}
    zip_name = archive_name(site.name)
    helper = {name: built[name] for name in (HELPER,) if name in built}
    taken = {name: data for name, data in kept.items() if name not in ONLINE_ONLY} | helper | on_disk
    zipped = archive(for_disk(taken, None if not site.url or is_stand_in(site.url) else site.url), zip_name)
    sized = _sized(kept, {"zip": len(zipped), "kept": sum(map(len, kept.values()))})
    return {**on_disk, **sized, zip_name: zipped, WORKER: worker_script(kept | sized).encode()}


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
