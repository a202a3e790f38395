"""The icons of the installed site, made of the one drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import typst

from generator.printing import RenderedFile

IRON = "#17191c"
"""The ground of the drawing, and of what stands around it."""

_SHEET = b"""
#set page(width: 48pt, height: 48pt, margin: 0pt, fill: if sys.inputs.fill == "" { none } else { rgb(sys.inputs.fill) })
#align(center + horizon, image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.part) * 48pt))
"""


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


def icon_files(drawing: bytes) -> Iterator[RenderedFile]:
    """Each icon as PNG, of an SVG 48 wide and high."""
    for icon in ICONS:
        fill = IRON if icon.filled else ""
        inputs = {"svg": drawing.decode(), "part": str(icon.part), "fill": fill}
        ppi = icon.width / 48 * 72
        data = typst.compile(_SHEET, format="png", ppi=ppi, ignore_system_fonts=True, sys_inputs=inputs)
        yield RenderedFile(f"assets/icons/{icon.name}.png", bytes(data))
