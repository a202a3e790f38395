"""Builds the site with MkDocs in this process and publishes it at once."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import PrimerError
from generator.explain import mistakes_told
from generator.making import Making
from generator.marker import SITE
from generator.publish import publish

DRAFT = "A draft without its cards and pictures, built by primer"
"""The kind of a folder that never takes the place of a site, nor a site that of it."""


@dataclass(frozen=True)
class Built:
    """What a build wrote: pages, cards among them, files of some kinds, and the bytes of all."""

    pages: int
    cards: int
    pdfs: int
    pictures: int
    bytes: int


def build(root: Path, target: Path, making: Making) -> Built:
    """The whole site from root into target, strictly; raises PrimerError and leaves the former site on any fault."""
    built: list[Built] = []

    def fill(folder: Path) -> None:
        _mkdocs(root, folder, making)
        built.append(_count(folder))

    publish(target, fill, DRAFT if making.draft else SITE)
    making.workshop.store.tidy()
    return built[0]


def _mkdocs(root: Path, folder: Path, making: Making) -> None:
    quiet_notice()
    making.progress.stage("Reading the content")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said: list[str] = []
    with listening(logging.WARNING, said.append):
        try:
            with mistakes_told(root):
                config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
                config.extra["making"] = making
                mkdocs_build(config)
        except MkDocsException as error:
            raise PrimerError("\n".join(dict.fromkeys(said)) or error.format_message()) from None


def quiet_notice() -> None:
    """Keeps Material's notice on MkDocs' future off each run; must come before Material is imported."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@contextmanager
def listening(level: int, hear: Callable[[str], None]) -> Iterator[None]:
    """Hands over what MkDocs and its plugins log meanwhile.

    The macros plugin is left out: it chats, and logs the traceback of a mistake that the hook tells in a sentence.
    """

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith("mkdocs.plugins.mkdocs_macros"):
                hear(record.getMessage())

    logger, listener = logging.getLogger("mkdocs"), Listener()
    before = logger.level, logger.propagate
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.level, logger.propagate = before


def _count(folder: Path) -> Built:
    files = [path for path in folder.rglob("*") if path.is_file()]
    kinds = Counter(path.suffix for path in files)
    cards = sum(path.parent.name == "card" and path.name == "index.html" for path in files)
    size = sum(path.stat().st_size for path in files)
    return Built(kinds[".html"], cards, kinds[".pdf"], kinds[".png"], size)
