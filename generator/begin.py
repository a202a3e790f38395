"""Puts the skeletons of new content where they belong, and leaves what is there alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

from generator.check import check
from generator.errors import PrimerError
from generator.files import write_whole
from generator.model import ID_REGEX, MAX_ID, PATTERN_FORMS
from generator.rules.ids import MOVEMENT_PAGES, SITE_PAGES
from generator.rules.references import unknown
from generator.scaffold import movement_skeletons, title, variation_skeleton
from generator.schema import modeline

ORDER = re.compile(r"^order: \[(.*)\]( *#.*)?$", re.MULTILINE)


def new_movement(root: Path, id_: str, first: str, today: date) -> list[Path]:
    """The files of a new movement, empty but for what can be known; raises PrimerError where it can't be."""
    _must_be_free(id_, SITE_PAGES)
    _must_be_free(first, MOVEMENT_PAGES)
    folder = root / "content/movements" / id_
    if folder.exists():
        raise PrimerError(f"{_shown(folder, root)} is there already; choose another id, or edit its files")
    texts = movement_skeletons(id_, first, today)
    (folder / "variations").mkdir(parents=True)
    return [_written(folder / name, _headed(f"movements/{id_}/{name}", text)) for name, text in texts.items()]


def new_variation(root: Path, movement: str, id_: str, today: date) -> list[Path]:
    """The file of a new variation, last in the order of its movement, and that movement's file."""
    _must_be_free(id_, MOVEMENT_PAGES)
    content, _ = check(root)
    if movement not in content.movements:
        raise PrimerError(unknown("movement", movement, content.movements))
    folder = content.movements[movement]
    place = root / "content/movements" / movement
    target, shared = place / "variations" / f"{id_}.yml", place / "movement.yml"
    if target.exists():
        raise PrimerError(f"{_shown(target, root)} is there already; choose another id, or edit it")
    easier = next((doc.id for doc in reversed(folder.ordered)), None)
    name = f"{title(id_)} {folder.movement.value.name}"
    made = _written(
        target, _headed(f"movements/{movement}/variations/{id_}.yml", variation_skeleton(id_, name, today, easier))
    )
    return [made, _written(shared, with_variation(shared.read_text("utf-8"), id_))]


def with_variation(movement: str, id_: str) -> str:
    """The text of a movement's file with a variation at the end of its order, where that stands on one line."""

    def longer(found: re.Match[str]) -> str:
        return f"order: [{', '.join(filter(None, [found[1], id_]))}]{found[2] or ''}"

    return ORDER.sub(longer, movement, count=1)


def _headed(path: str, text: str) -> str:
    """The text of a file with the line that tells an editor its schema."""
    return (modeline(f"content/{path}") or "") + text


def _must_be_free(id_: str, reserved: Collection[str]) -> None:
    if not re.fullmatch(ID_REGEX, id_) or len(id_) > MAX_ID:
        raise PrimerError(f'"{id_}" can\'t be an id; write {PATTERN_FORMS[ID_REGEX]}, with {MAX_ID} letters at most')
    if id_ in reserved:
        raise PrimerError(f'"{id_}" is the address of a page of the site; choose another id')


def _written(path: Path, text: str) -> Path:
    write_whole(path, text.encode())
    return path


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
