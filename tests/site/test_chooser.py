"""The decision tree on the site: every path of the YAML is a chain of pages, and the drawings hold all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
from longest import longest
from pages import (
    ORIGIN,
    SVG,
    SitePage,
    by_class,
    elements,
    is_choice,
    parse_body,
    site_pages,
    spaced,
    text_of,
    unmarked_text,
)
from projects import ROOT, SAMPLE, read_yaml, site_of_two
from samples import SITE, reworded_content, sample_content

from generator.metrics import Face, width
from generator.papers import PAPERS
from generator.render import render_site

Data = dict[str, Any]
FOLDERS = {
    "pull-through": ROOT / "content/movements/pull-through",
    "lantern-swing": SAMPLE / "content/movements/lantern-swing",
}
TYPE: dict[str, tuple[float, Face, bool]] = {
    "text": (15, "body", False),
    "answer": (15, "head", False),
    "name": (14, "head", True),
    "rung": (20, "head", False),
}
"""The size, the face, and whether it is set in capitals with space between, of each kind of words in a drawing."""


@dataclass(frozen=True)
class Way:
    """The answers given so far, each with its question, and what they lead to."""

    entry: Data
    steps: tuple[tuple[Data, Data], ...]
    node: Data

    @property
    def address(self) -> str:
        """Below the tree's own page."""
        return "/".join([self.entry["id"], *(answer["id"] for _, answer in self.steps), ""])

    @property
    def ends(self) -> bool:
        """Whether this is a whole path."""
        return "answers" not in self.node


@dataclass(frozen=True)
class Tree:
    """A movement's tree as plain data."""

    id: str
    data: Data

    @property
    def address(self) -> str:
        """The tree's own page."""
        return f"{self.id}/choose/"

    def node(self, id_: str) -> Data:
        """The one question or result of this id."""
        (node,) = [node for node in [*self.data["questions"], *self.data["results"]] if node["id"] == id_]
        return dict(node)

    def ways(self) -> Iterator[Way]:
        """Every question and every result, once for each way to it."""
        for entry in self.data["entries"]:
            yield from self._on(Way(entry, (), self.node(entry["start"])))

    def _on(self, way: Way) -> Iterator[Way]:
        yield way
        for answer in way.node.get("answers", ()):
            yield from self._on(Way(way.entry, (*way.steps, (way.node, answer)), self.node(answer["to"])))

    def page(self, way: Way) -> SitePage:
        """The page of a way."""
        return built()[self.address + way.address]


def built() -> dict[str, SitePage]:
    """Every page of the site with both movements."""
    return site_pages(site_of_two())


@pytest.fixture(params=FOLDERS)
def tree(request: pytest.FixtureRequest) -> Tree:
    """What must hold for the real tree holds for any."""
    name: str = request.param
    return Tree(name, read_yaml(FOLDERS[name] / "chooser.yml"))


@cache
def variation(movement: str, id_: str) -> Data:
    """What a variation's file says."""
    return dict(read_yaml(FOLDERS[movement] / f"variations/{id_}.yml"))


def words_of(node: Data) -> str:
    """The question, or the title of the result."""
    return spaced(node["text"] if "answers" in node else node["title"])


def told(page: SitePage, class_: str) -> list[Element]:
    """The entries of the list in the one part of a page that has this class or is labelled so."""
    parts = [
        *by_class(page.article, class_),
        *(e for e in elements(page.article) if e.get("aria-labelledby") == class_),
    ]
    (part,) = parts
    return [element for element in elements(part) if element.tag == "li"]


def leads(page: SitePage, element: Element) -> list[tuple[str, str]]:
    """The links in an element: what each says, and where it leads."""
    found = [e for e in elements(element) if e.tag in {"a", f"{SVG}a"}]
    return [(text_of(e), urljoin(ORIGIN + page.address, e.get("href", "")).removeprefix(ORIGIN)) for e in found]


# Paths


def test_every_way_is_a_page_and_no_other_is(tree: Tree) -> None:
    """An answer would lead nowhere, or a page of a path that is gone would linger."""
    made = {address for address in built() if address.startswith(tree.address) and is_choice(address)}
    ways = [tree.address + way.address for way in tree.ways()]
    assert len(ways) > 8
    assert sorted(ways) == sorted(made)


def test_answers_lead_step_by_step_to_the_result(tree: Tree) -> None:
    """A lifter would be sent to another result than the tree says."""
    entries = [(spaced(entry["label"]), f"{tree.address}{entry['id']}/") for entry in tree.data["entries"]]
    assert leads(built()[tree.address], by_class(built()[tree.address].article, "choice__answers")[0]) == entries
    for way in tree.ways():
        page = tree.page(way)
        assert unmarked_text(next(page.article.iter("h1"))) == words_of(way.node), page.address
        offered = [link for part in by_class(page.article, "choice__answers") for link in leads(page, part)]
        asked = [(spaced(a["text"]), f"{page.address}{a['id']}/") for a in way.node.get("answers", ())]
        assert offered == asked, page.address


def test_a_question_says_why_it_is_asked(tree: Tree) -> None:
    """A lifter would have to take an interrogation on trust."""
    for way in tree.ways():
        if not way.ends:
            (why,) = by_class(tree.page(way).article, "choice__why")
            assert spaced(way.node["why"]["text"]) in unmarked_text(why)


def test_a_result_says_what_to_do_and_how(tree: Tree) -> None:
    """At the end of the questions, a lifter would have a name and nothing to train by."""
    for way in tree.ways():
        page, id_ = tree.page(way), way.node.get("variation")
        shown, to = unmarked_text(page.article), {target for _, target in leads(page, page.article)}
        if not way.ends:
            assert not [target for target in to if target.endswith(".pdf")], page.address
            continue
        assert [said["text"] for said in way.node["because"] if spaced(said["text"]) not in shown] == [], page.address
        cards = {target for target in to if target.endswith(".pdf")}
        assert not [target for target in cards if not (site_of_two() / target).is_file()]
        if id_:
            assert variation(tree.id, id_)["name"] in shown
            assert {f"{tree.id}/{id_}/", f"{tree.id}/{id_}/card/"} <= to
            assert cards == {f"{tree.id}/{id_}/card/{tree.id}-{id_}-{paper}.pdf" for paper in PAPERS}
        else:
            assert cards == set()
            again = way.node.get("again")
            assert [target for text, target in leads(page, page.article) if text == "Done? Choose again"] == (
                [f"{tree.address}{again}/"] if again else []
            )


def test_every_answer_can_be_changed(tree: Tree) -> None:
    """Who tapped the wrong answer would have to begin anew."""
    for way in tree.ways():
        page = tree.page(way)
        shown = [(text_of(entry), leads(page, entry)) for entry in told(page, "choice__so-far")] if way.steps else []
        expected = [
            (
                f"{spaced(asked['text'])} {spaced(answer['text'])} change",
                [("change", tree.address + Way(way.entry, way.steps[:number], asked).address)],
            )
            for number, (asked, answer) in enumerate(way.steps)
        ]
        assert shown == expected, page.address
        assert bool(by_class(page.article, "choice__so-far")) == bool(way.steps)
        (over,) = by_class(page.article, "choice__over")
        assert [target for _, target in leads(page, over)] == [tree.address]


def test_a_result_says_what_would_change_it(tree: Tree) -> None:
    """A lifter could not see which answer decides, or would be told of one that leads elsewhere."""
    for way in tree.ways():
        if way.ends:
            page = tree.page(way)
            expected = []
            for number, (asked, given) in enumerate(way.steps):
                for other in asked["answers"]:
                    if other["id"] != given["id"]:
                        node = tree.node(other["to"])
                        there = Way(way.entry, (*way.steps[:number], (asked, other)), node)
                        text = f"{spaced(asked['text'])} {spaced(other['text'])}: {words_of(node)}"
                        expected.append((text, [(words_of(node), tree.address + there.address)]))
            assert [(text_of(entry), leads(page, entry)) for entry in told(page, "instead")] == expected, page.address


def test_titles_say_where_one_is(tree: Tree) -> None:
    """Ten tabs or ten steps back in the history would all be called the same."""
    pages = [(tree.page(way), way) for way in tree.ways()]
    for page, way in pages:
        assert page.title.startswith(words_of(way.node)), page.address
        assert [a["text"] for _, a in way.steps if spaced(a["text"]) not in page.title] == []
        assert spaced(way.entry["label"]) in text_of(by_class(page.article, "eyebrow")[0])
        assert spaced(way.entry["label"]) in spaced(page.description)
        assert [a["text"] for _, a in way.steps if spaced(a["text"]) not in spaced(page.description)] == []
    titles = [page.title for page in built().values()]
    assert [page.address for page, _ in pages if titles.count(page.title) > 1] == []


def test_the_list_says_all_that_the_pages_say(tree: Tree) -> None:
    """Who reads the tree as one list, or looks a fact up, would miss a reason."""
    shown = unmarked_text(by_class(built()[tree.address].article, "tree-list")[0])
    nodes = [*tree.data["questions"], *tree.data["results"]]
    texts = [said["text"] for node in nodes for said in [*node.get("because", ()), *filter(None, [node.get("why")])]]
    assert [text for text in [*texts, *map(words_of, nodes)] if spaced(text) not in shown] == []


# As data


def test_json_says_what_the_yaml_says(tree: Tree) -> None:
    """Another program would ask other questions than the site."""
    data = json.loads((site_of_two() / f"api/v1/{tree.id}/chooser.json").read_text("utf-8"))
    assert (data["movement"], data["summary"]["text"]) == (tree.id, tree.data["summary"]["text"])
    assert data["entries"] == tree.data["entries"]
    assert data["topics"] == {topic["id"]: topic["values"] for topic in tree.data["topics"]}
    nothing: Data = {"says": [], "has": [], "lacks": []}
    assert [
        (q["id"], q["text"], q["facts"], q["why"]["text"], q["why"]["facts"], q["answers"]) for q in data["questions"]
    ] == [
        (
            q["id"],
            spaced(q["text"]),
            q.get("facts", []),
            spaced(q["why"]["text"]),
            q["why"].get("facts", []),
            [{**nothing, **answer} for answer in q["answers"]],
        )
        for q in tree.data["questions"]
    ]
    assert [(r["id"], r["title"], r["variation"], r["again"]) for r in data["results"]] == [
        (r["id"], r["title"], r.get("variation"), r.get("again")) for r in tree.data["results"]
    ]
    reasons = [[(said["text"], said["facts"], said["default"]) for said in r["because"]] for r in data["results"]]
    assert [[(spaced(text), *rest) for text, *rest in group] for group in reasons] == [
        [
            (spaced(said["text"]), said.get("facts", []), said.get("default") and one_line(said["default"]))
            for said in r["because"]
        ]
        for r in tree.data["results"]
    ]


def one_line(text: str) -> str:
    """A text of YAML as the generator keeps it."""
    return " ".join(text.split())


def test_paths_of_the_json_are_the_pages(tree: Tree) -> None:
    """A program that sends its user to a page would send them to another result, or to none."""
    data = json.loads((site_of_two() / f"api/v1/{tree.id}/chooser.json").read_text("utf-8"))
    assert data["paths"] == [
        {
            "entry": way.entry["id"],
            "answers": [answer["id"] for _, answer in way.steps],
            "result": way.node["id"],
            "page": tree.address + way.address,
        }
        for way in tree.ways()
        if way.ends
    ]
    assert {path["page"] for path in data["paths"]} <= set(built())


# Drawings


@dataclass(frozen=True)
class Area:
    """A box of a drawing, or the room that a line of words takes at most."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether the two have a point in common, edges aside."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Area) -> bool:
        """Whether the other lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def area(rect: Element) -> Area:
    """Where a rectangle is."""
    x, y, wide, high = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + wide, y + high)


def room(text: Element) -> Area:
    """Where a line of words is, measured with the metrics of its font."""
    size, face, capitals = TYPE[text.get("class", "").removeprefix("drawing__")]
    words = text.text or ""
    wide = width(words.upper(), face) + 0.04 * len(words) if capitals else width(words, face)
    x, y = float(text.get("x", "")), float(text.get("y", ""))
    return Area(x, y - 0.75 * size, x + wide * size, y + 0.25 * size)


def boxes(drawing: Element) -> list[Element]:
    """The boxes of a drawing."""
    return by_class(drawing, "drawing__box")


def lines(element: Element, kind: str = "") -> list[str]:
    """The lines of words in an element, of one kind or of all."""
    found = [e for e in elements(element) if e.tag == f"{SVG}text"]
    return [e.text or "" for e in found if kind in e.get("class", "")]


def kind_of(box: Element) -> str:
    """What a box stands for."""
    return box.get("class", "").rpartition("--")[2]


def all_drawings() -> Iterator[tuple[str, Element]]:
    """Every drawing of both movements, and those of the sample with long and wide words everywhere."""
    for address, page in built().items():
        yield from ((address, drawing) for drawing in by_class(page.root, "drawing"))
    wide = reworded_content(sample_content(), lambda _, place: longest("body", min(place.length, 300)))
    for made in render_site(wide, SITE):
        yield from ((f"wide {made.address}", drawing) for drawing in by_class(parse_body(made.body), "drawing"))


def test_drawings_hold_the_whole_tree(tree: Tree) -> None:
    """Who looks at the tree at a glance would miss a question, or be sent elsewhere than the pages send."""
    page = built()[tree.address]
    drawings = by_class(page.article, "drawing")
    assert len(drawings) == len(tree.data["entries"])
    questions, ends = set(), set()
    for entry, drawing in zip(tree.data["entries"], drawings, strict=True):
        ways = {tree.address + way.address: way for way in tree.ways() if way.entry == entry}
        answers = []
        for box in boxes(drawing):
            target = urljoin(ORIGIN + page.address, box.get("href", "")).removeprefix(ORIGIN)
            node = ways[target].node
            assert spaced(" ".join(lines(box, "text"))) == words_of(node)
            ends |= {words_of(node)} if ways[target].ends else set()
            if kind_of(box) == "question":
                questions.add(words_of(node))
                answers += [answer["text"] for answer in node["answers"]]
        assert sorted(lines(drawing, "answer")) == sorted(map(str, answers))
    assert questions == {words_of(node) for node in tree.data["questions"]}
    assert ends == {words_of(node) for node in tree.data["results"]}


def test_results_differ_from_questions_without_color(tree: Tree) -> None:
    """On a printed sheet, or to somebody who sees no color, a result would look like one more question."""
    for drawing in by_class(built()[tree.address].article, "drawing"):
        for box in boxes(drawing):
            (rect,) = [element for element in elements(box) if element.tag == f"{SVG}rect"]
            target = urljoin(ORIGIN + tree.address, box.get("href", "")).removeprefix(ORIGIN + tree.address)
            (way,) = [way for way in tree.ways() if way.address == target]
            assert (rect.get("rx") is not None) == way.ends
            id_ = way.node.get("variation")
            name = variation(tree.id, id_)["short_name"] if id_ else "First"
            again = ["Asked already: go on there"] if kind_of(box) == "again" else []
            assert lines(box, "name") == ([name] if way.ends else again)
            assert kind_of(box) == ("variation" if id_ else "advice") or not way.ends


def test_questions_that_are_drawn_before_are_drawn_whole_somewhere() -> None:
    """A box that says to go on there would send a reader to a place that isn't in the drawing."""
    for id_ in FOLDERS:
        drawn = [box for drawing in by_class(built()[f"{id_}/choose/"].article, "drawing") for box in boxes(drawing)]
        whole = [" ".join(lines(box, "text")) for box in drawn if kind_of(box) == "question"]
        again = {" ".join(lines(box, "text")) for box in drawn if kind_of(box) == "again"}
        assert again <= set(whole)
        assert len(set(whole)) == len(whole)


def test_no_words_leave_their_box() -> None:
    """A line would run out of its box, or over the edge of the drawing."""
    count = 0
    for address, drawing in all_drawings():
        edge = Area(0, 0, float(drawing.get("width", "")), float(drawing.get("height", "")))
        assert drawing.get("viewBox") == f"0 0 {edge.right:g} {edge.bottom:g}"
        for box in boxes(drawing):
            (rect,) = [element for element in elements(box) if element.tag == f"{SVG}rect"]
            assert edge.holds(area(rect)), address
            for text in elements(box):
                if text.tag == f"{SVG}text":
                    count += 1
                    assert area(rect).holds(room(text)), (address, text.text)
        for text in elements(drawing):
            if text.tag == f"{SVG}text":
                assert edge.holds(room(text)), (address, text.text)
    assert count > 100


def test_no_box_lies_on_another_or_on_words() -> None:
    """Two boxes, or a box and an answer, would be drawn over each other."""
    for address, drawing in all_drawings():
        found = [e for e in elements(drawing) if e.tag == f"{SVG}rect"]
        rects = [area(rect) for rect in found]
        assert not [pair for pair in combinations(rects, 2) if pair[0].meets(pair[1])], address
        free = [e for e in drawing if isinstance(e.tag, str) and e.tag == f"{SVG}text"]
        rooms = [(text.text, room(text)) for text in free]
        assert [words for words, place in rooms if any(place.meets(rect) for rect in rects)] == [], address
        assert not [pair for pair in combinations(rooms, 2) if pair[0][1].meets(pair[1][1])], address


def test_the_ladder_shows_when_to_move(tree: Tree) -> None:
    """A lifter would see the rungs and not what leads from one to the next."""
    page = built()[f"{tree.id}/"]
    (drawing,) = by_class(page.article, "drawing")
    order = read_yaml(FOLDERS[tree.id] / "movement.yml")["order"]
    to = [urljoin(ORIGIN + page.address, box.get("href", "")).removeprefix(ORIGIN) for box in boxes(drawing)]
    rungs = sorted(
        zip([area(next(iter(box))) for box in boxes(drawing)], to, strict=True), key=lambda pair: pair[0].top
    )
    assert [target for _, target in rungs] == [f"{tree.id}/{id_}/" for id_ in reversed(order)]
    free = " ".join(e.text or "" for e in drawing if e.tag == f"{SVG}text")
    moves = [variation(tree.id, id_).get(way) for id_ in order for way in ("progress", "step_back")]
    shorts = [move["short"] for move in moves if move]
    assert len(shorts) == 2 * len(order) - 2
    assert [short for short in shorts if short not in free] == []
    names = [name for name in lines(drawing, "name") if name in {"Move up", "Step back"}]
    assert sorted(names) == sorted(["Move up", "Step back"] * (len(order) - 1))
    arrows = [e.get("d", "") for e in elements(drawing) if e.get("marker-end")]
    assert len(arrows) == len(shorts)
    for arrow in arrows:
        start, end = (float(number) for number in re.findall(r"[,V]([0-9.]+)", arrow))
        touched = [
            any(abs(y - edge) <= 8 for edge in (rung.top, rung.bottom)) for y in (start, end) for rung, _ in rungs
        ]
        assert touched.count(True) == 2, arrow
