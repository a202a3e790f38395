"""Lessons on the pages in docs/ that are written by hand."""

from __future__ import annotations

from generator.lessons.lesson import Group, lesson

PAGES = Group(
    "pages",
    "Pages written by hand",
    "Pages in docs/ are Markdown, with front matter between two lines of dashes. A build checks them, and a preview.",
    (
        lesson(
            "front-matter",
            "Front matter that can’t be used",
            "Between the two lines of dashes stand fields, as name: value. A text with a colon stands in quotes, and "
            "render_macros is true or false.",
            "docs/page.md",
            "---\ntitle: Tonight: the wind\n---\n\nText.\n",
        ),
        lesson(
            "macro",
            "A macro that can’t be carried out",
            "A macro has parentheses and stands on a line of its own, between empty lines, on a page whose front "
            "matter "
            "says render_macros: true.",
            "docs/page.md",
            "---\nrender_macros: true\n---\n\nSee {{ ladder }}.\n",
        ),
        lesson(
            "reasons",
            "Marks without reasons below them",
            "A page with marks ends with reasons(), once.",
            "docs/page.md",
            '---\nrender_macros: true\n---\n\n{{ why("lantern-swing") }}\n',
        ),
        lesson(
            "style-sheet",
            "A style sheet, or a file in one, that isn’t there",
            "What mkdocs.yml lists under extra_css, and what a style sheet names, is a file in docs/. Add it, or mend "
            "the path.",
        ),
    ),
)
