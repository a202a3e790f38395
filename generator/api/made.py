"""Content to data: each file of the API by its address. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from generator import addresses
from generator.api.resources import KINDS, Resource
from generator.chooser import paths
from generator.content import Content, MovementFolder
from generator.memory import Recall, anew
from generator.outlook import Outlook, outlooks
from generator.papers import PAPERS
from generator.plan import minutes_range, primer_plan
from generator.program.course import usual_program
from generator.program.request import WEEKDAYS
from generator.program.terms import terms_of
from generator.site import Site

Data = Mapping[str, Any]
Planned = tuple[str, Any, Callable[[], Resource]]
"""The address of a file of data, all that it is made of, and what makes it."""


def resources(content: Content, site: Site, recall: Recall = anew) -> Iterator[Planned]:
    """Every file of data, the one that names all others first."""
    index = _index(content, site)
    yield _planned("index", addresses.API_INDEX, index, lambda: index)
    for folder in content.movements.values():
        movement, tree = folder.movement, folder.chooser
        yield _planned("movement", addresses.movement_json(folder.id), movement, partial(_movement, folder))
        named = movement, tree
        yield _planned("chooser", addresses.chooser_json(folder.id), named, partial(chooser_data, folder))
        for id_, seen in outlooks(content, folder, site, recall).items():
            yield _planned("variation", addresses.variation_json(folder.id, id_), seen, partial(_variation, seen))
            plan = partial(_plan, content, folder, seen)
            yield _planned("plan", addresses.plan_json(folder.id, id_), seen, plan)
    sources = [{**dict(doc.value), "id": doc.id} for doc in content.sources.values()]
    facts = {"page": addresses.SOURCES, "sources": tuple(sources)}
    yield _planned("facts", addresses.API_FACTS, tuple(content.sources.values()), lambda: facts)


def _planned(kind: str, address: str, inputs: Any, data: Callable[[], Data]) -> Planned:
    def made() -> Resource:
        schema = addresses.relative(addresses.api_schema(kind), f"{address.rpartition('/')[0]}/")
        return KINDS[kind].model_validate({"$schema": schema, **data()})

    return address, inputs, made


def _index(content: Content, site: Site) -> Data:
    return {
        "name": site.name,
        "site": site.url,
        "facts": addresses.API_FACTS,
        "movements": tuple(map(_links, content.movements.values())),
        "schemas": {kind: addresses.api_schema(kind) for kind in KINDS},
    }


def _links(folder: MovementFolder) -> Data:
    return {
        "id": folder.id,
        "name": folder.movement.value.name,
        "movement": addresses.movement_json(folder.id),
        "chooser": addresses.chooser_json(folder.id),
        "page": addresses.movement(folder.id),
        "variations": tuple(
            {
                "id": doc.id,
                "name": doc.value.name,
                "variation": addresses.variation_json(folder.id, doc.id),
                "plan": addresses.plan_json(folder.id, doc.id),
                "page": addresses.variation(folder.id, doc.id),
            }
            for doc in folder.ordered
        ),
    }


def _movement(folder: MovementFolder) -> Data:
    return {**dict(folder.movement.value), "id": folder.id, "page": addresses.movement(folder.id)}


def _variation(seen: Outlook) -> Data:
    movement, doc = seen.movement.id, seen.doc
    return {
        **dict(doc.value),
        "id": doc.id,
        "movement": movement,
        "rank": seen.rung.rank,
        "plan": addresses.plan_json(movement, doc.id),
        "page": addresses.variation(movement, doc.id),
        "card": addresses.card(movement, doc.id),
        "papers": {paper: addresses.card_pdf(movement, doc.id, paper) for paper in PAPERS},
    }


def _plan(content: Content, folder: MovementFolder, seen: Outlook) -> Data:
    scheme, doc, site = content.scheme.value, seen.doc, seen.site
    low, high = minutes_range(scheme)
    shared = ("warm_up", "reps", "ramp_up", "working", "tempo", "rest", "effort", "increments", "stop", "progression")
    of_set, of_session = ("kind", "number", "share", "reps", "load"), "number week light sets reps raised level change"
    course = usual_program(terms_of(content, folder, doc, site))
    return {
        "movement": folder.id,
        "variation": doc.id,
        "name": doc.value.name,
        "page": addresses.card(folder.id, doc.id),
        "minutes": {"min": low, "max": high},
        **{name: getattr(scheme, name) for name in shared},
        "sets": tuple({name: getattr(row, name) for name in of_set} for row in primer_plan(scheme, doc.value).sets),
        "program": {
            "weeks": course.request.weeks,
            "block": course.terms.block,
            "days": tuple(WEEKDAYS[day] for day in course.request.days),
            "light_week": scheme.program.light_week,
            "review": scheme.program.review,
            "sessions": tuple(
                {"day": session.day, **{name: getattr(session, name) for name in of_session.split()}}
                for session in course.sessions
            ),
        },
    }


def chooser_data(folder: MovementFolder) -> Data:
    """The tree of a movement: entries, questions, results, and every path with its address."""
    tree = folder.chooser.value
    return {
        "movement": folder.id,
        "name": folder.movement.value.name,
        "page": addresses.choose(folder.id),
        "summary": tree.summary,
        "entries": tree.entries,
        "topics": {topic.id: topic.values for topic in tree.topics},
        "questions": tuple(dict(question) for question in tree.questions),
        "results": tree.results,
        "paths": tuple(
            {
                "entry": trail.entry.id,
                "answers": trail.answers,
                "result": trail.node.id,
                "page": addresses.choice(folder.id, trail.entry.id, trail.answers),
            }
            for trail in paths(tree)
        ),
    }
