"""Whether what a rule complains of is so, told from the plain data of the files and not from the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from planted import ALMANAC, CHOOSER, EQUIPMENT, GLOSSARY, MOVEMENT, PRIMER

Parts = tuple[str | int, ...]
SETTLING = ("says", "has", "lacks")


def nodes(value: Any, path: Parts = ()) -> Iterator[tuple[Parts, Any]]:
    """A piece of plain data and all that is in it, each with its path."""
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from nodes(item, (*path, key))


def at(value: Any, path: Parts) -> Any:
    """What stands at a path, or None."""
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


@dataclass(frozen=True)
class Claim:
    """A complaint of a rule: the data of all files by name, the file it is about, and the path it points to."""

    data: dict[str, Any]
    file: str
    path: Parts

    @property
    def here(self) -> Any:
        """What stands at the place of the complaint."""
        return at(self.data[self.file], self.path)

    def values(self, key: str, *files: str) -> list[Any]:
        """All values of a field, in some files or in all."""
        found = [(path, value) for file in files or self.data for path, value in nodes(self.data[file])]
        return [value for path, value in found if path and path[-1] == key]

    def values_near(self) -> list[Any]:
        """The values in the list where the complaint is, or those of the same field in its neighbors."""
        *around, last = self.path
        if isinstance(last, int):
            return _listed(at(self.data[self.file], tuple(around)))
        return [at(entry, (last,)) for entry in _listed(at(self.data[self.file], tuple(around[:-1])))]

    def ids(self, file: str, field: str) -> list[Any]:
        """The ids in a list of a file."""
        return [at(entry, ("id",)) for entry in _listed(at(self.data[file], (field,)))]

    def variations(self) -> list[str]:
        """The ids of the variations, without the one that the complaint is about."""
        files = [file for file in self.data if "/variations/" in file and file != self.file]
        return [file.rsplit("/", 1)[1].removesuffix(".yml") for file in files]

    def terms(self) -> list[Any]:
        """The ids of the terms, without the one that the complaint is about."""
        own = at(self.data[self.file], (*self.path[:2], "id"))
        return [id_ for id_ in self.ids(GLOSSARY, "terms") if id_ != own]

    @property
    def tree(self) -> Any:
        """The data of the decision tree that the complaint is about."""
        return self.data[self.file]

    def node(self, id_: str) -> Any:
        """The question or the result of this id."""
        return next(node for node in [*self.tree["questions"], *self.tree["results"]] if node["id"] == id_)

    def walked(self, path: str) -> tuple[Any, list[Any]]:
        """Where a path as messages name it leads, and the answers on it."""
        name, *steps = re.split(r": (?=[^ ]+ \")| → ", path)
        node = self.node(next(entry["start"] for entry in self.tree["entries"] if entry["id"] == name))
        answers = []
        for step in steps:
            asked, _, text = step.partition(" ")
            assert asked == node["id"]
            answers.append(next(answer for answer in node["answers"] if f'"{answer["text"]}"' == text))
            node = self.node(answers[-1]["to"])
        return node, answers

    def worlds(self, path: str) -> Iterator[set[str]]:
        """Whatever may be so of somebody who gave the answers of a path, as values and as equipment at hand."""
        _, answers = self.walked(path)
        items = [item["id"] for item in self.data[EQUIPMENT]["items"]]
        for values in product(*(topic["values"] for topic in self.tree["topics"])):
            for owned in product((True, False), repeat=len(items)):
                world = {*values, *(item for item, owns in zip(items, owned, strict=True) if owns)}
                if all(_fits(answer, world) for answer in answers):
                    yield world

    def left(self, path: str) -> list[str]:
        """The answers that somebody may still give at the end of a path."""
        node, worlds = self.walked(path)[0], [*self.worlds(path)]
        return [answer["text"] for answer in node["answers"] if any(_fits(answer, world) for world in worlds)]

    def resting_on(self, fact: str) -> list[dict[str, Any]]:
        """All that names a fact."""
        found = [value for file in self.data if file != ALMANAC for _, value in nodes(self.data[file])]
        return [value for value in found if fact in _listed(at(value, ("facts",)))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _says(statement: dict[str, Any], figure: str) -> bool:
    ends = f"{statement.get('min')}–{statement.get('max')} {statement.get('top')} s"
    return figure.casefold() in f"{statement} {ends}".casefold()


def _rests_on_nothing(claim: Claim) -> bool:
    return isinstance(claim.here, dict) and not claim.here.get("facts") and not claim.here.get("default")


def _is_silent_on(claim: Claim, phase: str) -> bool:
    places = (at(claim.data[MOVEMENT], ("execution", phase)), at(claim.data[claim.file], ("execution", phase)))
    return not any(places)


def _has_short_lines(claim: Claim, count: str) -> bool:
    return sum(bool(at(step, ("short",))) for step in claim.here) == int(count) < 3


def _has_no_such(claim: Claim, what: str, name: str) -> bool:
    questions = claim.ids(CHOOSER, "questions")
    known = {
        "fact": claim.ids(ALMANAC, "facts"),
        "piece of equipment": claim.ids(EQUIPMENT, "items"),
        "other term": claim.terms(),
        "question": questions,
        "question or result": [*questions, *claim.ids(CHOOSER, "results")],
        "value of a topic": [value for topic in claim.values("values", CHOOSER) for value in _listed(topic)],
        "entry": claim.ids(CHOOSER, "entries"),
        "variation": claim.variations(),
        "other variation": claim.variations(),
    }
    return claim.here == name and name not in known[what]


def _fits(answer: dict[str, Any], so: set[str]) -> bool:
    """Whether an answer is right where this is so, said as values and as equipment at hand."""
    lacks = set(answer.get("lacks", ()))
    return {*answer.get("says", ()), *answer.get("has", ())} <= so and not (lacks and lacks <= so)


def _ends(tree: Any, id_: str) -> int:
    """In how many ways one can go on from a question or a result to an end."""
    return (
        sum(
            (sum(_ends(tree, answer["to"]) for answer in question["answers"]))
            for question in tree["questions"]
            if question["id"] == id_
        )
        or 1
    )


def _above(claim: Claim, low: str, high: str) -> bool:
    around = at(claim.data[claim.file], claim.path[:-1])
    return [around["min"], around["max"]] == [int(low), int(high)] and int(low) > int(high)


def _outside(claim: Claim, reps: str, low: str, high: str) -> bool:
    scheme = claim.data[PRIMER]["reps"]
    return [claim.here, scheme["min"], scheme["max"]] == [int(reps), int(low), int(high)]


TRUTHS: dict[str, Callable[..., bool]] = {
    r'".+" is already the short_name in': lambda claim: claim.values("short_name").count(claim.here) > 1,
    r'".+" is already the (\w+) on line \d+': lambda claim, field: (
        claim.values(field, claim.file).count(claim.here) > 1
    ),
    r'"(.+)" is named twice': lambda claim, name: claim.values_near().count(name) > 1,
    r"no step of the session has role: (.+)": lambda claim, role: (
        role not in [at(step, ("role",)) for step in claim.here]
    ),
    r"this is a second primer": lambda claim: claim.here == "primer",
    r"a warm-up stands after the primer": lambda claim: claim.here == "warm-up",
    r"this rests on nothing": _rests_on_nothing,
    r"nothing rests on (\w+)": lambda claim, fact: claim.here == fact and not claim.resting_on(fact),
    r'no statement that rests on (\w+) says "(.+)"': lambda claim, fact, figure: (
        not any(_says(statement, figure) for statement in claim.resting_on(fact))
    ),
    r'.+ is not "(.+)", as \w+ has it': lambda claim, figure: (
        f"{claim.here['min']}-{claim.here['max']}" not in figure.replace("–", "-")
    ),
    r'no result is the variation "(.+)"': lambda claim, name: name not in claim.values("variation"),
    r"there is no way up from": lambda claim: isinstance(claim.here, dict) and not claim.here.get("progress"),
    r"there is no way back from": lambda claim: isinstance(claim.here, dict) and not claim.here.get("step_back"),
    r'there is no ([a-z ]+) "(.+?)"': _has_no_such,
    r'the fact "(.+)" is named twice': lambda claim, _: claim.here in at(claim.data[claim.file], claim.path[:-1]),
    r'no answer leads to "(.+)"': lambda claim, name: name not in claim.values("to") + claim.values("start"),
    r'no variation progresses to "(.+)"': lambda claim, name: all(
        at(claim.data[file], ("progress", "to")) != name for file in claim.data
    ),
    r'the variation "(.+)" is not in the order': lambda claim, name: name not in claim.here,
    r'nothing says how to do the phase "(.+)"': _is_silent_on,
    r"the card needs 3 to 5 steps with a short form, here (\d) have one": _has_short_lines,
    r"this is option number 7 of all dials": lambda claim: sum(map(len, claim.values("options", claim.file))) > 6,
    r"this is too wide for the card by about (\d+) letters": lambda claim, count: (
        0 < int(count) < len(claim.here) <= 80
    ),
    r'"(.+)" is too wide for the (?:card|booklet)': lambda claim, word: word in claim.here.replace("-", " ").split(),
    r"the (?:card|booklet) can't show (.+);": lambda claim, letters: all(
        letter in claim.here for letter in letters.split()
    ),
    r"min (\d+) is above max (\d+)": _above,
    r"(\d+) reps lie outside the scheme's (\d+)–(\d+)": _outside,
    r"share (\d+) does not rise above the (\d+)": lambda claim, share, _: claim.here == int(share),
    r"a load that is set in (\w+) rises by its steps": lambda claim, measure: (
        claim.here is True and at(claim.data[claim.file], (*claim.path[:-1], "measure")) == measure
    ),
    r"a level rises already": lambda claim: claim.values("rises", claim.file).count(True) > 1,
    r"a block of (\d+) weeks is longer than the program of (\d+)": lambda claim, block, weeks: (
        claim.here == int(block) > int(weeks)
    ),
    r"(\w+) stands here twice": lambda claim, day: claim.values_near().count(day) > 1,
    r'"(down|up)" takes no time': lambda claim, _: claim.here == 0,
    r"this answer settles nothing": lambda claim: not any(claim.here.get(field) for field in SETTLING),
    r'the value "(.+)" stands twice': lambda claim, name: (
        claim.here == name
        and [v for values in claim.values("values", claim.file) for v in _listed(values)].count(name) > 1
    ),
    r'there are no topics; .* "(.+)"': lambda claim, name: (
        name in claim.here and not claim.data[claim.file].get("topics")
    ),
    r"no answer fits (.+); add one": lambda claim, case: (
        not any(_fits(answer, set(case.split(" with "))) for answer in claim.here)
    ),
    r'"(.+)" both fit (.+); say': lambda claim, texts, case: (
        {*texts.split('" and "')}
        <= {answer["text"] for answer in claim.here if _fits(answer, set(case.split(" with ")))}
    ),
    r'the entry "(.+)" begins with this question': lambda claim, other: (
        other in claim.ids(claim.file, "entries") and claim.values("start", claim.file).count(claim.here) > 1
    ),
    r"the tree has more than (\d+) paths": lambda claim, most: (
        sum(_ends(claim.tree, entry["start"]) for entry in claim.tree["entries"]) > int(most)
    ),
    r'only "(.+)" is left on the path (.+); lead': lambda claim, text, path: claim.left(path) == [text],
    r'"(.+)" is ruled out on the path (.+); lead': lambda claim, text, path: text not in claim.left(path),
    r"no answer is left on the path (.+); lead": lambda claim, path: claim.left(path) == [],
    r"(\S+) needs (.+), which the path (.+) rules out": lambda claim, variation, items, path: (
        not any({*items.split(", ")} <= world for world in claim.worlds(path))
        and claim.node(claim.here)["variation"] == variation
    ),
    r"a level needs two or more different options": lambda claim: len(claim.here.get("options") or ()) < 2,
    r"a dial that is set in (\w+) has no options": lambda claim, measure: (
        at(claim.data[claim.file], (*claim.path[:-1], "measure")) == measure
    ),
}


def is_true(claim: Claim, message: str) -> bool:
    """Whether the complaint is so; raises LookupError for one that this module knows nothing of."""
    for pattern, holds in TRUTHS.items():
        if match := re.match(pattern, message):
            return holds(claim, *match.groups())
    raise LookupError(message)
