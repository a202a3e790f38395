"""A program as a calendar file (RFC 5545): an event for each session and each review, in local time without a zone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.program.course import Block, Program, Session
from generator.program.request import WEEKDAYS
from generator.program.words import event, review_lines, say, session_lines, title

MOST_OCTETS = 75


def program_ics(program: Program) -> str:
    """The calendar of a program that has a start; the same program gives the same text, here and in the browser.

    Without a time the events last the whole day, and without a start there are none.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pull Through Primer//Program//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(title(program))}",
        *(line for block in program.blocks for line in _events(program, block)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _events(program: Program, block: Block) -> Iterator[str]:
    """The sessions of a block, and its review on the day of the last one."""
    for session in block.sessions:
        words, lines = event(program, session), session_lines(program, session)
        yield from _event(program, session, str(session.number), words, lines, program.request.time)
    name, last = say("review", name=program.terms.name), block.sessions[-1]
    yield from _event(program, last, f"review-{block.last}", name, review_lines(program, block), None)


def _event(
    program: Program, session: Session, id_: str, name: str, lines: list[str], time: str | None
) -> Iterator[str]:
    terms = program.terms
    if session.date is None:
        return
    day = f"{session.date:%Y%m%d}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_name(program)}-{id_}@{terms.movement}"
    yield f"DTSTAMP:{terms.stamp}T000000Z"
    if time:
        yield f"DTSTART:{day}T{time.replace(':', '')}00"
        yield f"DURATION:PT{terms.minutes}M"
    else:
        yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{escaped(name)}"
    yield f"DESCRIPTION:{escaped(chr(10).join([*lines, *filter(None, [terms.page])]))}"
    if terms.page:
        yield f"URL:{terms.page}"
    yield "TRANSP:OPAQUE" if time else "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _name(program: Program) -> str:
    """What tells a program from another in one calendar; with another load or log it takes its own place."""
    request = program.request
    return f"{program.terms.variation}-{request.start:%Y%m%d}-{''.join(WEEKDAYS[day] for day in request.days)}"


def escaped(text: str) -> str:
    """A text as the value of a property."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets; all but the first begin with a blank."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + char, size + octets
    yield part
