"""The calendar of a program, as a calendar's own reader understands it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from asking import few_weeks, made, programs, starts
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from generator.program.calendar import MOST_OCTETS, escaped, folded, program_ics
from generator.program.course import Program
from generator.program.words import event, session_lines, session_words, title

dated = programs(start=starts, weeks=few_weeks)
calmly = settings(deadline=None, max_examples=30)
"""The reader is slow, and a slow machine is no mistake."""


def calendar_of(program: Program) -> Calendar:
    """The calendar, read strictly."""
    calendar = Calendar.from_ical(program_ics(program))
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    assert not [error for entry in calendar.events for error in entry.errors]
    return calendar


def sessions_of(calendar: Calendar) -> list[Event]:
    """The events that are sessions."""
    return [entry for entry in calendar.events if "-review-" not in str(entry["UID"])]


def reviews_of(calendar: Calendar) -> list[Event]:
    """The events that are reviews."""
    return [entry for entry in calendar.events if "-review-" in str(entry["UID"])]


def lines_of(text: str) -> list[str]:
    """The lines of a calendar, without their ends."""
    *lines, rest = text.split("\r\n")
    assert not rest
    return lines


def start_of(entry: Event) -> date:
    """A day, or a day and a time."""
    found = entry.DTSTART
    assert isinstance(found, date)
    return found


@calmly
@given(dated)
def test_each_session_is_an_event(program: Program) -> None:
    """In order, each with a name of its own; a calendar would drop the second of the same."""
    calendar = calendar_of(program)
    assert calendar["VERSION"] == "2.0"
    assert str(calendar["X-WR-CALNAME"]) == escaped(title(program))  # the reader leaves it as it stands
    count = len(program.sessions) + len(program.blocks)
    assert len(sessions_of(calendar)) == len(program.sessions)
    assert len({str(entry["UID"]) for entry in calendar.events}) == count
    assert all(start_of(one) < start_of(other) for one, other in pairwise(sessions_of(calendar)))
    assert [kind.name for kind in calendar.subcomponents] == ["VEVENT"] * count


@calmly
@given(dated)
def test_each_block_ends_with_a_review(program: Program) -> None:
    """What is to be asked at the end of a block would be forgotten."""
    for entry, block in zip(reviews_of(calendar_of(program)), program.blocks, strict=True):
        assert start_of(entry) == block.sessions[-1].date
        assert not isinstance(start_of(entry), datetime)
        assert program.terms.name in str(entry["SUMMARY"])
        wanted = [said for move in (program.terms.up, program.terms.back) if move for said in (move.name, *move.when)]
        assert [said for said in wanted if said not in str(entry["DESCRIPTION"])] == []


@calmly
@given(dated)
def test_times_are_those_of_the_gym_wherever_it_is(program: Program) -> None:
    """Six in the evening stays six after the clocks have changed, so no time has a zone."""
    for entry, session in zip(sessions_of(calendar_of(program)), program.sessions, strict=True):
        found = start_of(entry)
        if program.request.time:
            assert isinstance(found, datetime)
            assert found.tzinfo is None
            assert f"{found:%H:%M}" == program.request.time
            assert found.date() == session.date
            assert entry.duration == timedelta(minutes=program.terms.minutes)
            assert str(entry["TRANSP"]) == "OPAQUE"
        else:
            assert not isinstance(found, datetime)
            assert found == session.date
            assert "DURATION" not in entry
            assert str(entry["TRANSP"]) == "TRANSPARENT"
    text = program_ics(program)
    assert "VTIMEZONE" not in text
    assert "TZID" not in text
    assert not [line for line in lines_of(text) if line.startswith("DTSTART") and line.endswith("Z")]


@calmly
@given(dated)
def test_an_event_says_what_to_do(program: Program) -> None:
    """A phone in the gym shows the event, and nothing else of the site."""
    page = [program.terms.page] if program.terms.page else []
    for entry, session in zip(sessions_of(calendar_of(program)), program.sessions, strict=True):
        words, text = session_words(program, session), str(entry["DESCRIPTION"])
        assert str(entry["SUMMARY"]) == event(program, session)
        assert text.split("\n") == [*session_lines(program, session), *page]
        assert all(ramp in text for ramp in words.ramp_up)
        assert f"Working sets: {words.target}" in text
        assert words.load in text
        assert words.news in text
        assert [str(entry["URL"])] == page if page else "URL" not in entry


@calmly
@given(dated)
def test_lines_are_short_and_end_as_the_standard_says(program: Program) -> None:
    """Some calendars refuse a file with other lines."""
    text = program_ics(program)
    assert all(len(line.encode()) <= MOST_OCTETS for line in lines_of(text))
    assert "\r" not in text.replace("\r\n", "")
    assert "\n" not in text.replace("\r\n", "")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_is_the_line(text: str) -> None:
    """No character is cut in two and none is lost."""
    parts = list(folded(text))
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == text
    assert all(part.startswith(" ") for part in parts[1:])
    assert all(len(part.encode()) <= MOST_OCTETS for part in parts)


@pytest.mark.parametrize("text", ["a, b; c\\d", "\\n", "\\\\,", "one\ntwo", "👩‍🚀, 灯; ß"])
def test_signs_of_the_format_survive(text: str) -> None:
    """A comma in a name would end it."""
    entry = Event.from_ical(f"BEGIN:VEVENT\r\nSUMMARY:{escaped(text)}\r\nEND:VEVENT\r\n")
    assert str(entry["SUMMARY"]) == text


@pytest.mark.parametrize("variation", ["paper", "brass", "storm"])
def test_odd_names_survive(variation: str) -> None:
    """So do commas, semicolons, backslashes and lamps in the name of a variation."""
    program = made("odd names", variation, start="2027-01-04", level="a, b; c\\d")
    for entry in sessions_of(calendar_of(program)):
        assert program.terms.name in str(entry["SUMMARY"])
        assert "a, b; c\\d" in str(entry["SUMMARY"])


def test_an_event_keeps_its_name_when_more_is_known() -> None:
    """A calendar that gets the program again, with a new log or another load, replaces what it has."""
    asked = {"start": "2027-01-04", "weeks": "4"}
    names = [
        [str(entry["UID"]) for entry in calendar_of(made("real", "cable", **asked, log=log, load=load)).events]
        for log, load in (("", "20"), ("ddd", "20"), ("dms", "22.5"))
    ]
    assert names[0] == names[1] == names[2]


def test_two_programs_share_a_calendar() -> None:
    """Another variation, another start or other days are another program."""
    programs_ = [
        made("real", "cable", start="2027-01-04", load="20"),
        made("real", "cable", start="2027-01-05", load="20"),
        made("real", "cable", start="2027-01-04", load="20", days="tue"),
        made("real", "banded", start="2027-01-04", load="2"),
    ]
    names = [str(entry["UID"]) for program in programs_ for entry in calendar_of(program).events]
    assert len(names) == len(set(names))


def test_nothing_without_a_start() -> None:
    """There is no day to put a session on."""
    assert not calendar_of(made("real", "cable", load="20")).events
