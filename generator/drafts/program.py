"""The page of a movement's programs: of all of them, or, where they are many, of the way to the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator import addresses
from generator.content import Content, Doc, MovementFolder
from generator.drafts.draft import Draft
from generator.ladder import Rung, has_program_pages, ladder_of, rungs_of
from generator.memory import Recall, anew
from generator.model import Variation
from generator.outlook import Outlook, outlooks
from generator.program.terms import terms_of
from generator.program.view import VariationProgram, page_values, variation_program
from generator.redirects import former_variations
from generator.site import Site


def program_drafts(content: Content, folder: MovementFolder, site: Site, recall: Recall = anew) -> Iterator[Draft]:
    """A page for all programs of a movement, or one for each and one that leads to them.

    A form with the data and the sessions of a hundred variations would be some megabytes; it chooses among a few.
    """
    rungs, former = rungs_of(folder), former_variations(content, folder.id)
    if not has_program_pages(folder):
        programs = [_program(content, folder, doc, site) for doc in folder.ordered]
        values = _values(content, folder, rungs, programs, former)
        yield _main(content, folder, "program.html", {**values, "ladder": None})
        return
    yield _main(content, folder, "programs.html", _ways(content, folder, rungs, former))
    for id_, seen in outlooks(content, folder, site, recall).items():
        yield recall(("program page", folder.id, id_), seen, partial(_one, content, folder, seen))


def _program(content: Content, folder: MovementFolder, doc: Doc[Variation], site: Site) -> VariationProgram:
    return variation_program(terms_of(content, folder, doc, site), doc.value)


def _ways(content: Content, folder: MovementFolder, rungs: Sequence[Rung], former: Mapping[str, str]) -> dict[str, Any]:
    return {
        "movement": folder.id,
        "movement_name": folder.movement.value.name,
        "ladder": ladder_of(folder.id, rungs),
        "ids": [rung.id for rung in rungs],
        "former": former,
        "scheme": content.scheme.value,
    }


def _main(content: Content, folder: MovementFolder, template: str, values: dict[str, Any]) -> Draft:
    name = folder.movement.value.name
    return Draft(
        addresses.program(folder.id),
        "Your program",
        f"Weeks of primers with the {name}: the sets, reps, and loads of each leg day, on your days.",
        content.scheme.path,
        template,
        values,
    )


def _one(content: Content, folder: MovementFolder, seen: Outlook) -> Draft:
    rung, program = seen.rung, _program(content, folder, seen.doc, seen.site)
    return Draft(
        addresses.program_of(folder.id, rung.id, has_page=True),
        f"Program: {rung.name}",
        f"Weeks of primers with the {rung.name}: the sets, reps, and loads of each leg day, on your days.",
        seen.doc.path,
        "program.html",
        {**_values(content, folder, seen.named, [program], dict(seen.former)), "ladder": seen.ladder},
        in_navigation=False,
        in_search=False,  # its words are on the technique page, which leads here, and on the page of all programs
    )


def _values(
    content: Content,
    folder: MovementFolder,
    rungs: Sequence[Rung],
    programs: Sequence[VariationProgram],
    former: Mapping[str, str],
) -> dict[str, Any]:
    leads = {move.to for program in programs for move in (program.up, program.back) if move}
    return {
        **page_values(programs, former),
        "movement": folder.id,
        "movement_name": folder.movement.value.name,
        "others": {rung.id: rung for rung in rungs if rung.id in leads},
        "scheme": content.scheme.value,
    }
