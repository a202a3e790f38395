"""The walk through the decision tree."""

from __future__ import annotations

from dataclasses import dataclass

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
