"""Where each page stands on the site. Addresses are promises: change none without a redirect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

HOME = ""
SCHEME = "primer/"
EQUIPMENT = "equipment/"
GLOSSARY = "glossary/"
SOURCES = "sources/"
CARDS = "cards/"
MOVEMENTS = "movements/"
FIELDS = "contribute/fields/"
ERRORS = "contribute/errors/"
FEED = "feed.xml"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
API = "api/v1/"
API_INDEX = f"{API}index.json"
API_FACTS = f"{API}facts.json"


def movement(movement_id: str) -> str:
    """The movement's own page."""
    return f"{movement_id}/"


def variation(movement_id: str, variation_id: str) -> str:
    """A technique page."""
    return f"{movement_id}/{variation_id}/"


def card(movement_id: str, variation_id: str) -> str:
    """The card of a variation."""
    return f"{movement_id}/{variation_id}/card/"


def card_pdf(movement_id: str, variation_id: str, paper_id: str) -> str:
    """The card on a paper; the file's name says what it is when it lies in somebody's downloads."""
    return f"{card(movement_id, variation_id)}{movement_id}-{variation_id}-{paper_id}.pdf"


def card_picture(movement_id: str, variation_id: str) -> str:
    """The small picture of a card."""
    return f"{card(movement_id, variation_id)}{movement_id}-{variation_id}.png"


def program(movement_id: str) -> str:
    """The programs of weeks of a movement."""
    return f"{movement_id}/program/"


def program_of(movement_id: str, variation_id: str, *, has_page: bool) -> str:
    """The program of a variation: a page, or a section on that of all, and what the page's script begins with."""
    return f"{program(movement_id)}{variation_id}/" if has_page else f"{program(movement_id)}#variation={variation_id}"


def program_pdf(movement_id: str, variation_id: str, paper_id: str) -> str:
    """The booklet of a variation's program on a paper."""
    return f"{program(movement_id)}{movement_id}-{variation_id}-program-{paper_id}.pdf"


def variations(movement_id: str, number: int = 1) -> str:
    """The list of a movement's variations, which begins on the movement's own page."""
    return movement(movement_id) if number == 1 else f"{movement_id}/list/{number}/"


def cards(number: int = 1) -> str:
    """The cards of all movements, or the list of the movements that have some."""
    return _numbered(CARDS, number)


def cards_of(movement_id: str, number: int = 1) -> str:
    """The cards of a movement, where those of all don't fit on a page."""
    return _numbered(f"{CARDS}{movement_id}/", number)


def movements(number: int = 1) -> str:
    """The list of the movements."""
    return _numbered(MOVEMENTS, number)


def fact_page(fact_id: str, number: int = 1) -> str:
    """A fact with the pages that carry it, where they don't fit on the sources page."""
    return _numbered(f"{SOURCES}fact-{fact_id.lower()}/", number)


def sources(number: int = 1) -> str:
    """The sources and their facts, on more than one page where they are many."""
    return _numbered(SOURCES, number)


def used_in(item_id: str, number: int = 1) -> str:
    """The variations that need a piece of equipment, where they don't fit on its page."""
    return _numbered(f"{EQUIPMENT}item-{item_id}/", number)


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}{number}/"


def choose(movement_id: str) -> str:
    """The decision tree of a movement."""
    return f"{movement_id}/choose/"


def choice(movement_id: str, entry_id: str, answers: Iterable[str]) -> str:
    """The question or the result to which answers lead, from an entry of the decision tree on."""
    return "/".join([f"{choose(movement_id)}{entry_id}", *answers, ""])


def chooser_json(movement_id: str) -> str:
    """The decision tree as data."""
    return f"{API}{movement_id}/chooser.json"


def movement_json(movement_id: str) -> str:
    """A movement as data."""
    return f"{API}{movement_id}/movement.json"


def variation_json(movement_id: str, variation_id: str) -> str:
    """A variation as data."""
    return f"{API}{movement_id}/variations/{variation_id}.json"


def plan_json(movement_id: str, variation_id: str) -> str:
    """The sets of a variation's primer, and its program of weeks, as data."""
    return f"{API}{movement_id}/plans/{variation_id}.json"


def api_schema(kind: str) -> str:
    """What each kind of data looks like, as JSON Schema."""
    return f"{API}schemas/{kind}.schema.json"


def picture(page: str) -> str:
    """The picture that stands for a page where a link to it is shared."""
    return f"{page}picture.png"


def fact(fact_id: str) -> str:
    """A fact on the sources page."""
    return f"{SOURCES}#fact-{fact_id.lower()}"


def item(item_id: str) -> str:
    """A piece of equipment on its page."""
    return f"{EQUIPMENT}#item-{item_id}"


def lesson(code: str) -> str:
    """What a problem of this code means, on the page of errors."""
    return f"{ERRORS}#{code}"


def relative(address: str, start: str) -> str:
    """The address as seen from the page at `start`, so that the site works below any folder and from a disk."""
    path, hash_, anchor = address.partition("#")
    if path == start and hash_:
        return f"#{anchor}"
    folder, way = next(step for step in _ways(start) if path.startswith(step[0]))
    return (way + path[len(folder) :] or "./") + hash_ + anchor


@lru_cache(maxsize=64)  # a page asks for many addresses before the next one does
def _ways(start: str) -> tuple[tuple[str, str], ...]:
    """The folder of an address and those around it, the innermost first, each with the way up to it."""
    folders = start.split("/")[:-1]
    inner = range(len(folders), -1, -1)
    return tuple(("".join(f"{step}/" for step in folders[:count]), "../" * (len(folders) - count)) for count in inner)


def markdown_file(address: str) -> str:
    """The name that a page has among a site engine's documents; a page of one step is its folder's index."""
    steps = address.rstrip("/")
    return f"{steps}.md" if "/" in steps else f"{steps}/index.md"
