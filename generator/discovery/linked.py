"""What programs are told of a page, in the vocabulary of schema.org: lean, and only what the page says as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator import addresses
from generator.content import Content, Doc, MovementFolder
from generator.ladder import Rung, by_level, has_program_pages, is_large, rungs_of
from generator.memory import Recall, anew
from generator.model import Scheme, Variation
from generator.outlook import outlooks
from generator.paging import Part, parts
from generator.places import is_choice
from generator.plan import minutes_range, phase_views, primer_plan, span, tempo_digits
from generator.site import Site

Node = dict[str, Any]
Url = Callable[[str], str]
"""From an address of the site to what a link to it says."""
Subject = Callable[[Url], Node]
"""What a page is about, told with these links."""


def crumbs(address: str, titles: Mapping[str, str], url: Url) -> Iterator[Node]:
    """The way from the home page to a page that isn't the home page itself; questions on the way are left out."""
    steps = address.split("/")[:-1]
    above = ("".join(f"{step}/" for step in steps[:count]) for count in range(len(steps)))
    way = [page for page in above if page in titles and not is_choice(page)]
    if way:
        items = [
            {"@type": "ListItem", "position": number, "name": titles[page], "item": {"@id": url(page)}}
            for number, page in enumerate([*way, address], start=1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": items}


def web_site(name: str, description: str, url: Url) -> Node:
    """The site as a whole, for its home page."""
    home = url(addresses.HOME)
    return {"@type": "WebSite", "name": name, "description": description, "url": home, "inLanguage": "en"}


def subjects(content: Content, site: Site, recall: Recall = anew) -> dict[str, Subject]:
    """What the generated pages are about, by their addresses."""
    scheme = content.scheme.value
    found: dict[str, Subject] = {
        addresses.SCHEME: lambda _: exercise_plan(scheme, "The primer"),
        addresses.GLOSSARY: partial(term_set, content),
    }
    for folder in content.movements.values():
        listed = parts(by_level(rungs_of(folder)) if is_large(folder) else rungs_of(folder))
        for part in listed:
            found[addresses.variations(folder.id, part.number)] = partial(variation_list, folder, part)
        found[addresses.program(folder.id)] = partial(program_plan, scheme, folder.movement.value.name)
        for id_, seen in outlooks(content, folder, site, recall).items():
            found |= recall(("subjects", folder.id, id_), seen, partial(_of_variation, content, folder, seen.doc))
    return found


def _of_variation(content: Content, folder: MovementFolder, doc: Doc[Variation]) -> dict[str, Subject]:
    scheme = content.scheme.value
    found: dict[str, Subject] = {
        addresses.variation(folder.id, doc.id): partial(how_to, content, folder, doc),
        addresses.card(folder.id, doc.id): partial(card_plan, scheme, folder, doc),
    }
    if has_program_pages(folder):
        page = addresses.program_of(folder.id, doc.id, has_page=True)
        found[page] = partial(program_plan, scheme, doc.value.name)
    return found


def variation_list(folder: MovementFolder, part: Part[Rung], url: Url) -> Node:
    """The variations of a movement from basic to advanced, as far as a page lists them."""
    items = [
        {"@type": "ListItem", "position": place, "name": rung.name, "url": url(addresses.variation(folder.id, rung.id))}
        for place, rung in enumerate(part.entries, start=part.first)
    ]
    it = folder.movement.value
    total = {"numberOfItems": len(folder.variations)} if part.count > 1 else {}
    return {"@type": "ItemList", "name": it.name, **_also(it.also), **total, "itemListElement": items}


def how_to(content: Content, folder: MovementFolder, doc: Doc[Variation], _: Url) -> Node:
    """The technique of a variation: the setup step by step, then the phases of a repetition."""
    it, items = doc.value, content.equipment_items()
    setup, *phases = phase_views(content.scheme.value.tempo, folder.movement.value.execution, it.execution)
    parts = [(setup.title, (*it.set_up, *setup.statements)), *((phase.title, phase.statements) for phase in phases)]
    return {
        "@type": "HowTo",
        "name": it.name,
        **_also(it.also),
        "description": it.summary.text,
        "tool": [{"@type": "HowToTool", "name": items[use.item].name} for use in it.equipment],
        "step": [
            {
                "@type": "HowToSection",
                "name": title,
                "itemListElement": [{"@type": "HowToStep", "text": said.text} for said in statements],
            }
            for title, statements in parts
            if statements
        ],
    }


def card_plan(scheme: Scheme, folder: MovementFolder, doc: Doc[Variation], url: Url) -> Node:
    """The primer of a variation, set by set."""
    sets = [f"{row.title}: {row.load} × {row.reps}" for row in primer_plan(scheme, doc.value).sets]
    page = url(addresses.variation(folder.id, doc.id))
    return {**exercise_plan(scheme, doc.value.name, *sets), "isBasedOn": page}


def program_plan(scheme: Scheme, name: str, _: Url) -> Node:
    """The weeks of primers with a movement or a variation."""
    program = scheme.program
    weeks = f"{program.length.weeks} weeks, in blocks of {program.length.block}"
    days = {"@type": "QuantitativeValue", "value": len(program.leg_days.days), "unitText": "days a week"}
    return {**exercise_plan(scheme, name, weeks), "activityFrequency": days}


def exercise_plan(scheme: Scheme, name: str, *more: str) -> Node:
    """The numbers of a primer, and what else there is to say of it."""
    effort = span(scheme.effort.min, scheme.effort.max)
    return {
        "@type": "ExercisePlan",
        "name": name,
        "activityDuration": _between(*minutes_range(scheme), unitCode="MIN"),
        "repetitions": _between(scheme.reps.min, scheme.reps.max),
        "restPeriods": _between(scheme.rest.min, scheme.rest.max, unitCode="SEC"),
        "intensity": f"{effort} {'rep' if effort == '1' else 'reps'} in reserve",
        "additionalVariable": [f"Tempo {tempo_digits(scheme.tempo)}", *more],
    }


def term_set(content: Content, url: Url) -> Node:
    """The words of the trade."""
    page = url(addresses.GLOSSARY)
    terms = [
        {
            "@type": "DefinedTerm",
            "name": term.term,
            **_also(term.also),
            "description": term.text,
            "url": f"{page}#term-{term.id}",
        }
        for term in content.glossary.value.terms
    ]
    return {"@type": "DefinedTermSet", "name": "Glossary", "url": page, "hasDefinedTerm": terms}


def _between(low: int, high: int, **unit: str) -> Node:
    return {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, **unit}


def _also(names: tuple[str, ...]) -> Node:
    return {"alternateName": list(names)} if names else {}
