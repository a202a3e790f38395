"""The course of a program: what every one has in common, and some that were worked out by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from itertools import pairwise

import pytest
from asking import CENT, any_terms, calmly, logs, made, programs, starts, terms
from hypothesis import example, given
from hypothesis import strategies as st

from generator.days import DAYS
from generator.program.calendar import program_ics
from generator.program.course import Program, Session, program
from generator.program.request import FIELDS, WEEKDAYS, Raw, convert, read
from generator.program.table import COLUMNS, MARK, program_csv, program_data, program_json
from generator.program.terms import Terms
from generator.program.words import block_words, session_words, then_words, title

OTHER = {"kg": "lb", "lb": "kg"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")

units = st.sampled_from(["kg", "lb"])
sizes = st.decimals(CENT, 2000, places=2)
texts: st.SearchStrategy[str] = st.text() | st.text("0123456789 .,:-kglbsteps", max_size=12)
raws = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), texts) | st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(FIELDS, texts), "level": texts | st.lists(texts, max_size=4)}
)
near = st.fixed_dictionaries(
    {},
    optional={
        "weeks": st.sampled_from(["2", "0", "x"]),
        "days": st.sampled_from(["mon", "sun,tue", "x"]),
        "start": st.sampled_from(["2027-01-04", "2027-02-29"]),
        "unit": st.sampled_from(["kg", "lb", "steps", "x"]),
        "step": st.sampled_from(["5", "0.3", "0"]),
        "load": st.sampled_from(["3", "0", "45lb", "0 lb", "3000 lb", "2000 kg", "3 steps", "0 steps", "x"]),
        "most": st.sampled_from(["1", "50", "2001"]),
        "level": st.lists(st.sampled_from(["dim", "bright", "half", "shut", "+1", "x", ""]), max_size=3),
        "light": st.sampled_from(["1", "1,2", "9"]),
        "log": st.sampled_from(["dms", "x", "d" * 15]),
    },
)


def rows(program: Program) -> list[str]:
    """A program as a table, a line for each session."""
    found = []
    for session in program.sessions:
        words = session_words(program, session)
        cells = (words.when, words.target, words.load or "-", " ".join(words.ramp_up), words.news)
        found.append(" | ".join(cells))
    return found


def course(program: Program) -> list[str]:
    """Level, load, reps and what is new in each session, in short."""
    return [f"{it.level or '-'} {it.load or '-'} {it.reps} {it.change}" for it in program.sessions]


# --- worked out by hand

CLIMB = """
Mon, Jan 4 | 4 × 8 | 20 kg | 10 kg × 15 15 kg × 12 | Start here
Thu, Jan 7 | 4 × 9 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 9 reps
Mon, Jan 11 | 4 × 10 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 10 reps
Thu, Jan 14 | 4 × 11 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 11 reps
Mon, Jan 18 | 4 × 12 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 12 reps
Thu, Jan 21 | 4 × 13 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 13 reps
Mon, Jan 25 | 4 × 14 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 14 reps
Thu, Jan 28 | 4 × 15 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 15 reps
Mon, Feb 1 | 4 × 8 | 22.5 kg | 12.5 kg × 15 17.5 kg × 12 | Add 2.5 kg, and start again at 8 reps
Thu, Feb 4 | 4 × 9 | 22.5 kg | 12.5 kg × 15 17.5 kg × 12 | Up to 9 reps
"""


def test_reps_climb_and_then_the_load_rises() -> None:
    """Eight sessions go once through the range; half of 22.5 kg lies between two pins, and the higher is taken."""
    whole = made("one by one", "brass", weeks="5", start="2027-01-04", load="20 kg")
    assert rows(whole) == CLIMB.strip().split("\n")
    assert [block_words(block) for block in whole.blocks] == ["Weeks 1–4", "Week 5"]
    then = [then_words(whole, block) for block in whole.blocks]
    assert [text.partition(" with ")[2] for text in then] == ["4 × 8 at 22.5 kg.", "4 × 10 at 22.5 kg."]
    assert title(whole) == "Brass Lantern Swing: 5 weeks, Mon, Thu, from January 4, 2027"


def test_a_session_that_missed_its_reps_is_done_again() -> None:
    """Nothing rises on reps that nobody did."""
    whole = made("one by one", "brass", weeks="3", load="20 kg", log="dmmd")
    assert course(whole) == [
        "- 20 8 start",
        "- 20 9 reps",
        "- 20 9 same",
        "- 20 9 same",
        "- 20 10 reps",
        "- 20 11 reps",
    ]


def test_a_session_that_fell_short_takes_the_last_step_off() -> None:
    """First to where the load was before, then below the start, and never to nothing."""
    whole = made("one by one", "brass", weeks="7", load="5 kg", log="d" * 8 + "ssds")
    assert course(whole)[7:] == [
        "- 5 15 reps",
        "- 7.5 8 load",
        "- 5 8 back",
        "- 2.5 8 back",
        "- 2.5 9 reps",
        "- 2.5 8 again",
        "- 2.5 9 reps",
    ]
    assert rows(whole)[9].endswith("Take 2.5 kg off, and start again at 8 reps")
    assert rows(whole)[12].endswith("Nothing lighter: start again at 8 reps")


def test_a_light_week_stands_outside() -> None:
    """It repeats the last session with half the sets, and what that session earned comes after it."""
    whole = made("one by one", "brass", weeks="3", start="2027-01-04", load="20", light="2", log="ddssdd")
    assert rows(whole) == [
        "Mon, Jan 4 | 4 × 8 | 20 kg | 10 kg × 15 15 kg × 12 | Start here",
        "Thu, Jan 7 | 4 × 9 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 9 reps",
        "Mon, Jan 11 | 2 × 9 | 20 kg | 10 kg × 15 15 kg × 12 | Light week: 2 of 4 sets",
        "Thu, Jan 14 | 2 × 9 | 20 kg | 10 kg × 15 15 kg × 12 | Light week: 2 of 4 sets",
        "Mon, Jan 18 | 4 × 10 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 10 reps",
        "Thu, Jan 21 | 4 × 11 | 20 kg | 10 kg × 15 15 kg × 12 | Up to 11 reps",
    ]


LEVELS = """
Dim 5 5 start
Dim 5 8 reps
Dim 5 11 reps
Dim 5 12 reps
Dim 7.5 5 load
Dim 7.5 8 reps
Dim 7.5 11 reps
Dim 7.5 12 reps
Half-bright 5 5 level
Half-bright 5 8 reps
Half-bright 5 11 reps
Half-bright 5 12 reps
Half-bright 7.5 5 load
Half-bright 7.5 8 reps
Half-bright 7.5 11 reps
Half-bright 7.5 12 reps
Bright 5 5 level
Bright 5 8 reps
Bright 5 11 reps
Bright 5 12 reps
Bright 7.5 5 load
Bright 7.5 8 reps
Bright 7.5 11 reps
Bright 7.5 12 reps
Bright 7.5 12 hold
Bright 7.5 12 hold
"""


def test_where_the_room_ends_the_next_level_follows() -> None:
    """Three levels of two steps and four sessions each; then there is no room for more."""
    whole = made("levels", "storm", weeks="26", load="5", most="7.5", level="dim")
    assert course(whole) == LEVELS.strip().split("\n")
    assert (
        rows(whole)[8]
        == "Saturday | 3 × 5 | Half-bright, 5 kg | 2.5 kg × 8 | Glow: take Half-bright, and start again at 5 reps"
    )
    assert rows(whole)[24].endswith("No room for more: stay at 12 reps")


def test_a_level_that_was_too_much_is_taken_back() -> None:
    """The lighter level comes with the load it had."""
    whole = made("levels", "storm", weeks="11", load="5", most="7.5", level="dim", log="d" * 8 + "s")
    assert course(whole)[8:] == ["Half-bright 5 5 level", "Dim 7.5 5 level-back", "Dim 7.5 8 reps"]
    assert rows(whole)[9].endswith("Glow: back to Dim, and start again at 5 reps")


def test_levels_alone_rise_too() -> None:
    """A lantern without a scale has its glow."""
    whole = made("levels", "paper", weeks="9", level="half-bright")
    assert course(whole)[3:] == [
        "Half-bright - 12 reps",
        "Bright - 5 level",
        "Bright - 8 reps",
        "Bright - 11 reps",
        "Bright - 12 reps",
        "Bright - 12 hold",
    ]


def test_without_a_load_the_lifter_writes_it_in() -> None:
    """The ramp-up is told in percent, and the step in each unit."""
    whole = made("one by one", "brass", weeks="5", days="mon,thu")
    assert rows(whole)[0] == "Monday | 4 × 8 | - | 50% × 15 75% × 12 | Start here"
    assert rows(whole)[8] == "Monday | 4 × 8 | - | 50% × 15 75% × 12 | Add 2.5 kg or 5 lb, and start again at 8 reps"


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        ("2026-12-30", "mon,thu", "Thu, Dec 31; Mon, Jan 4; Thu, Jan 7; Mon, Jan 11"),
        ("2027-12-31", "fri,sat", "Fri, Dec 31; Sat, Jan 1; Fri, Jan 7; Sat, Jan 8"),
        ("2028-02-28", "mon,tue", "Mon, Feb 28; Tue, Feb 29; Mon, Mar 6; Tue, Mar 7"),
        ("2027-02-28", "sun,mon", "Sun, Feb 28; Mon, Mar 1; Sun, Mar 7; Mon, Mar 8"),
        ("2026-03-07", "sun,sat", "Sat, Mar 7; Sun, Mar 8; Sat, Mar 14; Sun, Mar 15"),
        ("2026-10-31", "sun,sat", "Sat, Oct 31; Sun, Nov 1; Sat, Nov 7; Sun, Nov 8"),
        ("2099-12-31", "wed", "Wed, Jan 6; Wed, Jan 13"),
    ],
)
def test_days_at_the_end_of_a_year_and_in_odd_weeks(start: str, days: str, expected: str) -> None:
    """A week begins on the weekday of the start, and no clock that is changed loses a day."""
    whole = made("one by one", "brass", weeks="2", start=start, days=days)
    assert "; ".join(session_words(whole, session).when for session in whole.sessions) == expected


# --- what all have in common


@calmly
@given(programs())
def test_reps_stay_in_the_range(whole: Program) -> None:
    """The scheme's range holds for every working set."""
    assert all(whole.terms.low <= session.reps <= whole.terms.high for session in whole.sessions)


@calmly
@given(programs())
def test_level_and_load_fall_only_where_it_says_so(whole: Program) -> None:
    """A lifter who did all of it is never sent back."""
    dial = whole.terms.rising

    def place(session: Session) -> tuple[int, Decimal, int]:
        rank = dial.options.index(session.level) if dial and session.level else 0
        return rank, session.load or Decimal(0), session.raised if session.load is None else 0

    for before, after in pairwise(whole.sessions):
        if after.change in {"back", "level-back"}:
            assert place(after) < place(before)
        elif after.change in {"load", "level"}:
            assert place(after) > place(before)
        else:
            assert place(after) == place(before)
        assert after.change != "level" or place(after)[0] == place(before)[0] + 1


@calmly
@given(programs())
def test_a_load_has_room(whole: Program) -> None:
    """Nothing is put on that the machine doesn't have, and nothing is taken off from nothing."""
    request = whole.request
    for session in whole.sessions:
        assert session.load is None or 0 < session.load <= (request.most or 2000)


@calmly
@given(programs())
def test_ramp_up_loads_rise_to_the_work(whole: Program) -> None:
    """Zeros come first; what follows rises by whole steps, and all of it is lighter than the work."""
    for session in whole.sessions:
        if session.load is None:
            assert set(session.ramp_up) <= {None}
            continue
        loads = [load for load in session.ramp_up if load is not None]
        assert len(loads) == len(whole.terms.ramp_up)
        weights = [load for load in loads if load]
        assert loads == [Decimal(0)] * (len(loads) - len(weights)) + sorted(set(weights))
        assert whole.request.step is not None
        assert all(0 <= load < session.load and load % whole.request.step == 0 for load in loads)


@calmly
@given(programs(start=starts))
def test_sessions_fall_on_leg_days_in_order(whole: Program) -> None:
    """Weeks times days, each on its day, from the start on, and none twice."""
    request, sessions = whole.request, whole.sessions
    dates = [session.date for session in sessions if session.date]
    assert len(dates) == len(sessions) == request.weeks * len(request.days)
    assert all(one < other for one, other in pairwise(dates))
    assert request.start is not None
    for session, day in zip(sessions, dates, strict=True):
        assert day.weekday() in request.days
        assert WEEKDAYS[day.weekday()] == session.day
        assert session.week == (day - request.start) // timedelta(7) + 1
    assert [session.number for session in sessions] == list(range(1, len(sessions) + 1))


@calmly
@given(programs())
def test_blocks_hold_all_sessions_once(whole: Program) -> None:
    """What follows a block is the first of the next; the last ends with the program."""
    weeks = [week for block in whole.blocks for week in range(block.first, block.last + 1)]
    assert weeks == list(range(1, whole.request.weeks + 1))
    for block, after in pairwise(whole.blocks):
        assert block.then == after.sessions[0]
    assert whole.blocks[-1].then.number == len(whole.sessions) + 1


@calmly
@given(programs())
def test_a_light_week_repeats_the_session_before(whole: Program) -> None:
    """With fewer sets, and at the very start with the first settings."""
    last: Session | None = None
    for session in whole.sessions:
        assert session.light == (session.week in whole.request.light)
        assert session.sets == (whole.terms.light_sets if session.light else whole.terms.sets)
        if not session.light:
            last = session
        elif last:
            assert (session.load, session.level, session.reps) == (last.load, last.level, last.reps)
        else:
            assert (session.load, session.reps) == (whole.request.load, whole.terms.low)


@calmly
@given(any_terms, logs)
def test_a_log_changes_nothing_before_it(own: Terms, log: str) -> None:
    """What is over stays what it was when more of it is told."""
    raw = {"weeks": "12", "days": ",".join(DAYS)}
    (less, _), (more, _) = (read(own, {**raw, "log": text}) for text in (log, f"{log}s"))
    count = len(log) + 1
    before, after = (program(own, request).sessions[:count] for request in (less, more))
    assert [(it.load, it.reps, it.change) for it in before] == [(it.load, it.reps, it.change) for it in after]


# --- units


@calmly
@given(units, st.integers(1, 400), sizes, sizes)
def test_a_weight_does_not_drift_between_units(unit: str, count: int, step: Decimal, other_step: Decimal) -> None:
    """A lifter who goes to the other unit and back finds what stood there the second time, too."""
    other, load = OTHER[unit], count * step
    there = convert(load, unit, other, other_step)
    assert convert(convert(there, other, unit, step), unit, other, other_step) == there


@calmly
@given(units, sizes, sizes, sizes)
def test_a_weight_between_two_steps_moves_once(unit: str, load: Decimal, step: Decimal, other_step: Decimal) -> None:
    """It is set to what the machine has, and stays there."""
    other = OTHER[unit]
    first = convert(convert(load, unit, other, other_step), other, unit, step)
    second = convert(convert(first, unit, other, other_step), other, unit, step)
    assert convert(convert(second, unit, other, other_step), other, unit, step) == second


@calmly
@given(units, sizes, sizes)
@example("lb", Decimal("0.01"), Decimal("2.5"))
def test_a_weight_in_the_other_unit_is_the_nearest_that_can_be_set(unit: str, load: Decimal, step: Decimal) -> None:
    """Never nothing, always a whole number of steps, and no farther off than half of one."""
    other = OTHER[unit]
    exact = load / Decimal("0.45359237") if unit == "kg" else load * Decimal("0.45359237")
    found = convert(load, unit, other, step)
    assert found >= step
    assert found % step == 0
    assert found == step or abs(found - exact) <= step / 2
    assert convert(load, unit, unit, step) == load


# --- any text in any field


@calmly
@given(any_terms, raws)
def test_no_text_stops_the_reading(own: Terms, raw: Raw) -> None:
    """What makes no sense is told, and the program of the rest is made."""
    request, faults = read(own, raw)
    assert {fault.field for fault in faults} <= set(raw)
    forms(program(own, request))


@calmly
@given(any_terms, raws | near)
@example(terms("sample", "brass"), {"load": "0 lb", "step": "5"})
@example(terms("sample", "brass"), {"load": "5 steps", "step": "5"})
@example(terms("sample", "storm"), {"level": ["half", "nonsense"]})
def test_what_makes_no_sense_counts_as_empty(own: Terms, raw: Raw) -> None:
    """The same request comes of the fields that are left, and all of them make sense."""
    request, faults = read(own, raw)
    wrong = {fault.field for fault in faults}
    assert len(wrong) == len(faults)
    if "load" in wrong:  # then nothing is said of the most there is, and it counts as empty too
        wrong.add("most")
    assert read(own, {field: text for field, text in raw.items() if field not in wrong}) == (request, ())


# --- forms


def forms(whole: Program) -> Sequence[str]:
    """The program in every form that is text."""
    return program_json(whole), program_csv(whole), program_ics(whole)


@calmly
@given(programs())
def test_json_holds_the_program(whole: Program) -> None:
    """And nothing that JSON has no word for."""
    data = json.loads(program_json(whole))
    assert data == program_data(whole)
    sessions = [session for block in data["blocks"] for session in block["sessions"]]
    assert [session["load"] for session in sessions] == [it.load and float(it.load) for it in whole.sessions]
    assert [session["date"] for session in sessions] == [it.date and it.date.isoformat() for it in whole.sessions]


@calmly
@given(programs())
def test_csv_has_a_row_for_each_set(whole: Program) -> None:
    """It reads as it was written, and no cell is a formula."""
    text = program_csv(whole)
    assert text.startswith(MARK)
    head, *table = csv.reader(StringIO(text.removeprefix(MARK), newline=""), strict=True)
    assert head == list(COLUMNS)
    assert {len(row) for row in table} == {len(COLUMNS)}
    expected = [
        (str(session.week), str(session.number), session.date.isoformat() if session.date else "", session.day, name)
        for session in whole.sessions
        for name in [
            *(f"Ramp-up {number}" for number in range(1, len(session.ramp_up) + 1)),
            *(f"Working {number}" for number in range(1, session.sets + 1)),
        ]
    ]
    assert [tuple(row[:5]) for row in table] == expected
    assert not [cell for row in table for cell in row if cell.startswith(FORMULA)]
    loads = [load for it in whole.sessions for load in (*it.ramp_up, *[it.load] * it.sets)]
    assert [row[6] and Decimal(row[6]) for row in table] == ["" if load is None else load for load in loads]


def test_a_name_like_a_formula_is_a_text() -> None:
    """A spreadsheet would reckon with a level that is called +1."""
    whole = made("odd names", "storm", level="+1", load="5")
    _, first, *_ = csv.reader(StringIO(program_csv(whole).removeprefix(MARK), newline=""))
    assert whole.sessions[0].level == "+1"
    assert first[5] == "'+1"


@calmly
@given(programs())
def test_the_same_request_gives_the_same_program(whole: Program) -> None:
    """A program is sent as a link."""
    assert forms(program(whole.terms, whole.request)) == forms(whole)


def test_the_last_program_there_is_has_dates() -> None:
    """The years end later than a lifter may begin."""
    whole = made("real", "cable", weeks="52", days="wed", start="2099-12-31")
    assert whole.sessions[-1].date == date(2100, 12, 29)
