"""Drawings of the decision tree and of the ladder of variations, as boxes, lines and words that a template sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.chooser import Trail, nodes_of
from generator.content import MovementFolder
from generator.metrics import Face, width
from generator.model import Entry, Question, Result

WIDTH, INDENT, PAD = 560, 30, 10
TEXT, LINE = 15, 19
"""The size of the words in boxes, and the height of a line of them, in pixels like all lengths here."""
LABEL, LABEL_LINE = 14, 18


@dataclass(frozen=True)
class Words:
    """A line of words; x and y are where its base line begins."""

    text: str
    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Box:
    """A box with lines of words in it, and the address that it leads to."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    href: str
    words: tuple[Words, ...]


@dataclass
class Drawing:
    """A drawing of a width and height; `lines` are SVG paths, and `arrows` those that end in an arrowhead."""

    width: float = WIDTH
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def wrapped(text: str, room: float, size: float, face: Face = "body") -> list[str]:
    """The text in lines that are no wider than the room; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face) * size <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def tree_drawing(
    folder: MovementFolder, entry: Entry, address: Callable[[Trail], str], seen: set[str] | None = None
) -> Drawing:
    """The tree of an entry from the top down, each answer beside the line to what it leads to.

    A question that stands there before, or is in `seen`, is a box that only leads on.
    """
    nodes = nodes_of(folder.chooser.value)
    pen = _Pen(folder, nodes, address, set() if seen is None else seen)
    pen.drawing.height = pen.draw(Trail(entry, (), nodes[entry.start]), 0, 2) + 2
    return pen.drawing


@dataclass
class _Pen:
    folder: MovementFolder
    nodes: dict[str, Question | Result]
    address: Callable[[Trail], str]
    seen: set[str]
    drawing: Drawing = field(default_factory=Drawing)

    def draw(self, trail: Trail, x: float, y: float) -> float:
        """Draws a node and all behind it; gives the height below them."""
        node = trail.node
        if isinstance(node, Result):
            name = self.folder.variations[node.variation].value.short_name if node.variation else "First"
            return self._box("variation" if node.variation else "advice", trail, name, node.title, x, y)
        if node.id in self.seen:
            return self._box("again", trail, "Asked already: go on there", node.text, x, y)
        self.seen.add(node.id)
        bottom = below = self._box("question", trail, "", node.text, x, y)
        for answer in node.answers:
            top = below + LABEL_LINE + 8
            self.drawing.words.append(Words(answer.text, x + INDENT, top - 5, "answer"))
            self.drawing.lines.append(f"M{x + 12:g},{bottom:g} V{top + 16:g} H{x + INDENT:g}")
            below = self.draw(trail.after(answer, self.nodes), x + INDENT, top)
        return below

    def _box(self, kind: str, trail: Trail, name: str, text: str, x: float, y: float) -> float:
        inner = x + PAD + (6 if kind == "variation" else 0)
        room = WIDTH - inner - PAD - 2
        words: list[Words] = []
        base = y + PAD
        if name:
            base += LABEL_LINE
            words.append(Words(name, inner, base - 5, "name"))
        for line in wrapped(text, room, TEXT):
            base += LINE
            words.append(Words(line, inner, base - 5, "text"))
        height = base - y + PAD - 3
        self.drawing.boxes.append(Box(kind, x + 1, y, WIDTH - x - 2, height, self.address(trail), tuple(words)))
        return y + height


RUNG, GAP = 52, 76


def ladder_drawing(folder: MovementFolder, address: Callable[[str], str]) -> Drawing:
    """The variations from the advanced at the top to the basic at the bottom, with when to go up and when back."""
    drawing = Drawing()
    top = {doc.id: number * (RUNG + GAP) + 2 for number, doc in enumerate(reversed(folder.ordered))}
    for rank, doc in enumerate(folder.ordered, start=1):
        it, y = doc.value, top[doc.id]
        words = (
            Words(f"{rank}  {it.short_name}", PAD + 2, y + 24, "rung"),
            Words(it.level.label, PAD + 2, y + 42, "name"),
        )
        drawing.boxes.append(Box("rung", 1, y, WIDTH - 2, RUNG, address(doc.id), words))
        if it.progress:
            drawing.arrows.append(f"M28,{y:g} V{top[it.progress.to] + RUNG + 7:g}")
            drawing.words += _trigger("Move up", it.progress.short, 46, y - GAP)
        if it.step_back:
            drawing.arrows.append(f"M{WIDTH / 2 + 28:g},{y + RUNG:g} V{top[it.step_back.to] - 7:g}")
            drawing.words += _trigger("Step back", it.step_back.short, WIDTH / 2 + 46, y + RUNG)
    drawing.height = len(folder.ordered) * (RUNG + GAP) - GAP + 4
    return drawing


def _trigger(name: str, when: str, x: float, y: float) -> Iterator[Words]:
    yield Words(name, x, y + 20, "name")
    for number, line in enumerate(wrapped(when, WIDTH / 2 - 60, TEXT)):
        yield Words(line, x, y + 39 + number * LINE, "text")
