"""The real content: everything the source says is carried, what it doesn't say is marked, and the prose is sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from planted import ROOT
from truths import nodes

from generator.check import check
from generator.chooser import trails
from generator.content import Content
from generator.model import Footed, Statement, walk
from generator.rules.footing import carriers

FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yml"))
FACTS = [f"F{number:02}" for number in range(1, 62)]
FIGURES = {
    "F09": ["5–10"],
    "F15": ["8–15"],
    "F21": ["three"],
    "F30": ["shoulder width"],
    "F33": ["one second"],
    "F36": ["one second", "every rep"],
    "F52": ["an inch or two"],
    "F54": ["extra-light"],
    "F56": ["an inch"],
}
"""The numbers of the fact sheet, in the words of the site."""


@cache
def content() -> Content:
    """The real content."""
    return check(ROOT)[0]


@cache
def texts(file: str) -> dict[str, str]:
    """Every text of a file that a reader may see, by its path."""
    data = yaml.safe_load((ROOT / file).read_text("utf-8"))
    found = {".".join(map(str, path)): value for path, value in nodes(data) if isinstance(value, str)}
    return {path: value for path, value in found.items() if not path.endswith((".id", ".to", "url"))}


def footed(file: str) -> Iterator[tuple[str, Footed]]:
    """Everything in a file that needs a footing, with its place."""
    doc = next(doc for doc in content().documents() if doc.path == file)
    for path, part in doc.footed():
        yield f"{file}:{doc.marks.of(path)[0]}", part


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_sound(file: str) -> None:
    """A mistake in the content is shown with the file that it is in."""
    assert [str(problem) for problem in check(ROOT)[1] if problem.path == file] == []


def test_every_problem_belongs_to_a_file() -> None:
    """A problem with the folder itself is none of a file's, and counts as well."""
    assert check(ROOT)[1] == []


def test_the_source_has_every_fact_of_the_fact_sheet() -> None:
    """Sixty-one facts were taken from the article, and none may get lost."""
    (source,) = content().sources.values()
    assert [fact.id for fact in source.value.facts] == FACTS
    assert source.value.author == "Dr. John Rusin"
    assert source.value.url == "https://drjohnrusin.com/pull-through/"


@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_is_carried(fact: str) -> None:
    """A reader finds what the source says somewhere on the site."""
    assert carriers(content(), {fact})[fact]


@pytest.mark.parametrize("fact", FACTS)
def test_the_figures_of_each_fact_survive(fact: str) -> None:
    """5–10 minutes must not become 5 to 12 by way of rewriting."""
    source, entry = content().facts()[fact]
    assert list(entry.figures) == FIGURES.get(fact, []), source.path
    said = " | ".join(part.figures_text() for _, _, part in carriers(content(), {fact})[fact]).casefold()
    assert [figure for figure in entry.figures if figure not in said] == []


def test_the_scheme_has_the_numbers_of_the_source() -> None:
    """Warm-up, reps and squeeze are the source's; more than one ramp-up set, and more than a few working sets."""
    scheme = content().scheme.value
    assert (scheme.warm_up.min, scheme.warm_up.max, scheme.warm_up.facts) == (5, 10, ("F09",))
    assert (scheme.reps.min, scheme.reps.max, scheme.reps.facts) == (8, 15, ("F15",))
    assert (scheme.tempo.top, scheme.tempo.top_word) == (1, "squeeze")
    assert len(scheme.ramp_up.sets) > 1
    assert scheme.working.sets > 3


@pytest.mark.parametrize("part", ["ramp_up", "working", "tempo", "rest", "effort"])
def test_what_the_source_leaves_open_is_marked(part: str) -> None:
    """Nobody may take the site's own numbers for Dr. Rusin's."""
    assert getattr(content().scheme.value, part).default


def test_stop_rules_are_marked() -> None:
    """The source has no rule about when to stop, so each one is ours."""
    assert all(rule.default for rule in content().scheme.value.stop)


def test_the_variations_stand_in_the_order_of_the_source() -> None:
    """Banded, cable, banded cable: from basic to advanced, up one way and down again."""
    (folder,) = content().movements.values()
    assert [doc.id for doc in folder.ordered] == ["banded", "cable", "banded-cable"]
    up = [doc.value.progress.to if doc.value.progress else None for doc in folder.ordered]
    down = [doc.value.step_back.to if doc.value.step_back else None for doc in folder.ordered]
    assert up == ["cable", "banded-cable", None]
    assert down == [None, "banded", "cable"]


def test_the_chooser_can_end_in_each_variation() -> None:
    """A tree that never leads to one of the three isn't a tree of the three."""
    (folder,) = content().movements.values()
    assert {result.variation for result in folder.chooser.value.results} >= set(folder.variations)


@pytest.mark.parametrize("file", FILES)
def test_each_default_is_a_full_sentence(file: str) -> None:
    """A reason that trails off is no reason."""
    defaults = {place: part.default for place, part in footed(file) if part.default}
    assert {place: text for place, text in defaults.items() if not re.fullmatch(r"[A-Z].*\.", text)} == {}


@pytest.mark.parametrize("file", FILES)
def test_each_statement_ends(file: str) -> None:
    """A sentence on a page ends with its mark."""
    statements = {place: part.text for place, part in footed(file) if isinstance(part, Statement)}
    assert {place: text for place, text in statements.items() if not text.endswith((".", "?", "!"))} == {}


BRITISH = re.compile(
    r"programmes?\b|colour|behaviour|favour|centre|metre|litre|fibre|organis|practis(e|ing)|recognis|stabilis|"
    r"emphasis(e|ing)|acclimatis|maximis|minimis|analyse|defence|licence|judgement|grey|whilst|travell|labell",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", FILES)
def test_spelling_is_american(file: str) -> None:
    """One site, one spelling."""
    assert {path: text for path, text in texts(file).items() if BRITISH.search(text)} == {}


@pytest.mark.parametrize("file", FILES)
def test_ranges_and_blanks_are_set_well(file: str) -> None:
    """8-15 with a hyphen, or two blanks in a row, look careless in print."""
    careless = re.compile(r"[0-9]-[0-9]|\S\s{2,}\S| - |\.\.\.|(\b\w+\b) \1\b")
    assert {path: text for path, text in texts(file).items() if careless.search(text.strip())} == {}


def test_no_statement_is_repeated_word_for_word() -> None:
    """What is said twice belongs in the one place that all variations share."""
    said = Counter(part.text for file in FILES for _, part in footed(file) if isinstance(part, Statement))
    assert [text for text, count in said.items() if count > 1] == []


def test_no_reason_is_repeated_word_for_word() -> None:
    """A reason that fits two statements fits neither well."""
    said = Counter(part.default for file in FILES for _, part in footed(file) if part.default)
    assert [text for text, count in said.items() if count > 1] == []


def test_what_the_source_says_of_choosing_is_on_a_path() -> None:
    """A lifter would be sent to a variation without what the source has to say of it."""
    tree = content().movements["pull-through"].chooser.value
    nodes = [trail.node for entry in tree.entries for trail in trails(tree, entry)]
    told = {fact for node in nodes for _, part in walk(node) if isinstance(part, Footed) for fact in part.facts}
    asked = {*(f"F{n}" for n in (21, 22, 23, 36, 37, 44, 45, 46, 47, 51, 58, 59, 60))}
    assert asked <= told
