"""The preview follows edits, and stays on the last sound state."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort

from generator.check import check
from generator.content import Content
from generator.errors import PrimerError, Problem, report
from generator.explain import mistakes_told
from generator.markup import TEMPLATES
from generator.metrics import FONTS
from generator.pdf import TEMPLATE as CARD_TEMPLATE
from generator.printing import printed_files
from generator.site import Site

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.primer")


def follow(
    server: LiveReloadServer, root: Path, site: Site, builder: Any, problems_in_docs: Callable[[], list[Problem]]
) -> None:
    """Builds after each edit unless something is wrong: after a build that fails, MkDocs answers no request."""

    def build_or_stay() -> None:
        try:
            with mistakes_told(root):
                content, problems = check(root)
                if problems := problems or problems_in_docs():
                    log.error(report(problems))
                elif mistake := _mistake_in_cards(content, site):
                    log.error(mistake)
                else:
                    builder()
        except (PrimerError, OSError) as error:
            raise Abort(str(error)) from None  # MkDocs prints it; of anything else it prints the traceback

    server.builder = build_or_stay
    server.watch(str(root / "content"))
    for folder in (TEMPLATES, FONTS, CARD_TEMPLATE.parent):
        server.watch(str(folder))


def _mistake_in_cards(content: Content, site: Site) -> str | None:
    """Why a card can't be made, or None; those that can are kept, and the build takes them."""
    try:
        list(printed_files(content, site))
    except PrimerError as error:
        return str(error)
    return None
