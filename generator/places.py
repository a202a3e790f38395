"""Every address that the content makes: of the pages, and of the files beside them.

Pages on which a long list goes on are left out: they come and go with its entries, so nobody is promised them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import addresses
from generator.chooser import nearest_questions, trails
from generator.content import Content, MovementFolder
from generator.ladder import has_program_pages
from generator.model import Chooser
from generator.papers import BOOKLETS, PAPERS

SHARED = (
    addresses.SCHEME,
    addresses.CARDS,
    addresses.EQUIPMENT,
    addresses.GLOSSARY,
    addresses.FIELDS,
    addresses.ERRORS,
    addresses.SOURCES,
)
LISTS = (addresses.CARDS, addresses.EQUIPMENT, addresses.SOURCES, addresses.MOVEMENTS)
"""Below these stand nothing but the parts of their lists."""
ROOM_FOR_A_TREE = 64
"""The boxes of a tree that its own page draws: some screens of a phone. What comes behind them has pages of its own."""
API_KINDS = ("index", "movement", "variation", "plan", "chooser", "facts")
"""The kinds of data for other programs."""
ENTRY_STEPS = 3
"""A movement, its tree, and an entry of it; answers follow."""


def page_addresses(content: Content) -> Iterator[str]:
    """The address of each generated page, movement by movement; trees must be free of circles."""
    for folder in content.movements.values():
        yield from main_pages(folder)
        yield from choice_pages(folder)
    yield from SHARED


def main_pages(folder: MovementFolder) -> Iterator[str]:
    """The pages of a movement but for those of its paths of answers."""
    yield from (addresses.movement(folder.id), addresses.choose(folder.id), addresses.program(folder.id))
    for id_ in folder.variations:
        yield from variation_pages(folder.id, id_, has_program=has_program_pages(folder))


def variation_pages(movement: str, variation: str, *, has_program: bool) -> tuple[str, ...]:
    """The pages of one variation; its program has one of its own where the movement is large."""
    pages = addresses.variation(movement, variation), addresses.card(movement, variation)
    return (*pages, addresses.program_of(movement, variation, has_page=True)) if has_program else pages


def choice_pages(folder: MovementFolder) -> Iterator[str]:
    """The page of each question and result, on each path to it."""
    tree = folder.chooser.value
    for entry in tree.entries:
        for trail in trails(tree, entry):
            yield addresses.choice(folder.id, entry.id, trail.answers)


def apart(folder: MovementFolder) -> dict[str, str]:
    """The first page of each question and result that the page of a large tree has no room for, by its id."""
    tree = folder.chooser.value
    told = nearest_questions(tree, ROOM_FOR_A_TREE)
    if len(told) == len(tree.questions):
        return {}
    ends = {result.id for result in tree.results}
    led = {answer.to for question in tree.questions if question.id in told for answer in question.answers}
    found: dict[str, str] = {}
    for entry in tree.entries:
        for trail in trails(tree, entry):
            if trail.node.id not in told | (led & ends):
                found.setdefault(trail.node.id, addresses.choice(folder.id, entry.id, trail.answers))
    return found


def told_on(folder: MovementFolder) -> Iterator[tuple[str, str]]:
    """Each page of a tree's paths, and the page that says the same as all that differ from it in the path alone."""
    tree, own = folder.chooser.value, apart(folder)
    for entry in tree.entries:
        for trail in trails(tree, entry):
            page = addresses.choice(folder.id, entry.id, trail.answers)
            yield page, own.get(trail.node.id, addresses.choose(folder.id))


def file_addresses(content: Content) -> Iterator[str]:
    """The address of each generated file that is no page."""
    for folder in content.movements.values():
        yield from movement_files(folder.id)
        for id_ in folder.variations:
            yield from variation_files(folder.id, id_)
    yield from (addresses.API_INDEX, addresses.API_FACTS, addresses.FEED, addresses.ROBOTS)
    yield from (addresses.api_schema(kind) for kind in API_KINDS)
    yield from map(addresses.picture, SHARED)


def movement_files(movement: str) -> tuple[str, ...]:
    """The files of a movement but for those of its variations; the same ones, in the same order, for each."""
    pages = (addresses.movement(movement), addresses.choose(movement), addresses.program(movement))
    return addresses.chooser_json(movement), addresses.movement_json(movement), *map(addresses.picture, pages)


def variation_files(movement: str, variation: str) -> tuple[str, ...]:
    """The files of one variation; the same ones, in the same order, for each."""
    return (
        *(addresses.card_pdf(movement, variation, paper) for paper in PAPERS),
        addresses.card_picture(movement, variation),
        *(addresses.program_pdf(movement, variation, paper) for paper in BOOKLETS),
        addresses.variation_json(movement, variation),
        addresses.plan_json(movement, variation),
        *map(addresses.picture, variation_pages(movement, variation, has_program=False)),
    )


def is_page(content: Content, address: str) -> bool:
    """Whether a generated page has this address, found without walking all paths of a tree."""
    movement, *rest = address.rstrip("/").split("/")
    folder = content.movements.get(movement)
    if folder and len(rest) > 1 and rest[0] == "choose":
        return _leads_somewhere(folder.chooser.value, rest[1], rest[2:])
    return address in (main_pages(folder) if folder else SHARED)


def _leads_somewhere(tree: Chooser, entry_id: str, answers: list[str]) -> bool:
    """Whether a question or a result stands at the end of these answers."""
    questions = {question.id: question for question in tree.questions}
    at = next((entry.start for entry in tree.entries if entry.id == entry_id), None)
    for id_ in answers:
        given = questions[at].answers if at in questions else ()
        at = next((answer.to for answer in given if answer.id == id_), None)
    return at in questions or at in {result.id for result in tree.results}


def is_choice(address: str) -> bool:
    """Whether an address has the form of a question's or a result's, which stand below a tree's own page."""
    steps = address.rstrip("/").split("/")
    return len(steps) >= ENTRY_STEPS and steps[1] == "choose"


def listed_on(address: str) -> str | None:
    """The page whose list goes on at an address, or None where no list does."""
    match address.rstrip("/").split("/"):
        case [page, _, *_] if f"{page}/" in LISTS:
            return f"{page}/"
        case [movement, "list", number] if number.isdigit():
            return addresses.movement(movement)
    return None


def variation_at(address: str) -> tuple[str, str] | None:
    """The movement's and the variation's id in an address that has the form of a technique page's, or None."""
    match address.rstrip("/").split("/"):
        case [movement, variation] if variation not in {"choose", "program", "card"}:
            return movement, variation
    return None
