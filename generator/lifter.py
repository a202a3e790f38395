"""What a lifter says on the command line, checked against the variation it is for."""

from __future__ import annotations

from generator.content import Content, Doc, MovementFolder
from generator.errors import PrimerError, shorten
from generator.model import Variation
from generator.plan import OwnNumbers
from generator.program.request import Raw, Request, read
from generator.program.terms import Terms
from generator.rules.references import unknown


def find_variation(content: Content, name: str) -> tuple[MovementFolder, Doc[Variation]]:
    """The variation of this id, or of movement/id; raises PrimerError if there is none, or more than one."""
    found = {
        f"{folder.id}/{doc.id}": (folder, doc)
        for folder in content.movements.values()
        for doc in folder.ordered
        if name in {doc.id, f"{folder.id}/{doc.id}"}
    }
    if len(found) > 1:
        raise PrimerError(f'"{name}" is a variation of several movements; write {" or ".join(found)}')
    if not found:
        known = [doc.id for folder in content.movements.values() for doc in folder.ordered]
        raise PrimerError(unknown("variation", name, known))
    return next(iter(found.values()))


def asked(terms: Terms, raw: Raw) -> Request:
    """The request that these options make; raises PrimerError with a line for each that makes no sense."""
    request, faults = read(terms, raw)
    if faults:
        raise PrimerError("\n".join(_told(fault.field, raw, fault.message) for fault in faults))
    return request


def _told(field: str, raw: Raw, message: str) -> str:
    value = raw.get(field, "")
    typed = value if isinstance(value, str) else ",".join(value)
    return f'--{field} "{shorten(typed)}": {message[0].lower()}{message[1:].removesuffix(".")}'


def own_numbers(terms: Terms, raw: Raw) -> OwnNumbers | None:
    """A lifter's numbers for one session, or None where there are none; raises PrimerError as above."""
    if not raw.get("load") and (alone := next((field for field in ("unit", "step") if raw.get(field)), "")):
        raise PrimerError(f"--{alone} says nothing without a load; add --load")
    request = asked(terms, raw)
    levels = {dial.name: level for dial, level in zip(terms.levels, request.levels, strict=True) if level}
    if request.load is None or request.step is None:
        return OwnNumbers(levels=levels) if levels else None
    return OwnNumbers(request.load, request.unit, request.step, levels)
