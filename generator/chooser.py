"""The ways through the decision tree, and what is known on them. Answers that lead nowhere are passed over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Answer, Chooser, Entry, Question, Result

Ways = dict[str, list[str]]
"""For each question, where its answers lead."""


@dataclass(frozen=True)
class Step:
    """A question and the answer given to it."""

    question: Question
    answer: Answer


@dataclass(frozen=True)
class Trail:
    """The answers given so far from an entry on, and the question or result that they lead to."""

    entry: Entry
    steps: tuple[Step, ...]
    node: Question | Result

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the answers, in order."""
        return tuple(step.answer.id for step in self.steps)

    def after(self, answer: Answer, nodes: Mapping[str, Question | Result]) -> Trail:
        """The trail that goes on from here with an answer to the question at its end."""
        if not isinstance(self.node, Question):
            raise TypeError(f"{self} has come to its end")
        return Trail(self.entry, (*self.steps, Step(self.node, answer)), nodes[answer.to])

    def __str__(self) -> str:
        asked = " → ".join(f'{step.question.id} "{step.answer.text}"' for step in self.steps)
        return f"{self.entry.id}: {asked}" if asked else self.entry.id


@dataclass(frozen=True)
class Known:
    """What answers have settled: values of topics, equipment at hand, and sets of which a piece is missing."""

    says: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    lacks: tuple[frozenset[str], ...] = ()

    def and_(self, answer: Answer) -> Known:
        """What is known once this answer is given as well."""
        lacks = (*self.lacks, frozenset(answer.lacks)) if answer.lacks else self.lacks
        return Known(self.says | set(answer.says), self.has | set(answer.has), lacks)

    def allows(self, equipment: Collection[str]) -> bool:
        """Whether somebody of whom this is known may have all of this equipment."""
        return not any(missing <= self.has | set(equipment) for missing in self.lacks)


def known(trail: Trail) -> Known:
    """What the answers of a trail settle."""
    so_far = Known()
    for step in trail.steps:
        so_far = so_far.and_(step.answer)
    return so_far


def open_answers(tree: Chooser, question: Question, so_far: Known) -> list[Answer]:
    """The answers that somebody of whom this much is known can still give."""
    topic_of = {value: topic.values for topic in tree.topics for value in topic.values}

    def fits(answer: Answer) -> bool:
        settled = {topic_of[value]: value for value in so_far.says if value in topic_of}
        agrees = all(settled.get(topic_of[value], value) == value for value in answer.says if value in topic_of)
        return agrees and so_far.and_(answer).allows(())

    return [answer for answer in question.answers if fits(answer)]


def nodes_of(tree: Chooser) -> dict[str, Question | Result]:
    """Every question and every result by its id."""
    nodes: dict[str, Question | Result] = {result.id: result for result in tree.results}
    return nodes | {question.id: question for question in tree.questions}


def trails(tree: Chooser, entry: Entry) -> Iterator[Trail]:
    """Every trail from an entry, each before those that go on from it; the tree must be free of circles."""
    nodes = nodes_of(tree)
    waiting = [Trail(entry, (), nodes[entry.start])] if entry.start in nodes else []
    while waiting:
        trail = waiting.pop()
        yield trail
        if isinstance(trail.node, Question):
            waiting += [trail.after(answer, nodes) for answer in reversed(trail.node.answers) if answer.to in nodes]


def paths(tree: Chooser) -> list[Trail]:
    """The trails of all entries that end in a result."""
    return [trail for entry in tree.entries for trail in trails(tree, entry) if isinstance(trail.node, Result)]


def earlier(trail: Trail) -> list[Trail]:
    """The trails that end at the questions which this one has answered, the first question first."""
    return [Trail(trail.entry, trail.steps[:count], step.question) for count, step in enumerate(trail.steps)]


def instead(trail: Trail, tree: Chooser) -> Iterator[tuple[Step, Trail]]:
    """Each answer that was not given on a trail, with the trail that it would have begun."""
    nodes = nodes_of(tree)
    for before, step in zip(earlier(trail), trail.steps, strict=True):
        for answer in step.question.answers:
            if answer.id != step.answer.id:
                other = before.after(answer, nodes)
                yield other.steps[-1], other


def nearest_questions(tree: Chooser, room: int) -> frozenset[str]:
    """The questions nearest to the entries: so many rounds of them as have room where an answer takes one of so many.

    The first questions are always among them.
    """
    lead = ways(tree)
    room -= len(tree.entries)
    found: set[str] = set()
    waiting = dict.fromkeys(entry.start for entry in tree.entries)
    while asked := [id_ for id_ in waiting if id_ in lead and id_ not in found]:
        room -= sum(len(lead[id_]) for id_ in asked)
        if found and room < 0:
            break
        found.update(asked)
        waiting = dict.fromkeys(to for id_ in asked for to in lead[id_])
    return frozenset(found)


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
