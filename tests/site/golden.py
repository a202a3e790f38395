"""What the sample content renders to, kept in tests/fixtures/golden.

    python tests/site/golden.py

writes the files anew, after a change of templates or of the sample. Read the difference before you commit it.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from samples import SITE, sample_content

from generator.render import render_site
from generator.written import RenderedPage

GOLDEN = Path(__file__).resolve().parents[1] / "fixtures/golden"
COMMAND = "python tests/site/golden.py"


def rendered() -> dict[str, str]:
    """File → text: each page's body, and one list of all that is said about the pages beside their bodies."""
    pages = render_site(sample_content(), SITE)
    bodies = {f"{page.address.rstrip('/').replace('/', '.')}.html": page.body for page in pages}
    about = json.dumps([_about(page) for page in pages], ensure_ascii=False, indent=1)
    return {**bodies, "pages.json": about + "\n"}


def _about(page: RenderedPage) -> dict[str, object]:
    return {
        "address": page.address,
        "title": page.title,
        "description": page.description,
        "source": page.source,
        "in_navigation": page.in_navigation,
        "headings": {heading.id: heading.title for heading in page.headings},
    }


def kept() -> dict[str, str]:
    """File → text, as committed."""
    return {path.name: path.read_text("utf-8") for path in sorted(GOLDEN.glob("*"))}


def main() -> None:
    """Writes every golden file anew."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir(parents=True)
    for name, text in rendered().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(rendered())} files in {GOLDEN}\n")


if __name__ == "__main__":
    main()
