"""What a rendered page says, sentence by sentence, and what of it changed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from html.parser import HTMLParser

from generator.effect.changes import Said, SectionChange, SentenceChange

Placed = tuple[str, Said]
"""The title of a section, and something said in it."""

BLOCKS = frozenset(
    "article button caption dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 header label legend li ol option "
    "p section table tbody thead tr ul".split()
)
VOID = frozenset("br col hr img input link meta".split())
SILENT = frozenset("script style svg template".split())
SILENT_CLASSES = frozenset(["notes__no", "facts__carriers", "places", "papers", "session__in-brief"])
"""What only counts, what every card has, what stands there twice, and places, which the report tells by itself."""

COLON, DOT = "\0", "\1"
"""What stands between a term and its number, and between the cells of a row, while a block is read."""

SIMILAR = 0.6


def sentences(body: str) -> list[Placed]:
    """All that a page's body says, in order."""
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects the texts of blocks; a row of a table, or a term and its number, is one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Placed] = []
        self.titles = [""]
        self.words: list[str] = []
        self.marks: list[str] = []
        self.silent = 0
        self.marking = 0
        self.term = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if tag in VOID:
            self.words.append(" ")
        elif self.silent or tag in SILENT or classes & SILENT_CLASSES:
            self.silent += 1
            self._picture(dict(attrs))
        elif self.marking or "footing" in classes:
            self.marking += 1
        elif tag == "dd" and self.term:
            self.words.append(COLON)
        elif tag in BLOCKS:
            self._flush()
        elif tag in {"th", "td"} and "".join(self.words).strip():
            self.words.append(DOT)
        if tag == "section":
            self.titles.append(self.titles[-1])
        self.term = False

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
        elif self.marking:
            self.marking -= 1
        elif tag == "dt":
            self.term = True
        elif tag in BLOCKS:
            if tag == "h2":
                self.titles[-1] = self._text()
            self._flush()
        if tag == "section":
            self.titles.pop()

    def handle_data(self, data: str) -> None:
        if self.marking:
            self.marks += [mark for mark in data.split() if mark not in self.marks]
        elif not self.silent:
            self.words.append(data)
            self.term = self.term and not data.strip()

    def _picture(self, attrs: dict[str, str | None]) -> None:
        """A picture says what its label says."""
        if attrs.get("role") == "img" and (label := attrs.get("aria-label")):
            self._flush()
            self.words.append(label)
            self._flush()

    def _text(self) -> str:
        cells = [" ".join(cell.split()) for cell in "".join(self.words).split(DOT)]
        terms = [": ".join(filter(None, (part.strip() for part in cell.split(COLON)))) for cell in cells]
        return " · ".join(filter(None, terms))

    def _flush(self) -> None:
        if text := self._text():
            self.found.append((self.titles[-1], Said(text, tuple(self.marks))))
        self.words, self.marks = [], []


def changes(before: str, after: str) -> tuple[SectionChange, ...]:
    """What changed from one body to another, by sections."""
    placed = _found_again(list(_differences(sentences(before), sentences(after))))
    titles = dict.fromkeys(title for title, _ in placed)
    return tuple(SectionChange(title, tuple(change for at, change in placed if at == title)) for title in titles)


def _differences(old: list[Placed], new: list[Placed]) -> Iterator[tuple[str, SentenceChange]]:
    said = [[what for _, what in placed] for placed in (old, new)]
    matcher = SequenceMatcher(None, said[0], said[1], autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield from _paired(old[start:end], new[new_start:new_end])


def _paired(old: list[Placed], new: list[Placed]) -> Iterator[tuple[str, SentenceChange]]:
    """Sentences that are alike belong together; the others were lost and gained."""
    for title, said in new:
        number = _nearest(said, old)
        if number is None:
            yield title, SentenceChange(None, said)
            continue
        yield from ((gone, SentenceChange(what, None)) for gone, what in old[:number])
        yield title, SentenceChange(old[number][1], said)
        old = old[number + 1 :]
    yield from ((title, SentenceChange(said, None)) for title, said in old)


def _nearest(said: Said, old: list[Placed]) -> int | None:
    """The number of the sentence that became this one; one word for another is likely where only one stood there."""
    alike = [SequenceMatcher(None, what.text, said.text).ratio() for _, what in old]
    best = max(alike, default=0)
    return alike.index(best) if best >= SIMILAR or (len(old) == 1 and best > 0) else None


def _found_again(placed: list[tuple[str, SentenceChange]]) -> list[tuple[str, SentenceChange]]:
    """What was lost at one place of a section and gained at another was moved."""
    lost = {(title, change.old) for title, change in placed if not change.new}
    gained = {(title, change.new) for title, change in placed if not change.old}
    moved = lost & gained
    kept = [item for item in placed if item[1].new or (item[0], item[1].old) not in moved]
    return [
        (title, SentenceChange(change.new, change.new) if not change.old and (title, change.new) in moved else change)
        for title, change in kept
    ]
