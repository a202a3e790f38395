"""The command line: `primer`."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator import editing, lifting, reviewing
from generator.console import (
    counted,
    lessons_address,
    lines_below,
    near,
    project_root,
    site_address,
    terminal,
    working_folder,
)
from generator.errors import PrimerError
from generator.files import write_whole
from generator.site import is_stand_in
from generator.told import FORMS, told

if TYPE_CHECKING:
    from generator.content import Content
    from generator.store import Store
    from generator.unchanged import Built, Former

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
    here = working_folder()
    context.obj = here / root if root else None


@cli.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="text shows each problem with its line; github marks lines of a pull request; json is for programs.",
)
@click.pass_context
def check(context: click.Context, form: str) -> None:
    """Check all content; print every problem with file, line and remedy.

    Exits with 1 if there is a problem, else with 0.
    """
    from generator.check import check as check_content

    root = project_root(context)
    content, problems = check_content(root)
    if problems or form == "json":
        click.echo(told(problems, form, lessons_address(root), lines_below(root), terminal()))
        sys.exit(bool(problems))
    click.echo(_summary(content))


@cli.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for the site; an earlier site in it is replaced at once.  [default: site, beside mkdocs.yml]",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    help="The folder that keeps what was made for the next build.  [default: $PRIMER_CACHE, or .cache/primer]",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew, even if nothing changed, and keep nothing.")
@click.option("--draft", is_flag=True, help="Leave out PDFs, PNG pictures, and the zip, and build into draft/.")
@click.pass_context
def build(context: click.Context, out: Path | None, cache: Path | None, *, no_cache: bool, draft: bool) -> None:
    """Build the whole site, strictly.

    The site is built beside the old one and takes its place only when it is whole: a build that fails, is
    killed or runs out of space leaves the old site as it was.

    Nothing is built where nothing changed since the last build, neither what goes into the site nor the built
    folder. Else cards, programs, and pictures are made on all cores, and taken from the cache if nothing about
    them changed.

    A draft is for a quick look, and not to be published: its links to PDFs and pictures lead nowhere.
    """
    from generator.store import Store, usual_store
    from generator.unchanged import Former

    root, start = project_root(context), time.perf_counter()
    target = out.absolute() if out else root / ("draft" if draft else "site")
    store = Store(cache.absolute() if cache else None) if cache or no_cache else usual_store(root)
    former = Former(store, root, target, draft=draft)
    if built := former.built():
        told = f"{near(target)} is up to date: nothing changed since it was built ({_built(built)})."
    else:
        built, taken = _build(root, target, store, former, draft=draft), store.taken
        kept = f" ({taken} files from the cache)" if taken else ""
        told = f"Built {near(target)}: {_built(built)} in {time.perf_counter() - start:.1f} s{kept}."
    click.echo(told, err=True)
    if store.trouble:
        click.echo(f"The cache in {store.trouble}.", err=True)
    if not draft and (address := site_address(root)) and is_stand_in(address):
        told = "nobody can visit it, and the cards bear it; to publish, set SITE_URL and REPO_URL to your own"
        click.echo(f"Its address is still {address}: {told}.", err=True)


def _build(root: Path, target: Path, store: Store, former: Former, *, draft: bool) -> Built:
    """Builds, and tells how far it is meanwhile."""
    from generator.build import build as build_site
    from generator.making import Making
    from generator.progress import progress
    from generator.spool import Spool
    from generator.workshop import Workshop
    from generator.written import Written

    meanwhile = progress(lambda line: click.echo(line, err=True))
    click.echo(f"Building {near(target)} …", err=True)
    with closing(meanwhile), Workshop(store) as workshop:
        written = Written(store, Spool(), once=True)
        return build_site(root, target, Making(workshop, written, meanwhile, draft=draft), former)


def _built(built: Built) -> str:
    counts = {"page": built.pages, "card": built.cards, "PDF": built.pdfs, "picture": built.pictures}
    return f"{_counted(counts)}, {built.bytes / 1e6:.1f} MB"


@cli.command()
@click.option("--addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
@click.option("--draft", is_flag=True, help="Leave out PDFs and PNG pictures; many take minutes at first.")
@click.pass_context
def serve(context: click.Context, addr: str, *, open_browser: bool, draft: bool) -> None:
    """Preview the site; edits of YAML, templates, CSS and Markdown show at once.

    A mistake in the content is told here; the preview stays on the last sound state.
    """
    from generator.preview import serve as serve_site

    serve_site(project_root(context), addr, open_browser=open_browser, draft=draft)


@cli.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder for the rendered files.")
@click.pass_context
def render(context: click.Context, out: Path) -> None:
    """Write the rendered pages as Markdown files with HTML bodies, for another site engine."""
    from generator.api.files import api_files
    from generator.check import sound_content
    from generator.explain import mistakes_told
    from generator.export import export_files, write_files
    from generator.forwarding import forwarding_files
    from generator.marker import RENDERED
    from generator.printing import printed
    from generator.publish import publish
    from generator.render import render_site
    from generator.settings import read_site
    from generator.store import usual_store
    from generator.workshop import Workshop

    root = project_root(context)
    content, site = sound_content(root), read_site(root)
    with mistakes_told(root), Workshop(usual_store(root)) as workshop:
        pages = render_site(content, site)
        former = forwarding_files(content, site, pages)
        sheets = workshop.files(printed(content, site))
        files = export_files(pages, [*sheets, *api_files(content, site), *former])
    publish(out.absolute(), lambda folder: write_files(files, folder), RENDERED)
    click.echo(f"Rendered {near(out)}: {len(files)} files.", err=True)


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what is not up to date.")
@click.option("--site", type=click.Path(path_type=Path), help="The built site.  [default: site, beside mkdocs.yml]")
@click.pass_context
def headers(context: click.Context, *, only_check: bool, site: Path | None) -> None:
    """Write the security headers into the server configurations in deploy/.

    They come from the table in generator/headers.py. The built site tells which scripts stand in its pages, as the
    policy names each. Exits with 1 if --check finds a configuration that differs, else with 0.
    """
    from generator.headers import named_scripts
    from generator.serving import COMMAND, FOLDER, configurations, renewed

    root = project_root(context)
    pages = list((site.absolute() if site else root / "site").rglob("*.html"))
    if not pages:
        raise PrimerError("there is no built site that tells its scripts; run `primer build`, or name one with --site")
    scripts = {script for page in pages for script in named_scripts(page.read_text("utf-8"))}
    files = {f"{FOLDER}/{name}": blocks for name, blocks in configurations(sorted(scripts)).items()}
    before = {name: (root / name).read_text("utf-8") for name in files}
    after = {name: renewed(before[name], blocks) for name, blocks in files.items()}
    stale = [name for name in files if before[name] != after[name]]
    if only_check and stale:
        raise PrimerError(f"not up to date: {', '.join(stale)}; run {COMMAND}")
    for name in stale:
        write_whole(root / name, after[name].encode())
    click.echo(f"Headers are up to date: {', '.join(files)}.", err=True)


for command in (lifting.card, lifting.plan, lifting.choose, editing.new, editing.schema, reviewing.diff):
    cli.add_command(command)


def _summary(content: Content) -> str:
    from generator.chooser import paths

    files = sum(1 for _ in content.documents())
    variations = sum(len(folder.variations) for folder in content.movements.values())
    counts = {"file": files, "movement": len(content.movements), "variation": variations, "fact": len(content.facts())}
    lines = [f"Content is sound: {_counted(counts)}."]
    for folder in content.movements.values():
        tree = folder.chooser.value
        ends = paths(tree)
        asked = {"question": len(tree.questions), "result": len(tree.results), "path": len(ends)}
        longest = max(len(trail.steps) for trail in ends)
        most = counted(longest, "question")
        lines.append(f"The tree of the {folder.movement.value.name}: {_counted(asked)}, at most {most} each.")
    return "\n".join(lines)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(counted(count, name) for name, count in counts.items())


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
