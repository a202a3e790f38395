"""Requests that make sense, over every set of rules there is to try."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from samples import SITE, real_content
from schemes import contents, only_movement

from generator.days import DAYS
from generator.program.course import Program, program
from generator.program.request import FIRST_DAY, LAST_DAY, read
from generator.program.terms import STEPS, Terms, terms_of

CENT = Decimal("0.01")
calmly = settings(deadline=None)
"""A slow machine is no mistake."""


def terms(name: str, variation: str) -> Terms:
    """The terms of a variation, under the rules of this name; "real" are those of the site."""
    content, site = {**contents(), "real": (real_content(), SITE)}[name]
    folder = only_movement(content)
    return terms_of(content, folder, folder.variations[variation], site)


def made(name: str, variation: str, **raw: str | list[str]) -> Program:
    """The program of fields that all make sense."""
    own = terms(name, variation)
    request, faults = read(own, raw)
    assert not faults
    return program(own, request)


ALL_TERMS = [
    terms(name, id_)
    for name, (content, _) in {**contents(), "real": (real_content(), SITE)}.items()
    for id_ in only_movement(content).variations
]

any_terms = st.sampled_from(ALL_TERMS)
starts = st.dates(date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY))
weeks = st.integers(1, 13).map(lambda count: count if count < 13 else 52)
few_weeks = st.integers(1, 3)
leg_days = st.sets(st.sampled_from(DAYS), min_size=1)
logs = st.text("ddms", max_size=40)
times = st.times().map(lambda time: f"{time:%H:%M}")


@st.composite
def programs(
    draw: st.DrawFn,
    start: st.SearchStrategy[date | None] = st.none() | starts,  # noqa: B008 - a strategy is a value
    weeks: st.SearchStrategy[int] = weeks,
) -> Program:
    """Any program; its request makes sense."""
    own = draw(any_terms)
    count, days, day = draw(weeks), draw(leg_days), draw(start)
    light = draw(st.sets(st.integers(1, count), max_size=3))
    raw: dict[str, str | list[str]] = {
        "weeks": str(count),
        "days": ",".join(days),
        "start": day.isoformat() if day else "",
        "time": draw(st.just("") | times),
        "light": ",".join(map(str, light)),
        "log": draw(logs)[: count * len(days)],
    }
    chosen = [draw(st.none() | st.sampled_from(dial.options)) for dial in own.levels]
    raw["level"] = [option for option in chosen if option]
    is_known = draw(st.booleans())
    if own.units and is_known:
        raw |= draw(_loads(own))
    request, faults = read(own, raw)
    assert not faults
    return program(own, request)


@st.composite
def _loads(draw: st.DrawFn, own: Terms) -> dict[str, str]:
    least = Decimal(1) if STEPS in own.units else CENT
    sizes = st.integers(1, 60).map(Decimal) | st.integers(1, int(2000 / least)).map(lambda count: count * least)
    load, step = draw(sizes), draw(st.none() | sizes)
    most = draw(st.none() | st.integers(0, 4))
    room = min(load + most * (step or Decimal("2.5")), Decimal(2000)) if most is not None else None
    if room is not None and STEPS in own.units:
        room = Decimal(int(room))
    texts = {"load": load, "step": step, "most": room}
    unit = draw(st.sampled_from(own.units))
    return {"unit": unit, **{name: f"{value:f}" for name, value in texts.items() if value is not None}}
