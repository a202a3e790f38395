"""Builds the site with MkDocs in this process and publishes it at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import PrimerError
from generator.explain import mistakes_told
from generator.making import Making
from generator.marker import SITE
from generator.publish import publish
from generator.unchanged import Built, Former, Survey, survey

DRAFT = "A draft without its cards and pictures, built by primer"
"""The kind of a folder that never takes the place of a site, nor a site that of it."""


def build(root: Path, target: Path, making: Making, former: Former) -> Built:
    """The whole site from root into target, strictly; raises PrimerError and leaves the former site on any fault."""
    known: list[bool] = []
    found: list[Survey] = []

    def fill(folder: Path) -> None:
        known.append(_mkdocs(root, folder, making, former))

    def look(folder: Path) -> None:
        found.append(survey(folder))

    publish(target, fill, DRAFT if making.draft else SITE, look)
    if known[0]:
        former.keep(found[0])
    making.workshop.store.tidy()
    return found[0].built


def _mkdocs(root: Path, folder: Path, making: Making, former: Former) -> bool:
    """Builds into a folder; whether a record can be kept of it, as nothing but the inputs was read."""
    quiet_notice()
    making.progress.stage("Reading the content")
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from generator.known import all_known

    said: list[str] = []
    with listening(logging.WARNING, said.append):
        try:
            with mistakes_told(root):
                config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
                config.extra["making"] = making
                mkdocs_build(config)
                return former.can_be_kept and all_known(config, former.inputs)
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
