"""The report of a change, as parts and lines, before any form of it is thought of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.effect.changes import Effect, PageChange, PageName, Said, SectionChange, SentenceChange
from generator.effect.shorten import side_by_side

NOTHING = "The site stays as it is."
FILE = "content/redirects.yml"
MOST_SENTENCES, MOST_NAMED, MOST_UNSEEN = 6, 4, 10
"""How many changes of a section, names in a line, and pages without a readable change are told; of others the number.
"""


@dataclass(frozen=True)
class Quote:
    """Words from the content or an address, which no form may take for markup of its own."""

    text: str
    marks: tuple[str, str] = ("“", "”")


Words = tuple[str | Quote, ...]


@dataclass(frozen=True)
class Line:
    """A line of the report; deeper ones belong to the last that is less deep."""

    words: Words
    depth: int = 0


@dataclass(frozen=True)
class Part:
    """A part of the report. `code` are lines to copy into a file."""

    title: str
    lines: tuple[Line, ...]
    code: tuple[str, ...] = ()
    count: int = 0


def report(effect: Effect) -> list[Part]:
    """All parts that have something to tell, the most urgent first; none where the site stays as it is."""
    parts = (
        _broken(effect),
        _part("Redirects that take effect", _leading(effect)),
        _part("Numbers of the plan", _numbers(effect)),
        _part("Paths through the decision tree", _paths(effect)),
        _part("New pages and cards", map(_named, effect.added)),
        _part("Pages and cards that are gone", map(_named, effect.removed)),
        _part("Pages and cards at a new address", _moved(effect)),
        _changed(effect),
        _unseen(effect),
        _part("Where facts are shown", _facts(effect)),
    )
    return [part for part in parts if part.count]


def _part(title: str, lines: Iterable[Line]) -> Part:
    told = tuple(lines)
    return Part(title, told, count=sum(line.depth == 0 for line in told))


def _broken(effect: Effect) -> Part:
    pages = [address for address in effect.broken if address.endswith("/")]
    rest = len(effect.broken) - len(pages)
    lines = [Line((_address(page),)) for page in pages]
    if rest:
        lines.append(Line((f"and {rest} {'file' if rest == 1 else 'files'} beside them (PDF, PNG, JSON)",)))
    code = [] if effect.has_redirects else ["redirects:"]
    for redirect in effect.remedy:
        code += [f"  - old: {redirect.old}", f"    new: {redirect.new}"]
    return Part("ERROR: these addresses would lead nowhere", tuple(lines), tuple(code), len(effect.broken))


def _leading(effect: Effect) -> Iterator[Line]:
    for it in effect.leading:
        along = f" ({it.pages} {'page' if it.pages == 1 else 'pages'}"
        along += f", {it.files} files where the host reads _redirects)" if it.files else ")"
        yield Line((_address(it.redirect.old), " → ", _address(it.redirect.new), along))


def _moved(effect: Effect) -> Iterator[Line]:
    for move in effect.moved:
        yield Line((_address(move.old), " → ", _address(move.new.address), ", ", Quote(move.new.title)))


def _changed(effect: Effect) -> Part:
    lines = tuple(line for change in effect.changed for line in _page(change))
    pages = sum(len(change.pages) for change in effect.changed)
    return Part("Pages and cards that say something else", lines, count=pages)


def _page(change: PageChange) -> Iterator[Line]:
    first, *others = change.pages
    words = [*_named(first).words]
    if others:
        words.append(f", and in the same way {len(others)} {'other' if len(others) == 1 else 'others'}: ")
        words += _listed(page.title for page in others)
    yield Line(tuple(words))
    for section in change.sections:
        yield from _section(section)


def _section(section: SectionChange) -> Iterator[Line]:
    yield Line((Quote(section.title, ("", "")) if section.title else "At the top",), 1)
    for change in section.changes[:MOST_SENTENCES]:
        yield Line(tuple(_sentence(change)), 2)
    more = len(section.changes) - MOST_SENTENCES
    if more > 0:
        yield Line((f"and {more} more {'change' if more == 1 else 'changes'}",), 2)


def _sentence(change: SentenceChange) -> Iterator[str | Quote]:
    old, new = change.old, change.new
    if old and new and old.text != new.text:
        before, after = side_by_side(old.text, new.text)
        yield from (Quote(before), " → ", Quote(after))
    elif said := new or old:
        verb = "loses " if not new else "gains " if not old else "moves " if old == new else ""
        yield from (verb, Quote(side_by_side(said.text, "")[0]))
    if old and new and old.marks != new.marks:
        yield f", which rested on {_marks(old)} and rests on {_marks(new)}"


def _marks(said: Said) -> str:
    return " and ".join(said.marks) or "nothing"


def _unseen(effect: Effect) -> Part:
    lines = [_named(page) for page in effect.unseen[:MOST_UNSEEN]]
    more = len(effect.unseen) - MOST_UNSEEN
    if more > 0:
        lines.append(Line((f"and {more} more",)))
    return Part("Pages on which only links, drawings, or data changed", tuple(lines), count=len(effect.unseen))


def _numbers(effect: Effect) -> Iterator[Line]:
    return (Line((f"{it.name}: ", Quote(it.old, ("", "")), " → ", Quote(it.new, ("", "")))) for it in effect.numbers)


def _paths(effect: Effect) -> Iterator[Line]:
    for it in effect.paths:
        answers = Quote(it.answers, ("", ""))
        if it.old is None and it.new is not None:
            yield Line((answers, " is new and leads to ", Quote(it.new)))
        elif it.new is None and it.old is not None:
            yield Line((answers, " is gone; it led to ", Quote(it.old)))
        elif it.old and it.new:
            yield Line((answers, " leads to ", Quote(it.new), ", no longer to ", Quote(it.old)))


def _facts(effect: Effect) -> Iterator[Line]:
    for it in effect.facts:
        words: list[str | Quote] = [it.fact]
        for verb, places in ((" is now on ", it.gained), (" is no longer on ", it.lost)):
            if places:
                words += [verb if len(words) == 1 else f", and{verb}", *_listed(places)]
        yield Line(tuple(words))


def _named(page: PageName) -> Line:
    return Line((_address(page.address), ", ", Quote(page.title)))


def _listed(texts: Iterable[str]) -> Iterator[str | Quote]:
    """Names with commas between; of many the first, and how many more there are."""
    names = list(texts)
    for number, name in enumerate(names[:MOST_NAMED]):
        yield from ((", ", Quote(name)) if number else (Quote(name),))
    if len(names) > MOST_NAMED:
        yield f", and {len(names) - MOST_NAMED} more"


def _address(address: str) -> Quote:
    return Quote(f"/{address}", ("", ""))
