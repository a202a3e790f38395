"""The command for those who write the YAML: `primer schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.console import counted, near, project_root
from generator.errors import PrimerError
from generator.files import write_whole
from generator.schema import COMMAND, FOLDER, schema_files


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
