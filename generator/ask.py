"""Walks the decision tree in a terminal: numbered answers, a way back, and the result in the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.chooser import Trail, nodes_of
from generator.content import Content, MovementFolder
from generator.errors import PrimerError
from generator.model import Entry, Question
from generator.rules.references import unknown


def find_movement(content: Content, name: str | None) -> MovementFolder:
    """The movement of this id, or the only one; raises PrimerError if that leaves none or several."""
    if name is None and len(content.movements) == 1:
        return next(iter(content.movements.values()))
    if name is None:
        raise PrimerError(f"there are several movements; name one of {', '.join(content.movements)}")
    if name not in content.movements:
        raise PrimerError(unknown("movement", name, content.movements))
    return content.movements[name]


@dataclass(frozen=True)
class Walk:
    """A walk through the tree of a movement; `say` shows a line, and `ask` gives what is typed after a question."""

    folder: MovementFolder
    say: Callable[[str], None]
    ask: Callable[[str], str]

    def given(self, entry: str | None, answers: str | None) -> Trail:
        """The trail of these answers, which must end in a result; raises PrimerError where they don't."""
        trail = self._entered(entry)
        for id_ in filter(None, (answers or "").split(",")):
            trail = self._after(trail, id_.strip())
        if isinstance(trail.node, Question):
            known = ", ".join(answer.id for answer in trail.node.answers)
            raise PrimerError(f'"{trail.node.text}" is not answered yet; add one of {known}')
        return trail

    def asked(self, entry: str | None = None) -> Trail:
        """The trail of the answers that are typed, from this entry on; raises PrimerError if it isn't there."""
        entries = self.folder.chooser.value.entries
        if entry is not None and (trail := self._questions(self._entered(entry))):
            return trail
        while True:
            number = self._number("", [entry.label for entry in entries])
            if number is not None and (trail := self._questions(self._begun(entries[number]))):
                return trail

    def _questions(self, trail: Trail) -> Trail | None:
        """Goes on to a result; None if the lifter goes back past the first question."""
        while isinstance(trail.node, Question):
            self.say(f"\n{trail.node.text}\n  Why we ask: {trail.node.why.text}")
            number = self._number("b to go back, ", [answer.text for answer in trail.node.answers])
            if number is not None:
                trail = self._after(trail, trail.node.answers[number].id)
            elif trail.steps:
                trail = Trail(trail.entry, trail.steps[:-1], trail.steps[-1].question)
            else:
                return None
        return trail

    def _number(self, back: str, choices: list[str]) -> int | None:
        """The index of the choice that is typed, or None for the way back."""
        for number, choice in enumerate(choices, start=1):
            self.say(f"  {number}  {choice}")
        numbers = [str(number) for number in range(1, len(choices) + 1)]
        while True:
            typed = self.ask(f"{back}1–{len(choices)}:").strip().casefold()
            if back and typed == "b":
                return None
            if typed in numbers:
                return numbers.index(typed)
            self.say(f'"{typed}" is none of them.')

    def _entered(self, id_: str | None) -> Trail:
        entries = {entry.id: entry for entry in self.folder.chooser.value.entries}
        if id_ is None:
            raise PrimerError(f"name the entry with --entry; write one of {', '.join(entries)}")
        if id_ not in entries:
            raise PrimerError(unknown("entry", id_, entries))
        return self._begun(entries[id_])

    def _begun(self, entry: Entry) -> Trail:
        return Trail(entry, (), nodes_of(self.folder.chooser.value)[entry.start])

    def _after(self, trail: Trail, id_: str) -> Trail:
        question = trail.node
        if not isinstance(question, Question):
            raise PrimerError(f'"{id_}" is an answer too many: the path ends with "{question.title}"')
        answers = {answer.id: answer for answer in question.answers}
        if id_ not in answers:
            raise PrimerError(f'"{id_}" is no answer to "{question.text}"; write one of {", ".join(answers)}')
        return trail.after(answers[id_], nodes_of(self.folder.chooser.value))


def told(folder: MovementFolder, trail: Trail) -> str:
    """The result at the end of a trail, why, and what to do with it."""
    result = trail.node
    if isinstance(result, Question):
        raise PrimerError("the path has not come to its end")
    lines = [f"\n{result.title}", *(f"  {reason.text}" for reason in result.because)]
    if result.variation:
        lines.append(f"  Card: primer card {folder.id}/{result.variation}")
    elif result.again:
        lines.append(f"  When that is done: primer choose {folder.id} --entry {result.again}")
    return "\n".join(lines)
