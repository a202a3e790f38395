"""The walk through the decision tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from generator.model import Chooser, Question, Result


@dataclass(frozen=True)
class Walker:
    """Follows the answers of a chooser; answers that lead nowhere are passed over."""

    tree: Chooser

    def node(self, id_: str) -> Question | Result | None:
        """The question or result with an id."""
        return self._nodes.get(id_)

    @property
    def _nodes(self) -> dict[str, Question | Result]:
        nodes: list[Question | Result] = [*self.tree.results, *self.tree.questions]
        return {node.id: node for node in nodes}

    def reached(self, also: Iterable[str] = ()) -> set[str]:
        """The ids of all that can be reached from the entries, and from the questions in `also`.

        A misspelled id counts as the one it is closest to.
        """
        nodes = self._nodes
        found: set[str] = set()
        waiting = [*also, *(entry.start for entry in self.tree.entries)]
        while waiting:
            id_ = waiting.pop()
            if id_ not in nodes:
                waiting += get_close_matches(id_, nodes, n=1)
            elif id_ not in found:
                found.add(id_)
                waiting += _next(nodes[id_])
        return found

    def cycles(self) -> list[list[str]]:
        """Each way round in a circle, once, as ids that begin and end with the same one."""
        nodes = self._nodes
        done: set[str] = set()
        cycles: list[list[str]] = []
        for start in nodes:
            trail: list[str] = []
            waiting: list[tuple[str, bool]] = [(start, False)]
            while waiting:  # depth first with a stack of its own: a long tree is not a deep recursion
                id_, leaving = waiting.pop()
                if leaving:
                    done.add(trail.pop())
                elif id_ in trail:
                    cycles.append([*trail[trail.index(id_) :], id_])
                elif id_ in nodes and id_ not in done:
                    trail.append(id_)
                    waiting.append((id_, True))
                    waiting += [(to, False) for to in reversed(_next(nodes[id_]))]
        return cycles


def _next(node: Question | Result) -> list[str]:
    return [answer.to for answer in node.answers] if isinstance(node, Question) else []
