"""Style sheets: a file that is named and isn't there is told with the line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import ROOT

from generator.styles import style_problems


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with a font and an empty style sheet, beside a mkdocs.yml."""
    docs = tmp_path / "docs"
    for name in ("fonts/a.woff2", "css/b c.svg", "css/site.css"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).touch()
    (tmp_path / "mkdocs.yml").write_text("extra_css:\n  - css/site.css\n  - css/nowhere.css\n", encoding="utf-8")
    return docs


def told(docs: Path, *sheets: str) -> list[str]:
    """What is told of the folder when mkdocs.yml names these style sheets."""
    return [str(problem) for problem in style_problems(docs.parent / "mkdocs.yml", docs, sheets)]


@pytest.mark.parametrize(
    "css",
    [
        "src: url(../fonts/a.woff2)",
        "src: url( '../fonts/a.woff2?v=1#x' )",
        'src: url("b%20c.svg") format("svg")',
        "src: url(data:font/woff2;base64,AAAA)",
        "src: url(\"data:image/svg+xml,%3Csvg xmlns='x'/%3E\")",
        "fill: url(#gradient)",
        "@import url(https://fonts.example/x.css)",
        "src: url(//fonts.example/x.woff2)",
        "src: url(//[)",
        "/* src: url(nowhere.woff2) */",
        '@import "site.css"',
    ],
)
def test_sound_style_sheet(docs: Path, css: str) -> None:
    """A style sheet that shows all it should would be refused."""
    (docs / "css/site.css").write_text(css, encoding="utf-8")
    assert told(docs, "css/site.css", "https://fonts.example/x.css") == []


@pytest.mark.parametrize(
    ("css", "name"),
    [
        ("url(../fonts/b.woff2)", "../fonts/b.woff2"),
        ("url('../fonts/b.woff2')", "../fonts/b.woff2"),
        ('url( "a.woff2" )', "a.woff2"),
        ('@import "nowhere.css"', "nowhere.css"),
        ("url(/fonts/a.woff2)", "/fonts/a.woff2"),
    ],
)
def test_file_that_is_not_there(docs: Path, css: str, name: str) -> None:
    """Readers would see the browser's own font, and nobody would be told."""
    (docs / "css/site.css").write_text(f"/* A\nfont. */\n@x {{\n  {css} }}\n", encoding="utf-8")
    assert told(docs) == [f'docs/css/site.css:4:3: there is no file "{name}"; add it or mend the path']


def test_style_sheet_that_is_not_there(docs: Path) -> None:
    """The site would look like none of ours."""
    message = "there is no style sheet docs/css/nowhere.css; add it, or take it out of extra_css"
    assert told(docs, "css/site.css", "css/nowhere.css") == [f"mkdocs.yml:3:1: {message}"]


def test_our_style_sheets_are_sound() -> None:
    """What is checked in can be built."""
    assert told(ROOT / "docs") == []
