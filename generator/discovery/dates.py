"""When what a page says was last changed, as far as the content tells: no clock and no history is asked."""

from __future__ import annotations

from datetime import date

from generator import addresses
from generator.content import Content
from generator.ladder import has_program_pages
from generator.places import variation_pages


def revisions(content: Content) -> dict[str, date]:
    """The day of the last change by a page's address; pages made of files without such a day are left out."""
    scheme = content.scheme.value.revised
    days = {addresses.SCHEME: scheme, addresses.CARDS: scheme}
    for folder in content.movements.values():
        shared = max(scheme, folder.movement.value.revised)
        own = {id_: max(shared, doc.value.revised) for id_, doc in folder.variations.items()}
        for id_, day in own.items():
            days |= dict.fromkeys(variation_pages(folder.id, id_, has_program=has_program_pages(folder)), day)
        newest = max(own.values(), default=shared)
        days |= dict.fromkeys((addresses.movement(folder.id), addresses.program(folder.id)), newest)
        days[addresses.CARDS] = max(days[addresses.CARDS], newest)
    return days
