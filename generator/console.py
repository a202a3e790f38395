"""What the commands share: where the project is, and where their output goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import click

from generator.errors import PrimerError
from generator.files import write_whole
from generator.site import is_stand_in
from generator.told import DEFAULT_WIDTH, Terminal


def working_folder() -> Path:
    """The working directory, which somebody may have deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise PrimerError(f"the working directory can't be used ({error.strerror}); change to another") from None


def project_root(context: click.Context) -> Path:
    """The project's folder: as given, or the nearest one upwards that has mkdocs.yml and content/."""
    given: Path | None = context.find_root().obj
    here = Path.cwd()
    for folder in [given] if given else [here, *here.parents]:
        if (folder / "mkdocs.yml").is_file() and (folder / "content").exists():
            return folder
    if given:
        raise PrimerError(f"{given} doesn't hold mkdocs.yml and content/; give --root the folder that holds both")
    where = f"neither {here} nor a folder above it holds mkdocs.yml and content/"
    raise PrimerError(f"{where}; name the folder that holds both with --root")


def near(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix() + "/"
    except ValueError:
        return path.as_posix().rstrip("/") + "/"


def counted(count: int, what: str) -> str:
    """A number of things, as "1 page" and "2 pages"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def terminal() -> Terminal:
    """How wide the terminal is, and which letters it can show."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Terminal(shutil.get_terminal_size((DEFAULT_WIDTH, 0)).columns, encoding)


def lines_below(root: Path) -> Callable[[str], list[str]]:
    """From a path below the project's folder to the lines of that file; none where it can't be read any more."""

    @cache
    def lines(path: str) -> list[str]:
        with suppress(OSError):
            text = (root / path).read_bytes().decode("utf-8-sig", "replace")
            return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return []

    return lines


def site_address(root: Path) -> str | None:
    """The site's address, if it has one; a mistake in mkdocs.yml is told by who builds the site."""
    from generator.settings import read_site  # MkDocs' reader takes its time, and sound content needs none of it

    with suppress(PrimerError):
        return read_site(root).url
    return None


def lessons_address(root: Path) -> str | None:
    """The site's address, if one can read there what a problem means."""
    address = site_address(root)
    return None if address and is_stand_in(address) else address


def write_out(target: Path, data: bytes, what: str) -> None:
    """Writes a file whole and says so, or hands the data to the standard output, named "-"."""
    if str(target) != "-":
        write_whole(target, data)
        click.echo(f"Wrote {target}: {what}.", err=True)
        return
    if sys.stdout is None:
        raise PrimerError("the standard output is closed; name a file with --out")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
