"""The command line: `primer`."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import NoReturn

import click

from generator import addresses
from generator.check import check as check_content
from generator.check import sound_content
from generator.chooser import paths
from generator.content import Content
from generator.errors import PrimerError, report
from generator.files import write_whole
from generator.papers import PAPERS

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    help="The project's folder, with mkdocs.yml and content/.  [default: the nearest one upwards from here]",
)
@click.version_option(package_name="pull-through-primer", prog_name="primer")
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Checks the content and builds the site from it."""
    here = _here()
    context.obj = here / root if root else None


@cli.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check all content; print every problem with file, line and remedy.

    Exits with 1 if there is a problem, else with 0.
    """
    content, problems = check_content(_root(context))
    if problems:
        click.echo(report(problems))
        sys.exit(1)
    click.echo(_summary(content))


@cli.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for the site; an earlier site in it is replaced at once.  [default: site, beside mkdocs.yml]",
)
@click.pass_context
def build(context: click.Context, out: Path | None) -> None:
    """Build the whole site, strictly.

    The site is built beside the old one and takes its place only when it is whole: a build that fails, is
    killed or runs out of space leaves the old site as it was.
    """
    from generator.build import build as build_site

    root, start = _root(context), time.perf_counter()
    target = out.absolute() if out else root / "site"
    click.echo(f"Building {_near(target)} …", err=True)
    built = build_site(root, target)
    seconds = time.perf_counter() - start
    click.echo(
        f"Built {_near(target)}: {built.pages} pages, {built.files} files, "
        f"{built.bytes / 1e6:.1f} MB in {seconds:.1f} s.",
        err=True,
    )


@cli.command()
@click.option("--addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
@click.pass_context
def serve(context: click.Context, addr: str, *, open_browser: bool) -> None:
    """Preview the site; edits of YAML, templates, CSS and Markdown show at once.

    A mistake in the content is told here; the preview stays on the last sound state.
    """
    from generator.preview import serve as serve_site

    serve_site(_root(context), addr, open_browser=open_browser)


@cli.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder for the rendered files.")
@click.pass_context
def render(context: click.Context, out: Path) -> None:
    """Write the rendered pages as Markdown files with HTML bodies, for another site engine."""
    from generator.api import api_files
    from generator.explain import mistakes_told
    from generator.export import export_files, write_files
    from generator.marker import RENDERED
    from generator.printing import card_files
    from generator.publish import publish
    from generator.render import render_site
    from generator.settings import read_site

    root = _root(context)
    content, site = sound_content(root), read_site(root)
    with mistakes_told(root):
        files = export_files(render_site(content, site), [*card_files(content, site), *api_files(content)])
    publish(out.absolute(), lambda folder: write_files(files, folder), RENDERED)
    click.echo(f"Rendered {_near(out)}: {len(files)} files.", err=True)


@cli.command()
@click.argument("variation")
@click.option(
    "--paper",
    type=click.Choice(list(PAPERS), case_sensitive=False),
    default="letter",
    show_default=True,
    help="What to print it on.",
)
@click.option("--load", help="Your working load: weight on the stack, or steps from the anchor.")
@click.option("--unit", help="kg, lb or steps.  [default: kg, or steps where that is what counts]")
@click.option("--step", help="The smallest change your machine allows; ramp-up loads are rounded to it.")
@click.option("--level", "levels", multiple=True, metavar="NAME", help="The band you use; repeat for each band.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help='The PDF to write, or "-".  [default: named by what it is, here]',
)
@click.pass_context
def card(
    context: click.Context,
    variation: str,
    paper: str,
    load: str | None,
    unit: str | None,
    step: str | None,
    levels: tuple[str, ...],
    out: Path | None,
) -> None:
    """Make the card of VARIATION as a PDF, with your own numbers filled in.

    VARIATION is the name of its file in content/, as in: primer card VARIATION --paper a6 --load 40 --unit kg
    """
    from generator.card import primer_card
    from generator.lifter import find_variation, own_numbers
    from generator.pdf import card_pdf
    from generator.settings import read_site

    root = _root(context)
    content, site = sound_content(root), read_site(root)
    folder, doc = find_variation(content, variation)
    own = own_numbers(content.scheme.value, doc.value, load=load, unit=unit, step=step, levels=levels)
    pdf = card_pdf(primer_card(content, folder, doc, site.url, own), PAPERS[paper], site.name)
    if str(out) == "-":
        if sys.stdout is None:
            raise PrimerError("the standard output is closed; name a file with --out")
        sys.stdout.buffer.write(pdf)
        sys.stdout.buffer.flush()
        return
    target = out or Path(addresses.card_pdf(folder.id, doc.id, paper)).name
    write_whole(Path(target), pdf)
    click.echo(f"Wrote {target}: the {doc.value.name} on {PAPERS[paper].name}.", err=True)


@cli.command()
@click.argument("movement", required=False)
@click.option("--entry", help="The way into the tree, by its id.  [default: asked]")
@click.option("--answers", help="Answers by their ids, with commas between, as they stand in the pages' addresses.")
@click.pass_context
def choose(context: click.Context, movement: str | None, entry: str | None, answers: str | None) -> None:
    """Answer questions and learn which variation to do today.

    MOVEMENT is the name of its folder in content/; where there is only one, leave it out. Without a terminal, give
    --entry and --answers.
    """
    from generator.ask import Walk, find_movement, told

    folder = find_movement(sound_content(_root(context)), movement)
    walk = Walk(folder, click.echo, _line)
    click.echo(told(folder, walk.asked(entry) if answers is None else walk.given(entry, answers)))


def _line(question: str) -> str:
    """A line from the terminal; the end of the input ends the command."""
    try:
        return str(click.prompt(question, prompt_suffix=" "))
    except click.Abort:
        click.echo(err=True)
        sys.exit(130)


def _here() -> Path:
    """The working directory, which somebody may have deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise PrimerError(f"the working directory can't be used ({error.strerror}); change to another") from None


def _root(context: click.Context) -> Path:
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


def _near(path: Path) -> str:
    """The path as seen from here, where that is shorter."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix() + "/"
    except ValueError:
        return path.as_posix() + "/"


def _summary(content: Content) -> str:
    files = sum(1 for _ in content.documents())
    variations = sum(len(folder.variations) for folder in content.movements.values())
    counts = {"file": files, "movement": len(content.movements), "variation": variations, "fact": len(content.facts())}
    lines = [f"Content is sound: {_counted(counts)}."]
    for folder in content.movements.values():
        tree = folder.chooser.value
        ends = paths(tree)
        asked = {"question": len(tree.questions), "result": len(tree.results), "path": len(ends)}
        longest = max(len(trail.steps) for trail in ends)
        lines.append(
            f"The tree of the {folder.movement.value.name}: {_counted(asked)}, at most {longest} questions each."
        )
    return "\n".join(lines)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def main() -> NoReturn:
    """Runs the command line; a mistake of the user's is one message and exit status 1, never a traceback.

    An interruption is status 130 and needs no message: who pressed Ctrl-C knows.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that can't show a letter shows its number
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that a build clears up
    try:
        sys.exit(cli.main(prog_name="primer", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(128 + signal.SIGINT)
    except PrimerError as error:
        _fail(str(error))
    except OSError as error:
        what = f"{error.filename} can't be used" if error.filename else "the output can't be written"
        _fail(f"{what} ({error.strerror}); put that right and try again")


def _fail(message: str) -> NoReturn:
    """Ends with a message and status 1, also where the output takes no more."""
    with suppress(OSError):
        click.echo(message, err=True)
    sys.stdout = sys.stderr = StringIO()  # else Python writes what is left to a full disk once more, and complains
    sys.exit(1)
