"""A program as a calendar file (RFC 5545): an event for each session, in local time without a zone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan import bare
from generator.program.course import Program, Session
from generator.program.request import WEEKDAYS
from generator.program.words import event, session_lines, title

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
        *(line for session in program.sessions for line in _event(program, session)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(program: Program, session: Session) -> Iterator[str]:
    terms, request = program.terms, program.request
    if session.date is None:
        return
    day = f"{session.date:%Y%m%d}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_name(program)}-{session.number}@{terms.movement}"
    yield f"DTSTAMP:{terms.stamp}T000000Z"
    if request.time:
        yield f"DTSTART:{day}T{request.time.replace(':', '')}00"
        yield f"DURATION:PT{terms.minutes}M"
    else:
        yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{escaped(event(program, session))}"
    yield f"DESCRIPTION:{escaped(chr(10).join([*session_lines(program, session), *filter(None, [terms.page])]))}"
    if terms.page:
        yield f"URL:{terms.page}"
    yield "TRANSP:OPAQUE" if request.time else "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _name(program: Program) -> str:
    """What tells a program from another in one calendar; with a new log it is the same, and takes its own place."""
    request = program.request
    parts = [program.terms.variation, f"{request.start:%Y%m%d}", "".join(WEEKDAYS[day] for day in request.days)]
    parts += [bare(request.load) + request.unit] if request.load else []
    dials = enumerate(zip(program.terms.levels, request.levels, strict=True), start=1)
    parts += [f"{number}.{dial.options.index(level) + 1}" for number, (dial, level) in dials if level]
    return "-".join(parts)


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
