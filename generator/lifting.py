"""The commands of `primer` for lifters: a card, a program, a choice."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import addresses
from generator.console import counted, project_root, write_out
from generator.errors import PrimerError
from generator.papers import BOOKLETS, PAPERS

FORMS = ("text", "md", "json", "csv", "ics", "pdf")
FORM_OF = {form: form for form in FORMS} | {"txt": "text"}
"""By the ending of a file."""


@click.command()
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
    from generator.check import sound_content
    from generator.lifter import find_variation, own_numbers
    from generator.pdf import card_pdf
    from generator.program.terms import terms_of
    from generator.settings import read_site

    root = project_root(context)
    content, site = sound_content(root), read_site(root)
    folder, doc = find_variation(content, variation)
    given = {"load": load or "", "unit": unit or "", "step": step or "", "level": levels}
    own = own_numbers(terms_of(content, folder, doc, site), given)
    pdf = card_pdf(primer_card(content, folder, doc, site.url, own), PAPERS[paper], site.name)
    target = out or Path(Path(addresses.card_pdf(folder.id, doc.id, paper)).name)
    write_out(target, pdf, f"the {doc.value.name} on {PAPERS[paper].name}")


@click.command()
@click.argument("variation")
@click.option("--weeks", help="How many weeks.  [default: as content/primer.yml has it]")
@click.option("--days", metavar="mon,thu", help="Your leg days.  [default: as content/primer.yml has it]")
@click.option("--start", metavar="YYYY-MM-DD", help="The first day of the first week.  [default: no dates]")
@click.option("--time", metavar="HH:MM", help="When a session begins, for a calendar.  [default: some time that day]")
@click.option("--load", help="What you start with: weight on the stack, or steps from the anchor.  [default: boxes]")
@click.option("--unit", help="kg or lb, for a band steps; a load written as 45lb is converted to it.")
@click.option("--step", help="The smallest change your machine allows.  [default: as content/primer.yml has it]")
@click.option("--most", help="The most your stack holds or your room allows.")
@click.option("--level", "levels", multiple=True, metavar="NAME", help="The band you use; repeat for each band.")
@click.option("--light", metavar="4,8", help="Weeks with fewer sets.")
@click.option(
    "--log",
    metavar="done,missed,short",
    help="How the first sessions went: every set, a set fell short, or a set was below the range.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS), case_sensitive=False),
    help="[default: by the ending of the file to write, else text]",
)
@click.option(
    "--paper",
    type=click.Choice(BOOKLETS, case_sensitive=False),
    default="letter",
    show_default=True,
    help="For a PDF.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help='The file to write, or "-".  [default: "-"; a PDF is named by what it is, here]',
)
@click.pass_context
def plan(
    context: click.Context,
    /,
    variation: str,
    levels: tuple[str, ...],
    form: str | None,
    paper: str,
    out: Path | None,
    **fields: str | None,
) -> None:
    """Plan weeks of primers with VARIATION: what to do on each leg day.

    VARIATION is the name of its file in content/, as in: primer plan VARIATION --days mon,thu --load 20 --unit kg

    Reps climb through their range; when every working set has reached the top, the load goes up by one step and the
    reps start again. After each block a review asks whether the variation still fits.
    """
    from generator.check import sound_content
    from generator.lifter import asked, find_variation
    from generator.program.course import program
    from generator.program.forms import written_as
    from generator.program.terms import terms_of
    from generator.settings import read_site

    root = project_root(context)
    content, site = sound_content(root), read_site(root)
    folder, doc = find_variation(content, variation)
    terms = terms_of(content, folder, doc, site)
    made = program(terms, asked(terms, {name: value or "" for name, value in fields.items()} | {"level": levels}))
    form = _form(form, out)
    rules = [rule.text for rule in content.scheme.value.progression]
    data = written_as(form, made, rules, PAPERS[paper], site.name)
    name = Path(addresses.program_pdf(folder.id, doc.id, paper)).name if form == "pdf" else "-"
    write_out(out or Path(name), data, f"{counted(len(made.sessions), 'session')} with the {doc.value.name}")


def _form(form: str | None, out: Path | None) -> str:
    """The form that is asked for, or that the file's ending names; raises PrimerError where they disagree."""
    ending = out.name.rpartition(".")[2].lower() if out and "." in out.name else ""
    named = FORM_OF.get(ending)
    if ending and not named:
        known = ", ".join(f".{known}" for known in FORM_OF if known != "text")
        raise PrimerError(f'"{out}" ends in .{ending}, which is no form of a program; write one of {known}')
    if form and named and form != named:
        raise PrimerError(f'"{out}" would be {named}, and --format says {form}; leave one of them out')
    return form or named or "text"


@click.command()
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
    from generator.check import sound_content

    folder = find_movement(sound_content(project_root(context)), movement)
    walk = Walk(folder, click.echo, _line)
    click.echo(told(folder, walk.asked(entry) if answers is None else walk.given(entry, answers)))


def _line(question: str) -> str:
    """A line from the terminal; the end of the input ends the command."""
    try:
        return str(click.prompt(question, prompt_suffix=" "))
    except click.Abort:
        end = "" if sys.stdin.isatty() else "\nThe input ended here. Without a terminal, give --entry and --answers."
        click.echo(end, err=True)
        sys.exit(130)
