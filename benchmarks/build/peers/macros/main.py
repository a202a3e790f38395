"""The macros of a site whose pages are each one call of a macro, with the YAML read once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # the plugin doesn't
from variation_pages import Pages


def define_env(env: Any) -> None:
    """What mkdocs-macros calls."""
    pages = Pages(Path(env.project_dir) / "ready")

    @env.macro  # type: ignore[untyped-decorator]
    def technique(movement: str, id_: str) -> str:
        """A technique page."""
        return pages.body("technique", movement, id_)

    @env.macro  # type: ignore[untyped-decorator]
    def card(movement: str, id_: str) -> str:
        """The page of a card."""
        return pages.body("card", movement, id_)
