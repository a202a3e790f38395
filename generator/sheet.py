"""A sheet to print or a picture: what Typst makes of a source and data. The same sheet gives the same bytes each time.

A sheet is plain data, so it can be made in another process, and kept under a key for the next build.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from generator.digest import digest_of
from generator.errors import PrimerError
from generator.qr import qr_svg

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "typst"
FONTS = Path(__file__).parent / "fonts"
FACES = (
    "atkinson-hyperlegible-next-400.ttf",
    "atkinson-hyperlegible-next-700.ttf",
    "barlow-condensed-600.ttf",
    "barlow-condensed-700.ttf",
)
"""The faces that the templates name."""
STANDARD: Literal["ua-1"] = "ua-1"
SHARED = "common.typ"
IMPORT = f'#import "{SHARED}": *\n'
SHADES = ((0, 0), (48, 96), (148, 200), (240, 255))
"""From which light on a point gets which shade: enough for black print seen small, and thin lines don't turn white."""
GRAYS = len(SHADES)
PACKING = 8
"""Of 9 levels; the last takes twice the time for one byte in a hundred."""


@dataclass(frozen=True)
class Sheet:
    """What is to be made. `job` is JSON, which the source reads as `sys.inputs.job`; `qr` is what a code leads to.

    With `colors` a picture has no more than so many, with GRAYS these grays. `template` and `complaint` are for
    messages alone: what the source is called, and what can't be done if it fails.
    """

    template: str
    source: str
    job: str
    complaint: str
    form: Literal["pdf", "png"] = "pdf"
    ppi: float | None = None
    colors: int | None = None
    qr: str = ""


def source_of(template: str) -> str:
    """All that a template is made of: what it shares with the others, and its own."""
    return (TEMPLATES / SHARED).read_text("utf-8") + (TEMPLATES / template).read_text("utf-8").replace(IMPORT, "")


def key(sheet: Sheet) -> str:
    """What stands for the sheet's bytes: a digest of all they depend on."""
    parts = (sheet.source, sheet.job, sheet.form, sheet.ppi, sheet.colors, sheet.qr, fonts_digest(), maker())
    return digest_of(str(part).encode() for part in parts)


def made(sheet: Sheet) -> bytes:
    """The sheet's bytes, a tagged PDF (PDF/UA-1) or a PNG; raises PrimerError, its complaint first, if that can't be.

    A measure that the source takes fails in its own words; anything else is a slip in it or a letter no font has.
    """
    import typst

    inputs = {"job": sheet.job, "qr": qr_svg(sheet.qr) if sheet.qr else ""}
    standard = STANDARD if sheet.form == "pdf" else None
    try:
        data, warnings = _compiler(fonts_digest()).compile_with_warnings(
            sheet.source.encode(), format=sheet.form, ppi=sheet.ppi, pdf_standards=standard, sys_inputs=inputs
        )
    except typst.TypstError as error:
        said = error.message.removeprefix("panicked with: ")
        slip = f"{sheet.template}: " if said == error.message else ""
        raise PrimerError(f"{sheet.complaint}: {slip}{said}") from None
    if warnings:  # a font that isn't there is no more than a warning, and its text would be missing
        raise PrimerError("; ".join(warning.message for warning in warnings))
    made = bytes(cast("bytes", data))
    return _with_colors(made, sheet.colors) if sheet.colors else made


def _with_colors(picture: bytes, colors: int) -> bytes:
    """A PNG in so many colors, or grays: a sixth to a third of the bytes."""
    from PIL import Image

    drawn, packed = Image.open(BytesIO(picture)), BytesIO()
    if colors == GRAYS:
        few = drawn.convert("L").point([sum(light >= least for least, _ in SHADES) - 1 for light in range(256)])
        few.putpalette([shade for _, gray in SHADES for shade in [gray] * 3])
    else:
        few = drawn.convert("RGB").quantize(colors, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(packed, "PNG", compress_level=PACKING)
    return packed.getvalue()


@lru_cache(maxsize=1)  # it reads the fonts when it is made
def _compiler(_fonts: str) -> typst.Compiler:
    import typst

    return typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True)


def fonts_digest() -> str:
    """Which fonts there are, to the byte; raises PrimerError if one is missing, as Typst would take another weight."""
    if gone := [name for name in FACES if not (FONTS / name).is_file()]:
        raise PrimerError(f"the font {FONTS / gone[0]} is missing; put it back, as with: git checkout -- {FONTS}")
    stats = [(FONTS / name).stat() for name in FACES]
    return _fonts_digest(tuple((stat.st_mtime_ns, stat.st_size) for stat in stats))


@lru_cache(maxsize=1)
def _fonts_digest(_state: tuple[tuple[int, int], ...]) -> str:
    return digest_of((FONTS / name).read_bytes() for name in FACES)


def forget() -> None:
    """The next sheet is made from nothing."""
    for kept in (_compiler, _fonts_digest, qr_svg):
        kept.cache_clear()


_LOADED = [Path(__file__).with_name(name).read_bytes() for name in (Path(__file__).name, "qr.py")]


@cache
def maker() -> str:
    """Who makes the bytes, as this process has it loaded: our code, the libraries, and how this machine compresses."""
    from PIL import features

    versions = [version(name) for name in ("typst", "pillow", "segno")]
    packing = str(features.version("zlib_ng") or features.version("zlib"))
    return digest_of([*_LOADED, *(part.encode() for part in (*versions, packing, platform.machine()))])
