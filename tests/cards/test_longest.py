"""The longest content is what it claims to be: permitted, and full."""

from __future__ import annotations

from prints import CONTENTS, expect_none
from samples import changed

from generator.metrics import width
from generator.model import Load, Model, RampUp, Scheme, Variation
from generator.rules import RULES, broken_rules
from generator.rules import card as rules
from generator.rules.card import PER_LETTER, PRINTED, Style


def test_longest_content_is_permitted() -> None:
    """A card that no rule permits would prove nothing about those that a writer may make."""
    of_the_card = tuple(rule for rule in RULES if rule.__module__ == rules.__name__)
    assert of_the_card
    expect_none([str(problem) for problem in broken_rules(CONTENTS["longest"](), of_the_card)])


def test_longest_lines_keep_the_limits_of_the_model() -> None:
    """A line longer than its field may be would be refused, and the layout made smaller for nothing."""
    parts = {kind for kind, _ in PRINTED}
    for doc in CONTENTS["longest"]().documents():
        for _, part in doc.parts():
            if type(part) in parts:
                assert changed(part) == part


def test_longest_lines_are_at_their_limits() -> None:
    """A line that a writer may still lengthen could be the one that no longer fits."""
    seen, problems = set(), []
    for doc in CONTENTS["longest"]().documents():
        for path, part in doc.parts():
            for field, (style, most) in PRINTED.items():
                if isinstance(part, field[0]):
                    lines = getattr(part, field[1]) or ()
                    lines = (lines,) if isinstance(lines, str) else lines
                    seen |= {field} if lines else set()
                    problems += [f"{doc.path} {path}: {line}" for line in lines if not _is_full(line, style, most)]
    assert seen == set(PRINTED)
    expect_none(problems)


def _is_full(line: str, style: Style, most: int) -> bool:
    """Whether a line has room for no other word, and no room to be a letter wider."""
    shown = line.upper() if style == "capitals" else line
    room = most * PER_LETTER[style]
    return most - len(line) <= 1 and room - 1 < width(shown, "body" if style == "body" else "head") <= room


def test_longest_lists_are_full() -> None:
    """One more entry would be one more line on the card."""
    content = CONTENTS["longest"]()
    problems = []
    for doc in (content.scheme, *(doc for folder in content.movements.values() for doc in folder.ordered)):
        for path, part in doc.parts():
            for name in FULL.get(type(part), ()):
                most = next(rule.max_length for rule in type(part).model_fields[name].metadata if _is_limit(rule))
                if len(getattr(part, name)) < most:
                    problems.append(f"{doc.path} {path}: {name} may have {most} entries")
    expect_none(problems)


FULL: dict[type[Model], tuple[str, ...]] = {
    Scheme: ("stop",),
    RampUp: ("sets",),
    Variation: ("equipment", "cues", "faults"),
    Load: ("dials",),
}
"""The lists that the card shows whole; those of set-up and options have a rule of their own."""


def _is_limit(rule: object) -> bool:
    return getattr(rule, "max_length", None) is not None


def test_longest_set_up_and_options_are_full() -> None:
    """A rule counts those lines that are for the card, and one more would break it."""
    for folder in CONTENTS["longest"]().movements.values():
        for doc in folder.ordered:
            assert sum(bool(step.short) for step in doc.value.set_up) == rules.MOST
            assert sum(len(dial.options) for dial in doc.value.load.dials) == rules.MOST_OPTIONS
