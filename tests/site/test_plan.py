"""The primer plan: what a lifter does, set by set, computed from the scheme."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import real_content, sample_scheme, sample_variation

from generator.model import Dial, Scheme, Tempo
from generator.plan import load_note, load_text, primer_plan, ramp_texts, tempo_digits, tempo_words


def dial(measure: str, name: str = "Oil") -> Dial:
    """A dial with nothing but what the plan looks at."""
    return Dial.model_validate({"name": name, "measure": measure, "text": "Turn it."})


def bounds(shown: str) -> tuple[int, int]:
    """The two ends of a range as a reader sees it; one number is both."""
    numbers = [int(number) for number in re.findall(r"\d+", shown)]
    return numbers[0], numbers[-1]


def test_sets_of_the_plan() -> None:
    """The lifter would do other sets than the scheme asks for."""
    plan = primer_plan(sample_scheme(), sample_variation("brass"))
    assert [(row.kind, row.number, row.share, row.reps) for row in plan.sets] == [
        ("ramp-up", 1, 40, "10"),
        ("ramp-up", 2, 60, "8"),
        ("ramp-up", 3, 80, "6"),
        ("working", 1, 100, "6–10"),
        ("working", 2, 100, "6–10"),
    ]


def test_numbers_around_the_sets() -> None:
    """Warm-up, rest and effort would not be the scheme's, or a single number would look like a range."""
    plan = primer_plan(sample_scheme(), sample_variation("brass"))
    assert (plan.warm_up, plan.rest, plan.effort) == ("4–6 min", "30 s", "1–3 reps in reserve")


def test_minutes_of_the_plan() -> None:
    """The lifter would plan too little time: 24 ramp-up and 12 to 20 working reps of 6 s, and 4 rests of 30 s."""
    assert bounds(primer_plan(sample_scheme(), sample_variation("brass")).minutes) == (6, 6)
    slow = sample_scheme(rest={"min": 30, "max": 90}, reps={"min": 6, "max": 30})
    assert bounds(primer_plan(slow, sample_variation("brass")).minutes) == (6, 14)


@pytest.mark.parametrize(
    ("tempo", "digits", "words"),
    [
        ((3, 0, 1, 1, "squeeze"), "3-0-1-1", "3 s down · no pause · 1 s up · squeeze 1 s"),
        ((2, 1, 1, 2, "glow"), "2-1-1-2", "2 s down · pause 1 s · 1 s up · glow 2 s"),
        ((4, 0, 2, 0, "hold"), "4-0-2-0", "4 s down · no pause · 2 s up · no hold"),
    ],
)
def test_tempo(tempo: tuple[int, int, int, int, str], digits: str, words: str) -> None:
    """The four digits, or the words that explain them, would tell another tempo."""
    value = Tempo.model_validate(dict(zip(("down", "bottom", "up", "top", "top_word"), tempo, strict=True)))
    assert (tempo_digits(value), " · ".join(tempo_words(value))) == (digits, words)


@pytest.mark.parametrize("measure", ["weight", "steps"])
def test_a_load_that_rises_is_a_share(measure: str) -> None:
    """The lifter would not know what the percentages are of."""
    assert [*ramp_texts((dial(measure),), [40, 80]), load_text((dial(measure),))] == ["40%", "80%", "100%"]
    assert measure in load_note((dial(measure),))


def test_a_level_stays_while_the_rest_rises() -> None:
    """The lifter would change the band between the sets although the steps make the load."""
    dials = (dial("level", "Band"), dial("steps", "Distance"))
    assert ramp_texts(dials, [40]) == ["40%"]
    assert "steps" in load_note(dials)
    assert "same band" in load_note(dials)


def test_only_levels() -> None:
    """The lifter would be asked for half of a shutter, which has only levels."""
    shutter = {"dials": [dial("level", "Shutter")], "progress": [{"text": "Open it."}]}
    plan = primer_plan(sample_scheme(), sample_variation("storm", load=shutter))
    loads = [row.load for row in plan.sets]
    assert len(set(loads[:3])) == len(set(loads[3:])) == 1
    assert loads[0] != loads[-1]
    assert not any("%" in text for text in [*loads, plan.load_note])
    assert "shutter" in plan.load_note.lower()


def test_every_variation_has_a_plan() -> None:
    """A technique page of the real site would have no plan, or one against the source's numbers."""
    content = real_content()
    variations = [doc.value for folder in content.movements.values() for doc in folder.variations.values()]
    assert len(variations) >= 3
    for variation in variations:
        plan = primer_plan(content.scheme.value, variation)
        assert bounds(plan.warm_up) == (5, 10)
        assert {bounds(row.reps) for row in plan.working} == {(8, 15)}
        assert plan.tempo_words.endswith("squeeze 1 s")
        assert len(plan.ramp_up) > 1
        assert len(plan.working) > 2


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """Every scheme that the rules let through."""
    number = st.integers

    def pair(low: int, high: int) -> tuple[int, int]:
        first, second = sorted((draw(number(low, high)), draw(number(low, high))))
        return first, second

    fewest, most = pair(1, 100)
    shares = sorted(draw(st.sets(number(1, 99), min_size=1, max_size=3)))
    ramp = [{"share": share, "reps": draw(number(fewest, most))} for share in shares]
    tempo = {"down": draw(number(1, 30)), "bottom": draw(number(0, 30)), "up": draw(number(1, 30))}
    rest, effort = pair(0, 600), pair(0, 10)
    return sample_scheme(
        reps={"min": fewest, "max": most},
        ramp_up={"sets": ramp},
        working={"sets": draw(number(1, 5))},
        tempo={**tempo, "top": draw(number(0, 30))},
        rest={"min": rest[0], "max": rest[1]},
        effort={"min": effort[0], "max": effort[1]},
    )


@given(scheme=schemes(), measures=st.lists(st.sampled_from(["weight", "steps", "level"]), min_size=1, max_size=3))
def test_any_scheme_makes_a_plan(scheme: Scheme, measures: list[str]) -> None:
    """Some scheme that the rules let through would make a plan that breaks its own promises."""
    dials = [dial(measure, f"Dial {number}") for number, measure in enumerate(measures)]
    plan = primer_plan(scheme, sample_variation("brass", load={"dials": dials, "progress": [{"text": "More."}]}))
    shares = [row.share for row in plan.ramp_up]
    assert min(shares) > 0
    assert max(shares) < 100
    assert shares == sorted(set(shares))
    assert [row.share for row in plan.working] == [100] * scheme.working.sets
    for row in plan.sets:
        low, high = bounds(row.reps)
        assert scheme.reps.min <= low <= high <= scheme.reps.max
    fewest, most = bounds(plan.minutes)
    assert 1 <= fewest <= most
    assert len(plan.tempo_words.split(" · ")) == len(plan.tempo_digits.split("-")) == 4
