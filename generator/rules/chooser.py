"""The decision tree: every answer leads somewhere, every question is reached, every path ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.chooser import Walker
from generator.content import Content
from generator.errors import Problem
from generator.rules.references import unknown


def answers_lead_somewhere(content: Content) -> Iterator[Problem]:
    """Entries start at a question, answers lead to a question or a result, results name a variation that is there."""
    for folder in content.movements.values():
        doc, tree = folder.chooser, folder.chooser.value
        questions = {question.id for question in tree.questions}
        known = questions | {result.id for result in tree.results}
        for index, entry in enumerate(tree.entries):
            if entry.start not in questions:
                yield doc.problem(("entries", index, "start"), unknown("question", entry.start, questions))
        for index, question in enumerate(tree.questions):
            for number, answer in enumerate(question.answers):
                if answer.to not in known:
                    path = ("questions", index, "answers", number, "to")
                    yield doc.problem(path, unknown("question or result", answer.to, known))
        for index, result in enumerate(tree.results):
            if result.variation is not None and result.variation not in folder.variations:
                message = unknown("variation", result.variation, folder.variations)
                yield doc.problem(("results", index, "variation"), message)


def answers_differ(content: Content) -> Iterator[Problem]:
    """No two answers of a question are worded the same."""
    for folder in content.movements.values():
        for index, question in enumerate(folder.chooser.value.questions):
            seen: set[str] = set()
            for number, answer in enumerate(question.answers):
                if answer.text.casefold() in seen:
                    path = ("questions", index, "answers", number, "text")
                    yield folder.chooser.problem(path, f'the answer "{answer.text}" stands twice; reword one')
                seen.add(answer.text.casefold())


def every_question_is_reached(content: Content) -> Iterator[Problem]:
    """Some path from an entry leads to every question and every result."""
    for folder in content.movements.values():
        doc, tree = folder.chooser, folder.chooser.value
        reached = Walker(tree).reached()
        for field in ("questions", "results"):
            for index, node in enumerate(getattr(tree, field)):
                if node.id not in reached:
                    message = f'no answer leads to "{node.id}"; lead one there or remove it'
                    yield doc.problem((field, index, "id"), message)


def every_path_ends(content: Content) -> Iterator[Problem]:
    """No path of answers comes back to a question that it passed."""
    for folder in content.movements.values():
        tree = folder.chooser.value
        for cycle in Walker(tree).cycles():
            index = next(i for i, question in enumerate(tree.questions) if question.id == cycle[-2])
            number = next(i for i, answer in enumerate(tree.questions[index].answers) if answer.to == cycle[-1])
            path = ("questions", index, "answers", number, "to")
            message = f"these answers go round in a circle: {' → '.join(cycle)}; lead one to a result"
            yield folder.chooser.problem(path, message)
