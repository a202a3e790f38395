"""The longest content that the rules permit: every list full, every line as long and as wide as it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from samples import changed, sample_content

from generator import model
from generator.content import Content, Doc
from generator.metrics import width
from generator.rules.card import PER_LETTER, PRINTED, Style


def longest_content() -> Content:
    """The invented content, blown up; its rules still hold."""
    content = sample_content()
    scheme = changed(
        content.scheme.value,
        ramp_up=changed(
            content.scheme.value.ramp_up,
            sets=[{"share": share, "reps": 100} for share in (97, 98, 99)],
        ),
        working=changed(content.scheme.value.working, sets=5),
        reps=changed(content.scheme.value.reps, min=100, max=1000),
        warm_up=changed(content.scheme.value.warm_up, min=999, max=1000),
        rest=changed(content.scheme.value.rest, min=599, max=600),
        effort=changed(content.scheme.value.effort, min=9, max=10),
        tempo=changed(content.scheme.value.tempo, down=29, bottom=30, up=29, top=30),
        stop=_times(content.scheme.value.stop, 4, short="s"),
    )
    folder = content.movements["lantern-swing"]
    items = _times(content.equipment.value.items, 5)
    items = tuple(changed(item, id=f"item-{number}") for number, item in enumerate(items))
    return replace(
        content,
        scheme=_doc(content.scheme, scheme),
        equipment=_doc(content.equipment, changed(content.equipment.value, items=items)),
        sources={f"almanac-{n}": _doc(doc, doc.value) for doc in content.sources.values() for n in range(3)},
        movements={
            folder.id: replace(
                folder,
                movement=_doc(
                    folder.movement, changed(folder.movement.value, session=_times(folder.movement.value.session, 4))
                ),
                variations={id_: _doc(doc, _variation(doc.value)) for id_, doc in folder.variations.items()},
            )
        },
    )


def _doc(doc: Doc[Any], value: Any) -> Doc[Any]:
    return replace(doc, value=_filled(value))


def _variation(it: model.Variation) -> model.Variation:
    dial = it.load.dials[0]
    move = dict(it.progress or it.step_back or {})
    dials = [changed(dial, measure="level", options=("s", "i")) for _ in range(3)]
    return changed(
        it,
        equipment=[changed(it.equipment[0], item=f"item-{number}", note="s") for number in range(4)],
        load=changed(it.load, dials=dials),
        set_up=_times(it.set_up, 5, short="s"),
        cues=_times(it.cues, 5),
        faults=[changed(it.faults[0], id=f"fault-{number}") for number in range(4)],
        progress={**move, "to": "storm"},
        step_back={**move, "to": "paper"},
    )


def _times(entries: tuple[Any, ...], count: int, **values: Any) -> tuple[Any, ...]:
    """As many entries as there may be, made of those that there are."""
    return tuple(changed(entries[number % len(entries)], **values) for number in range(count))


def _filled(value: Any) -> Any:
    """A model with each text that stands on the card as long as it may be, in the models inside it too."""
    if isinstance(value, tuple):
        return tuple(_filled(item) for item in value)
    if not isinstance(value, model.Model):
        return value
    values = {name: _filled(item) for name, item in value}
    for (kind, name), (style, most) in PRINTED.items():
        if isinstance(value, kind) and values[name]:
            line = longest(style, most)
            values[name] = (
                line if isinstance(values[name], str) else tuple(f"{line[:-1]}{c}" for c in "si"[: len(values[name])])
            )
    return type(value).model_construct(**values)


def longest(style: Style, most: int) -> str:
    """A line of so many letters, in words as long as they may be, line and words as wide as the rule permits."""
    words = [_widest(style, min(model.LONGEST_WORD, most - start)) for start in range(0, most, model.LONGEST_WORD + 1)]
    while _width(style, line := " ".join(words)) > most * PER_LETTER[style]:
        last = max(range(len(words)), key=lambda number: words[number].count("m"))
        words[last] = words[last].replace("m", "i", 1)
    return line


def _widest(style: Style, letters: int) -> str:
    word = "i" * letters
    for index in range(letters):
        wider = "m" * (index + 1) + word[index + 1 :]
        word = wider if _width(style, wider) <= model.LONGEST_WORD * PER_LETTER[style] else word
    return word


def _width(style: Style, text: str) -> float:
    return width(text.upper() if style == "capitals" else text, "body" if style == "body" else "head")
