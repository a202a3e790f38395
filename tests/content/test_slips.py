"""Slips of the pen in YAML: each is named as what it is, at its place, and with what to write."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import ROOT

from generator.slips import LOADER, MOST_TRIALS, _trials, fault, slip
from generator.trials import known_fields

COLON = 'a colon is missing after "{}"; write "{}"'
BLANK = 'a blank is missing after the {}; write "{}"'
DASH = 'a dash is missing; begin each entry of the list with "- "'
BELONGS = 'a colon belongs after "{}"; write "{}"'
OTHER_DASH = 'an entry of a list begins with the short dash, not with "{}"; write "- text: y"'
BEFORE = 'what "{}" holds stands in the lines below; delete "{}" behind it'
GOES_ON = 'the text of "{}" goes on in this line; begin it with {} blanks or more'
QUOTES = "the text goes on after its closing quote; put all of it in other quotes, or in none"
OPEN = "the quote that opens here is never closed; write one more at the end of the text"
BACKSLASH = "a backslash means something else in double quotes; write two for one, or use single quotes"
MAKES_FIELD = "this colon makes a field of the words before it; put the whole text in straight quotes"
TAB = "a tab stands here; indent with blanks, not tabs"


def special(char: str) -> str:
    """What is said of text that begins with a character of YAML's own."""
    return f'text that begins with "{char}" means something else in YAML; put the text in quotes'


def unclosed(opened: str, closed: str) -> str:
    """What is said of a bracket that is left open."""
    return f'the bracket "{opened}" that opens here is never closed; write "{closed}" after its last entry'


def indented(here: str, right: str) -> str:
    """What is said of a line that begins too far left or right."""
    return f"this line begins with {here}; begin it with {right}, to stand below its neighbors"


SLIPS: dict[str, tuple[str, str, str]] = {
    "colon, last of its block": (
        "program:\n  length:\n    weeks: 12\n    block 4\n  review: 1\n",
        "colon-missing",
        f"4:10: {COLON.format('block', 'block: 4')}",
    ),
    "colon, first of its block": (
        "program:\n  length:\n    weeks 12\n    block: 4\n",
        "colon-missing",
        f"3:10: {COLON.format('weeks', 'weeks: 12')}",
    ),
    "colon, in the middle": (
        "reps:\n  min: 1\n  max 2\n  facts: [F1]\n",
        "colon-missing",
        f"3:6: {COLON.format('max', 'max: 2')}",
    ),
    "colon of a block": (
        "a: 1\nb:\n  - text: x\nprogram\n  length: 2\n",
        "colon-missing",
        f"4:8: {COLON.format('program', 'program:')}",
    ),
    "colon of an entry": (
        "b:\n  - text x\n    facts: [a]\n",
        "colon-missing",
        f"2:9: {COLON.format('text', 'text: x')}",
    ),
    "colon of a name that nobody knows": (
        "a: 1\nbcd\ne: 2\n",
        "colon-missing",
        (
            "2:1: this is not YAML: could not find expected ':' while scanning a simple key; "
            "a colon may be missing here; write a field as name: value"
        ),
    ),
    "equals sign for a colon": (
        "cues:\n  - text = x\n    facts: [a]\n",
        "colon-missing",
        f"2:9: {BELONGS.format('text', 'text: x')}",
    ),
    "semicolon for a colon": (
        "cues:\n  - text: x\n    facts; [a]\n",
        "colon-missing",
        f"3:10: {BELONGS.format('facts', 'facts: [a]')}",
    ),
    "wide colon": (
        "cues:\n  - text: x\n    facts： [a]\n",
        "colon-missing",
        f"3:10: {BELONGS.format('facts', 'facts: [a]')}",
    ),
    "facts behind a text": (
        "cues:\n  - text: Drive up facts: [a]\n  - text: y\n    facts: [a]\n",
        "line-missing",
        '2:20: "facts" begins a line of its own, below the field before it',
    ),
    "long dash": (
        "set_up:\n  - text: x\n    facts: [a]\n  – text: y\n    facts: [a]\n",
        "dash-missing",
        f"4:3: {OTHER_DASH.format('–')}",
    ),
    "bullet, first of its list": (
        "set_up:\n  • text: y\n    facts: [a]\n  - text: x\n    facts: [a]\n",
        "dash-missing",
        f"2:3: {OTHER_DASH.format('•')}",
    ),
    "star for a dash": (
        "set_up:\n  - text: x\n    facts: [a]\n  * text: y\n    facts: [a]\n",
        "dash-missing",
        f"4:3: {OTHER_DASH.format('*')}",
    ),
    "text before a list": (
        "cues: four cues\n  - text: x\n    facts: [a]\n",
        "text-before-lines",
        f"1:7: {BEFORE.format('cues', 'four cues')}",
    ),
    "text before a list that isn't indented": (
        "name: x\ncues: four cues\n- text: x\n  facts: [a]\n",
        "text-before-lines",
        f"2:7: {BEFORE.format('cues', 'four cues')}",
    ),
    "text before fields": (
        "tempo: slowly\n  down: 2\n  top: 1\n",
        "text-before-lines",
        f"1:8: {BEFORE.format('tempo', 'slowly')}",
    ),
    "text that goes on too far left": (
        "set_up:\n  - text: Put the pin\n  at the weight\n  of today.\n    facts: [a]\n",
        "indentation",
        f"3:3: {GOES_ON.format('text', 6)}",
    ),
    "text below its field, not indented": (
        "name: x\nshort_name:\nCable\nrevised: 2026-11-23\n",
        "indentation",
        f"3:1: {GOES_ON.format('short_name', 2)}",
    ),
    "blank after the colon": (
        "b:\n  - text:x\n    facts: [a]\n",
        "blank-missing",
        f"2:9: {BLANK.format('colon', 'text: x')}",
    ),
    "blank after the last colon": (
        "b:\n  - text: x\n    facts:[a]\n",
        "blank-missing",
        f"3:10: {BLANK.format('colon', 'facts: [a]')}",
    ),
    "blank after the first dash": (
        "b:\n  -text: x\n    facts: [a]\n",
        "blank-missing",
        f"2:3: {BLANK.format('dash', '- text: x')}",
    ),
    "blank after the last dash": (
        "b:\n  - text: x\n  -text: y\n",
        "blank-missing",
        f"3:3: {BLANK.format('dash', '- text: y')}",
    ),
    "dash of the first entry": ("b:\n    text: x\n    facts: [a]\n  - text: y\n", "dash-missing", f"2:5: {DASH}"),
    "dash of the first entry, flush": ("b:\n  text: x\n  facts: [a]\n  - text: y\n", "dash-missing", f"2:3: {DASH}"),
    "dash of a later entry": (
        "b:\n  - text: x\n    facts: [a]\n  text: y\n    facts: [b]\n",
        "dash-missing",
        f"4:3: {DASH}",
    ),
    "quote that nothing closes": ("a: 1\nb: 'c\nd: 2\ne: 3\n", "quote-unclosed", f"2:4: {OPEN}"),
    "quote that a later one closes": ('a: 1\nb: "c d\nd: 2\ne: "yes"\nf: 1\n', "quote-unclosed", f"2:4: {OPEN}"),
    "apostrophe": ("a: 1\nb: 'don't go'\nc: 1\n", "quote-in-text", f"2:9: {QUOTES}"),
    "word in quotes": ('a: 1\nb: "Big" lift\nc: 1\n', "quote-in-text", f"2:9: {QUOTES}"),
    "bracket": ("facts: [a\nnote: b\n", "bracket", f"1:8: {unclosed('[', ']')}"),
    "bracket at the end": ("a: [", "bracket", f"1:4: {unclosed('[', ']')}"),
    "brace": ("s:\n  - {share: 4, reps: 3\n  - {share: 5}\n", "bracket", f"2:5: {unclosed('{', '}')}"),
    "one bracket too many": ("facts: [a]]\nb: 1\n", "bracket", '1:11: there is one "]" too many; remove it'),
    "two slips at once": (
        "facts: [a, b\nnote\n",
        "bracket",
        (
            "1:8: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence; "
            "close the bracket and put commas between its parts"
        ),
    ),
    "comma": (
        "s: {min: 1 max: 2}\n",
        "comma-missing",
        "1:11: a comma is missing here; put one between two entries in brackets",
    ),
    "tab before a field": ("a:\n\tb: 1\n", "tab", f"2:1: {TAB}"),
    "tab among blanks": ("a:\n  b: 1\n \tc: 2\n", "tab", f"3:2: {TAB}"),
    "tab after a dash": ("a:\n  -\tc: 2\n", "tab", f"2:4: {TAB}"),
    "line too far to the right": ("a:\n  b: 1\n    c: 2\n", "indentation", f"3:5: {indented('4 blanks', '2')}"),
    "line too far to the left": ("a:\n    b: 1\n  c: 2\nd: 1\n", "indentation", f"3:3: {indented('2 blanks', '4')}"),
    "line of an entry": ("a:\n  - b: 1\n   c: 2\nd: 1\n", "indentation", f"3:4: {indented('3 blanks', '4')}"),
    "dash out of line": ("a:\n  - b: 1\n - b: 2\nd: 1\n", "indentation", f"3:2: {indented('1 blank', '2')}"),
    "first line": (" a: 1\nb: 2\n", "indentation", f"1:2: {indented('1 blank', 'none')}"),
    "colon in text": ("a: 1\nb: see: this\n", "colon-in-text", f"2:7: {MAKES_FIELD}"),
    **{
        f"text that begins with {value[0]}": (f"a: {value}\n", "special-character", f"1:4: {special(value[0])}")
        for value in ("@home", "%5", "`x`", "*bold* text", "& x", "> x y", "| x", "? x", "- x", "{x} y", "[x] y")
    },
    "unknown escape": ('a: "\\q"\n', "backslash", f"1:5: {BACKSLASH}"),
    "end in the middle": (
        "a: 1\n...\nb: 2\n",
        "second-document",
        '3:1: this is not YAML: did not find expected <document start>; end the file above, or remove the "..." there',
    ),
}


def told(text: str) -> tuple[str, str]:
    """The code of a slip, and its place and message."""
    found = fault(text)
    assert found
    named = slip(found)
    return named.code, f"{named.line}:{named.column}: {named.message}"


@pytest.mark.parametrize(("text", "code", "message"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_for_what_it_is(text: str, code: str, message: str) -> None:
    """A coach would be sent to the line below, and be told of quotes where a colon is missing."""
    assert told(text) == (code, message)


PRIMER = (ROOT / "content/primer.yml").read_text("utf-8").split("\n")
FIELDS = [n for n, line in enumerate(PRIMER) if re.fullmatch(r" *(- )?(" + "|".join(known_fields()) + "):.*", line)]


@pytest.mark.parametrize("number", FIELDS)
def test_a_colon_that_is_missing_anywhere_is_told_on_its_line(number: int) -> None:
    """The parser notices a missing colon a line too late; nobody finds it by what it says."""
    lines = PRIMER.copy()
    lines[number] = lines[number].replace(":", "", 1)
    if found := fault("\n".join(lines)):  # where nothing stands beside it, it is a text, which the schema refuses
        named = slip(found)
        assert (named.line, named.code) == (number + 1, "colon-missing")


@given(st.text(st.sampled_from("ab:- \t\n'\"[]{},#|>%&*!?\\"), max_size=60))
@settings(deadline=None)
def test_any_text_has_a_slip_within_itself(text: str) -> None:
    """A slip that crashes the reader, or points past the end, would be worse than the parser's own words."""
    if found := fault(text):
        named = slip(found)
        assert 1 <= named.line <= len(found.lines)
        assert 1 <= named.column <= len(found.lines[named.line - 1]) + 1
        assert "; " in named.message


@pytest.mark.parametrize("part", ["'a\n", "[\n", "- a\n", "a b\n", "x" + " " * 2000 + "y\n"])
def test_a_long_text_is_tried_a_bounded_number_of_times(part: str) -> None:
    """A broken file of the greatest size must not keep a check busy for minutes."""
    found = fault(part * (200_000 // len(part)) + "a: {\n")
    assert found
    trials = 0
    for trials, _ in enumerate(_trials(found), start=1):
        if trials == MOST_TRIALS:
            break
    assert trials <= MOST_TRIALS


def test_what_is_sound_has_no_fault() -> None:
    """What can be parsed needs no trial."""
    assert fault("a: 1\n") is None
    assert yaml.load("a: 1\n", Loader=LOADER) == {"a": "1"}  # noqa: S506 - it makes nothing but text
