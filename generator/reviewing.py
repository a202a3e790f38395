"""The command of `primer` for who reviews a change of the content."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.console import counted, project_root
from generator.errors import ContentError, PrimerError

if TYPE_CHECKING:
    from generator.content import Content

MOST_PROBLEMS = 5
"""How many of the problems of an unsound revision are shown."""


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md"], case_sensitive=False),
    default="text",
    show_default=True,
    help="md is for a comment on a pull request.",
)
@click.pass_context
def diff(context: click.Context, base: str, head: str | None, form: str) -> None:
    """Tell what a change of the content does to the site.

    BASE and HEAD are git revisions; without HEAD it is the working tree that is compared with BASE.
    Nothing is written. Exits with 1 if an address would lead nowhere, else with 0.
    """
    from generator.effect.compare import effect
    from generator.effect.forms import as_markdown, as_text
    from generator.effect.telling import report
    from generator.revisions import changed_outside, named, repository
    from generator.settings import read_site

    root = project_root(context)
    found = repository(root)
    with _state(root, base) as before, _state(root, head) as after:
        made = effect(before, after, read_site(root))
    changed = changed_outside(found, base, head)
    outside = (
        f"{counted(changed, 'file')} outside content/ changed; this report doesn't look into that." if changed else ""
    )
    click.echo(f"Compared: {named(found, base)} and {named(found, head) if head else 'your files'}.", err=True)
    click.echo((as_markdown if form == "md" else as_text)(report(made), outside), nl=False)
    if made.broken:
        sys.exit(1)


@contextmanager
def _state(root: Path, revision: str | None) -> Iterator[Content]:
    """The sound content of a revision, or of the working tree; raises PrimerError with its first problems."""
    from generator.revisions import content_at, repository

    if revision is None:
        yield _sound(root, "the working tree")
    else:
        with content_at(repository(root), revision) as folder:
            content = _sound(folder, revision)
        yield content


def _sound(folder: Path, name: str) -> Content:
    from generator.check import sound_content

    try:
        return sound_content(folder)
    except ContentError as error:
        shown = [str(problem) for problem in error.problems[:MOST_PROBLEMS]]
        if (more := len(error.problems) - MOST_PROBLEMS) > 0:
            shown.append(f"and {counted(more, 'more problem')}")
        message = f"the content of {name} isn't sound, so there is no site to compare; mend it first:"
        raise PrimerError("\n".join([message, *shown])) from None
