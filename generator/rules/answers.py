"""What the answers of the decision tree settle: they leave no gap, ask nothing twice and rule out no result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, islice, product
from math import prod
from typing import Any

from generator.chooser import Known, Trail, cycles, known, open_answers, trails
from generator.content import Content, Doc, MovementFolder
from generator.errors import Problem
from generator.memory import once
from generator.model import Answer, Chooser, Path, Question, Result
from generator.rules.chooser import unreached
from generator.rules.each import each_document
from generator.rules.references import ADD, unknown

MOST_PATHS, MOST_STEPS, MOST_CASES = 400, 2000, 4096
SETTLING = ("says", "has", "lacks")
PROSE = frozenset("summary label title text why because facts default".split())


def answers_settle_something(content: Content) -> Iterator[Problem]:
    """Each answer says a value of a topic, or what equipment there is or isn't."""
    for folder in content.movements.values():
        for index, question in enumerate(folder.chooser.value.questions):
            for number, answer in enumerate(question.answers):
                if not (answer.says or answer.has or answer.lacks):
                    path = ("questions", index, "answers", number)
                    if all(folder.chooser.given((*path, field)) for field in SETTLING):
                        yield from folder.chooser.blame(path, "this answer settles nothing; add says, has, or lacks")


def answers_name_what_there_is(content: Content) -> Iterator[Problem]:
    """Answers name values of topics and equipment that are there; results that send back name an entry."""
    equipment = {id_ for _, id_ in content.equipment.ids("items")}
    for folder in content.movements.values():
        doc, tree = folder.chooser, folder.chooser.value
        values = _values(tree)
        entries = {id_ for _, id_ in doc.ids("entries")}
        if not tree.topics and doc.given(("topics",)):
            yield from _without_topics(folder)
        registers = (("says", "value of a topic", values), ("has", "piece of equipment", equipment))
        for index, question in enumerate(tree.questions):
            for number, answer in enumerate(question.answers):
                for field, what, register in (*registers, ("lacks", "piece of equipment", equipment)):
                    for place, id_ in enumerate(getattr(answer, field)):
                        around = doc if field == "says" else content.equipment
                        if register and id_ not in register and not around.might_say(id_):
                            path = ("questions", index, "answers", number, field, place)
                            yield from doc.blame(path, unknown(what, id_, register, "" if field == "says" else ADD))
        for index, result in enumerate(tree.results):
            if result.again is not None and entries and result.again not in entries and not doc.might_say(result.again):
                yield from doc.blame(("results", index, "again"), unknown("entry", result.again, entries))


def _values(tree: Chooser) -> set[str]:
    return {value for topic in tree.topics for value in topic.values}


def _without_topics(folder: MovementFolder) -> Iterator[Problem]:
    """One problem, at the first answer that says something, where there are no topics at all."""
    for index, question in enumerate(folder.chooser.value.questions):
        for number, answer in enumerate(question.answers):
            path = ("questions", index, "answers", number, "says")
            if answer.says and folder.chooser.whole(path):
                message = f'there are no topics; add topics, one of them with the value "{answer.says[0]}"'
                yield from folder.chooser.blame(path, message)
                return


def values_belong_to_one_topic(content: Content) -> Iterator[Problem]:
    """No value stands in two topics, or twice in one."""
    for folder in content.movements.values():
        seen: set[str] = set()
        for index, topic in enumerate(folder.chooser.value.topics):
            for number, value in enumerate(topic.values):
                if value in seen:
                    path = ("topics", index, "values", number)
                    yield from folder.chooser.blame(path, f'the value "{value}" stands twice; choose another')
                seen.add(value)


def answers_cover_their_case(content: Content) -> Iterator[Problem]:
    """Whatever is so, exactly one answer of a question fits it."""
    for folder in content.movements.values():
        doc, tree = folder.chooser, folder.chooser.value
        for index, question in enumerate(tree.questions):
            if _can_be_weighed(content, folder, index):
                path = ("questions", index, "answers")
                if prod(map(len, _topics(tree, question))) > MOST_CASES:
                    yield from doc.blame(path, "these answers settle too many topics at once; say fewer", key=True)
                else:
                    for message in (_doubts(tree, question) or _gaps(tree, question))[:1]:
                        yield from doc.blame(path, message, key=True)


def _can_be_weighed(content: Content, folder: MovementFolder, index: int) -> bool:
    """Whether all answers of a question settle something, and name what there is."""
    doc, tree = folder.chooser, folder.chooser.value
    answers, equipment = tree.questions[index].answers, content.equipment_items()
    paths = [("questions", index, "answers", number, field) for number in range(len(answers)) for field in SETTLING]
    return (
        doc.given(("questions", index, "answers"))
        and all(doc.whole(path) for path in paths)
        and all(answer.says or answer.has or answer.lacks for answer in answers)
        and _values(tree).issuperset(value for answer in answers for value in answer.says)
        and equipment.keys() >= {item for answer in answers for item in (*answer.has, *answer.lacks)}
        and _topics_are_sound(doc)
    )


def _topics_are_sound(doc: Doc[Chooser]) -> bool:
    """Whether each value stands in one topic, once."""
    topics = doc.value.topics
    whole = doc.given(("topics",)) and all(doc.whole(("topics", index, "values")) for index in range(len(topics)))
    return whole and len(_values(doc.value)) == sum(len(topic.values) for topic in topics)


def _doubts(tree: Chooser, question: Question) -> list[str]:
    """The cases that several answers of a question fit. Where one says the wrong value, a gap only follows from it."""
    found = []
    for case, fitting in _cases(tree, question):
        for owned, answers in _fitting(fitting) if len(fitting) > 1 else ():
            if len(answers) > 1:
                both = " and ".join(f'"{answer.text}"' for answer in answers)
                found.append(f"{both} both fit {_shown((*case, *owned))}; say what tells them apart")
                break
    return found


def _gaps(tree: Chooser, question: Question) -> list[str]:
    """The cases that no answer of a question fits."""
    found = []
    for case, fitting in _cases(tree, question):
        if not fitting:
            found.append(f"no answer fits {_shown(case)}; add one")
        for owned, answers in _fitting(fitting) if len(fitting) > 1 else ():
            if not answers:
                found.append(f"no answer fits {_shown((*case, *owned))}; add one")
                break
    return found


def _cases(tree: Chooser, question: Question) -> Iterator[tuple[tuple[str, ...], list[Answer]]]:
    """What may be so of all topics that a question settles, each with the answers that say so."""
    for case in product(*_topics(tree, question)):
        yield case, [answer for answer in question.answers if {*answer.says} <= {*case}]


def _topics(tree: Chooser, question: Question) -> list[tuple[str, ...]]:
    """The values of each topic that a question settles."""
    said = {value for answer in question.answers for value in answer.says}
    return [topic.values for topic in tree.topics if said & {*topic.values}]


def _fitting(answers: list[Answer]) -> Iterator[tuple[tuple[str, ...], list[Answer]]]:
    """What may be at hand of all equipment that tells answers apart, in words, each with the answers that fit."""
    items = sorted({item for answer in answers for item in (*answer.has, *answer.lacks)})
    for owned in product((True, False), repeat=len(items)):
        has = {item for item, owns in zip(items, owned, strict=True) if owns}
        fitting = [a for a in answers if has >= {*a.has} and not (a.lacks and has >= {*a.lacks})]
        yield tuple(item if item in has else f"no {item}" for item in items), fitting


def _shown(case: tuple[str, ...]) -> str:
    return " with ".join(case) or "anybody"


def entries_have_roots_of_their_own(content: Content) -> Iterator[Problem]:
    """Each entry begins with a question of its own."""
    for folder in content.movements.values():
        if unreached(folder):
            continue  # one of those is what the entry was to begin with
        roots: dict[str, str] = {}
        for index, entry in enumerate(folder.chooser.value.entries):
            path = ("entries", index, "start")
            if (other := roots.get(entry.start)) and folder.chooser.given(path):
                message = f'the entry "{other}" begins with this question, too; begin each with one of its own'
                yield from folder.chooser.blame(path, message)
            roots.setdefault(entry.start, entry.id)


def paths_are_few(content: Content) -> Iterator[Problem]:
    """The tree has no more paths than somebody can look over, and than pages are made for."""
    for folder in content.movements.values():
        if _can_be_walked(folder.chooser) and _is_large(folder.chooser.value):
            message = f"the tree has more than {MOST_PATHS} paths; ask less, or end some of them earlier"
            yield from folder.chooser.blame(("questions",), message, key=True)


def _is_large(tree: Chooser) -> bool:
    """Whether a tree has too many paths, or so many steps that nobody would count them."""
    steps = list(islice(chain.from_iterable(trails(tree, entry) for entry in tree.entries), MOST_STEPS + 1))
    return len(steps) > MOST_STEPS or sum(isinstance(trail.node, Result) for trail in steps) > MOST_PATHS


@each_document
def nothing_is_asked_twice(doc: Doc[Any]) -> Iterator[Problem]:
    """No path asks a question that an earlier answer has settled."""
    if isinstance(doc.value, Chooser):
        yield from _once_each(doc, _settled)


def results_fit_the_equipment(content: Content) -> Iterator[Problem]:
    """No path ends with a variation whose equipment an answer on it has ruled out."""
    for folder in content.movements.values():
        yield from _once_each(folder.chooser, partial(_ruled_out, folder))


def _settled(trail: Trail, tree: Chooser) -> str | None:
    """What is wrong where a trail leads to a question that it has answered."""
    if not isinstance(trail.node, Question):
        return None
    left = open_answers(tree, trail.node, known(trail))
    closed = [answer for answer in trail.node.answers if answer not in left]
    if not closed:
        return None
    if len(left) > 1:
        return f'"{closed[0].text}" is ruled out on the path {trail}; lead to another question'
    if not left and _gaps(tree, trail.node):
        return None  # the answer that is left is missing, as is told there
    only = f'only "{left[0].text}" is left' if left else "no answer is left"
    return f"{only} on the path {trail}; lead past this question"


def _ruled_out(folder: MovementFolder, trail: Trail, _: Chooser) -> str | None:
    """What is wrong where a trail leads to a variation for which something is lacking."""
    if not isinstance(trail.node, Result) or trail.node.variation not in folder.variations:
        return None
    variation = folder.variations[trail.node.variation]
    needs = [use.item for use in variation.value.equipment]
    if not variation.whole(("equipment",)) or known(trail).allows(needs):
        return None
    return f"{variation.id} needs {', '.join(needs)}, which the path {trail} rules out; end it elsewhere"


def _once_each(doc: Doc[Chooser], wrong: Callable[[Trail, Chooser], str | None]) -> Iterator[Problem]:
    """What is wrong with the trails of a tree; of several that end with the same answer, the first is told of."""
    told: set[Path] = set()
    for trail in _walked(doc):
        if (message := wrong(trail, doc.value)) and (path := _last(doc.value, trail)) not in told:
            told.add(path)
            yield from doc.blame(path, message)


def _last(tree: Chooser, trail: Trail) -> Path:
    """The place of the answer that ends a trail, or of the entry that it is yet to leave."""
    if not trail.steps:
        return ("entries", tree.entries.index(trail.entry), "start")
    last = trail.steps[-1]
    return ("questions", tree.questions.index(last.question), "answers", last.question.answers.index(last.answer), "to")


@once
def _walked(doc: Doc[Chooser]) -> list[Trail]:
    """Every trail that somebody can walk, of a tree that is sound enough for it."""
    tree = doc.value
    if not _can_be_walked(doc) or not _topics_are_sound(doc) or _is_large(tree):
        return []
    return [trail for entry in tree.entries for trail in trails(tree, entry) if _agrees(tree, trail)]


def _agrees(tree: Chooser, trail: Trail) -> bool:
    """Whether no answer on a trail is at odds with those before it."""
    so_far = Known()
    for step in trail.steps:
        if step.answer not in open_answers(tree, step.question, so_far):
            return False
        so_far = so_far.and_(step.answer)
    return True


def _can_be_walked(doc: Doc[Chooser]) -> bool:
    """Whether no way is a stand-in or unknown, and none goes in a circle; nor an answer's words, as paths are told."""
    return all("answers" not in gap and PROSE & {*gap} for gap in doc.gaps) and not cycles(doc.value)
