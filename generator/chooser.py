"""The ways through the decision tree. Answers that lead nowhere are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Chooser

Ways = dict[str, list[str]]
"""For each question, where its answers lead."""


def ways(tree: Chooser) -> Ways:
    """The questions of a tree, each with the questions and results that its answers lead to."""
    return {question.id: [answer.to for answer in question.answers] for question in tree.questions}


def cycles(tree: Chooser) -> list[list[str]]:
    """Each way round in a circle, once, as ids that begin and end with the same one."""
    return [trail for trail, again in _walk(ways(tree)) if again]


def longest_path(tree: Chooser, start: str) -> list[str]:
    """The questions on the longest way from one to a result, in order; the tree must be free of circles."""
    lead = ways(tree)
    after: dict[str, list[str]] = {}
    for trail, _ in _walk(lead, start):
        id_ = trail[-1]
        after[id_] = [id_, *max((after.get(to, []) for to in lead[id_]), key=len)]
    return after.get(start, [])


def _walk(lead: Ways, *starts: str) -> Iterator[tuple[list[str], bool]]:
    """Walks depth first, each question once; yields the trail when a question is left, or when it comes round again.

    It keeps a stack of its own, so that a long tree is not a deep recursion.
    """
    done: set[str] = set()
    trail: list[str] = []
    waiting = [(start, False) for start in reversed(starts or tuple(lead))]
    while waiting:
        id_, leaving = waiting.pop()
        if leaving:
            yield list(trail), False
            done.add(trail.pop())
        elif id_ in trail:
            yield [*trail[trail.index(id_) :], id_], True
        elif id_ in lead and id_ not in done:
            trail.append(id_)
            waiting.append((id_, True))
            waiting += [(to, False) for to in reversed(lead[id_])]
