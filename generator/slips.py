"""What a text that isn't YAML was meant to be: each likely slip is mended on trial, and the one that helps is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

import yaml

from generator import trials
from generator.trials import Fault, Slip, Trial

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is an order of magnitude faster
NOT_YAML = "not-yaml"
MOST_TRIALS, MOST_ABOVE = 40, 30


def fault(text: str) -> Fault | None:
    """Where and why a text can't be parsed; None for one that can."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return fault_of(error, text)
    return None


def fault_of(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """What an error of the parser says of a text; it can lie a line after the last."""
    lines = text.split("\n")
    last = (len(lines), len(lines[-1]) + 1)
    places = [
        min((mark.line + 1, mark.column + 1), last) if mark else None
        for mark in (error.problem_mark, error.context_mark)
    ]
    at = places[0] or places[1] or (1, 1)
    return Fault(lines, " ".join(filter(None, [error.problem, error.context])), at, places[1] or at)


def slip(found: Fault) -> Slip:
    """The slip after a fault: the first whose mending brings the parser further, or what the parser says itself."""
    if tab := _tab(found):
        return tab
    for trial, mended in islice(_trials(found), MOST_TRIALS):
        text = "\n".join(mended.get(number, line) for number, line in enumerate(found.lines, start=1))
        after = fault(text)
        if after is None or after.at[0] > max(found.at[0], *mended):
            return trial
    return _as_said(found)


def _tab(found: Fault) -> Slip | None:
    number, column = found.at
    line = found.lines[number - 1]
    indented = re.match(r" *\t", line)
    if not indented and line[column - 1 : column] != "\t":
        return None
    place = indented.end() if indented else column
    return Slip(number, place, "a tab stands here; indent with blanks, not tabs", code="tab")


def _trials(found: Fault) -> Iterator[Trial]:
    near = [(number, found.lines[number - 1].rstrip()) for number in found.near]
    above = range(found.at[0], max(0, found.at[0] - MOST_ABOVE), -1)  # what lacks its colon swallows what is below
    signs = dict.fromkeys([*found.near, *above])
    yield from chain.from_iterable(trials.signs(number, found.lines[number - 1].rstrip()) for number in signs)
    yield from chain.from_iterable(trials.other_dashes(number, line) for number, line in near)
    yield from trials.text_before_lines(found)
    yield from trials.wrapped(found)
    yield from trials.open_quotes(found)
    yield from trials.brackets(found)
    yield from chain.from_iterable(trials.quoting(number, line) for number, line in near)
    if near[-1][1].lstrip(" ").startswith("- "):  # it has its dash
        yield from chain(trials.indentation(found), trials.dashes(found))
    else:
        yield from chain(trials.dashes(found), trials.indentation(found))


def _as_said(found: Fault) -> Slip:
    """What the parser says, with the remedy that most often helps."""
    code, hint = next(
        (named for words, named in HINTS.items() if words in found.said),
        (NOT_YAML, "check quotes, brackets and indentation here and in the line above"),
    )
    begun = any(words in found.said for words in ("unexpected end of stream", "simple key", "parsing a flow"))
    return Slip(*(found.begun if begun else found.at), f"this is not YAML: {found.said}; {hint}", code)


HINTS = {
    "directive": ("directive", "remove the line that begins with %"),
    "incompatible YAML document": ("directive", "remove the line that begins with %"),
    "<document start>": ("second-document", 'end the file above, or remove the "..." there'),
    "mapping values are not allowed": (NOT_YAML, "a colon may be missing in the line above, or stand in text here"),
    "cannot start any token": ("special-character", "put text that begins with a special character in quotes"),
    "unexpected end of stream": ("quote-unclosed", "close the quote that is opened here"),
    "escape": ("backslash", "write two backslashes for one, or put the text in single quotes"),
    "flow": ("bracket", "close the bracket and put commas between its parts"),
    "could not find expected ':'": ("colon-missing", "a colon may be missing here; write a field as name: value"),
}
"""By words of the parser: a code, and a remedy."""
