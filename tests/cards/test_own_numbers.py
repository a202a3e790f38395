"""A card with a lifter's own numbers: loads that can be set on the machine, each below the working load."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prints import expect_none, layout_problems, print_of
from samples import SITE, changed, real_content, sample_content

from generator.card import Card, primer_card
from generator.content import Content
from generator.lifter import own_numbers
from generator.papers import PAPERS
from generator.plan import OwnNumbers, ramp_loads
from generator.program.terms import MOST_LOAD, Terms, terms_of

CENT = Decimal("0.01")

loads = st.decimals(CENT, MOST_LOAD, places=2)
shares = st.integers(1, 99)


def own_card(content: Content, variation: str, own: OwnNumbers) -> Card:
    """The card of a variation of the only movement, with these numbers."""
    (folder,) = content.movements.values()
    return primer_card(content, folder, folder.variations[variation], SITE.url, own)


def ramp_load(working: Decimal, share: int, step: Decimal) -> Decimal:
    """The load of the only ramp-up set."""
    (load,) = ramp_loads(working, [share], step)
    return load


def terms(content: Content, variation: str) -> Terms:
    """What the numbers of a variation of the only movement are checked against."""
    (folder,) = content.movements.values()
    return terms_of(content, folder, folder.variations[variation], SITE)


def ramp_rows(card: Card) -> list[str]:
    """What the ramp-up rows say."""
    return [row.load for row in card.sets if row.kind == "ramp-up"]


def working_loads(card: Card) -> set[str]:
    """What the working rows say."""
    return {row.load for row in card.sets if row.kind == "working"}


@given(loads, shares, loads)
def test_a_ramp_load_can_be_set(working: Decimal, share: int, step: Decimal) -> None:
    """A machine has no pin between two plates, and nobody lifts less than nothing."""
    load = ramp_load(working, share, step)
    assert load % step == 0
    assert load >= 0


@given(loads, shares, loads)
def test_a_ramp_load_is_lighter_than_the_work(working: Decimal, share: int, step: Decimal) -> None:
    """A ramp-up set at the working load would be a working set too many."""
    assert ramp_load(working, share, step) < working


@given(loads, shares, loads)
def test_a_ramp_load_is_the_nearest_that_can_be_set(working: Decimal, share: int, step: Decimal) -> None:
    """The lifter would prime with a load that the scheme doesn't mean."""
    load, meant = ramp_load(working, share, step), working * share / 100
    assert abs(load - meant) <= abs(load - step - meant)
    assert load + step >= working or abs(load - meant) <= abs(load + step - meant)


@given(loads, shares, shares, loads)
def test_a_larger_share_is_never_a_lighter_load(working: Decimal, one: int, other: int, step: Decimal) -> None:
    """The ramp would go down on the way up."""
    low, high = sorted((one, other))
    assert ramp_load(working, low, step) <= ramp_load(working, high, step)


def test_the_rows_show_the_loads() -> None:
    """Nobody reckons percents between two sets."""
    card = own_card(real_content(), "cable", OwnNumbers(Decimal(40), "kg", Decimal("2.5")))
    shares_ = [row.share for row in real_content().scheme.value.ramp_up.sets]
    assert shares_ == [50, 75]
    assert ramp_rows(card) == ["20 kg", "30 kg"]
    assert working_loads(card) == {"40 kg"}
    assert card.mine[0].value == "40 kg"


def test_the_rows_are_rounded_to_the_step() -> None:
    """42.5 pounds has no half that a stack in steps of five could give."""
    card = own_card(real_content(), "cable", OwnNumbers(Decimal("42.5"), "lb", Decimal(5)))
    assert ramp_rows(card) == ["20 lb", "30 lb"]
    assert working_loads(card) == {"42.5 lb"}
    assert "5 lb" in card.load_note


@pytest.mark.parametrize(("load", "first"), [("2", "no load"), ("3", "1 step"), ("4", "2 steps")])
def test_steps_are_counted_in_words(load: str, first: str) -> None:
    """A band has no kilograms: its load is how far away one stands."""
    own = own_numbers(terms(real_content(), "banded"), {"load": load})
    assert own is not None
    card = own_card(real_content(), "banded", own)
    assert ramp_rows(card)[0] == first
    assert working_loads(card) == {f"{load} steps"}


def test_one_step_leaves_nothing_to_ramp_up() -> None:
    """Nearer than one step is at the anchor itself."""
    card = own_card(real_content(), "banded", OwnNumbers(Decimal(1), "steps"))
    assert set(ramp_rows(card)) == {"no load"}
    assert working_loads(card) == {"1 step"}


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_the_usual_step_is_that_of_the_scheme(unit: str) -> None:
    """Who names no step gets loads that a common machine allows."""
    content = sample_content()
    scheme = content.scheme.value
    finer = changed(scheme, increments=changed(scheme.increments, kg=2.5, lb=10.0))
    other = replace(content, scheme=replace(content.scheme, value=finer))
    own = own_numbers(terms(other, "brass"), {"load": "40", "unit": unit})
    assert own is not None
    assert own.step == {"kg": Decimal("2.5"), "lb": Decimal(10)}[unit]


@pytest.mark.parametrize("variation", ["banded", "cable", "banded-cable"])
def test_the_chosen_level_is_ticked(variation: str) -> None:
    """The card would leave it to memory which band it was."""
    it = real_content().movements["pull-through"].variations[variation].value
    for dial in it.load.dials:
        for option in dial.options:
            own = own_numbers(terms(real_content(), variation), {"level": [option.upper()]})
            assert own is not None
            card = own_card(real_content(), variation, own)
            assert {box.text: box.value for box in card.mine if box.value} == {dial.name: option}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("variation", "unit", "load"),
    [
        ("cable", "kg", "1999.99"),
        ("cable", "lb", "0.02"),
        ("banded-cable", "lb", "1999.99"),
        ("banded", "steps", "2000"),
    ],
)
def test_any_numbers_fit_the_paper(paper: str, variation: str, unit: str, load: str) -> None:
    """A wide load would push the table into the margin, or stand on its neighbour."""
    content = real_content()
    own = OwnNumbers(Decimal(load), unit, Decimal(1) if unit == "steps" else CENT)
    sheet = print_of(f"{variation} {load}", own_card(content, variation, own), paper)
    rows = [f"{row.title} {row.load} {row.reps} {row.effort}" for row in sheet.card.sets]
    expect_none([*layout_problems(sheet), *sheet.lacks(rows)])
