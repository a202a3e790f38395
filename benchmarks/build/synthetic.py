"""A project of any size to build, from a seed: the real content, and invented movements beside it.

    python benchmarks/build/synthetic.py FOLDER --variations 1000

Three variations are the real ones. All further ones are invented, with every field that a real one has. They are
divided among movements, for a decision tree has an end for each variation of its movement, and at most 400 paths.
`primer` runs in the folder with the generator that is installed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from invented import Invented

import generator

ROOT = Path(__file__).resolve().parents[2]
REAL = 3
IN_ONE = 216
"""The most variations of an invented movement: three questions with six answers each tell them apart."""
SEED = 20_261_123


def write_project(folder: Path, variations: int, seed: int = SEED) -> None:
    """A project with so many variations; the same seed gives the same files."""
    folder.mkdir(parents=True)
    for name in ("docs", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "generator").symlink_to(Path(generator.__file__).parent)  # where mkdocs.yml looks for its hook
    items = yaml.safe_load((folder / "content/equipment.yml").read_text("utf-8"))["items"]
    for number, size in enumerate(sizes(variations - REAL), start=1):
        made = Invented(number, size, seed, [item["id"] for item in items])
        for name, text in made.files():
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def sizes(count: int) -> list[int]:
    """How many variations each invented movement has: as few movements as may be, of about the same size."""
    movements = -(-count // IN_ONE)
    return [count // movements + (number < count % movements) for number in range(movements)]


def main(words: Sequence[str]) -> None:
    """Writes the project that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="a folder that isn't there yet")
    parser.add_argument("--variations", type=int, default=1000, help=f"{REAL} or more  [default: 1000]")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(words)
    if given.variations < REAL:
        parser.error(f"the real content has {REAL} variations already; ask for {REAL} or more")
    write_project(given.folder, given.variations, given.seed)


if __name__ == "__main__":
    main(sys.argv[1:])
