"""The forms in which a program is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import PrimerError
from generator.papers import Paper
from generator.program.booklet import booklet_pdf
from generator.program.calendar import program_ics
from generator.program.course import Program
from generator.program.table import program_csv, program_json
from generator.program.tell import program_markdown, program_text


def written_as(form: str, program: Program, rules: Sequence[str], paper: Paper, author: str) -> bytes:
    """The program as text, md, json, csv, ics or pdf; raises PrimerError where it lacks what the form needs."""
    if form == "pdf":
        return booklet_pdf(program, paper, author, rules)
    if form == "ics" and not program.request.start:
        raise PrimerError("a calendar needs dates; add the first day with --start, as --start 2027-01-04")
    texts = {"json": program_json, "csv": program_csv, "ics": program_ics}
    if form in texts:
        return texts[form](program).encode()
    return {"text": program_text, "md": program_markdown}[form](program, rules).encode()
