"""Rules of programs that no content has: the invented site's, with other numbers, dials and names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from samples import SITE, changed, sample_content

from generator.content import Content, MovementFolder
from generator.model import Dial, Range
from generator.program.browser import browser_rules
from generator.program.terms import terms_of
from generator.site import Site

Rules = dict[str, Any]
"""What the browser gets as JSON."""

NO_ADDRESS = Site("Lanterns")


def dial(name: str, measure: str, *options: str, rises: bool = False) -> Dial:
    """A dial of an invented lantern."""
    said = {"text": f"Set the {name.lower()}.", "default": "Invented."}
    return Dial.model_validate({"name": name, "measure": measure, "options": options, "rises": rises, **said})


OIL, DISTANCE = dial("Oil", "weight"), dial("Distance", "steps")
GLOW = dial("Glow", "level", "Dim", "Half-bright", "Bright", rises=True)
SHUTTER = dial("Shutter", "level", "open", "half", "shut")
ODD = dial('{reps} $& 灯; \\n, "Glow"', "level", "+1", "-1", "a, b; c\\d", rises=True)


def only_movement(content: Content) -> MovementFolder:
    """The folder of the only movement."""
    (folder,) = content.movements.values()
    return folder


def with_variations(content: Content, **fields: dict[str, Any]) -> Content:
    """The content with other values in fields of these variations, by id; "dials" are those of the load."""
    folder = only_movement(content)
    variations = dict(folder.variations)
    for id_, values in fields.items():
        doc = variations[id_]
        dials = values.get("dials", doc.value.load.dials)
        rest = {name: value for name, value in values.items() if name != "dials"}
        load = changed(doc.value.load, dials=dials)
        variations[id_] = replace(doc, value=changed(doc.value, load=load, **rest))
    return replace(content, movements={folder.id: replace(folder, variations=variations)})


def with_scheme(content: Content, **values: Any) -> Content:
    """The content with other numbers in its scheme.

    `reps` are the range, `ramp_up` pairs of share and reps, `increments` kg and lb; `climb`, `weeks`, `block`, `days`
    and `light` are the program's.
    """
    scheme = content.scheme.value
    program = scheme.program
    fields: dict[str, Any] = {
        "program": changed(
            program,
            climb=changed(program.climb, reps=values.get("climb", program.climb.reps)),
            length=changed(
                program.length,
                weeks=values.get("weeks", program.length.weeks),
                block=values.get("block", program.length.block),
            ),
            leg_days=changed(program.leg_days, days=values.get("days", program.leg_days.days)),
            light_week=changed(program.light_week, share=values.get("light", program.light_week.share)),
        )
    }
    if "reps" in values:
        low, high = values["reps"]
        fields["reps"] = Range.model_validate({**dict(scheme.reps), "min": low, "max": high})
    if "ramp_up" in values:
        rows = tuple({"share": share, "reps": reps} for share, reps in values["ramp_up"])
        fields["ramp_up"] = changed(scheme.ramp_up, sets=rows)
    if "increments" in values:
        kg, lb = values["increments"]
        fields["increments"] = changed(scheme.increments, kg=kg, lb=lb)
    if "sets" in values:
        fields["working"] = changed(scheme.working, sets=values["sets"])
    return replace(content, scheme=replace(content.scheme, value=changed(scheme, **fields)))


@cache
def contents() -> dict[str, tuple[Content, Site]]:
    """By a name, content that is unlike in all that a program hangs on, and its site."""
    sample = sample_content()
    return {
        "sample": (sample, SITE),
        "one by one": (
            with_scheme(
                with_variations(sample, paper={"dials": (GLOW, DISTANCE)}, storm={"dials": (OIL, SHUTTER)}),
                reps=(8, 15), climb=1, weeks=8, block=4, days=("thu", "mon"), ramp_up=((50, 15), (75, 12)), sets=4,
            ),
            SITE,
        ),
        "levels": (
            with_scheme(
                with_variations(
                    sample,
                    paper={"dials": (GLOW,)},
                    brass={"dials": (SHUTTER,)},
                    storm={"dials": (SHUTTER, OIL, GLOW)},
                ),
                reps=(5, 12), climb=3, weeks=4, block=1, days=("sat",), ramp_up=((60, 8),), light=33, sets=3,
            ),
            SITE,
        ),
        "wide": (
            with_scheme(
                sample, reps=(1, 20), climb=20, weeks=52, block=6, light=1, sets=5, increments=(1.25, 2.5),
                ramp_up=((97, 3), (98, 2), (99, 1)),
            ),
            NO_ADDRESS,
        ),
        "narrow": (
            with_scheme(
                sample, reps=(5, 5), climb=1, weeks=1, block=3, light=99, sets=1, increments=(0.01, 100),
                days=("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ramp_up=((1, 5),),
            ),
            SITE,
        ),
        "odd names": (
            with_scheme(
                with_variations(
                    sample,
                    paper={"name": '=1+1; "Lamp\\, 🔥"', "dials": (ODD, DISTANCE)},
                    brass={"name": "@ 灯, 灯; $& \\n Ünïcode ß\u2028é", "dials": (ODD,)},
                    storm={"name": "-Storm 👩‍🚀👩‍🚀👩‍🚀👩‍🚀", "dials": (ODD, OIL)},
                ),
                climb=2, block=5,
            ),
            NO_ADDRESS,
        ),
    }  # fmt: skip


def rules_of(content: Content, site: Site) -> Rules:
    """What the browser gets for the only movement."""
    folder = only_movement(content)
    return browser_rules(terms_of(content, folder, doc, site) for doc in folder.ordered)
