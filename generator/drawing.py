"""Drawings of the decision tree and of the ladder of variations, as boxes, lines and words that a template sets."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

from generator import addresses
from generator.chooser import Trail, nodes_of
from generator.content import MovementFolder
from generator.ladder import Ladder
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
    """A drawing of a width and height. SVG paths are `lines`, `arrows`, and `gaps`, where something is left out."""

    width: float = WIDTH
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
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
    folder: MovementFolder,
    entry: Entry,
    address: Callable[[Trail], str],
    seen: set[str] | None = None,
    told: Container[str] | None = None,
) -> Drawing:
    """The tree of an entry from the top down, each answer beside the line to what it leads to.

    A question that stands there before, or is in `seen`, is a box that only leads on; so is one that isn't `told`.
    """
    nodes = nodes_of(folder.chooser.value)
    pen = _Pen(folder, nodes, address, set() if seen is None else seen, nodes if told is None else told)
    pen.drawing.height = pen.draw(Trail(entry, (), nodes[entry.start]), 0, 2) + 2
    return pen.drawing


@dataclass
class _Pen:
    folder: MovementFolder
    nodes: dict[str, Question | Result]
    address: Callable[[Trail], str]
    seen: set[str]
    told: Container[str]
    drawing: Drawing = field(default_factory=Drawing)

    def draw(self, trail: Trail, x: float, y: float) -> float:
        """Draws a node and all behind it; gives the height below them."""
        node = trail.node
        if isinstance(node, Result):
            name = self.folder.variations[node.variation].value.short_name if node.variation else "First"
            return self._box("variation" if node.variation else "advice", trail, name, node.title, x, y)
        if node.id in self.seen:
            return self._box("again", trail, "Asked already: go on there", node.text, x, y)
        if node.id not in self.told:
            return self._box("more", trail, "Goes on with", node.text, x, y)
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


def ladder_drawing(folder: MovementFolder, ladder: Ladder, at: str) -> Drawing:
    """The steps of a ladder from the advanced at the top to the basic at the bottom, with when to go up and when back.

    Where rungs are left out, it says how many. Links are told from the page at an address.
    """
    drawing, tops = Drawing(), _tops(ladder)
    for step in ladder.steps:
        rung, it, y = step.rung, folder.variations[step.rung.id].value, tops[step.rung.id]
        words = (
            Words(f"{rung.rank}  {rung.short_name}", PAD + 2, y + 24, "rung"),
            Words(rung.level, PAD + 2, y + 42, "name"),
        )
        href = addresses.relative(addresses.variation(folder.id, rung.id), at)
        drawing.boxes.append(Box("rung", 1, y, WIDTH - 2, RUNG, href, words))
        if it.progress and _leads(ladder, rung.id, it.progress.to):
            drawing.arrows.append(f"M28,{y:g} V{tops[it.progress.to] + RUNG + 7:g}")
            drawing.words += _trigger("Move up", it.progress.short, 46, y - GAP)
        if it.step_back and _leads(ladder, rung.id, it.step_back.to):
            drawing.arrows.append(f"M{WIDTH / 2 + 28:g},{y + RUNG:g} V{tops[it.step_back.to] - 7:g}")
            drawing.words += _trigger("Step back", it.step_back.short, WIDTH / 2 + 46, y + RUNG)
        if step.left_out:
            drawing.gaps.append(f"M28,{y + RUNG + 4:g} V{y + RUNG + GAP - 4:g}")
            drawing.words.append(Words(f"{step.left_out} more", 46, y + RUNG + GAP / 2 + 5, "name"))
    drawing.height = len(ladder.steps) * (RUNG + GAP) - GAP + 4
    return drawing


def _tops(ladder: Ladder) -> dict[str, float]:
    return {step.rung.id: number * (RUNG + GAP) + 2 for number, step in enumerate(reversed(ladder.steps))}


def _leads(ladder: Ladder, one: str, other: str) -> bool:
    """Whether an arrow between two rungs passes none that is left out."""
    places = {step.rung.id: place for place, step in enumerate(ladder.steps)}
    if one not in places or other not in places:
        return False
    low, high = sorted((places[one], places[other]))
    return not any(step.left_out for step in ladder.steps[low + 1 : high + 1])


def _trigger(name: str, when: str, x: float, y: float) -> Iterator[Words]:
    yield Words(name, x, y + 20, "name")
    for number, line in enumerate(wrapped(when, WIDTH / 2 - 60, TEXT)):
        yield Words(line, x, y + 39 + number * LINE, "text")
