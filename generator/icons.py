"""The icons of the installed site, made of the one drawing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.printing import Order
from generator.sheet import Sheet, source_of

IRON = "#17191c"
"""The ground of the drawing, and of what stands around it."""

TEMPLATE = "icon.typ"


@dataclass(frozen=True)
class Icon:
    """A picture: its name, its width in pixels, how much of that the drawing takes, and whether iron fills the rest."""

    name: str
    width: int
    part: float = 1
    filled: bool = False


ICONS = (
    Icon("icon-192", 192),
    Icon("icon-512", 512),
    Icon("maskable-512", 512, part=0.76, filled=True),  # a device may cut all but the circle of 80 % in the middle
    Icon("touch-180", 180, filled=True),  # iOS rounds the corners itself, and paints what shows through black
)


def icons(drawing: bytes) -> Iterator[Order]:
    """Each icon as PNG, of an SVG 48 wide and high."""
    for icon in ICONS:
        job = {"svg": drawing.decode(), "part": icon.part, "fill": IRON if icon.filled else ""}
        complaint = f"the icon {icon.name} can't be made"
        sheet = Sheet(TEMPLATE, source_of(TEMPLATE), json.dumps(job), complaint, "png", icon.width / 48 * 72)
        yield Order(f"assets/icons/{icon.name}.png", sheet)
