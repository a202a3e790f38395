"""Less than a build: what no site engine could save.

python benchmarks/build/bounds.py html PROJECT      from YAML to the HTML of all pages, without MkDocs
python benchmarks/build/bounds.py write SITE FOLDER  as many bytes as a site has, in as many files
"""

from __future__ import annotations

import sys
from pathlib import Path


def render(project: Path) -> None:
    """From YAML to HTML, in memory."""
    from generator.check import sound_content  # noqa: PLC0415 - the other bound needs none of it
    from generator.render import render_site  # noqa: PLC0415
    from generator.site import Site  # noqa: PLC0415

    render_site(sound_content(project), Site("Pull Through Primer", "https://pull-through.example/"))


def write(site: Path, folder: Path) -> None:
    """Writes files of the sizes that those of a site have."""
    for path in site.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bytes(path.stat().st_size))


if __name__ == "__main__":
    if sys.argv[1] == "html":
        render(Path(sys.argv[2]))
    else:
        write(Path(sys.argv[2]), Path(sys.argv[3]))
