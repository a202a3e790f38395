"""What is asked of a program, and what comes of it, kept in tests/program/vectors.json for Python and the browser.

    python tests/program/vectors.py

writes the file anew, after a change of the rules or of the invented content. Read the difference before you commit it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "site")]  # as pytest has it; the command has not

from fields import CORNERS, PLACED, one_of_each  # noqa: E402 - the folder must be known first
from schemes import Rules, contents, rules_of  # noqa: E402

from generator.program.calendar import program_ics  # noqa: E402
from generator.program.course import Program, Session, program  # noqa: E402
from generator.program.request import Raw, read  # noqa: E402
from generator.program.table import program_csv, program_json  # noqa: E402
from generator.program.terms import LevelDial, Move, RampSet, Terms, plain  # noqa: E402
from generator.program.words import block_words, session_words, then_words, title  # noqa: E402

KEPT = HERE / "vectors.json"
COMMAND = "python tests/program/vectors.py"
SEED = 20270104
RANDOM = 240

Vector = dict[str, Any]


def vectors_text(sets: Mapping[str, Rules]) -> str:
    """The file for these rules: each set of them a line, and each vector."""
    rules = ",\n".join(f"{_line(name)}: {_line(rules)}" for name, rules in sets.items())
    vectors = ",\n".join(_line(vector) for vector in _vectors(sets))
    return f'{{"rules": {{\n{rules}\n}}, "vectors": [\n{vectors}\n]}}\n'


def fresh_text() -> str:
    """What the file has to hold."""
    return vectors_text({name: rules_of(content, site) for name, (content, site) in contents().items()})


def outcome(terms: Terms, raw: Raw) -> Vector:
    """All that comes of these fields: what makes no sense, and the program of the rest."""
    request, faults = read(terms, raw)
    made = program(terms, request)
    return {
        "faults": [[fault.field, fault.message] for fault in faults],
        "title": title(made),
        "sessions": [plain(_row(made, session)) for session in made.sessions],
        "blocks": [[block_words(block), then_words(made, block)] for block in made.blocks],
        "sha256": [sha256(form(made).encode()).hexdigest() for form in (program_json, program_csv, program_ics)],
    }


def terms_from(rules: Rules, variation: str) -> Terms:
    """The terms of a variation, from what the browser gets."""
    data = rules["variations"][variation]
    return Terms(
        **{
            **data,
            "ramp_up": tuple(RampSet(**row) for row in data["ramp_up"]),
            "days": tuple(data["days"]),
            "units": tuple(data["units"]),
            "increments": {unit: Decimal(str(step)) for unit, step in data["increments"].items()},
            "levels": tuple(LevelDial(**{**dial, "options": tuple(dial["options"])}) for dial in data["levels"]),
            "up": _move(data["up"]),
            "back": _move(data["back"]),
        }
    )


def _move(data: dict[str, Any] | None) -> Move | None:
    return Move(**{**data, "when": tuple(data["when"])}) if data else None


def _row(made: Program, session: Session) -> list[Any]:
    words = session_words(made, session)
    day = session.date.isoformat() if session.date else session.day
    work = [day, session.level, session.load, session.ramp_up, session.sets, session.reps, session.change]
    return [*work, words.when, words.target, words.load, words.ramp_up, words.news]


def _vectors(sets: Mapping[str, Rules]) -> Iterator[Vector]:
    for name, variation, raw in _asked(sets):
        terms = terms_from(sets[name], variation)
        yield {"rules": name, "variation": variation, "raw": raw, **outcome(terms, raw)}


def _asked(sets: Mapping[str, Rules]) -> Iterator[tuple[str, str, Raw]]:
    """What has its place; every corner once, each with the next variation; then fields at random."""
    places = [(name, id_) for name, rules in sets.items() for id_ in rules["variations"]]
    yield from ((name, id_, raw) for name, id_, raw in PLACED if name in sets)
    for index, corner in enumerate(CORNERS):
        name, id_ = places[index % len(places)]
        yield name, id_, corner
    random = Random(SEED)  # noqa: S311 - the same numbers each time are wanted
    for index in range(RANDOM):
        name, id_ = places[index % len(places)]
        yield name, id_, one_of_each(random, _options(sets[name]["variations"][id_]))


def _options(terms: Rules) -> Iterable[str]:
    return (option for dial in terms["levels"] for option in dial["options"])


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Writes the file anew."""
    text = fresh_text()
    KEPT.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(json.loads(text)['vectors'])} vectors in {KEPT}\n")


if __name__ == "__main__":
    main()
