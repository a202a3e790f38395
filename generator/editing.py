"""The commands for those who write the YAML: `primer new` and `primer schema`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from generator.console import counted, near, project_root
from generator.errors import PrimerError
from generator.files import write_whole


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what is not up to date.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for the schemas.  [default: schemas, beside mkdocs.yml]",
)
@click.pass_context
def schema(context: click.Context, *, only_check: bool, out: Path | None) -> None:
    """Write the schemas by which an editor completes, explains and checks the YAML.

    Exits with 1 if --check finds a schema that is missing or differs from what the models say, else with 0.
    """
    from generator.schema import COMMAND, FOLDER, schema_files

    folder = out.absolute() if out else project_root(context) / FOLDER
    files = schema_files()
    stale = [name for name, data in files.items() if _read(folder / name) != data]
    if only_check:
        if stale:
            raise PrimerError(f"not up to date in {near(folder)}: {', '.join(stale)}; run {COMMAND}")
        click.echo(f"Schemas are up to date: {near(folder)}.", err=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        write_whole(folder / name, files[name])
    click.echo(f"Wrote {near(folder)}: {counted(len(stale), 'schema')} of {len(files)} renewed.", err=True)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


@click.group()
def new() -> None:
    """Begin a movement or a variation: files with comments, and empty places to fill in."""


@new.command("movement")
@click.argument("id")
@click.option("--first", default="basic", show_default=True, metavar="ID", help="The id of its first variation.")
@click.pass_context
def new_movement(context: click.Context, id: str, first: str) -> None:  # noqa: A002 - what the help calls it
    """Begin a movement. ID becomes its folder and its address, as face-pull."""
    from generator.begin import new_movement as begin

    root = project_root(context)
    _begun(begin(root, id, first, _today()), root)


@new.command("variation")
@click.argument("movement")
@click.argument("id")
@click.pass_context
def new_variation(context: click.Context, movement: str, id: str) -> None:  # noqa: A002 - as above
    """Begin a variation of MOVEMENT. ID becomes its file and its address, as dumbbell."""
    from generator.begin import new_variation as begin

    root = project_root(context)
    _begun(begin(root, movement, id, _today()), root)


def _today() -> date:
    return datetime.now().astimezone().date()  # the day on the writer's calendar


def _begun(paths: list[Path], root: Path) -> None:
    for path in paths:
        click.echo(f"Wrote {path.relative_to(root).as_posix()}", err=True)
    click.echo("Now fill in what is empty. `primer check` lists what is left.", err=True)
