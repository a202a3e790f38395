"""The decision tree: every answer leads somewhere, every question is reached, every path ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chooser import cycles, longest_path
from generator.content import Content, MovementFolder
from generator.errors import Problem
from generator.model import Answer, Chooser, Path, Question
from generator.rules.names import alike
from generator.rules.references import nearest, unknown

MOST_QUESTIONS = 12


def answers_lead_somewhere(content: Content) -> Iterator[Problem]:
    """Entries start at a question, answers lead to a question or a result, results name a variation that is there."""
    for folder in content.movements.values():
        doc, tree = folder.chooser, folder.chooser.value
        questions, results = ({id_ for _, id_ in doc.ids(field)} for field in ("questions", "results"))
        known = questions | results
        for index, entry in enumerate(tree.entries if questions else ()):
            if entry.start not in questions and not doc.might_say(entry.start):
                yield from doc.blame(("entries", index, "start"), unknown("question", entry.start, questions))
        for path, _, answer in _answers(tree) if questions and results else ():
            if answer.to not in known and not doc.might_say(answer.to):
                yield from doc.blame((*path, "to"), unknown("question or result", answer.to, known))
        for index, result in enumerate(tree.results if folder.variations else ()):
            if result.variation is not None and result.variation not in folder.variations:
                message = unknown("variation", result.variation, folder.variations)
                yield from doc.blame(("results", index, "variation"), message)


def _answers(tree: Chooser) -> Iterator[tuple[Path, Question, Answer]]:
    for index, question in enumerate(tree.questions):
        for number, answer in enumerate(question.answers):
            yield ("questions", index, "answers", number), question, answer


def answers_differ(content: Content) -> Iterator[Problem]:
    """No two answers of a question are worded the same."""
    for folder in content.movements.values():
        for index, question in enumerate(folder.chooser.value.questions):
            seen: set[str] = set()
            for number, answer in enumerate(question.answers):
                path = ("questions", index, "answers", number, "text")
                if alike(answer.text) in seen:
                    yield from folder.chooser.blame(path, f'the answer "{answer.text}" stands twice; reword one')
                elif folder.chooser.given(path):
                    seen.add(alike(answer.text))


def every_question_is_reached(content: Content) -> Iterator[Problem]:
    """An entry or an answer leads to every question and every result; as none go in a circle, all are reached."""
    for folder in content.movements.values():
        for id_, path in unreached(folder).items():
            yield from folder.chooser.blame(path, f'no answer leads to "{id_}"; lead one there or remove it')


def unreached(folder: MovementFolder) -> dict[str, Path]:
    """The places of the questions and results to which nothing leads, by their ids."""
    doc, tree = folder.chooser, folder.chooser.value
    nodes = {id_: path for field in ("questions", "results") for path, id_ in doc.ids(field)}
    ways = [*(entry.start for entry in tree.entries), *(answer.to for _, _, answer in _answers(tree))]
    meant = {nearest(id_, nodes) for id_ in ways}
    return {id_: path for id_, path in nodes.items() if id_ not in meant and not doc.might_say(id_)}


def every_path_ends(content: Content) -> Iterator[Problem]:
    """No path of answers comes back to a question that it passed."""
    for folder in content.movements.values():
        doc = folder.chooser
        known = {id_ for _, id_ in doc.ids("questions")}
        for cycle in cycles(doc.value):
            if known.issuperset(cycle):
                message = f"these answers go round in a circle: {' → '.join(cycle)}; lead one to a result"
                yield from doc.blame(_closing(doc.value, *cycle[-2:]), message)


def paths_are_short(content: Content) -> Iterator[Problem]:
    """No path asks more questions than a lifter has patience for."""
    for folder in content.movements.values():
        doc = folder.chooser
        for index, entry in enumerate(() if cycles(doc.value) else doc.value.entries):
            path = longest_path(doc.value, entry.start)
            if len(path) > MOST_QUESTIONS:
                message = (
                    f"a path from here asks {len(path)} questions, ending with {path[-1]}; ask {MOST_QUESTIONS} at most"
                )
                yield from doc.blame(("entries", index, "start"), message)


def every_variation_is_a_result(content: Content) -> Iterator[Problem]:
    """Some answers lead to each variation."""
    for folder in content.movements.values():
        doc = folder.chooser
        meant = {nearest(result.variation, folder.variations) for result in doc.value.results if result.variation}
        for id_ in (variation.id for variation in folder.ordered):
            if id_ not in meant and not doc.might_say(id_):
                yield from doc.blame(
                    ("results",), f'no result is the variation "{id_}"; add one, and answers that lead there'
                )


def _closing(tree: Chooser, question: str, to: str) -> Path:
    """The place of the answer that leads from a question to another."""
    return next((*path, "to") for path, asked, answer in _answers(tree) if (asked.id, answer.to) == (question, to))
