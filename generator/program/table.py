"""A program as data: JSON, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from generator.program.course import Block, Program, Session
from generator.program.request import WEEKDAYS
from generator.program.terms import plain
from generator.program.words import session_words

COLUMNS = (
    "week", "session", "date", "day", "set", "level", "load", "unit", "share", "reps", "note", "outcome",
    "load done", "reps done",
)  # fmt: skip
"""One row for each set. The last two are for the lifter to fill in."""
MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def program_json(program: Program) -> str:
    """The program as JSON; the same program gives the same text, here and in the browser."""
    return json.dumps(program_data(program), ensure_ascii=False, indent=1) + "\n"


def program_data(program: Program) -> dict[str, Any]:
    """The program as plain data. Loads are counted in `unit`; a load that is None is the lifter's to write in."""
    terms, request = program.terms, program.request
    dials = zip(terms.levels, request.levels, strict=True)
    data = {
        "movement": terms.movement,
        "variation": terms.variation,
        "name": terms.name,
        "weeks": request.weeks,
        "days": [WEEKDAYS[day] for day in request.days],
        "start": request.start.isoformat() if request.start else None,
        "time": request.time,
        "unit": request.unit or None,
        "step": request.step,
        "load": request.load,
        "most": request.most,
        "levels": [{"dial": dial.name, "level": level} for dial, level in dials if level],
        "light": request.light,
        "warm_up": terms.warm_up,
        "tempo": terms.tempo,
        "rest": terms.rest,
        "effort": terms.effort,
        "blocks": [_block(program, block) for block in program.blocks],
    }
    return plain(data)  # type: ignore[no-any-return]


def _block(program: Program, block: Block) -> dict[str, Any]:
    terms, then = program.terms, block.then
    return {
        "weeks": [block.first, block.last],
        "sessions": [_session(program, session) for session in block.sessions],
        "review": {
            "up": terms.up,
            "back": terms.back,
            "stay": {"level": then.level, "load": then.load, "sets": then.sets, "reps": then.reps},
        },
    }


def _session(program: Program, session: Session) -> dict[str, Any]:
    rows = zip(program.terms.ramp_up, session.ramp_up, strict=True)
    return {
        "number": session.number,
        "week": session.week,
        "day": session.day,
        "date": session.date.isoformat() if session.date else None,
        "light": session.light,
        "change": session.change,
        "level": session.level,
        "ramp_up": [{"share": row.share, "load": load, "reps": row.reps} for row, load in rows],
        "sets": session.sets,
        "reps": session.reps,
        "load": session.load,
        "raised": session.raised,
        "outcome": session.outcome,
    }


def program_csv(program: Program) -> str:
    """The program as CSV (RFC 4180), with a mark that it is UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for session in program.sessions:
        writer.writerows([[_cell(value) for value in row] for row in _rows(program, session)])
    return MARK + out.getvalue()


def _rows(program: Program, session: Session) -> list[list[Any]]:
    terms, request = program.terms, program.request
    place = [session.week, session.number, session.date or "", session.day]
    ramp = [
        (f"Ramp-up {number}", load, row.share, row.reps)
        for number, (row, load) in enumerate(zip(terms.ramp_up, session.ramp_up, strict=True), start=1)
    ]
    work = [(f"Working {number}", session.load, 100, session.reps) for number in range(1, session.sets + 1)]
    note, went = session_words(program, session).news, session.outcome or ""
    return [
        [*place, name, session.level or "", "" if load is None else load, request.unit, share, reps, note, went, "", ""]
        for name, load, share, reps in [*ramp, *work]
    ]


def _cell(value: Any) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = str(plain(value))
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
