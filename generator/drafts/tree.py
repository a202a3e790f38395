"""The page of a movement's decision tree, and the page of each question and result on each path to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import addresses
from generator.chooser import Trail, earlier, instead, nearest_questions, trails
from generator.content import MovementFolder
from generator.drafts.draft import Draft
from generator.drawing import Drawing, tree_drawing
from generator.ladder import has_program_pages
from generator.memory import Recall, anew
from generator.model import Entry, Question, Result, Variation
from generator.places import ROOM_FOR_A_TREE, apart


def _tree(folder: MovementFolder) -> Draft:
    """The page with the whole tree, or with as much of a large one as is taken in at a glance."""
    tree = folder.chooser.value
    told, seen = nearest_questions(tree, ROOM_FOR_A_TREE), set[str]()
    own = apart(folder)
    return Draft(
        addresses.choose(folder.id),
        "Which one today?",
        tree.summary.text,
        folder.chooser.path,
        "choose.html",
        {
            "summary": tree.summary,
            "entries": tree.entries,
            "movement": folder.id,
            "name": folder.movement.value.name,
            "questions": {question.id: question for question in tree.questions if question.id in told},
            "results": {result.id: result for result in tree.results if result.id not in own},
            "elsewhere": {it.id: (it.text, own[it.id]) for it in tree.questions if it.id in own},
            "drawings": [(entry, _drawn(folder, entry, seen, told)) for entry in tree.entries],
        },
    )


def _drawn(folder: MovementFolder, entry: Entry, seen: set[str], told: frozenset[str]) -> Drawing:
    def address(trail: Trail) -> str:
        return addresses.relative(addresses.choice(folder.id, entry.id, trail.answers), addresses.choose(folder.id))

    return tree_drawing(folder, entry, address, seen, told)


def tree_drafts(folder: MovementFolder, recall: Recall = anew) -> Iterator[Draft]:
    """The tree's page, then the page of each question and result, on each path to it."""
    ends = (folder.variations[it.variation].value for it in folder.chooser.value.results if it.variation)
    inputs = folder.movement, folder.chooser, tuple(it.short_name for it in ends)
    yield recall(("tree", folder.id), inputs, partial(_tree, folder))
    for address, trail, in_search in recall(("trails", folder.id), folder.chooser, lambda: list(_trails(folder))):
        it = _led_to(folder, trail)
        seen = folder.movement, folder.chooser, has_program_pages(folder), it and (it.name, it.summary)
        yield recall(("choice", address), seen, partial(_choice, folder, trail, address, in_search=in_search))


def _trails(folder: MovementFolder) -> Iterator[tuple[str, Trail, bool]]:
    """The address of each trail, and whether a search finds its page.

    It finds the tree's own page, which says the same once; only what that has no room for is found here.
    """
    tree, own = folder.chooser.value, set(apart(folder).values())
    for entry in tree.entries:
        for trail in trails(tree, entry):
            address = addresses.choice(folder.id, entry.id, trail.answers)
            yield address, trail, address in own


def _led_to(folder: MovementFolder, trail: Trail) -> Variation | None:
    """The variation at the end of a trail, if there is one."""
    id_ = trail.node.variation if isinstance(trail.node, Result) else None
    return folder.variations[id_].value if id_ else None


def _choice(folder: MovementFolder, trail: Trail, address: str, *, in_search: bool) -> Draft:
    node, so_far = trail.node, "; ".join(f"{step.question.text} {step.answer.text}" for step in trail.steps)
    text = said(node)
    way = " → ".join([trail.entry.label, *(step.answer.text for step in trail.steps)])
    values = {
        "movement": folder.id,
        "trail": trail,
        "earlier": earlier(trail),
        "node": node,
        **(_result(folder, trail, node) if isinstance(node, Result) else {}),
    }
    return Draft(
        address,
        f"{text} · {way}" if trail.steps else text,
        f"{trail.entry.label} – {so_far or text}",
        folder.chooser.path,
        "result.html" if isinstance(node, Result) else "question.html",
        values,
        in_navigation=False,
        in_search=in_search,
    )


def _result(folder: MovementFolder, trail: Trail, node: Result) -> dict[str, object]:
    others = instead(trail, folder.chooser.value)
    it = _led_to(folder, trail)
    has_page = has_program_pages(folder)
    return {
        "others": [(step, other, said(other.node)) for step, other in others],
        "name": it.name if it else "",
        "summary": it.summary if it else None,
        "program": addresses.program_of(folder.id, node.variation, has_page=has_page) if node.variation else "",
    }


def said(node: Question | Result) -> str:
    """What a question asks, or how a result is headed."""
    return node.title if isinstance(node, Result) else node.text
