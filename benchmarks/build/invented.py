"""An invented movement as YAML: its own source, a decision tree that ends at each of its variations, and those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from words import Words

FACTS = 60
MOST_ANSWERS = 6
TENSIONS = ("least", "low", "medium", "high", "most")
LEVELS = ("Basic", "Intermediate", "Advanced")


class Invented:
    """Everything in one movement, drawn from a seed; each variation from a seed of its own."""

    def __init__(self, number: int, size: int, seed: int, items: Sequence[str]) -> None:
        self.id = f"invented-{number:02d}"
        self.number, self.size, self.seed, self.items = number, size, seed, items
        self.words = Words(seed)
        self.facts = [f"M{number}F{fact:02d}" for fact in range(1, min(FACTS, 20 * size) + 1)]
        self.ids = [f"{self.words.word()}-{place:03d}" for place in range(1, size + 1)]
        self.said = 0

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file's path inside content/, and its text."""
        folder = f"movements/{self.id}"
        for place, id_ in enumerate(self.ids):
            yield f"{folder}/variations/{id_}.yml", self.variation(place)
        self.words.rng.seed(f"{self.seed}/{self.number}")
        yield f"{folder}/movement.yml", self.movement()
        yield f"{folder}/chooser.yml", self.chooser()
        yield f"sources/source-{self.number:02d}.yml", self.source()

    def footing(self) -> str:
        """One to three facts; all are named in turn, so that each is carried by some statement."""
        rng, first = self.words.rng, self.said
        self.said += rng.randint(1, 3)
        facts = ", ".join(self.facts[fact % len(self.facts)] for fact in range(first, self.said))
        reason = f', default: "{self.words.sentence(9, 18)}"' if rng.random() < 0.5 else ""  # noqa: PLR2004
        return f"facts: [{facts}]{reason}"

    def statement(self, least: int = 9, most: int = 22, more: str = "") -> str:
        """A sentence with what it rests on."""
        return f'{{{more}text: "{self.words.sentence(least, most)}", {self.footing()}}}'

    def several(self, count: int, indent: int = 2) -> str:
        """A list of statements."""
        return "\n".join(f"{' ' * indent}- {self.statement()}" for _ in range(count))

    def variation(self, place: int) -> str:
        """A variation with all that a real one has."""
        words = self.words
        words.rng.seed(f"{self.seed}/{self.number}/{place}")
        draw = words.rng.choice
        name = f"{words.word().capitalize()} {self.number}.{place + 1}"
        item, other = words.rng.sample(self.items, 2)
        short = [f'short: "{words.line()}", ' if step in {0, 2, 3, 5} else "" for step in range(6)]
        set_up = "\n".join(f"  - {self.statement(more=more)}" for more in short)
        cues = "\n".join(f'  - {{text: "{words.line()}", {self.footing()}}}' for _ in range(4))
        faults = "\n".join(self.fault(place, number) for number in range(1, 4))
        tensions = ", ".join(f"{part}: {draw(TENSIONS)}" for part in ("hinge", "middle", "lockout"))
        return f"""\
revised: 2026-{words.rng.randint(1, 12):02d}-{words.rng.randint(1, 28):02d}
name: "{name} {words.word().capitalize()}"
short_name: "{name}"
also: [{words.phrase(2, 3)}, {words.phrase(2, 3)}]
summary: {self.statement()}
level: {{label: {draw(LEVELS)}, {self.footing()}}}
purpose:
{self.several(2)}
equipment:
  - {{item: {item}, note: "{words.phrase(2, 4)}", {self.footing()}}}
  - {{item: {other}, {self.footing()}}}
load:
  dials:
    - {self.statement(more=f"name: {words.word().capitalize()} weight, measure: weight, ")}
    - {self.statement(more=f"name: {words.word().capitalize()} level, measure: level, options: [light, strong], ")}
  progress:
{self.several(2, indent=4)}
set_up:
{set_up}
execution:
  descent:
{self.several(2, indent=4)}
  drive:
{self.several(1, indent=4)}
  lockout:
{self.several(1, indent=4)}
cues:
{cues}
resistance: {self.statement(more=f"{tensions}, ")}
faults:
{faults}
{self.move("progress", place + 1)}{self.move("step_back", place - 1)}\
video: {{title: "{words.sentence(6, 9)}", url: "https://films.example/{self.ids[place]}/", {self.footing()}}}
"""

    def fault(self, place: int, number: int) -> str:
        """A fault; every second one leads back to an easier variation."""
        to = f"to: {self.ids[place - 1]}, " if place and number % 2 else ""
        return f"""\
  - id: {self.words.word()}-{number}
    name: "{self.words.line()} {number}"
    fault: {self.statement()}
    notice: {self.statement()}
    fix: {self.statement()}
    card_fix: "{self.words.line()}"
    step_back: {self.statement(more=to)}"""

    def move(self, field: str, to: int) -> str:
        """The way to a neighbor, if there is one."""
        if not 0 <= to < self.size:
            return ""
        return f'{field}:\n  to: {self.ids[to]}\n  short: "{self.words.line()}"\n  when:\n{self.several(2, indent=4)}\n'

    def movement(self) -> str:
        """What the variations share."""
        roles = (("Warm up", "warm-up"), ("Prime", "primer"), ("Lift", "main"))
        steps = "\n".join(f"  - {self.statement(more=f'name: {name}, role: {role}, ')}" for name, role in roles)
        phases = "\n".join(f"  {phase}:\n{self.several(2, 4)}" for phase in ("set_up", "descent", "drive", "lockout"))
        lists = "\n".join(
            f"{field}:\n{self.several(3)}" for field in ("why", "audience", "stance", "hinge", "choosing")
        )
        return f"""\
revised: 2026-11-23
name: "{self.words.word().capitalize()} {self.number}"
summary: {self.statement()}
demands:
  text: "{self.words.sentence(9, 22)}"
  {self.footing().replace(", default", chr(10) + "  default")}
  items:
{self.several(4, indent=4)}
session:
{steps}
{lists}
execution:
{phases}
order: [{", ".join(self.ids)}]
"""

    def chooser(self) -> str:
        """Questions with up to six answers, each about a topic of its own, until one variation is left."""
        topics: list[str] = []
        questions: list[str] = []
        ends = [f"take-{id_}" for id_ in self.ids]
        self._ask("0", ends if len(ends) > 1 else [*ends, "wait"], topics, questions)
        results = [
            f"  - id: take-{id_}\n    title: Take {id_}\n    variation: {id_}\n    because:\n" for id_ in self.ids
        ]
        if len(ends) == 1:
            results.append("  - id: wait\n    title: Wait for more\n    because:\n")
        entries = "  - {id: first-time, label: Choosing for the first time, start: ask-0}"
        said = "\n".join(result + self.several(2, indent=6) for result in results)
        summary = f"summary: {self.statement()}"
        return "\n".join(
            [summary, "topics:", *topics, "entries:", entries, "questions:", *questions, "results:", said, ""]
        )

    def _ask(self, path: str, ends: Sequence[str], topics: list[str], questions: list[str]) -> str:
        """The id of what tells these ends apart, after adding the questions that it takes."""
        if len(ends) == 1:
            return ends[0]
        room = MOST_ANSWERS
        while room < len(ends):
            room *= MOST_ANSWERS
        count = -(-len(ends) * MOST_ANSWERS // room)  # so that the questions below have as many answers as may be
        parts = [ends[len(ends) * part // count : len(ends) * (part + 1) // count] for part in range(count)]
        values = [f"value-{path}-{part}" for part in range(count)]
        topics.append(f"  - {{id: topic-{path}, values: [{', '.join(values)}]}}")
        text = f'    text: "{path}: {self.words.sentence(6, 12)[:-1]}?"'
        default = f'    default: "{self.words.sentence(9, 18)}"'
        asked = [f"  - id: ask-{path}", text, default, f"    why: {self.statement()}", "    answers:"]
        place = len(questions)
        for part, (value, below) in enumerate(zip(values, parts, strict=True)):
            text = f"{self.words.line()[:24].strip()} {part}"
            to = self._ask(f"{path}-{part}", below, topics, questions)
            asked.append(f'      - {{id: a{part}, text: "{text}", says: [{value}], to: {to}}}')
        questions.insert(place, "\n".join(asked))
        return f"ask-{path}"

    def source(self) -> str:
        """The facts that all this rests on."""
        facts = "\n".join(
            f'  - {{id: {id_}, scope: {self.words.word()}, kind: claim, fact: "{self.words.sentence(12, 30)}"}}'
            for id_ in self.facts
        )
        return f"""\
author: {self.words.word().capitalize()} {self.words.word().capitalize()}
title: "{self.words.sentence(4, 8)}"
url: "https://source.example/{self.number}/"
note: "{self.words.sentence(12, 30)}"
facts:
{facts}
"""
