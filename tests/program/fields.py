"""Fields of a program's request as people, addresses and accidents write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

Fields = Mapping[str, str | Sequence[str]]

TWO_WEEKS: Fields = {"weeks": "2", "days": "mon,thu", "start": "2027-01-04"}
LOADED: Fields = {**TWO_WEEKS, "load": "20"}

STRANGE = (
    "x",
    "-1",
    "NaN",
    "1e3",
    "٣",
    "１２",
    "null",
    "0x10",
    "\x00",
    "'; --",
    "={1}",
    "9" * 40,
    "½",
    "\u00a0",
    "1\n2",
)
"""What makes no sense in any field; digits of other scripts are none here."""

ODD: dict[str, tuple[str, ...]] = {
    "weeks": ("0", "53", "0004", "00004", "1.0", " 3 ", "+3", "3 weeks"),
    "days": (
        "mon", "MON,Thu", "monday tuesday", "mon;thu", "sun,mon,sun", ",,", "thurs", "mo", "sat sun\tfri",
        "\u017fat",
    ),
    "start": (
        "2027-02-29", "2028-02-29", "2000-02-29", "2100-02-29", "2027-02-30", "2027-04-31", "2027-13-01",
        "2027-00-10", "2027-01-00", "0000-01-01", "0001-01-01", "1999-12-31", "2000-01-01", "2099-12-31",
        "2100-01-01", "9999-12-31", "2027-1-4", "20270104", "2027-W01-1", "2027-01-04T00:00", "+02027-01-04",
        "2027-01-04\n", "04/01/2027", "tomorrow",
    ),
    "time": ("00:00", "23:59", "24:00", "9:00", "09:60", "18.00", "6 pm", "18:00:00", "18:00 "),
    "unit": ("kg", "KG", "lb", "lbs", "steps", "stone", "\u212ag"),
    "step": ("0", "0,00", "0.001", "0.01", "2,5", "2.50", "2.505", "1.250000", "2000", "2000.001", "5 kg", ".5"),
    "load": (
        "0", "0 kg", "45lb", "45 LBS", "45 lb s", "20 kg", "20\u212ag", "3 steps", "1 step", "1step", "lb",
        "kg 20", "42,5", "42.55 lb", "42.555", "2000", "2000 kg", "2000.01", "4409.25 lb", "1,500", "0.01 kg",
        "20\tkg", "20  kg", "20kglb", "١٢ kg", "007",
        f"{20:012}", f"{20:013}", f"20.{0:012}", f"20.{0:013}",
    ),
    "most": ("0", "20", "19.99", "2000", "2001", "40,5", "40 kg", "20.00"),
    "level": (
        "bright", "HALF BRIGHT", "half-bright", " -half-bright- ", "half--bright", "shut", "SHUT ", "+1",
        "-1", "1", "a, b; c\\d", "Dim,Bright", "none", "DİM", "half\u2010bright",
    ),
    "light": ("0", "1", "2", "1,2", "2 2 2", "3", "01", "2,", "1-2", "week 1"),
    "log": (
        "d", "dms", "done", "DONE,Missed short", "d,m,s", "dddd", "ddddd", "done done done done done", "sdone",
        "donemissed", "missed,short,missed,short", "ssss", "d m s", "d" * 5000,
    ),
}  # fmt: skip
"""By field."""

LISTS: tuple[Fields, ...] = (
    {"level": []},
    {"level": ["dim", "shut"]},
    {"level": ["shut", "dim", "shut"]},
    {"level": ["dim", "bright"]},
    {"level": ["", " ", "half"]},
    {"level": ["open", "nonsense", "shut"]},
    {"level": ["+1", "-1"]},
    {"days": ["mon", "fri"], "light": ["1", "2"], "log": ["d", "m"]},
)

ENDS: tuple[Fields, ...] = (
    {},
    {"weeks": "1", "days": "sun"},
    {"weeks": "52", "days": "wed", "load": "20", "start": "2027-01-04"},
    {"weeks": "52", "days": "mon", "start": "2099-12-31", "time": "23:59", "light": "1,26,52"},
    {"weeks": "9", "days": "mon,tue,wed,thu,fri,sat,sun", "load": "20 kg", "unit": "lb", "time": "06:30"},
    {"weeks": "3", "days": "mon,wed,sat", "start": "2026-12-24", "load": "0.01"},
    {"weeks": "3", "days": "sat,sun", "start": "2026-03-07", "time": "02:30", "load": "3"},
    {"weeks": "3", "days": "sun", "start": "2026-10-24", "time": "02:30", "load": "3"},
    {"weeks": "2", "days": "sat,sun", "start": "2026-03-28", "time": "02:30", "load": "3"},
    {"weeks": "2", "days": "mon,tue,wed,thu,fri,sat,sun", "start": "2028-02-26"},
    {"weeks": "2", "days": "mon,tue,wed,thu,fri,sat,sun", "start": "2000-02-26"},
    *({"weeks": "2", "days": "mon,thu,sun", "start": f"2027-02-{day:02}", "time": "18:00"} for day in range(22, 29)),
    *({"weeks": "6", "days": "tue,fri", "load": "3", "most": most} for most in ("3", "4", "5", "2000")),
    *({"weeks": "6", "days": "tue,fri", "load": "2", "log": log} for log in ("ssss", "ddddddsss", "msmsms", "d" * 12)),
    *({"weeks": "4", "days": "mon,fri", "light": light, "log": "ddsddsdd"} for light in ("1", "2", "4", "1,2,3,4")),
    *({"weeks": "4", "days": "mon,fri", "load": load, "step": "2.5"} for load in ("2.5", "2.4", "1997.5", "2000")),
    *({"weeks": "6", "days": "mon,fri", "level": level, "log": log, "load": "3", "most": "4"}
      for level in ("dim", "bright", "-1") for log in ("", "ddddssss")),
    *({"weeks": "6", "days": "mon,fri", "level": level, "log": log}
      for level in ("", "dim", "half", "bright", "+1") for log in ("", "sddddddssss")),
    *({"weeks": "2", "unit": unit, "load": load, "step": step}
      for unit in ("kg", "lb") for step in ("", "0.3")
      for load in ("45lb", "45 kg", "0.01 lb", "2000 kg", "3000 lb", "")),
    {"weeks": "2", "load": "5 steps", "step": "5"},
    {"weeks": "2", "load": "0 lb", "step": "5"},
    {"weeks": "2", "step": "5", "most": "60"},
)  # fmt: skip

CORNERS: tuple[Fields, ...] = (
    *({**LOADED, field: text} for field, texts in ODD.items() for text in texts),
    *({**dict.fromkeys(ODD, text), **kept} for text in STRANGE for kept in ({}, LOADED)),
    *({**TWO_WEEKS, **fields} for fields in LISTS),
    *ENDS,
)
"""Each of them once."""

PLACED: tuple[tuple[str, str, Fields], ...] = (
    ("levels", "paper", {"weeks": "6", "days": "mon,fri", "level": "dim", "log": "ddddssss"}),
    ("levels", "paper", {"weeks": "6", "days": "mon,fri", "level": "half-bright", "log": "ddddd", "light": "2,3"}),
    ("levels", "storm", {"weeks": "8", "days": "mon,fri", "level": ["dim", "shut"], "load": "3", "most": "5.5"}),
    ("levels", "storm", {"weeks": "8", "days": "mon,fri", "level": "dim", "load": "3", "most": "5", "log": "ddddss"}),
    ("levels", "brass", {"weeks": "3", "days": "mon,fri", "level": "half", "log": "ddddds"}),
    ("one by one", "paper", {"weeks": "10", "days": "mon,wed,fri", "level": "dim", "load": "2", "most": "3"}),
    ("one by one", "paper", {"weeks": "3", "days": "mon,wed,fri", "log": "dds", "load": "1"}),
    ("odd names", "storm", {"weeks": "6", "days": "mon,fri", "level": "+1", "load": "7", "most": "7"}),
)
"""What only the rules and the variation that are named bring about."""

USUAL: dict[str, tuple[str, ...]] = {
    "weeks": ("1", "2", "3", "4", "5"),
    "days": ("mon,thu", "tue", "sat,sun,wed", "fri,mon", "sun"),
    "start": ("2027-01-04", "2026-12-30", "2028-02-27", "2026-10-23", "2026-03-06", "2027-06-19"),
    "time": ("18:00", "06:15"),
    "unit": ("kg", "lb"),
    "step": ("1", "2.5", "5", "0.3", "7,25"),
    "load": ("1", "3", "20", "42.5", "45lb", "30 kg", "2 steps", "0.75", "1999", "137.85"),
    "most": ("4", "45", "50", "140", "2000"),
    "light": ("1", "2", "3", "2,3"),
    "log": ("d", "ddd", "dsd", "dddmss", "mm", "ssssd", "ddddddddds", "done,missed,short"),
}
"""What mostly makes sense."""


def one_of_each(random: Random, options: Iterable[str]) -> Fields:
    """Some fields, each with a usual text or, now and then, an odd one; levels are mostly those there are."""
    raw: dict[str, str | Sequence[str]] = {}
    for field, usual in USUAL.items():
        if random.random() < 0.6:
            raw[field] = random.choice(usual if random.random() < 0.95 else ODD[field])
    if levels := [option for option in options if random.random() < 0.3]:
        raw["level"] = levels
    raw.setdefault("weeks", random.choice(USUAL["weeks"]))
    return raw
