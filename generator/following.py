"""The preview follows edits, and stays on the last sound state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort, PluginError

from generator import sheet
from generator.errors import PrimerError
from generator.explain import mistakes_told
from generator.live import forget, renewed
from generator.markup import TEMPLATES

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


POLL = 0.1
"""Seconds between two looks at content/; one takes 6 ms among a thousand files."""


class UnsoundError(PluginError):
    """A mistake that was found before the folder of the site was touched."""


def follow(server: LiveReloadServer, root: Path, builder: Any) -> None:
    """Builds after each edit, and goes on with the former site where a mistake is found before it is gone.

    After any other build that fails, MkDocs answers no request.
    """

    def build_or_stay() -> None:
        try:
            with mistakes_told(root):
                if not renewed():
                    builder()
        except Abort as error:
            if not isinstance(error.__context__, UnsoundError):  # MkDocs has told it
                forget()
                raise
        except (PrimerError, OSError) as error:
            raise Abort(str(error)) from None  # MkDocs prints it; of anything else it prints the traceback

    server.builder = build_or_stay
    server.observer._timeout = POLL  # noqa: SLF001 - MkDocs asks for none; without it an edit shows a little later
    server.watch(str(root / "content"))
    for folder in (TEMPLATES, sheet.FONTS, sheet.TEMPLATES):
        server.watch(str(folder))
