"""What people do to the content, by chance."""

from __future__ import annotations

import random
from pathlib import Path

from projects import read_yaml, write_yaml

SWING = "content/movements/lantern-swing"


def write_once_more(root: Path, chance: random.Random) -> None:
    """Some text in some file says something else."""
    path = chance.choice([path for path in sorted(root.glob("content/**/*.yml")) if path.stem != "redirects"])
    data = read_yaml(path)
    held, key = chance.choice(texts(data))
    held[key] = f"{held[key].split(' – ')[0]} – {chance.randrange(100)}"
    write_yaml(path, data)


def texts(data: object) -> list[tuple[dict[str, str], str]]:
    """Every field that holds a text which readers see."""
    found: list[tuple[dict[str, str], str]] = []
    if isinstance(data, list):
        return [row for item in data for row in texts(item)]
    if isinstance(data, dict):
        found += [(data, name) for name in ("text", "default", "fact") if isinstance(data.get(name), str)]
        found += [row for value in data.values() for row in texts(value)]
    return found


def add(root: Path, chance: random.Random) -> None:
    """A variation more, somewhere in the order."""
    id_, order = f"more-{chance.randrange(1000)}", read_yaml(root / SWING / "movement.yml")
    if id_ in order["order"]:
        return
    data = read_yaml(root / SWING / f"variations/{chance.choice(order['order'])}.yml")
    names = {"name": f"Swing {id_}", "short_name": id_}
    write_yaml(root / SWING / f"variations/{id_}.yml", {**data, **names})
    order["order"].insert(chance.randrange(len(order["order"]) + 1), id_)
    write_yaml(root / SWING / "movement.yml", order)


def delete(root: Path, chance: random.Random) -> None:
    """A variation less."""
    order = read_yaml(root / SWING / "movement.yml")
    if more := [id_ for id_ in order["order"] if id_.startswith("more-")]:
        gone = chance.choice(more)
        (root / SWING / f"variations/{gone}.yml").unlink()
        order["order"].remove(gone)
        write_yaml(root / SWING / "movement.yml", order)


def move(root: Path, chance: random.Random) -> None:
    """The variations in another order."""
    order = read_yaml(root / SWING / "movement.yml")
    chance.shuffle(order["order"])
    write_yaml(root / SWING / "movement.yml", order)
