"""A hundred mistakes in the real content: each kind knows all places where it fits, and a seed chooses among them.

    python tests/content/hundred.py

prints what a check says of each, to be read by a person.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from planted import ROOT

from generator.check import check
from generator.errors import Problem

SEED, EACH = 20_261_123, 3
CONTENT = ROOT / "content"

LEAF = re.compile(r"(?P<lead> *(?:- )*)(?P<name>\w+): (?P<value>[^>|\s].*)")
TREE = "chooser.yml"


@dataclass(frozen=True)
class Slip:
    """A file with one mistake: its lines, those where the mistake may be told, and what the message has to say."""

    kind: str
    file: str
    lines: tuple[str, ...]
    places: frozenset[int]
    says: str = ""


@dataclass(frozen=True)
class Leaf:
    """A line with a field and its value."""

    file: str
    lines: tuple[str, ...]
    number: int
    lead: str
    name: str
    value: str

    def instead(self, *new: str, kind: str, says: str = "", places: Iterable[int] = ()) -> Slip:
        """The file with other lines in the place of this one."""
        lines = (*self.lines[: self.number - 1], *new, *self.lines[self.number :])
        return Slip(kind, self.file, lines, frozenset(places) or frozenset([self.number]), says)

    def write(self, value: str, *, kind: str, says: str = "") -> Slip:
        """The file with another value."""
        return self.instead(f"{self.lead}{self.name}: {value}", kind=kind, says=says)

    @property
    def indent(self) -> int:
        """Where the name begins."""
        return len(self.lead)

    @property
    def above(self) -> int:
        """The line of the entry or the field that this one is in; 1 where it is in none."""
        if self.lead.endswith("- "):
            return self.number
        for number in range(self.number - 1, 0, -1):
            line = self.lines[number - 1]
            if line.strip() and len(re.match(r" *(- )*", line)[0]) < self.indent:  # type: ignore[index]
                return number
            if line[: self.indent].endswith("- ") and len(line[: self.indent].strip()) == 1:
                return number
        return 1


Kind = Callable[[Leaf], Iterator[Slip]]
KINDS: list[Kind] = []


def kind(function: Kind) -> Kind:
    """Adds a kind of mistake."""
    KINDS.append(function)
    return function


def leaves() -> Iterator[Leaf]:
    """Every line of the content with a field and its value."""
    for path in sorted(CONTENT.rglob("*.yml")):
        lines = tuple(path.read_text("utf-8").split("\n"))
        for number, line in enumerate(lines, start=1):
            if found := LEAF.fullmatch(line):
                yield Leaf(path.relative_to(CONTENT).as_posix(), lines, number, *found.groups())


REQUIRED = frozenset("name short_name label id term author title url measure card_fix role to weeks share sets".split())
TEXTS = frozenset("name short_name label text title short term".split())


@kind
def field_deleted(leaf: Leaf) -> Iterator[Slip]:
    """A line that has to be there."""
    may_go = leaf.lead.endswith("- ") or (leaf.name == "to" and leaf.indent > len("  "))
    if leaf.name in REQUIRED and not may_go:
        places = range(leaf.above, leaf.number + 1)
        yield leaf.instead(kind="field-deleted", says=f'"{leaf.name}" is missing', places=places)


@kind
def field_misspelled(leaf: Leaf) -> Iterator[Slip]:
    """Two letters of a name in the wrong order."""
    swapped = leaf.name[:1] + leaf.name[2:3] + leaf.name[1:2] + leaf.name[3:]
    if swapped != leaf.name:
        line = f"{leaf.lead}{swapped}: {leaf.value}"
        yield leaf.instead(line, kind="field-misspelled", says=f'did you mean "{leaf.name}"')


@kind
def text_retyped(leaf: Leaf) -> Iterator[Slip]:
    """A number where text belongs."""
    if leaf.name in TEXTS:
        yield leaf.write("12", kind="text-retyped", says="in quotes")


@kind
def list_retyped(leaf: Leaf) -> Iterator[Slip]:
    """A list without its brackets."""
    if leaf.value.startswith("[") and "," not in leaf.value and leaf.value.endswith("]"):
        yield leaf.write(leaf.value[1:-1], kind="list-retyped", says="must be a list")


@kind
def number_in_words(leaf: Leaf) -> Iterator[Slip]:
    """A number written out."""
    if leaf.value.isdigit():
        yield leaf.write("three", kind="number-in-words", says="whole number")


@kind
def number_with_a_unit(leaf: Leaf) -> Iterator[Slip]:
    """A number with its unit."""
    if leaf.value.isdigit():
        yield leaf.write(f"{leaf.value} s", kind="number-with-unit", says=f"write {leaf.value}")


@kind
def number_too_large(leaf: Leaf) -> Iterator[Slip]:
    """A zero or three too many."""
    if leaf.value.isdigit():
        yield leaf.write(f"{leaf.value}9000", kind="number-too-large", says="or less")


@kind
def id_with_capitals(leaf: Leaf) -> Iterator[Slip]:
    """An id as a name."""
    if leaf.name in {"id", "to", "item", "start"} and leaf.value[0] != '"' and "sources" not in leaf.file:
        yield leaf.write(leaf.value.title().replace("-", " "), kind="id-with-capitals", says="lower-case")


@kind
def way_to_nowhere(leaf: Leaf) -> Iterator[Slip]:
    """What an id names isn't there."""
    if leaf.name in {"to", "item", "start", "variation", "again"}:
        yield leaf.write(f"{leaf.value}-x", kind="way-to-nowhere", says="there is no")


@kind
def fact_that_is_not_there(leaf: Leaf) -> Iterator[Slip]:
    """A fact by the wrong number."""
    if leaf.name == "facts":
        yield leaf.write(re.sub("F[0-9]+", "F99", leaf.value, count=1), kind="fact-not-there", says='fact "F99"')


@kind
def fact_in_lower_case(leaf: Leaf) -> Iterator[Slip]:
    """A fact by its letter in lower case."""
    if leaf.name == "facts":
        yield leaf.write(leaf.value.lower(), kind="fact-in-lower-case", says="a capital letter")


@kind
def text_too_long(leaf: Leaf) -> Iterator[Slip]:
    """More letters than the card has room for."""
    if leaf.name in {"name", "short_name", "short", "card_fix", "label"} and not {'"', "'", ":"} & {*leaf.value}:
        yield leaf.write(f"{leaf.value} and some more words " * 4, kind="text-too-long", says="shorten")


@kind
def range_turned(leaf: Leaf) -> Iterator[Slip]:
    """A min above its max."""
    largest = re.fullmatch(r" *max: ([0-9]+)", leaf.lines[leaf.number])
    if leaf.name == "min" and largest:
        yield leaf.write(str(int(largest[1]) + 1), kind="range-turned", says="swap them")


@kind
def colon_missing(leaf: Leaf) -> Iterator[Slip]:
    """A name without its colon."""
    yield leaf.instead(f"{leaf.lead}{leaf.name} {leaf.value}", kind="colon-missing", says=f'"{leaf.name}')


@kind
def blank_missing(leaf: Leaf) -> Iterator[Slip]:
    """A colon without its blank."""
    yield leaf.instead(f"{leaf.lead}{leaf.name}:{leaf.value}", kind="blank-missing", says=f"{leaf.name}: ")


@kind
def dash_missing(leaf: Leaf) -> Iterator[Slip]:
    """An entry without its dash."""
    if leaf.lead.endswith("- ") and leaf.number > 1:
        line = f"{leaf.lead[:-2]}{leaf.name}: {leaf.value}"
        yield leaf.instead(line, kind="dash-missing", says="")


@kind
def quote_opened(leaf: Leaf) -> Iterator[Slip]:
    """A quote that nothing closes."""
    if leaf.name in TEXTS and '"' not in leaf.value and "'" not in leaf.value:
        yield leaf.write(f'"{leaf.value}', kind="quote-opened", says="quote")


@kind
def quote_too_early(leaf: Leaf) -> Iterator[Slip]:
    """A word in quotes at the beginning of a text."""
    if leaf.name == "text" and " " in leaf.value and not {'"', "'"} & {*leaf.value}:
        word, rest = leaf.value.split(" ", 1)
        yield leaf.write(f'"{word}" {rest}', kind="quote-too-early", says="quotes")


@kind
def bracket_opened(leaf: Leaf) -> Iterator[Slip]:
    """A bracket that nothing closes."""
    if leaf.value.endswith("]"):
        yield leaf.write(leaf.value[:-1], kind="bracket-opened", says='write "]"')


@kind
def tab_for_blanks(leaf: Leaf) -> Iterator[Slip]:
    """A tab for the indentation."""
    if leaf.lead and leaf.lead.strip() == "":
        yield leaf.instead(f"\t{leaf.name}: {leaf.value}", kind="tab", says="tab")


@kind
def one_blank_more(leaf: Leaf) -> Iterator[Slip]:
    """A line that is indented too far."""
    if leaf.lead and leaf.lead.strip() == "":
        yield leaf.instead(f" {leaf.lead}{leaf.name}: {leaf.value}", kind="one-blank-more")


@kind
def colon_in_text(leaf: Leaf) -> Iterator[Slip]:
    """A text that goes on after a colon."""
    if leaf.name == "text" and " " in leaf.value and leaf.value[0] not in "\"'":
        yield leaf.write(leaf.value.replace(" ", ": ", 1), kind="colon-in-text", says="quotes")


@kind
def comment_in_text(leaf: Leaf) -> Iterator[Slip]:
    """A text that goes on after a number sign."""
    if leaf.name == "text" and leaf.value[0].isalpha():
        yield leaf.write(f"{leaf.value} #2", kind="comment-in-text", says="comment")


@kind
def field_twice(leaf: Leaf) -> Iterator[Slip]:
    """A line that was copied."""
    line = leaf.lines[leaf.number - 1]
    copy = " " * leaf.indent + line[leaf.indent :]
    yield leaf.instead(line, copy, kind="field-twice", says="stands here twice", places=[leaf.number + 1])


@kind
def footing_lost(leaf: Leaf) -> Iterator[Slip]:
    """A statement without its facts."""
    after = "\n".join(leaf.lines[leaf.number : leaf.number + 1])
    before = leaf.lines[leaf.number - 2]
    if leaf.name == "facts" and "default" not in after + before and before.lstrip(" -").startswith("text: "):
        places = range(leaf.above, leaf.number + 1)
        yield leaf.instead(kind="footing-lost", says="this rests on nothing", places=places)


@kind
def answer_that_settles_nothing(leaf: Leaf) -> Iterator[Slip]:
    """An answer that lost what it says."""
    if leaf.name in {"says", "has", "lacks"}:
        near = "\n".join(leaf.lines[leaf.number - 5 : leaf.number + 3])
        if len(re.findall(r"^ +(says|has|lacks):", near, re.MULTILINE)) == 1:
            places = range(leaf.above, leaf.number + 1)
            yield leaf.instead(kind="settles-nothing", says="settles nothing", places=places)


@kind
def block_deleted(leaf: Leaf) -> Iterator[Slip]:
    """A part of a file, with all that is in it."""
    opened = leaf.lines[leaf.number - 2]
    if leaf.indent and re.fullmatch(r"(program|tempo|load|level|demands|resistance|working|climb|why): *", opened):
        end = next(n for n in range(leaf.number, len(leaf.lines)) if not leaf.lines[n].startswith(" "))
        lines = (*leaf.lines[: leaf.number - 2], *leaf.lines[end:])
        name = opened.strip(" :")
        yield Slip("block-deleted", leaf.file, lines, frozenset([2]), f'"{name}" is missing; add it, and below it')


@kind
def letter_that_is_hidden(leaf: Leaf) -> Iterator[Slip]:
    """A blank without width, from a page on the web."""
    if leaf.name == "text":
        yield leaf.write(leaf.value[:5] + "\u200b" + leaf.value[5:], kind="hidden", says="can't be seen")


@kind
def address_cut(leaf: Leaf) -> Iterator[Slip]:
    """An address without its beginning."""
    if leaf.name == "url":
        yield leaf.write(leaf.value.removeprefix("https://"), kind="address-cut", says="https://")


@kind
def day_turned(leaf: Leaf) -> Iterator[Slip]:
    """A day as it is written in letters."""
    if leaf.name == "revised":
        yield leaf.write("11/23/2026", kind="day-turned", says="year-month-day")


@kind
def order_that_lost_one(leaf: Leaf) -> Iterator[Slip]:
    """A variation that is left out."""
    if leaf.name == "order":
        yield leaf.write(re.sub(r", [^,]+]", "]", leaf.value), kind="order-lost-one", says="is not in the order")


@kind
def order_with_one_twice(leaf: Leaf) -> Iterator[Slip]:
    """A variation that is named twice."""
    if leaf.name == "order":
        yield leaf.write(re.sub(r"\[([^,]+)", r"[\1, \1", leaf.value), kind="order-twice", says="twice")


@kind
def answer_to_its_own_question(leaf: Leaf) -> Iterator[Slip]:
    """A tree that goes round in a circle."""
    if leaf.file.endswith(TREE) and leaf.name == "to":
        ids = [line[len("  - id: ") :] for line in leaf.lines[: leaf.number] if line.startswith("  - id: ")]
        yield leaf.write(ids[-1], kind="circle", says="in a circle")


@kind
def value_of_no_topic(leaf: Leaf) -> Iterator[Slip]:
    """An answer that says what no topic knows."""
    if leaf.name == "says":
        yield leaf.write(leaf.value.replace("]", "-x]"), kind="value-of-no-topic", says="value of a topic")


@kind
def way_up_to_itself(leaf: Leaf) -> Iterator[Slip]:
    """A variation that leads to itself."""
    if leaf.name == "to" and leaf.indent == len("  ") and "/variations/" in leaf.file:
        yield leaf.write(Path(leaf.file).stem, kind="way-to-itself", says="other variation")


@kind
def share_that_falls(leaf: Leaf) -> Iterator[Slip]:
    """A ramp-up that goes down."""
    if leaf.name == "share" and leaf.lead.endswith("- ") and int(leaf.value) > 50:
        yield leaf.write("10", kind="share-falls", says="does not rise")


def plantings() -> list[Slip]:
    """So many mistakes of each kind, in places that the seed chooses; the same on every run."""
    rng, every = random.Random(SEED), list(leaves())  # noqa: S311 - nothing is secret here
    found = []
    for make in KINDS:
        fitting = [slip for leaf in every for slip in make(leaf)]
        found += rng.sample(fitting, min(EACH, len(fitting)))
    return found


def told(slip: Slip, folder: Path) -> list[Problem]:
    """What one check says of the content with a mistake in it."""
    shutil.copytree(CONTENT, folder / "content")
    (folder / "content" / slip.file).write_text("\n".join(slip.lines), "utf-8")
    return check(folder)[1]


def main() -> None:
    """Prints what a check says of each mistake."""
    for slip in plantings():
        with TemporaryDirectory() as folder:
            problems = told(slip, Path(folder))
        sys.stdout.write(f"--- {slip.kind}, {slip.file}:{sorted(slip.places)}\n")
        sys.stdout.writelines(f"{problem.told}\n" for problem in problems)


if __name__ == "__main__":
    main()
